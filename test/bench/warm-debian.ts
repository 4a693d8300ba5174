import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Lab } from "../support/lab";
import { type Figure, median } from "./report";
import { launchOnce, type TimedInstance, timeOfInstance } from "./timed-instance";

const runs = Number(process.env.DRYDOCK_BENCH_RUNS ?? 3);
const timeoutMs = 600_000;
const marker = "the job is done";
const instance: TimedInstance = {
  image: "debian-12-amd64",
  instanceType: "t3.micro",
  userData: `#!/bin/sh\necho "${marker}" > /dev/ttyS0\n`,
  marker,
};

/**
 * RunInstances to the end of user data of a t3.micro of debian-12 that goes on from a template, beside the same from
 * power-on, in turn.
 */
export async function benchWarmDebian(): Promise<Figure[]> {
  const settings = { DRYDOCK_ENGINE: "qemu" };
  const cold = new Lab({ ...settings, DRYDOCK_WARM_QEMU: "off" });
  const warm = new Lab({ ...settings, DRYDOCK_WARM_QEMU: "on" });
  try {
    for (const lab of [cold, warm]) {
      await lab.must(lab.drydock("up"));
      await launchOnce(lab, instance);
    }
    await warm.until(
      "a template",
      timeoutMs,
      async () => hasTemplate(warm),
      async () => warm.logTail(),
    );
    const times: Record<"cold" | "warm", number[]> = { cold: [], warm: [] };
    for (let run = 0; run < runs; run++) {
      times.warm.push(await timeOfInstance(warm, instance));
      times.cold.push(await timeOfInstance(cold, instance));
    }
    console.error("warm-debian:", times);
    return [
      {
        what: "warm launch of a t3.micro of debian-12: RunInstances to user data done",
        value: median(times.warm),
        unit: "s",
        against: { what: "from power-on", value: median(times.cold) },
        runs,
      },
    ];
  } finally {
    await cold.close();
    await warm.close();
  }
}

function hasTemplate(lab: Lab): true | undefined {
  const folder = join(lab.state, "cache", "templates", "qemu");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.some((name) => !name.startsWith(".")) || undefined;
}
