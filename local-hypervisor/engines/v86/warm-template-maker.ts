import { randomUUID } from "node:crypto";
import type { BlockDevice, ConsolePort, GuestSpec } from "../../control-plane/ports";
import { type BootFiles, loadBootFiles } from "../../guest/boot/load-boot-files";
import { readPvBoot } from "../../guest/boot/load-pv-boot";
import { domainUuid } from "../../guest/xen/identity";
import { EngineError } from "../engine-error";
import { type GuestHome, V86Guest } from "./guest";
import { findIdentity } from "./identity-places";
import { ScratchDisk } from "./scratch-disk";
import type { WarmTemplate } from "./warm-template";

/** What an image prints when it has done all that it can do without knowing which instance it is */
export const waitingLine = "waiting for a network interface and the time of day";

/** A machine that has not come to wait within this never will */
const timeoutMs = 180_000;

/**
 * Boots a machine like the one of the specification, without a network interface and with a root disk of its own, until
 * it waits for its network interface, and has it suspend itself there. Rejects with `EngineError`: kind `unsupported`
 * for an image that does not wait, `gone` when the signal ends it.
 *
 * @param content what the root disk holds at first; `sizeBytes` is the size of the disk
 */
export async function makeTemplate(
  spec: GuestSpec,
  { content, sizeBytes }: { readonly content: BlockDevice; readonly sizeBytes: number },
  home: GuestHome,
  signal: AbortSignal,
): Promise<WarmTemplate> {
  const [root] = spec.disks;
  if (!root) throw new EngineError("unsupported", "The guest has no root disk.");
  const device = new ScratchDisk(content, sizeBytes);
  await requireWaiting(spec, device);
  let text = "";
  let waits: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => {
    waits = resolve;
  });
  const console: ConsolePort = {
    output: (bytes) => {
      text += Buffer.from(bytes).toString("latin1");
      if (endOfWaitingLine(text) !== undefined) waits();
    },
    onInput: () => undefined,
  };
  // Its name is what finds the traces of its identity, and no instance's
  const instanceId = `template-${randomUUID()}`;
  const guest = await V86Guest.launchTemplate(
    { ...spec, instanceId, disks: [{ ...root, device }], networkInterfaces: [], console },
    home,
  );
  const end = () => void guest.powerOff();
  const timer = setTimeout(end, timeoutMs);
  signal.addEventListener("abort", end);
  try {
    if (signal.aborted) end();
    const ended = guest.exited.then((exit) => {
      throw new EngineError(
        "gone",
        exit.kind === "failed" ? exit.detail : "The template's machine was ended.",
      );
    });
    await Promise.race([waiting, ended]);
    const { artefact, machine } = await Promise.race([guest.suspend(), ended]);
    const shown = Buffer.from(text.slice(0, endOfWaitingLine(text)), "latin1");
    const consoleIdentity = findIdentity(shown, domainUuid(instanceId));
    return { artefact, machine, console: shown, consoleIdentity, writes: device.writes };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
    await guest.powerOff();
  }
}

/** Nothing is guessed of other images: those whose initial RAM disk speaks of the line print it */
async function requireWaiting({ virtualizationType }: GuestSpec, disk: BlockDevice): Promise<void> {
  const { initrd }: Pick<BootFiles, "initrd"> =
    virtualizationType === "paravirtual" ? (await readPvBoot(disk)).files : await loadBootFiles(disk);
  if (!initrd || Buffer.from(initrd.buffer, initrd.byteOffset, initrd.length).indexOf(waitingLine) < 0)
    throw new EngineError("unsupported", "The image does not wait for its network interface.");
}

/** Where the line ends by which the guest says that it waits; undefined before it has */
function endOfWaitingLine(text: string): number | undefined {
  const at = text.indexOf(waitingLine);
  const end = at < 0 ? -1 : text.indexOf("\n", at);
  return end < 0 ? undefined : end + 1;
}
