import { createHash } from "node:crypto";
import type { DiskContent, GuestSpec } from "../../control-plane/ports";

/** What a guest begins as, of which a template can be made. */
export interface WarmStart {
  /** Of guests that are the same until they meet their network interface; hexadecimal */
  readonly key: string;
  /** Of the root disk, which may be deleted before a template is made */
  readonly content: DiskContent;
  readonly sizeBytes: number;
}

/**
 * What a guest has in common with others until it is told who it is: shape, firmware, and its root disk's content, size
 * and name. Undefined for a guest whose root disk somebody may have written to, and for a Nitro host's, whose kernels
 * cannot suspend themselves for their hypervisor.
 *
 * @param engine what must be the same besides, such as the version of the engine
 */
export function warmStart(
  spec: GuestSpec,
  firmware: Uint8Array | undefined,
  engine: string,
): WarmStart | undefined {
  const { memoryMib, virtualizationType, hypervisor, pvGrub, disks } = spec;
  const [root] = disks;
  // A kernel that is entered directly has a Nitro host's devices, whatever its type
  const hasXen = hypervisor === "xen" && (virtualizationType === "paravirtual" || firmware !== undefined);
  if (!root?.content || !hasXen) return undefined;
  const { content, deviceName, device } = root;
  const { sizeBytes } = device;
  const disk = { content: content.id, deviceName, sizeBytes };
  const hash = createHash("sha256").update(
    JSON.stringify({ engine, memoryMib, virtualizationType, pvGrub, disk }),
  );
  if (firmware) hash.update(firmware);
  return { key: hash.digest("hex"), content, sizeBytes };
}
