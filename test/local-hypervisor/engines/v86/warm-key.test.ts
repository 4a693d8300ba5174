import type { GuestDisk, GuestSpec } from "../../../../local-hypervisor/control-plane/ports";
import { warmStart } from "../../../../local-hypervisor/engines/v86/warm-key";
import { MemoryDisk } from "../../../support/memory-disk";

const disk = (changes: Partial<GuestDisk> = {}): GuestDisk => {
  const device = new MemoryDisk(2 ** 20);
  const content = { id: "snap-1", open: async () => device };
  return { volumeId: "vol-1", deviceName: "/dev/xvda", device, content, ...changes };
};
const spec = (changes: Partial<GuestSpec> = {}): GuestSpec => ({
  instanceId: "i-1",
  memoryMib: 128,
  vcpus: 1,
  architecture: "i386",
  virtualizationType: "hvm",
  hypervisor: "xen",
  disks: [disk()],
  networkInterfaces: [],
  console: { output: () => undefined, onInput: () => undefined },
  ...changes,
});
const firmware = Uint8Array.from([1, 2, 3]);
const keyOf = (changes?: Partial<GuestSpec>, rom: Uint8Array | undefined = firmware, engine = "engine") =>
  warmStart(spec(changes), rom, engine)?.key;

describe("the key of a template", () => {
  test("is the same for all instances of an image and a shape", () => {
    expect(keyOf()).toMatch(/^[0-9a-f]{64}$/);
    expect(keyOf({ instanceId: "i-2", disks: [disk({ volumeId: "vol-2" })] })).toBe(keyOf());
  });

  const content = { id: "snap-2", open: async () => new MemoryDisk(2 ** 20) };
  test.each<[string, Partial<GuestSpec>, Uint8Array, string]>([
    ["the content of the root disk", { disks: [disk({ content })] }, firmware, "engine"],
    ["the size of the root disk", { disks: [disk({ device: new MemoryDisk(2 ** 21) })] }, firmware, "engine"],
    ["the name of the root disk", { disks: [disk({ deviceName: "/dev/sda1" })] }, firmware, "engine"],
    ["the memory", { memoryMib: 256 }, firmware, "engine"],
    ["the mode", { virtualizationType: "paravirtual" }, firmware, "engine"],
    ["the firmware", {}, Uint8Array.from([3, 2, 1]), "engine"],
    ["the engine", {}, firmware, "another"],
  ])("is another when %s is another", (_what, changes, rom, engine) => {
    expect(keyOf(changes, rom, engine)).toMatch(/^[0-9a-f]{64}$/);
    expect(keyOf(changes, rom, engine)).not.toBe(keyOf());
  });

  test("is there only for new root disks and for kernels that meet Xen", () => {
    expect(keyOf({ disks: [] })).toBeUndefined();
    expect(keyOf({ disks: [disk({ content: undefined })] })).toBeUndefined();
    expect(keyOf({ hypervisor: "nitro" })).toBeUndefined();
    expect(warmStart(spec(), undefined, "engine")).toBeUndefined();
    expect(warmStart(spec({ virtualizationType: "paravirtual" }), undefined, "engine")).toBeDefined();
  });
});
