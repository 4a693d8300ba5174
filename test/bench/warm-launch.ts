import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Lab } from "../support/lab";
import { type Figure, median } from "./report";
import { type TimedInstance, timeOfInstance } from "./timed-instance";

const runs = { warm: 20, cold: 5 } as const;
const timeoutMs = 240_000;
const marker = "the job is done";
const userData = `#!/bin/sh\necho "${marker}"\n`;
const instances: readonly TimedInstance[] = [
  { image: "drydock-micro-pv", instanceType: "t1.micro", userData, marker },
  { image: "drydock-micro-hvm", instanceType: "t2.micro", userData, marker },
];

/**
 * RunInstances to the end of user data over the API, of instances that go on from a template, beside the same instances
 * from power-on.
 */
export async function benchWarmLaunch(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const instance of instances) {
    const cold = await timesOf(runs.cold, instance, { DRYDOCK_WARM: "off" });
    const warm = await timesOf(runs.warm, instance, { DRYDOCK_WARM: "on" });
    const figure = {
      what: `warm launch of a ${instance.instanceType}: RunInstances to user data done`,
      value: median(warm),
      unit: "s",
      runs: runs.warm,
    } as const;
    figures.push(
      { ...figure, against: { what: "from power-on", value: median(cold) } },
      { ...figure, against: { what: "what is aimed at", value: 1 }, aim: 1 },
    );
  }
  return figures;
}

async function timesOf(
  count: number,
  instance: TimedInstance,
  settings: NodeJS.ProcessEnv,
): Promise<number[]> {
  const lab = new Lab(settings);
  try {
    await lab.must(lab.drydock("up"));
    // The first launch unpacks the kernel into the cache, and has the template made
    await timeOfInstance(lab, instance);
    if (settings.DRYDOCK_WARM !== "off")
      await lab.until("a template", timeoutMs, async () => hasTemplate(lab));
    const times: number[] = [];
    for (let run = 0; run < count; run++) times.push(await timeOfInstance(lab, instance));
    return times;
  } finally {
    await lab.close();
  }
}

function hasTemplate(lab: Lab): true | undefined {
  const folder = join(lab.state, "cache", "templates");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.some((name) => name.endsWith(".template")) || undefined;
}
