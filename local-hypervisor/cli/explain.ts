import type { InstanceExplanation } from "../control-plane/explanation";
import { callDaemon } from "./control-client";
import { explanationText } from "./explanation-text";
import { Failure } from "./failure";
import { noDaemonOr } from "./reach";

const defaultSeconds = 2;
/** To the upper left corner; from the cursor on nothing */
const home = "\x1b[H";
const clearBelow = "\x1b[J";
const clear = "\x1b[2J";

/** Shows what a guest sees and what its hypervisor did for it, once or, with `watch`, again and again with rates. */
export async function explain(
  instanceId: string,
  { json, watch }: { readonly json?: boolean; readonly watch?: string | true },
): Promise<void> {
  const seconds = watch === undefined || watch === true ? defaultSeconds : Number(watch);
  if (!(seconds >= 0.1 && seconds <= 3_600))
    throw new Failure(`'${watch}' is not a number of seconds from 0.1 to 3600, such as 2`);
  const { stdout } = process;
  const redraws = watch !== undefined && stdout.isTTY && !json;
  if (redraws) stdout.write(clear);
  let before: InstanceExplanation | undefined;
  for (;;) {
    const now = await ask(instanceId);
    const text = json
      ? JSON.stringify(now, null, watch === undefined ? 2 : undefined)
      : explanationText(now, before);
    stdout.write(redraws ? `${home}${text.replaceAll("\n", "\x1b[K\n")}\n${clearBelow}` : `${text}\n`);
    if (watch === undefined) return;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  }
}

async function ask(instanceId: string): Promise<InstanceExplanation> {
  const query = new URLSearchParams({ instance: instanceId });
  const body = await callDaemon("GET", `/explain?${query}`).catch((error: unknown) => {
    throw noDaemonOr(error);
  });
  return JSON.parse(body) as InstanceExplanation;
}
