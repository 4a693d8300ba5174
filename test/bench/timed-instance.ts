import {
  type _InstanceType,
  DescribeImagesCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceTerminated,
} from "@aws-sdk/client-ec2";
import { openConsole } from "../../local-hypervisor/cli/control-client";
import type { Lab } from "../support/lab";

/** A whole Debian without hardware virtualization takes minutes on a busy machine */
const timeoutMs = 600_000;

/** What is launched to be timed. */
export interface TimedInstance {
  /** How its AMI's name begins */
  readonly image: "drydock-micro-hvm" | "drydock-micro-pv" | "debian-12-amd64";
  readonly instanceType: _InstanceType;
  /** User data that prints the marker as its last */
  readonly userData: string;
  readonly marker: string;
}

/** Seconds from the call of RunInstances to the marker on the instance's console; the instance is gone afterwards */
export async function timeOfInstance(lab: Lab, instance: TimedInstance): Promise<number> {
  const began = performance.now();
  const instanceId = await launch(lab, instance);
  await consoleShows(lab, instanceId, instance.marker);
  const seconds = (performance.now() - began) / 1000;
  await terminate(lab, instanceId);
  return seconds;
}

/** Launches an instance and ends it at once: the image's bytes are in the store then */
export async function launchOnce(lab: Lab, instance: TimedInstance): Promise<void> {
  await terminate(lab, await launch(lab, instance));
}

/** Calls RunInstances; the new instance's id */
export async function launch(lab: Lab, { image, instanceType, userData }: TimedInstance): Promise<string> {
  const client = lab.ec2();
  const { Images } = await client.send(
    new DescribeImagesCommand({ Filters: [{ Name: "name", Values: [`${image}-*`] }] }),
  );
  const { Instances } = await client.send(
    new RunInstancesCommand({
      ImageId: Images?.[0]?.ImageId,
      InstanceType: instanceType,
      MinCount: 1,
      MaxCount: 1,
      UserData: Buffer.from(userData).toString("base64"),
    }),
  );
  return Instances?.[0]?.InstanceId as string;
}

/** Resolves when the instance is gone */
export async function terminate(lab: Lab, instanceId: string): Promise<void> {
  const client = lab.ec2();
  await client.send(new TerminateInstancesCommand({ InstanceIds: [instanceId] }));
  await waitUntilInstanceTerminated(
    { client, minDelay: 1, maxDelay: 1, maxWaitTime: 60 },
    { InstanceIds: [instanceId] },
  );
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
