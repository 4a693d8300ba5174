import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceTerminated,
} from "@aws-sdk/client-ec2";
import { openConsole } from "../../local-hypervisor/cli/control-client";
import { Lab } from "../support/lab";
import { type Figure, median } from "./report";

const runs = { warm: 20, cold: 5 } as const;
const timeoutMs = 240_000;
const marker = "the job is done";
const job = `#!/bin/sh\necho "${marker}"\n`;

/**
 * RunInstances to the end of user data over the API, of instances that go on from a template, beside the same instances
 * from power-on.
 */
export async function benchWarmLaunch(): Promise<Figure[]> {
  const cold = await timesOf(runs.cold, { DRYDOCK_WARM: "off" });
  const warm = await timesOf(runs.warm, { DRYDOCK_WARM: "on" });
  return [
    {
      what: "warm launch: RunInstances to user data done",
      value: median(warm),
      unit: "s",
      runs: runs.warm,
      against: { what: "from power-on", value: median(cold) },
    },
    {
      what: "warm launch: RunInstances to user data done",
      value: median(warm),
      unit: "s",
      runs: runs.warm,
      against: { what: "what is aimed at", value: 1 },
      aim: 1,
    },
  ];
}

async function timesOf(count: number, settings: NodeJS.ProcessEnv): Promise<number[]> {
  const lab = new Lab(settings);
  try {
    await lab.must(lab.drydock("up"));
    // The first launch unpacks the kernel into the cache, and has the template made
    await timeOfInstance(lab);
    if (settings.DRYDOCK_WARM !== "off")
      await lab.until("a template", timeoutMs, async () => hasTemplate(lab));
    const times: number[] = [];
    for (let run = 0; run < count; run++) times.push(await timeOfInstance(lab));
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

/** Seconds from the call of RunInstances to the marker on the instance's console */
async function timeOfInstance(lab: Lab): Promise<number> {
  const client = lab.ec2();
  const imageId = await lab.microImage("pv");
  const began = performance.now();
  const { Instances } = await client.send(
    new RunInstancesCommand({
      ImageId: imageId,
      InstanceType: "t1.micro",
      MinCount: 1,
      MaxCount: 1,
      UserData: Buffer.from(job).toString("base64"),
    }),
  );
  const instanceId = Instances?.[0]?.InstanceId as string;
  await consoleShows(lab, instanceId);
  const seconds = (performance.now() - began) / 1000;
  await client.send(new TerminateInstancesCommand({ InstanceIds: [instanceId] }));
  await waitUntilInstanceTerminated(
    { client, minDelay: 1, maxDelay: 1, maxWaitTime: 60 },
    { InstanceIds: [instanceId] },
  );
  return seconds;
}

async function consoleShows(lab: Lab, instanceId: string): Promise<void> {
  const stream = await openConsole(instanceId, lab.state);
  let text = "";
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no '${marker}' within ${timeoutMs / 1000} s:\n${text}\n${lab.logTail()}`)),
        timeoutMs,
      );
      stream.on("data", (bytes: Buffer) => {
        text += bytes.toString();
        if (!text.includes(marker)) return;
        clearTimeout(timer);
        resolve();
      });
      stream.on("error", reject);
    });
  } finally {
    stream.destroy();
  }
}
