/**
 * Device name of a volume as a number that a guest can read: QEMU's NVMe disks cannot say it in their vendor's data, as
 * EC2's do, but every PCI device may have an ACPI index. One letter is its place in the alphabet (`/dev/sdf`, `/dev/xvdf`:
 * 6), two letters are 27 times the first one's place and the second one's (`/dev/xvdba`: 55). The rule that reads it is the
 * image's: images/debian-12/root/usr/lib/udev/ebs-device-names.
 */
export function acpiIndexOf(deviceName: string): number | undefined {
  const letters = /^(?:\/dev\/)?(?:sd|xvd)([a-z]{1,2})$/.exec(deviceName)?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((index, letter) => index * 27 + letter.charCodeAt(0) - 96, 0);
}
