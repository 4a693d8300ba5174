import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";
import { openSshPrivateKey } from "./open-ssh-private-key";
import { colonHex, sha256Fingerprint, wireFormOf } from "./public-key";
import { puttyPrivateKey } from "./putty-private-key";

export type KeyType = "rsa" | "ed25519";
export type KeyFormat = "pem" | "ppk";

export interface GeneratedKeyPair {
  /** OpenSSH's line: algorithm, base64, `keyName` */
  readonly publicKey: string;
  /** Text of the private key's file */
  readonly privateKey: string;
  /** As EC2 gives it for keys of its own: SHA-1 of the private DER form for RSA, SHA-256 for ED25519 */
  readonly fingerprint: string;
}

/** A fresh key pair as CreateKeyPair makes it: RSA of 2048 bits, or ED25519. */
export function generateKeyPair(keyType: KeyType, keyFormat: KeyFormat, keyName: string): GeneratedKeyPair {
  const pair =
    keyType === "rsa" ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : generateKeyPairSync("ed25519");
  const wireForm = wireFormOf(pair.publicKey);
  const algorithm = keyType === "rsa" ? "ssh-rsa" : "ssh-ed25519";
  return {
    publicKey: `${algorithm} ${wireForm.toString("base64")} ${keyName}`,
    privateKey:
      keyFormat === "ppk"
        ? puttyPrivateKey(pair.privateKey, wireForm, keyName)
        : pemPrivateKey(pair.privateKey, wireForm, keyName),
    fingerprint: keyType === "rsa" ? privateFingerprint(pair.privateKey) : sha256Fingerprint(wireForm),
  };
}

const privateFingerprint = (key: KeyObject): string =>
  colonHex(
    createHash("sha1")
      .update(key.export({ type: "pkcs8", format: "der" }))
      .digest(),
  );

const pemPrivateKey = (key: KeyObject, wireForm: Buffer, comment: string): string =>
  key.asymmetricKeyType === "rsa"
    ? key.export({ type: "pkcs1", format: "pem" }).toString().trimEnd()
    : openSshPrivateKey(key, wireForm, comment);
