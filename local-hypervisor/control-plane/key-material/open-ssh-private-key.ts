import { type KeyObject, randomBytes } from "node:crypto";
import { sshString } from "./ssh-wire";

const lineLength = 70;
const cipherBlockBytes = 8;

/** The file of an unencrypted ED25519 private key in OpenSSH's own format (PROTOCOL.key of OpenSSH). */
export function openSshPrivateKey(key: KeyObject, publicWireForm: Buffer, comment: string): string {
  const { d = "", x = "" } = key.export({ format: "jwk" });
  const publicBytes = Buffer.from(x, "base64url");
  const check = randomBytes(4);
  const secrets = Buffer.concat([
    check,
    check,
    sshString("ssh-ed25519"),
    sshString(publicBytes),
    sshString(Buffer.concat([Buffer.from(d, "base64url"), publicBytes])),
    sshString(comment),
  ]);
  const padding = Buffer.from(
    Array.from(
      { length: (cipherBlockBytes - (secrets.length % cipherBlockBytes)) % cipherBlockBytes },
      (_, index) => index + 1,
    ),
  );
  const file = Buffer.concat([
    Buffer.from("openssh-key-v1\0"),
    sshString("none"),
    sshString("none"),
    sshString(""),
    Buffer.from([0, 0, 0, 1]),
    sshString(publicWireForm),
    sshString(Buffer.concat([secrets, padding])),
  ]);
  const lines = file.toString("base64").match(new RegExp(`.{1,${lineLength}}`, "g")) ?? [];
  return ["-----BEGIN OPENSSH PRIVATE KEY-----", ...lines, "-----END OPENSSH PRIVATE KEY-----", ""].join(
    "\n",
  );
}
