import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  EC2Client,
  GetConsoleOutputCommand,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import { allocatorSettings } from "../../local-hypervisor/daemon/allocator-settings";
import type { DensityHostReady, DensityQuestion, DensityUsage } from "../support/density-host";
import { credentials } from "../support/ec2-endpoint";
import type { Figure } from "./report";

const isNightly = process.env.DRYDOCK_NIGHTLY === "1";
const guests = Number(process.env.DRYDOCK_BENCH_GUESTS ?? (isNightly ? 100 : 20));
/** Booted side by side: more only wait for a processor */
const atOnce = 2;
const bootMs = 600_000;
const idleMs = 30_000;
const calls = 300;
/** The first calls compile what later ones use */
const warmUpCalls = 50;
const mib = 2 ** 20;

/** Guests of 64 MiB on this machine, each answering on its own address: what they cost while they do nothing. */
export async function benchDensity(): Promise<Figure[]> {
  const host = await DensityHost.start();
  try {
    const empty = await host.ask<DensityUsage>({ ask: "usage" });
    const ids = await host.boot();
    for (const instanceId of ids) await host.ask({ ask: "ping", instanceId });
    await pause(5000);
    const before = await host.ask<DensityUsage>({ ask: "usage" });
    await pause(idleMs);
    const after = await host.ask<DensityUsage>({ ask: "usage" });
    const idleCores = (after.cpuSeconds - before.cpuSeconds) / (idleMs / 1000);
    const slowest = await host.slowestOfHundred();
    // They still answer after all that
    for (const instanceId of ids) await host.ask({ ask: "ping", instanceId });
    return [
      {
        what: `${guests} idle guests, CPU of the whole daemon`,
        value: idleCores * 100,
        unit: "% of a core",
        against: { what: "one core", value: 100 },
        aim: 1,
        runs: 1,
      },
      {
        what: `${guests} idle guests, resident memory each`,
        value: (after.residentBytes - empty.residentBytes) / guests / mib,
        unit: "MiB",
        against: { what: "the guest's own", value: 64 },
        runs: guests,
      },
      {
        what: `DescribeInstances, 99th percentile, ${guests} idle guests`,
        value: slowest,
        unit: "ms",
        against: { what: "the bound", value: 50 },
        aim: 1,
        runs: calls,
      },
    ];
  } finally {
    await host.end();
  }
}

/** The process with the hypervisor, and a client of it. */
class DensityHost {
  private readonly client: EC2Client;

  private constructor(
    private readonly process: ChildProcess,
    url: string,
  ) {
    this.client = new EC2Client({ region: "eu-west-1", endpoint: url, credentials });
  }

  static async start(): Promise<DensityHost> {
    const child = fork(join(__dirname, "../support/density-host.ts"), {
      execArgv: ["--require", require.resolve("tsx/cjs")],
      env: { ...allocatorSettings, ...process.env },
    });
    const ended = once(child, "exit").then(([status]) => {
      throw new Error(`the hypervisor's process ended, status ${status}`);
    });
    const [ready] = (await Promise.race([once(child, "message"), ended])) as [DensityHostReady];
    ended.catch(() => undefined);
    return new DensityHost(child, ready.url);
  }

  /** One question at a time */
  async ask<Answer>(question: DensityQuestion): Promise<Answer> {
    const answered = once(this.process, "message") as Promise<[{ value?: Answer; error?: string }]>;
    this.process.send(question);
    const [{ value, error }] = await answered;
    if (error !== undefined) throw new Error(error);
    return value as Answer;
  }

  /** Boots them all; their ids */
  async boot(): Promise<string[]> {
    const { Images } = await this.client.send(
      new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["drydock-micro-pv-*"] }] }),
    );
    // The default group of the default VPC, which they all get, admits nobody else's requests
    await this.client.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupName: "default",
        IpPermissions: [
          { IpProtocol: "icmp", FromPort: -1, ToPort: -1, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
        ],
      }),
    );
    const ids: string[] = [];
    while (ids.length < guests) {
      const count = Math.min(atOnce, guests - ids.length);
      const { Instances } = await this.client.send(
        new RunInstancesCommand({
          ImageId: Images?.[0]?.ImageId,
          InstanceType: "t1.micro",
          MinCount: count,
          MaxCount: count,
        }),
      );
      const started = (Instances ?? []).map(({ InstanceId }) => InstanceId as string);
      for (const instanceId of started) await this.booted(instanceId);
      ids.push(...started);
      console.error(`  ${ids.length} of ${guests} guests are up`);
    }
    return ids;
  }

  /** 99th percentile of the times in which the daemon's answers were all there, milliseconds: reading them is not its work */
  async slowestOfHundred(): Promise<number> {
    const times: number[] = [];
    this.client.middlewareStack.add(
      (next) => async (request) => {
        const began = performance.now();
        const result = await next(request);
        const response = result.response as { body: Readable };
        const chunks: Buffer[] = [];
        for await (const chunk of response.body) chunks.push(chunk);
        times.push(performance.now() - began);
        response.body = Readable.from([Buffer.concat(chunks)]);
        return result;
      },
      { step: "deserialize", priority: "low" },
    );
    for (let call = 0; call < warmUpCalls + calls; call++) {
      await this.client.send(new DescribeInstancesCommand({}));
      await pause(20);
    }
    return times.slice(warmUpCalls).sort((one, other) => one - other)[Math.floor(calls * 0.99)] as number;
  }

  async end(): Promise<void> {
    await this.ask({ ask: "end" }).catch(() => undefined);
    this.client.destroy();
    this.process.disconnect();
  }

  private async booted(instanceId: string): Promise<void> {
    const deadline = Date.now() + bootMs;
    for (;;) {
      const { Output = "" } = await this.client.send(
        new GetConsoleOutputCommand({ InstanceId: instanceId, Latest: true }),
      );
      const text = Buffer.from(Output, "base64").toString();
      if (text.includes("Please press Enter")) return;
      if (Date.now() > deadline)
        throw new Error(`${instanceId} was not up within ${bootMs / 1000} s:\n${text.slice(-2000)}`);
      await pause(250);
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
