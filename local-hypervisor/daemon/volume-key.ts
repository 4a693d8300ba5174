import { existsSync, readFileSync } from "node:fs";
import { writeFileAtomically } from "./atomic-file";
import { StateFileError } from "./state-file-error";

const keyBytes = 32;

/**
 * The key that the data keys of encrypted volumes are wrapped by; made at the first start and kept, readable by its
 * owner alone. Without this file encrypted volumes and snapshots cannot be read any more.
 */
export function loadVolumeKey(file: string, randomBytes: (lengthBytes: number) => Uint8Array): Uint8Array {
  if (!existsSync(file))
    writeFileAtomically(file, `${Buffer.from(randomBytes(keyBytes)).toString("base64")}\n`, 0o600);
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
  if (key.length === keyBytes) return key;
  throw new StateFileError(
    file,
    `does not hold a key of ${keyBytes} bytes in base64`,
    "Put it back from a copy; without it encrypted volumes are lost.",
  );
}
