import type { Operation } from "../../operation";
import { createKeyPair, importKeyPair } from "./create-import-key-pair";
import { deleteKeyPair } from "./delete-key-pair";
import { describeKeyPairs } from "./describe-key-pairs";

export const keyPairOperations: readonly Operation[] = [
  createKeyPair,
  importKeyPair,
  describeKeyPairs,
  deleteKeyPair,
];
