import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCredentials } from "../../../local-hypervisor/daemon/credentials";
import { loadIdentityKey } from "../../../local-hypervisor/daemon/identity-key";
import { loadVolumeKey } from "../../../local-hypervisor/daemon/volume-key";
import { SeededRandom } from "../../support/seeded-random";

describe("a file of the state folder that holds something else", () => {
  let file: string;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "state-files-"));
    file = join(folder, "file");
    writeFileSync(file, "{");
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const randomBytes = (lengthBytes: number) => new SeededRandom(1).bytes(lengthBytes);

  test.each([
    ["credentials", () => loadCredentials(file, randomBytes), /file holds no credentials \(.*: rm .*file$/],
    [
      "the identity's key",
      () => loadIdentityKey(file, join(folder, "certificate")),
      /file holds no private key \(.*: rm .*file$/,
    ],
    [
      "the volumes' key",
      () => loadVolumeKey(file, randomBytes),
      /file does not hold a key of 32 bytes .* Put it back from a copy; without it encrypted volumes are lost\.$/,
    ],
  ])("%s is named, with what mends it", (_what, load, words) => {
    expect(load).toThrow(
      expect.objectContaining({ name: "StateFileError", message: expect.stringMatching(words) }),
    );
  });
});
