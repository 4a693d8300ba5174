import { createHash, createHmac, type KeyObject } from "node:crypto";
import { sshInteger, sshString } from "./ssh-wire";

const lineLength = 64;

/** The file of an unencrypted private key in PuTTY's format, version 2 (appendix C of PuTTY's manual). */
export function puttyPrivateKey(key: KeyObject, publicWireForm: Buffer, comment: string): string {
  const algorithm = key.asymmetricKeyType === "rsa" ? "ssh-rsa" : "ssh-ed25519";
  const secrets = secretNumbers(key);
  const authenticated = Buffer.concat([algorithm, "none", comment, publicWireForm, secrets].map(sshString));
  const authenticationKey = createHash("sha1").update("putty-private-key-file-mac-key").digest();
  const publicLines = base64Lines(publicWireForm);
  const secretLines = base64Lines(secrets);
  return [
    `PuTTY-User-Key-File-2: ${algorithm}`,
    "Encryption: none",
    `Comment: ${comment}`,
    `Public-Lines: ${publicLines.length}`,
    ...publicLines,
    `Private-Lines: ${secretLines.length}`,
    ...secretLines,
    `Private-MAC: ${createHmac("sha1", authenticationKey).update(authenticated).digest("hex")}`,
    "",
  ].join("\n");
}

function secretNumbers(key: KeyObject): Buffer {
  const jwk = key.export({ format: "jwk" });
  const number = (text = "") => Buffer.from(text, "base64url");
  if (key.asymmetricKeyType === "ed25519") return sshString(number(jwk.d));
  return Buffer.concat([jwk.d, jwk.p, jwk.q, jwk.qi].map((text) => sshInteger(number(text))));
}

const base64Lines = (bytes: Buffer): string[] =>
  bytes.toString("base64").match(new RegExp(`.{1,${lineLength}}`, "g")) ?? [];
