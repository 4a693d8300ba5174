import type { InstanceMetadata } from "../instance-metadata";
import { type Directory, directory } from "./node";

/** `public-keys/` lists `0=<key name>` and holds `0/openssh-key`; absent without keys */
export function publicKeysTree(metadata: InstanceMetadata): Directory | undefined {
  const { publicKeys } = metadata;
  if (publicKeys.length === 0) return undefined;
  const numbered = publicKeys.map((key, index) => [String(index), key] as const);
  return {
    children: Object.fromEntries(
      numbered.map(([index, key]) => [index, directory({ "openssh-key": `${key.openSshKey.trim()}\n` })]),
    ),
    listedAs: Object.fromEntries(numbered.map(([index, key]) => [index, `${index}=${key.keyName}`])),
  };
}
