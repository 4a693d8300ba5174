import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VolumeKeys } from "../../../../local-hypervisor/block-store/layers/volume-keys";
import { loadVolumeKey } from "../../../../local-hypervisor/daemon/volume-key";

const sector = Uint8Array.from({ length: 512 }, (_, index) => index & 0xff);

describe("keys of encrypted volumes", () => {
  test("a wrapped key opens to the same cipher as long as the daemon's key is the same", () => {
    const masterKey = randomBytes(32);
    const wrapped = new VolumeKeys(masterKey, randomBytes).create();
    const encrypted = new VolumeKeys(masterKey, randomBytes).open(wrapped).encrypt(9, sector);
    expect(Buffer.from(new VolumeKeys(masterKey, randomBytes).open(wrapped).decrypt(9, encrypted))).toEqual(
      Buffer.from(sector),
    );
  });

  test("every volume has a key of its own, and none is found in what is kept", () => {
    const given: Uint8Array[] = [];
    const keys = new VolumeKeys(randomBytes(32), (length) => {
      const bytes = randomBytes(length);
      given.push(bytes);
      return bytes;
    });
    const [one, other] = [keys.create(), keys.create()];
    expect(Buffer.from(keys.open(one).encrypt(0, sector))).not.toEqual(
      Buffer.from(keys.open(other).encrypt(0, sector)),
    );
    for (const secret of given.filter(({ length }) => length === 64)) {
      for (const wrapped of [one, other]) {
        expect(Buffer.from(wrapped, "base64").includes(Buffer.from(secret.subarray(0, 16)))).toBe(false);
      }
    }
  });

  test("a changed key and another daemon's are told from a good one", () => {
    const keys = new VolumeKeys(randomBytes(32), randomBytes);
    const wrapped = keys.create();
    const refused = expect.objectContaining({ name: "BlockStoreError", kind: "corrupt" });
    const bytes = Buffer.from(wrapped, "base64");
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 1;
      expect(thrownBy(() => keys.open(changed.toString("base64")))).toEqual(refused);
    }
    expect(thrownBy(() => keys.open(""))).toEqual(refused);
    expect(thrownBy(() => new VolumeKeys(randomBytes(32), randomBytes).open(wrapped))).toEqual(refused);
    expect(() => new VolumeKeys(randomBytes(16), randomBytes)).toThrow(RangeError);
  });

  test("the daemon's key is made once, for its owner alone", () => {
    const folder = mkdtempSync(join(tmpdir(), "drydock-volume-key-"));
    try {
      const file = join(folder, "volume-key");
      const key = loadVolumeKey(file, randomBytes);
      expect(key).toHaveLength(32);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(Buffer.from(loadVolumeKey(file, randomBytes))).toEqual(Buffer.from(key));
      writeFileSync(file, readFileSync(file, "utf8").slice(0, 10));
      expect(() => loadVolumeKey(file, randomBytes)).toThrow(/Put it back/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
