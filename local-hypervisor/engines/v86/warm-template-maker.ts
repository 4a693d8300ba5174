import type { ConsolePort } from "../../control-plane/ports";
import type { PvBoot } from "../../guest/boot/load-pv-boot";
import { EngineError } from "../engine-error";
import { type GuestHome, V86Guest } from "./guest";
import { waitingLine } from "./warm-key";
import type { WarmTemplate } from "./warm-template";

/** A machine that has not come to wait for its root disk within this never will */
const timeoutMs = 120_000;

/**
 * Boots a machine without disks and network interfaces until it waits for its root disk, and has it suspend itself
 * there. Rejects with `EngineError` when it does not come so far, kind `gone` when the signal ends it.
 */
export async function makeTemplate(
  boot: PvBoot,
  memoryMib: number,
  home: GuestHome,
  signal: AbortSignal,
): Promise<WarmTemplate> {
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
  const guest = await V86Guest.launchTemplate(boot, { memoryMib, console }, home);
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
    const artefact = await Promise.race([guest.suspend(), ended]);
    return { artefact, console: Buffer.from(text.slice(0, endOfWaitingLine(text)), "latin1") };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
    await guest.powerOff();
  }
}

/** Where the line ends by which the guest says that it waits; undefined before it has */
function endOfWaitingLine(text: string): number | undefined {
  const at = text.indexOf(waitingLine);
  const end = at < 0 ? -1 : text.indexOf("\n", at);
  return end < 0 ? undefined : end + 1;
}
