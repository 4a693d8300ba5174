import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { identityCertificate } from "../metadata/identity/certificate";
import { writeFileAtomically } from "./atomic-file";
import { StateFileError } from "./state-file-error";

/**
 * RSA key that signs the instance identity documents of this hypervisor; made at its first start and kept. Its
 * certificate is written beside it, for whoever verifies `pkcs7` and `rsa2048`.
 */
export function loadIdentityKey(file: string, certificateFile: string): KeyObject {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writeFileAtomically(file, privateKey.export({ type: "pkcs8", format: "pem" }) as string, 0o600);
  }
  const key = readKey(file);
  writeFileAtomically(certificateFile, identityCertificate(key).pem, 0o644);
  return key;
}

function readKey(file: string): KeyObject {
  const text = readFileSync(file);
  try {
    return createPrivateKey(text);
  } catch (error) {
    throw new StateFileError(
      file,
      `holds no private key (${(error as Error).message})`,
      `Put it back from a copy, or have a new one made, with another certificate: rm ${file}`,
      error,
    );
  }
}
