import type { GuestSpec } from "../../local-hypervisor/control-plane/ports";
import { upMarker } from "./engine-disk";
import type { GuestConsole } from "./guest-console";
import { MemoryDisk } from "./memory-disk";

/** Longer than any boot on a machine that is shared, milliseconds */
export const bootMs = 240_000;

const rootVolume = "vol-0123456789abcdef0";

/** What a Xen host is told of an i386 guest; HVM, and without network, unless `spec` says otherwise */
export const xenGuest = (spec: Pick<GuestSpec, "disks" | "console"> & Partial<GuestSpec>): GuestSpec => ({
  instanceId: "i-0123456789abcdef0",
  memoryMib: 128,
  vcpus: 1,
  architecture: "i386",
  virtualizationType: "hvm",
  hypervisor: "xen",
  networkInterfaces: [],
  ...spec,
});

/** A root disk in memory that begins with these bytes: where EC2's guests of that type have it */
export function rootDisk(
  content: Uint8Array,
  virtualizationType: GuestSpec["virtualizationType"] = "hvm",
): GuestSpec["disks"][number] {
  const device = new MemoryDisk(content.length);
  device.bytes.set(content);
  const deviceName = virtualizationType === "hvm" ? "/dev/xvda" : "/dev/sda1";
  return { volumeId: rootVolume, deviceName, device };
}

/** Resolves when a guest that boots a disk of the tests is up and its shell takes commands */
export async function shellIsUp(screen: GuestConsole, from = 0): Promise<void> {
  await screen.waitFor(new RegExp(upMarker), { from, timeoutMs: bootMs });
  await screen.waitFor(/# $/, { from, timeoutMs: bootMs });
}
