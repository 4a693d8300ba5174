import { existsSync, readFileSync } from "node:fs";
import type { LocalCredentials } from "../../schemas/local-endpoint";
import { writeFileAtomically } from "./atomic-file";

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
export const readCredentials = (file: string): LocalCredentials => JSON.parse(readFileSync(file, "utf8"));
