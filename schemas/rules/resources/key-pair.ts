import { checkKeyName, checkPublicKey } from "../key-pair";
import { onlyOneOf, type Rule, tags, text, when } from "./arguments";

export const keyPair: Rule = (value) => [
  ...when(text(value.key_name), checkKeyName),
  ...when(text(value.public_key), checkPublicKey),
  ...onlyOneOf(value, ["key_name", "key_name_prefix"]),
  ...tags(value),
];
