import type { GuestSpec } from "../../local-hypervisor/control-plane/ports";
import { MemoryDisk } from "./memory-disk";

/** A guest whose disk is empty: firmware finds nothing to boot and waits, and the machine is on all the same. */
export const idleGuest = (): GuestSpec => ({
  instanceId: "i-0123456789abcdef0",
  memoryMib: 64,
  vcpus: 1,
  architecture: "x86_64",
  virtualizationType: "hvm",
  hypervisor: "nitro",
  disks: [{ volumeId: "vol-0123456789abcdef0", deviceName: "/dev/xvda", device: new MemoryDisk(2 ** 20) }],
  networkInterfaces: [],
  console: { output: () => undefined, onInput: () => undefined },
});
