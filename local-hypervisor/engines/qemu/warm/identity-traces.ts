import type { MachineIdentity } from "../identity";

/** What a guest's memory knows of who it is, before anything of EC2's has told it. */
export interface GuestIdentity extends MachineIdentity {
  /** Of its root disk */
  readonly rootSerial: string;
  /** `/proc/sys/kernel/random/boot_id` */
  readonly bootId: string;
}

/** A place that holds a part of an identity: which of its `forms`. */
export interface Trace {
  readonly offsetBytes: number;
  readonly form: number;
}

/**
 * The forms in which an identity is replaced: as text, without dashes (systemd's machine id is the firmware's UUID), as
 * bytes, and as SMBIOS has it, with the first three parts little-endian. Each as long as another identity's. The boot id
 * only as the kernel and programs hold it: its text is in names of folders, whose hashes and checksums would be wrong.
 */
export function forms({ instanceId, uuid, rootSerial, bootId }: GuestIdentity): Buffer[] {
  const bytes = bytesOf(uuid);
  const ofFirmware = Buffer.from(bytes);
  ofFirmware.subarray(0, 4).reverse();
  ofFirmware.subarray(4, 6).reverse();
  ofFirmware.subarray(6, 8).reverse();
  const texts = [instanceId, rootSerial, uuid, uuid.replaceAll("-", "")];
  return [...texts.map((text) => Buffer.from(text, "latin1")), bytes, ofFirmware, bytesOf(bootId)];
}

/** All places in the bytes where a form is; `baseBytes` is where the bytes begin */
export function findTraces(bytes: Buffer, searched: readonly Buffer[], baseBytes = 0): Trace[] {
  return searched.flatMap((needle, form) => {
    const traces: Trace[] = [];
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + needle.length))
      traces.push({ offsetBytes: baseBytes + at, form });
    return traces;
  });
}

/** Longest form, bytes */
export const longestFormBytes = 36;

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll("-", ""), "hex");
