import { memoryDevice } from "../../../../local-hypervisor/engines/xen-host/memory-device";

describe("bytes as a disk", () => {
  const device = memoryDevice(Uint8Array.from({ length: 700 }, (_, index) => index % 251));

  test("have the size of whole sectors, with zeroes behind them", async () => {
    expect(device.sizeBytes).toBe(1024);
    const bytes = await device.read(512, 512);
    expect(bytes[0]).toBe(512 % 251);
    expect([...bytes.subarray(188)].every((each) => each === 0)).toBe(true);
    expect(bytes).toHaveLength(512);
  });

  test("are read and nothing else", async () => {
    expect([...(await device.read(3, 4))]).toEqual([3, 4, 5, 6]);
    await expect(device.write(0, new Uint8Array(512))).rejects.toThrow(RangeError);
    await expect(device.discard(0, 512)).rejects.toThrow(RangeError);
  });
});
