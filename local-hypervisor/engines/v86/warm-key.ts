import { createHash } from "node:crypto";
import type { GuestSpec } from "../../control-plane/ports";
import { type PvMenuChoice, readPvBoot } from "../../guest/boot/load-pv-boot";

/** What an initial RAM disk prints when it has done all that it can do without a disk, and waits for one */
export const waitingLine = "waiting for the root disk";

/** What a guest boots, of which a template can be made. */
export interface WarmBoot {
  /** Of guests that are the same until they meet their root disk; hexadecimal */
  readonly key: string;
  readonly choice: PvMenuChoice;
}

/**
 * Reads what the guest's own root disk boots now. Undefined for guests that cannot be told to wait: those that firmware
 * starts, whose disk is not readable as PV-GRUB reads it, and those whose initial RAM disk does not hold
 * `waitingLine`.
 *
 * @param engine what must be the same besides, such as the version of the engine
 */
export async function readWarmBoot(spec: GuestSpec, engine: string): Promise<WarmBoot | undefined> {
  const [root] = spec.disks;
  if (!root || spec.virtualizationType !== "paravirtual" || spec.hypervisor !== "xen") return undefined;
  const choice = await readPvBoot(root.device).catch(() => undefined);
  const initrd = choice?.files.initrd;
  if (
    !choice ||
    !initrd ||
    Buffer.from(initrd.buffer, initrd.byteOffset, initrd.length).indexOf(waitingLine) < 0
  )
    return undefined;
  return { key: warmKey(spec, choice, engine), choice };
}

function warmKey(spec: GuestSpec, { files, kernelPath }: PvMenuChoice, engine: string): string {
  const { memoryMib, virtualizationType, hypervisor } = spec;
  const shape = { engine, memoryMib, virtualizationType, hypervisor, kernelPath, line: files.commandLine };
  const hash = createHash("sha256").update(JSON.stringify(shape));
  for (const part of [files.kernel.setupHeader, files.kernel.code, files.initrd ?? new Uint8Array()])
    hash.update(`\n${part.length}\n`).update(part);
  return hash.digest("hex");
}
