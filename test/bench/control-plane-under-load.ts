import {
  DescribeImagesCommand,
  DescribeInstancesCommand,
  type EC2Client,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import { GuestShell } from "../support/guest-shell";
import { Lab } from "../support/lab";
import type { Figure } from "./report";

const calls = 300;
/** TCP without end, however often one side has to begin anew */
const receive = "while true; do nc -l -p 5000 -e dd of=/dev/null bs=256k; done > /dev/null 2>&1 & true";
const sendTo = (address: string) =>
  `while true; do nc ${address} 5000 -e dd if=/dev/zero bs=64k; sleep 1; done > /dev/null 2>&1 & true`;

/** DescribeInstances while two guests send as much as they can to each other, beside the same while they idle. */
export async function benchControlPlaneUnderLoad(): Promise<Figure[]> {
  const lab = new Lab();
  const shells: GuestShell[] = [];
  try {
    await lab.must(lab.drydock("up"));
    const client = lab.ec2();
    const instances = await runTwo(client);
    for (const { instanceId } of instances) {
      await lab.waitForConsole(instanceId, /boot finished/, 300_000);
      shells.push(await GuestShell.open(instanceId, lab.state));
    }
    const [sender, receiver] = shells as [GuestShell, GuestShell];
    await Promise.all(shells.map((shell) => shell.run("true")));
    // The first calls compile what later ones use
    await slowestOfHundred(client);
    const idle = await slowestOfHundred(client);
    await receiver.run(receive);
    await sender.run(sendTo(instances[1]?.address ?? ""));
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const bytesBefore = await sentBytes(sender);
    const underLoad = await slowestOfHundred(client);
    const mib = ((await sentBytes(sender)) - bytesBefore) / 2 ** 20;
    if (mib < 10) throw new Error(`the guests sent no more than ${mib.toFixed(1)} MiB meanwhile`);
    return [
      {
        what: `DescribeInstances, 99th percentile, guest to guest at full rate`,
        value: underLoad,
        unit: "ms",
        against: { what: "the same, guests idle", value: idle },
        aim: 5,
        runs: calls,
      },
    ];
  } finally {
    for (const shell of shells) shell.close();
    await lab.close();
  }
}

async function runTwo(client: EC2Client): Promise<{ instanceId: string; address: string }[]> {
  const { Images } = await client.send(
    new DescribeImagesCommand({
      Owners: ["self"],
      Filters: [{ Name: "name", Values: ["drydock-micro-hvm-*"] }],
    }),
  );
  const { Instances } = await client.send(
    new RunInstancesCommand({
      ImageId: Images?.[0]?.ImageId,
      InstanceType: "t2.micro",
      MinCount: 2,
      MaxCount: 2,
    }),
  );
  return (Instances ?? []).map(({ InstanceId, PrivateIpAddress }) => ({
    instanceId: InstanceId as string,
    address: PrivateIpAddress as string,
  }));
}

/** 99th percentile of the calls' times, milliseconds */
async function slowestOfHundred(client: EC2Client): Promise<number> {
  const times: number[] = [];
  for (let call = 0; call < calls; call++) {
    const began = performance.now();
    await client.send(new DescribeInstancesCommand({}));
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times.sort((one, other) => one - other)[Math.floor(calls * 0.99)] as number;
}

async function sentBytes(shell: GuestShell): Promise<number> {
  return Number(await shell.run("cat /sys/class/net/eth0/statistics/tx_bytes"));
}
