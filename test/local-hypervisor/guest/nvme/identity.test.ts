import { diskSerial } from "../../../../local-hypervisor/guest/agent-protocol";
import { nvmeConfigurationSpace } from "../../../../local-hypervisor/guest/nvme/pci-function";
import { NvmeDriver } from "../../../support/nvme-driver";

const page = 0x100000;
const volume = { serial: diskSerial("vol-0123456789abcdef0"), deviceName: "/dev/sdf" };
const instanceStore = { serial: diskSerial("aws-0123456789abcdef0"), virtualName: "ephemeral0" };

test.each([
  [volume, "vol0123456789abcdef0", "Amazon Elastic Block Store", "1.0", "/dev/sdf", 0x8061],
  [
    { ...instanceStore, deviceName: "/dev/sdb" },
    "AWS0123456789ABCDEF0",
    "Amazon EC2 NVMe Instance Storage",
    "0",
    "ephemeral0:sdb",
    0xcd01,
  ],
  [
    { ...instanceStore, deviceName: "/dev/ephemeral0" },
    "AWS0123456789ABCDEF0",
    "Amazon EC2 NVMe Instance Storage",
    "0",
    "ephemeral0:none",
    0xcd01,
  ],
])("%o says what Nitro's disk says", async (identity, serial, model, firmware, name, deviceId) => {
  const driver = new NvmeDriver(undefined, identity);
  await driver.start();
  await driver.admin({ opcode: 0x06, prp1: page, dwords: [1] });
  const text = (at: number, length: number) =>
    Buffer.from(driver.memory.bytes.subarray(page + at, page + at + length)).toString("latin1");
  expect(text(4, 20)).toBe(serial);
  expect(text(24, 40)).toBe(model.padEnd(40));
  expect(text(64, 8)).toBe(firmware.padEnd(8));
  expect(text(3072, 32)).toBe(name.padEnd(32));
  const space = new DataView(nvmeConfigurationSpace(identity).buffer);
  expect([space.getUint16(0, true), space.getUint16(2, true)]).toEqual([0x1d0f, deviceId]);
  expect(space.getUint32(8, true) >>> 8).toBe(0x010802);
});
