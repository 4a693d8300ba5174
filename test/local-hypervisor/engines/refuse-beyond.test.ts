import type {
  EngineCapabilities,
  GuestDisk,
  GuestNetworkInterface,
  GuestSpec,
} from "../../../local-hypervisor/control-plane/ports";
import { refuseBeyond } from "../../../local-hypervisor/engines/refuse-beyond";
import { MemoryDisk } from "../../support/memory-disk";

const capabilities: EngineCapabilities = {
  architectures: ["i386"],
  virtualizationTypes: ["hvm"],
  hypervisors: ["nitro"],
  maxVcpus: 2,
  maxMemoryMib: 2048,
  maxDisks: 2,
  maxNetworkInterfaces: 2,
  hotPlugDisks: true,
  sharedDisks: true,
  growsDisks: true,
  hotPlugNetworkInterfaces: true,
  maxMtuBytes: 9001,
  frameOffload: true,
  savesGuests: true,
};
const disk: GuestDisk = { volumeId: "vol-1", deviceName: "/dev/xvda", device: new MemoryDisk(512) };
const networkInterface: GuestNetworkInterface = {
  networkInterfaceId: "eni-1",
  deviceIndex: 0,
  macAddress: "02:00:00:00:00:01",
  mtuBytes: 9001,
  port: { send: () => {}, onFrame: () => {} },
};
const most: GuestSpec = {
  instanceId: "i-1",
  memoryMib: 2048,
  vcpus: 2,
  architecture: "i386",
  virtualizationType: "hvm",
  hypervisor: "nitro",
  disks: [disk, disk],
  networkInterfaces: [networkInterface, networkInterface],
  console: { output: () => {}, onInput: () => {} },
};

test("what an engine has is not refused", () => {
  expect(() => refuseBeyond("This", capabilities, most)).not.toThrow();
});

test.each<[string, Partial<GuestSpec>]>([
  ["This runs i386 guests, not x86_64 ones.", { architecture: "x86_64" }],
  ["This does not run paravirtual guests.", { virtualizationType: "paravirtual" }],
  ["This does not show its guests Xen.", { hypervisor: "xen" }],
  ["This has 2 vCPUs a guest at most, not 3.", { vcpus: 3 }],
  ["This has 2048 MiB of memory a guest at most, not 2049.", { memoryMib: 2049 }],
  ["This needs a root disk.", { disks: [] }],
  ["This has room for 2 disks, not 3.", { disks: [disk, disk, disk] }],
  [
    "This has room for 2 network interfaces, not 3.",
    { networkInterfaces: [networkInterface, networkInterface, networkInterface] },
  ],
  [
    "This carries packets of 9001 bytes, not 9002.",
    { networkInterfaces: [{ ...networkInterface, mtuBytes: 9002 }] },
  ],
])("%s", (sentence, changes) => {
  const spec = { ...most, ...changes };
  expect(() => refuseBeyond("This", capabilities, spec)).toThrow(
    expect.objectContaining({ kind: "unsupported", message: sentence }),
  );
  expect(() => refuseBeyond("This", { ...capabilities, lost: "It lost a wheel." }, spec)).toThrow(
    `${sentence} It lost a wheel.`,
  );
});
