import { createHash } from "node:crypto";
import { cpus, release } from "node:os";
import type { DiskContent, GuestSpec } from "../../../control-plane/ports";
import { commandLine } from "../command-line";
import { acpiIndexOf } from "../device-name";
import type { GuestHome } from "../machine-start";

/** Raised when what a template holds, or what is done with it, changes */
const formatVersion = 1;

/** What a guest begins with, of which a template can be made. */
export interface WarmStart {
  /** Of guests that are the same until they learn who they are; hexadecimal */
  readonly key: string;
  /** Of the root disk, which may be deleted before a template is made */
  readonly deviceName: string;
  readonly sizeBytes: number;
  readonly content: DiskContent;
}

/**
 * The key names QEMU's version, accelerator and command line (so the shape), the bytes that the root disk begins with (so
 * the kernel), its size and its name. Undefined for guests whose root disk somebody may have written to.
 */
export function warmStart(spec: GuestSpec, { version, accelerator }: GuestHome): WarmStart | undefined {
  const [root] = spec.disks;
  if (!root?.content) return undefined;
  const { memoryMib, vcpus } = spec;
  const { content, deviceName } = root;
  const { sizeBytes } = root.device;
  const words = commandLine({
    identity: { instanceId: "", uuid: "" },
    accelerator,
    sandbox: false,
    memoryMib,
    vcpus,
    disks: [],
    networkInterfaces: [],
    memory: { path: "", shared: true },
  });
  // What a guest under KVM or HVF sees of its processor is the host's
  const host = accelerator === "tcg" ? undefined : [cpus()[0]?.model, release()];
  const about = {
    formatVersion,
    version,
    accelerator,
    host,
    words,
    content: content.id,
    sizeBytes,
    acpiIndex: acpiIndexOf(deviceName),
  };
  const key = createHash("sha256").update(JSON.stringify(about)).digest("hex");
  return { key, deviceName, sizeBytes, content };
}
