import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { writeFileAtomically } from "./atomic-file";

/** RSA key that signs the instance identity documents of this hypervisor; made at its first start and kept. */
export function loadIdentityKey(file: string): KeyObject {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writeFileAtomically(file, privateKey.export({ type: "pkcs8", format: "pem" }) as string, 0o600);
  }
  return createPrivateKey(readFileSync(file));
}
