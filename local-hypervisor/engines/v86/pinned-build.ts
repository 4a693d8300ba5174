import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { EngineError } from "../engine-error";

/**
 * The only v86 that this engine runs on: devices are registered and interrupts raised through properties that v86
 * does not promise to keep. Raising the version means to go through `v86-internals.ts` and the guest tests.
 */
export const pinnedVersion = "0.5.462";

const sha256: Readonly<Record<string, string>> = {
  "libv86.mjs": "581c169db27daad9d64679bd117f4a90c37c23c6ad9e660b7e89ee731eb2a446",
  "v86.wasm": "aa0d0e149d6b60063b85de4871e78505637ce92821e14a9f9802c4008ba2336e",
};

/** Reads `libv86.mjs` or `v86.wasm`, whatever its folder, and throws `EngineError` when it is not the pinned build's */
export async function readPinnedFile(path: string): Promise<Uint8Array> {
  const content = await readFile(path).catch((error: Error) => {
    throw new EngineError(
      "unavailable",
      `The embedded engine cannot read ${path}: ${error.message}. Run npm install.`,
      error,
    );
  });
  const found = createHash("sha256").update(content).digest("hex");
  if (found !== sha256[basename(path)]) {
    throw new EngineError(
      "unavailable",
      `${path} is not the one of v86 ${pinnedVersion}, which the embedded engine is written for ` +
        `(SHA-256 ${found}, expected ${sha256[basename(path)]}). Run npm install to install the pinned version.`,
    );
  }
  return content;
}
