import { type KeyObject, sign } from "node:crypto";
import { identityCertificate } from "./certificate";
import { signedData } from "./signed-data";

/** Signs identity documents; the leaves' texts are base64 in lines. */
export interface InstanceIdentity {
  /** `signature`: RSA with SHA-256 over the document */
  signature(document: string): string;
  /** `pkcs7` and `rsa2048`: the document with its signature, PKCS #7, without PEM's first and last line */
  pkcs7(document: string): string;
}

export function createInstanceIdentity(key: KeyObject): InstanceIdentity {
  const certificate = identityCertificate(key);
  return {
    signature: (document) => inLines(sign("sha256", Buffer.from(document), key), 76),
    pkcs7: (document) => inLines(signedData(Buffer.from(document), key, certificate), 64),
  };
}

const inLines = (bytes: Uint8Array, length: number): string =>
  (
    Buffer.from(bytes)
      .toString("base64")
      .match(new RegExp(`.{1,${length}}`, "g")) as string[]
  ).join("\n");
