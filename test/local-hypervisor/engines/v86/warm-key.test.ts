import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GuestSpec } from "../../../../local-hypervisor/control-plane/ports";
import { readWarmBoot, waitingLine } from "../../../../local-hypervisor/engines/v86/warm-key";
import { MemoryDisk } from "../../../support/memory-disk";
import { fileSystemBytes, type WaitingImage, waitingGuest } from "../../../support/waiting-guest";

const folder = mkdtempSync(join(tmpdir(), "warm-key-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keyOf = async (image?: WaitingImage, changes?: Partial<GuestSpec>, engine = "engine") =>
  (await readWarmBoot(await waitingGuest(folder, image, changes), engine))?.key;

describe("the key of a template", () => {
  test("is the same for all instances of an image and a shape", async () => {
    expect(await keyOf()).toMatch(/^[0-9a-f]{64}$/);
    expect(await keyOf()).toBe(await keyOf());
  });

  test.each<[string, WaitingImage, Partial<GuestSpec>, string]>([
    ["the kernel", { kernel: 2 }, {}, "engine"],
    ["the initial RAM disk", { initrd: `echo other; echo ${waitingLine}` }, {}, "engine"],
    ["the command line", { line: "debug" }, {}, "engine"],
    ["the memory", {}, { memoryMib: 256 }, "engine"],
    ["the engine", {}, {}, "another"],
  ])("is another when %s is another", async (_what, image, changes, engine) => {
    expect(await keyOf(image, changes, engine)).toMatch(/^[0-9a-f]{64}$/);
    expect(await keyOf(image, changes, engine)).not.toBe(await keyOf());
  });

  test("is there only for what says that it waits for its root disk, and is no PC", async () => {
    expect(await keyOf({ initrd: "echo nothing" })).toBeUndefined();
    expect(await keyOf({}, { virtualizationType: "hvm" })).toBeUndefined();
    expect(await keyOf({}, { disks: [] })).toBeUndefined();
    const device = new MemoryDisk(fileSystemBytes);
    expect(
      await keyOf({}, { disks: [{ volumeId: "vol-0", deviceName: "/dev/sda1", device }] }),
    ).toBeUndefined();
  });
});
