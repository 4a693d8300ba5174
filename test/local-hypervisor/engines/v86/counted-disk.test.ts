import { CountedDisk } from "../../../../local-hypervisor/engines/v86/counted-disk";
import { groupOfPort, nameOfPortGroup } from "../../../../local-hypervisor/engines/v86/port-names";
import { ActivityCounters } from "../../../../local-hypervisor/guest/activity-counters";
import { MemoryDisk } from "../../../support/memory-disk";

test("requests and their bytes are counted under the device's name, and reach the disk", async () => {
  const counters = new ActivityCounters();
  const disk = new CountedDisk(new MemoryDisk(4096), "nvme vol0", counters);
  await disk.write(512, new Uint8Array(1024).fill(7));
  await disk.flush();
  expect(await disk.read(1024, 512)).toEqual(new Uint8Array(512).fill(7));
  await disk.discard(0, 4096);
  const { io, bytes } = counters.counts();
  expect(io).toEqual({
    "nvme vol0 write": 1,
    "nvme vol0 flush": 1,
    "nvme vol0 read": 1,
    "nvme vol0 discard": 1,
  });
  expect(bytes).toEqual({ "nvme vol0 write": 1024, "nvme vol0 read": 512, "nvme vol0 discard": 4096 });
});

test("ports are named by what is at them", () => {
  expect(
    [0x10, 0x21, 0xa1, 0x3f8, 0xcfc, 0x1f7, 0x3f6].map((port) => nameOfPortGroup(groupOfPort(port))),
  ).toEqual([
    "Xen platform ports",
    "interrupt controller",
    "interrupt controller",
    "serial port 1",
    "PCI configuration",
    "IDE controller",
    "IDE controller",
  ]);
  expect(nameOfPortGroup(groupOfPort(0xfff0))).toBe("other ports");
});
