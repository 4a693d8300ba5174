import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  findTraces,
  forms,
  type GuestIdentity,
} from "../../../../../local-hypervisor/engines/qemu/warm/identity-traces";
import {
  copyToDevice,
  copyToFile,
  survey,
} from "../../../../../local-hypervisor/engines/qemu/warm/sparse-files";
import { SeededRandom } from "../../../../support/seeded-random";

const one: GuestIdentity = {
  instanceId: "i-0123456789abcdef0",
  rootSerial: "tpl0123456789abcdef0",
  uuid: "7e3a1a7e-0001-4002-8003-000400050006",
  bootId: "11111111-2222-4333-8444-555566667777",
};
const other: GuestIdentity = {
  instanceId: "i-0fedcba9876543210",
  rootSerial: "vol0fedcba9876543210",
  uuid: "ec2a1a7e-1001-4002-9003-100410051006",
  bootId: "88888888-9999-4aaa-8bbb-ccccddddeeee",
};
const megabyte = 2 ** 20;

describe("an identity in bytes", () => {
  test("each of its forms is as long as another identity's", () => {
    expect(forms(one).map(({ length }) => length)).toEqual(forms(other).map(({ length }) => length));
  });

  test("firmware's form has its first three parts reversed", () => {
    expect(forms(one).map((form) => form.toString("hex"))).toEqual(
      expect.arrayContaining(["7e3a1a7e000140028003000400050006", "7e1a3a7e010002408003000400050006"]),
    );
  });

  test("all its places are found, those too that lie across two steps, and another's words are put there", async () => {
    const folder = mkdtempSync(join(tmpdir(), "drydock-identity-"));
    try {
      const size = 5 * megabyte;
      const places = forms(one).flatMap((_, form) => [
        { form, offsetBytes: 8192 + form * 64 },
        { form, offsetBytes: (form % 3) * megabyte + megabyte - 7 - 100 * form },
        { form, offsetBytes: 4 * megabyte - 5000 * (form + 1) },
      ]);
      places.push({ form: 2, offsetBytes: 2 * megabyte - 5 }, { form: 2, offsetBytes: 5 * megabyte - 36 });
      const write = (identity: GuestIdentity) => {
        const bytes = Buffer.alloc(size);
        bytes.set(new SeededRandom(3).bytes(60_000), 3 * megabyte);
        const words = forms(identity);
        for (const { form, offsetBytes } of places) (words[form] as Buffer).copy(bytes, offsetBytes);
        return bytes;
      };
      const path = join(folder, "memory");
      writeFileSync(path, write(one));
      const { runs, traces } = await survey(path, forms(one));
      const byPlace = (a: { offsetBytes: number }, b: { offsetBytes: number }) =>
        a.offsetBytes - b.offsetBytes;
      expect(traces.sort(byPlace)).toEqual(places.sort(byPlace));
      expect(runs.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0)).toBeLessThan(megabyte);
      const within = runs.flatMap(({ offsetBytes, lengthBytes }) => [
        { offsetBytes, lengthBytes: 512 },
        { offsetBytes: offsetBytes + 512, lengthBytes: lengthBytes - 512 },
      ]);
      expect((await survey(path, forms(one), within)).traces.sort(byPlace)).toEqual(traces);
      expect((await survey(path, forms(one), within.slice(0, 2))).traces.length).toBeLessThan(traces.length);
      const target = join(folder, "copy");
      await copyToFile(path, target, runs, traces, forms(other));
      expect((await readFile(target)).equals(write(other))).toBe(true);
      const device = Buffer.alloc(size);
      await copyToDevice(path, runs, traces, forms(other), {
        write: async (offset, data) => device.set(data, offset),
      });
      expect(device.equals(write(other))).toBe(true);
      expect(findTraces(device, forms(one))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
