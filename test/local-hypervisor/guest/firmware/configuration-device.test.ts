import { FirmwareConfigurationDevice } from "../../../../local-hypervisor/guest/firmware/configuration-device";
import { firmwareFiles, screenPort } from "../../../../local-hypervisor/guest/firmware/firmware-files";

const mebibyte = 2 ** 20;
const files = firmwareFiles({
  usableBytes: 126 * mebibyte,
  memoryBytes: 128 * mebibyte,
  identity: { uuid: "ec2a1b2c-0000-1111-2222-333344445555" },
});

/** Reads as SeaBIOS does: signature, directory, then a file by its selector */
function readItem(device: FirmwareConfigurationDevice, selector: number, bytes: number): Buffer {
  device.select(selector);
  return Buffer.from(Array.from({ length: bytes }, () => device.readByte()));
}

function readFile(device: FirmwareConfigurationDevice, wanted: string): Buffer {
  const count = readItem(device, 0x19, 4).readUInt32BE();
  const directory = readItem(device, 0x19, 4 + count * 64).subarray(4);
  for (let at = 0; at < directory.length; at += 64) {
    const name = directory.toString("latin1", at + 8, at + 64).split("\0")[0];
    if (name === wanted) return readItem(device, directory.readUInt16BE(at + 4), directory.readUInt32BE(at));
  }
  throw new Error(`no ${wanted}`);
}

test("it says what it is, and that it is read by ports alone", () => {
  const device = new FirmwareConfigurationDevice(files);
  expect(readItem(device, 0, 4).toString()).toBe("QEMU");
  expect(readItem(device, 1, 4).readUInt32LE()).toBe(1);
});

test("its memory map has the guest's RAM and keeps back the hypervisor's", () => {
  const map = readFile(new FirmwareConfigurationDevice(files), "etc/e820");
  const entries = [0, 20].map((at) => [
    Number(map.readBigUInt64LE(at)),
    Number(map.readBigUInt64LE(at + 8)),
    map.readUInt32LE(at + 16),
  ]);
  expect(entries).toEqual([
    [0, 126 * mebibyte, 1],
    [126 * mebibyte, 2 * mebibyte, 2],
  ]);
  expect(map).toHaveLength(40);
});

test("numbers have eight bytes, little end first", () => {
  const port = readFile(new FirmwareConfigurationDevice(files), "etc/sercon-port");
  expect(port.readBigUInt64LE()).toBe(BigInt(screenPort));
});

test("an unknown item and what follows an item's end are zeroes", () => {
  const device = new FirmwareConfigurationDevice(files);
  expect(readItem(device, 0x8001, 2)).toEqual(Buffer.alloc(2));
  expect(readItem(device, 0, 6)).toEqual(Buffer.from("QEMU\0\0"));
});

test("a device made from a saved one goes on where that stood", () => {
  const device = new FirmwareConfigurationDevice(files);
  readItem(device, 0x19, 5);
  const restored = new FirmwareConfigurationDevice(files, structuredClone(device.save()));
  expect(Array.from({ length: 60 }, () => restored.readByte())).toEqual(
    Array.from({ length: 60 }, () => device.readByte()),
  );
});
