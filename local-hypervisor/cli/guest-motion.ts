import type { GuestMove } from "../control-plane/ports";
import { callDaemon, targetQuery } from "./control-client";
import { noDaemonOr } from "./reach";

/** A guest's disks finish what they have under way before it moves, and may be throttled */
const timeoutMs = 120_000;

export async function pause(instanceId: string): Promise<void> {
  await ask("pause", instanceId);
  process.stdout.write(
    `${instanceId} is paused; EC2's API calls it running. Let it go on with: npx drydock resume ${instanceId}\n`,
  );
}

export async function resume(instanceId: string): Promise<void> {
  await ask("resume", instanceId);
  process.stdout.write(`${instanceId} goes on\n`);
}

/** Prints how long the guest stood still, and how much was carried over */
export async function move(instanceId: string): Promise<void> {
  const { pausedMs, artefactBytes } = JSON.parse(await ask("move", instanceId)) as GuestMove;
  const mebibytes = (artefactBytes / 2 ** 20).toFixed(1);
  process.stdout.write(
    `${instanceId} was moved to another worker: ${mebibytes} MiB, paused for ${Math.round(pausedMs)} ms\n`,
  );
}

async function ask(what: "pause" | "resume" | "move", instanceId: string): Promise<string> {
  return callDaemon("POST", `/${what}?${targetQuery({ instanceId })}`, { timeoutMs }).catch(
    (error: unknown) => {
      throw noDaemonOr(error);
    },
  );
}
