import { bootArea } from "../../../../local-hypervisor/images/debian-12/boot-loader";

const diskBytes = 2 ** 30;
const bootSector = Buffer.alloc(512, 0xb0);
const core = Buffer.alloc(3 * 512 + 7, 0xc0);

describe("the first sectors of a disk that GRUB boots from", () => {
  const area = Buffer.from(bootArea({ bootSector, core }, diskBytes, 0x7b3a91c2));

  test("are GRUB's code, the disk's signature and its one partition", () => {
    expect(area.subarray(0, 440)).toEqual(bootSector.subarray(0, 440));
    expect(area.readUInt32LE(440)).toBe(0x7b3a91c2);
    expect(area.readUInt32LE(446 + 8)).toBe(2048);
    expect(area.readUInt32LE(446 + 12)).toBe(diskBytes / 512 - 2048);
    expect(area.subarray(510, 512)).toEqual(Buffer.from([0x55, 0xaa]));
  });

  test("are followed by the core image, whose first sector says how many more there are", () => {
    const loaded = Buffer.from(area.subarray(512));
    expect(loaded).toHaveLength(4 * 512);
    expect(loaded.readUInt16LE(512 - 4)).toBe(3);
    loaded.writeUInt16LE(0xc0c0, 512 - 4);
    expect(loaded.subarray(0, core.length)).toEqual(core);
    expect(loaded.subarray(core.length)).toEqual(Buffer.alloc(512 - 7));
  });

  test("hold no core image that would reach into the partition", () => {
    const tooLarge = Buffer.alloc(2048 * 512);
    expect(() => bootArea({ bootSector, core: tooLarge }, diskBytes, 1)).toThrow(
      "GRUB's core image takes 1048576 bytes; 1048064 fit before the partition.",
    );
  });
});
