/** A disk's number and name as a Xen guest has them. */
export interface VirtualDevice {
  /** Xen's virtual device number (docs/man/xen-vbd-interface.7.pandoc); the name of its nodes in the store */
  readonly number: number;
  /** Such as `xvda` or `xvda1` */
  readonly name: string;
}

/** Of Xen's own block devices, `xvd` */
const major = 202;
const shortForm = { disks: 16, partitions: 16 } as const;
const maxDisk = 2 ** 20;
const letters = 26;

/**
 * The virtual device of a device name of a block device mapping: letters name the disk, digits a partition that the
 * whole disk is to the guest. `sd` and `hd` are `xvd` to it. Under HVM `/dev/sda1` is the root disk, with its
 * partitions. `undefined` for a name of another form.
 */
export function virtualDeviceOf(
  deviceName: string,
  virtualizationType: "hvm" | "paravirtual",
): VirtualDevice | undefined {
  const [, name, digits] = /^(?:\/dev\/)?(?:xvd|sd|hd)([a-z]{1,2})(\d{1,3})?$/.exec(deviceName) ?? [];
  if (name === undefined) return undefined;
  const partition = virtualizationType === "hvm" && name === "a" && digits === "1" ? 0 : Number(digits ?? 0);
  if (partition > 255) return undefined;
  return deviceAt(diskOf(name), partition);
}

/** The whole disk of a number that counts from `xvda` on */
export function deviceAt(disk: number, partition = 0): VirtualDevice | undefined {
  if (disk >= maxDisk) return undefined;
  const number =
    disk < shortForm.disks && partition < shortForm.partitions
      ? (major << 8) | (disk * shortForm.partitions + partition)
      : (1 << 28) | (disk << 8) | partition;
  return { number, name: `xvd${lettersOf(disk)}${partition === 0 ? "" : partition}` };
}

/** a is 0, z 25, aa 26 */
function diskOf(name: string): number {
  let disk = -1;
  for (const letter of name) disk = (disk + 1) * letters + letter.charCodeAt(0) - "a".charCodeAt(0);
  return disk;
}

function lettersOf(disk: number): string {
  const last = String.fromCharCode("a".charCodeAt(0) + (disk % letters));
  return disk < letters ? last : lettersOf(Math.floor(disk / letters) - 1) + last;
}
