/**
 * What host and guest say to each other over the guest's second serial port (`/dev/ttyS1`, COM2 at 0x2f8).
 *
 * The embedded machine has no ACPI, so the two things that ACPI does for a guest on EC2, telling it that a card was
 * plugged or pulled and that somebody pressed the power button, travel as lines of text to a small agent in the image.
 * A guest without an agent still works: a plugged disk is there after the next PCI rescan or reboot, a pulled disk
 * is gone at once, and the power button falls back to Ctrl-Alt-Del. Network cards go the way of disks.
 *
 * Framing: ASCII, words parted by one space, each line ended by one LF, at most 256 bytes. The agent first sets
 * the port raw without echo (`stty -F /dev/ttyS1 raw -echo`). Either side ignores lines that it does not know.
 *
 * Guest to host:
 * - `hello 1` once the agent listens (again after each boot). The host answers with `disk add` for every disk and
 *   `interface add` for every network card that is plugged, root disk and primary card included, then `ready`.
 * - `disk added <serial> <kernel name>` such as `disk added vol0123456789abcdef0 nvme1n1`: the disk can be used.
 * - `disk busy <serial>`: a removal waits for the guest to unmount the disk. Information only, said once.
 * - `disk removed <serial>`: the guest has let go of the disk (`echo 1 > /sys/bus/pci/devices/<address>/remove`).
 * - `interface added <MAC address> <kernel name>` such as `interface added 02:00:00:00:00:05 eth1`: it is configured.
 * - `interface removed <MAC address>`: the guest has let go of the card, as of a disk.
 * - `power ok`: the power button was seen and the shutdown begins.
 *
 * Host to guest:
 * - `disk add <serial> <device name>` such as `disk add vol0123456789abcdef0 /dev/sdf`: rescan the bus
 *   (`echo 1 > /sys/bus/pci/rescan`) unless the disk is already there, wait for the NVMe disk whose serial number
 *   (`/sys/class/nvme/nvme<n>/serial`) is the given one, link the device name to it, answer `disk added`. The same
 *   disk may be named twice; the second time changes nothing and is answered alike.
 * - `disk remove <serial>`: once no file system, swap or other holder uses the disk, remove its PCI device and its
 *   link, answer `disk removed`; also when the disk is not there. In use: answer `disk busy` and go on waiting.
 * - `interface add <MAC address> <device index>` such as `interface add 02:00:00:00:00:05 1`: rescan the bus unless
 *   the card is already there, wait for the interface whose address (`/sys/class/net/<name>/address`) is the given one,
 *   configure it (the primary one, index 0, configures itself at boot), answer `interface added`. Twice is as once.
 * - `interface remove <MAC address>`: take the interface down, forget its configuration, remove its PCI device, answer
 *   `interface removed`; also when it is not there.
 * - `ready`: the list that follows `hello` is complete.
 * - `power button`: answer `power ok` and shut down to power-off as `poweroff` does.
 */

/** Longest line, bytes, LF included */
export const maxAgentLineBytes = 256;

export type HostMessage =
  | { readonly kind: "diskAdd"; readonly serial: string; readonly deviceName: string }
  | { readonly kind: "diskRemove"; readonly serial: string }
  | { readonly kind: "interfaceAdd"; readonly macAddress: string; readonly deviceIndex: number }
  | { readonly kind: "interfaceRemove"; readonly macAddress: string }
  | { readonly kind: "ready" }
  | { readonly kind: "powerButton" };

export type AgentMessage =
  | { readonly kind: "hello"; readonly version: number }
  | { readonly kind: "diskAdded"; readonly serial: string; readonly kernelName: string }
  | { readonly kind: "diskBusy"; readonly serial: string }
  | { readonly kind: "diskRemoved"; readonly serial: string }
  | { readonly kind: "interfaceAdded"; readonly macAddress: string; readonly kernelName: string }
  | { readonly kind: "interfaceRemoved"; readonly macAddress: string }
  | { readonly kind: "powerOk" };

/**
 * Serial number of a volume's disk: the volume id without its dash, at most 20 characters (NVMe's field). Nitro's
 * instance store disks have theirs in capitals, such as `AWS0123456789ABCDEF0`.
 */
export function diskSerial(volumeId: string): string {
  const serial = volumeId.replace("-", "").slice(0, 20);
  return volumeId.startsWith("aws-") ? serial.toUpperCase() : serial;
}

/** The line, LF included */
export function formatHostMessage(message: HostMessage): string {
  switch (message.kind) {
    case "diskAdd":
      return `disk add ${message.serial} ${message.deviceName}\n`;
    case "diskRemove":
      return `disk remove ${message.serial}\n`;
    case "interfaceAdd":
      return `interface add ${message.macAddress} ${message.deviceIndex}\n`;
    case "interfaceRemove":
      return `interface remove ${message.macAddress}\n`;
    case "ready":
      return "ready\n";
    case "powerButton":
      return "power button\n";
  }
}

/** What a line from the guest says; undefined for anything that is not of this protocol */
export function parseAgentLine(line: string): AgentMessage | undefined {
  const words = line.trim().split(" ");
  const [subject, verb, name, kernelName] = words;
  if (subject === "hello" && words.length === 2 && verb !== undefined && /^[0-9]{1,4}$/.test(verb)) {
    return { kind: "hello", version: Number(verb) };
  }
  if (subject === "power" && verb === "ok" && words.length === 2) return { kind: "powerOk" };
  if (subject === "interface" && name !== undefined && /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(name)) {
    if (verb === "added" && words.length === 4 && kernelName) {
      return { kind: "interfaceAdded", macAddress: name, kernelName };
    }
    if (verb === "removed" && words.length === 3) return { kind: "interfaceRemoved", macAddress: name };
  }
  if (subject !== "disk" || name === undefined || !/^[0-9a-zA-Z]{1,20}$/.test(name)) return undefined;
  if (verb === "added" && words.length === 4 && kernelName) {
    return { kind: "diskAdded", serial: name, kernelName };
  }
  if (verb === "busy" && words.length === 3) return { kind: "diskBusy", serial: name };
  if (verb === "removed" && words.length === 3) return { kind: "diskRemoved", serial: name };
  return undefined;
}
