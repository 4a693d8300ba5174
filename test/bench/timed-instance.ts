import {
  type _InstanceType,
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceTerminated,
} from "@aws-sdk/client-ec2";
import { openConsole } from "../../local-hypervisor/cli/control-client";
import type { Lab } from "../support/lab";

const timeoutMs = 240_000;

/** What is launched to be timed. */
export interface TimedInstance {
  /** Of the drydock-micro image */
  readonly virtualizationType: "hvm" | "pv";
  readonly instanceType: _InstanceType;
  /** User data that prints the marker as its last */
  readonly userData: string;
  readonly marker: string;
}

/** Seconds from the call of RunInstances to the marker on the instance's console; the instance is gone afterwards */
export async function timeOfInstance(lab: Lab, instance: TimedInstance): Promise<number> {
  const client = lab.ec2();
  const imageId = await lab.microImage(instance.virtualizationType);
  const began = performance.now();
  const { Instances } = await client.send(
    new RunInstancesCommand({
      ImageId: imageId,
      InstanceType: instance.instanceType,
      MinCount: 1,
      MaxCount: 1,
      UserData: Buffer.from(instance.userData).toString("base64"),
    }),
  );
  const instanceId = Instances?.[0]?.InstanceId as string;
  await consoleShows(lab, instanceId, instance.marker);
  const seconds = (performance.now() - began) / 1000;
  await client.send(new TerminateInstancesCommand({ InstanceIds: [instanceId] }));
  await waitUntilInstanceTerminated(
    { client, minDelay: 1, maxDelay: 1, maxWaitTime: 60 },
    { InstanceIds: [instanceId] },
  );
  return seconds;
}

async function consoleShows(lab: Lab, instanceId: string, marker: string): Promise<void> {
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
