import { existsSync, readFileSync } from "node:fs";
import type { LocalCredentials } from "../../schemas/local-endpoint";
import { writeFileAtomically } from "./atomic-file";
import { StateFileError } from "./state-file-error";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * Credentials of this user's hypervisor, made at its first start and kept. Shapes are AWS's: an access key id of 20
 * characters that starts with AKIA, a secret of 40, an account of twelve digits.
 */
export function loadCredentials(
  file: string,
  randomBytes: (lengthBytes: number) => Uint8Array,
): LocalCredentials {
  if (existsSync(file)) return readCredentials(file);
  const credentials: LocalCredentials = {
    accessKeyId: `AKIA${[...randomBytes(16)].map((byte) => letters[byte % letters.length]).join("")}`,
    secretAccessKey: Buffer.from(randomBytes(30)).toString("base64"),
    accountId: String(Buffer.from(randomBytes(6)).readUIntBE(0, 6) % 1e12).padStart(12, "0"),
  };
  writeFileAtomically(file, `${JSON.stringify(credentials, null, 2)}\n`, 0o600);
  return credentials;
}

/** Credentials that a daemon of this state folder has made */
export function readCredentials(file: string): LocalCredentials {
  const text = readFileSync(file, "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StateFileError(
      file,
      `holds no credentials (${(error as Error).message})`,
      `Put it back from a copy, or have new ones made, with another account id: rm ${file}`,
      error,
    );
  }
}
