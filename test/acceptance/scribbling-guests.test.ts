import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import {
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  type EC2Client,
  RunInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { bundleModule } from "../support/bundle-worker";
import { Lab, projectRoot } from "../support/lab";

const scribblingMs = process.env.DRYDOCK_NIGHTLY === "1" ? 600_000 : 20_000;
const bootMs = 240_000;
const port = 8007;

/** Answers what it is sent, and compares what it reads from its disk with what it wrote, without end */
const neighbourUserData = `#!/bin/sh
nc -ll -p ${port} -e /bin/cat &
(
  cd /root
  round=0
  while :; do
    dd if=/dev/urandom of=/run/data bs=64k count=16 2>/dev/null
    dd if=/run/data of=data bs=16k conv=fsync 2>/dev/null
    echo 3 > /proc/sys/vm/drop_caches
    cmp /run/data data || echo "DISK FAULT"
    round=$((round + 1))
    echo "disk round $round"
    sleep 1
  done
) > /dev/console 2>&1 &
`;
/** Its disk and its network interface are at work, so that there is something to disturb */
const scribblerUserData = `#!/bin/sh
(while :; do dd if=/dev/urandom of=/root/data bs=64k count=16 conv=fsync; done) > /dev/null 2>&1 &
(while :; do ping -c 1 169.254.169.253; done) > /dev/null 2>&1 &
`;

describe("guests that scribble over what they share with the hypervisor", () => {
  const lab = new Lab();
  const scribble = join(lab.folder, "scribble");
  lab.environment.DRYDOCK_TEST_SCRIBBLE = scribble;
  let client: EC2Client;
  let neighbour: string;
  let neighbourAddress: string;
  let scribblers: string[];
  let daemon: number | undefined;

  const launch = async (image: "hvm" | "pv", InstanceType: "t1.micro" | "t2.nano", userData: string) => {
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId: await lab.microImage(image),
        InstanceType,
        MinCount: 1,
        MaxCount: 1,
        UserData: Buffer.from(userData).toString("base64"),
      }),
    );
    return Instances?.[0]?.InstanceId ?? "";
  };
  const describeOf = async (instanceId: string) => {
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
    return Reservations?.[0]?.Instances?.[0];
  };
  const diskRounds = async () => {
    const text = await lab.consoleText(neighbour);
    expect(text).not.toContain("DISK FAULT");
    return Number([...text.matchAll(/disk round (\d+)/g)].at(-1)?.[1] ?? 0);
  };
  const deedsOf = (instanceId: string) => {
    const file = join(scribble, `${instanceId}.deeds`);
    return existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  };
  /** A connection sends bytes and compares what comes back */
  const exchange = async (): Promise<void> => {
    const bytes = randomBytes(64 * 1024);
    const socket = connect({ port, host: neighbourAddress, allowHalfOpen: true });
    await once(socket, "connect");
    socket.end(bytes);
    const parts: Buffer[] = [];
    for await (const part of socket) parts.push(part as Buffer);
    expect(Buffer.compare(Buffer.concat(parts), bytes)).toBe(0);
  };
  const exchangeUntil = async (ended: () => boolean): Promise<number> => {
    let exchanges = 0;
    for (; !ended(); exchanges++) await exchange();
    return exchanges;
  };
  const askUntil = async (ended: () => boolean): Promise<number[]> => {
    const took: number[] = [];
    while (!ended()) {
      const began = performance.now();
      const { Reservations } = await client.send(new DescribeInstancesCommand({}));
      expect(Reservations).toHaveLength(3);
      took.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return took.sort((one, other) => one - other);
  };

  beforeAll(async () => {
    mkdirSync(scribble);
    const program = join(lab.folder, "program");
    mkdirSync(program);
    cpSync(join(projectRoot, "dist"), join(program, "dist"), { recursive: true });
    cpSync(join(projectRoot, "package.json"), join(program, "package.json"));
    symlinkSync(join(projectRoot, "node_modules"), join(program, "node_modules"));
    await bundleModule(
      join(projectRoot, "test/support/scribbling-guest/worker.ts"),
      join(program, "dist/guest-worker.mjs"),
    );
    await lab.must(lab.run(process.execPath, [join(program, "dist/drydock.js"), "up"]));
    daemon = lab.endpoint?.pid;
    client = lab.ec2();
    await lab.openPort(port);
    neighbour = await launch("pv", "t1.micro", neighbourUserData);
    scribblers = [
      await launch("pv", "t1.micro", scribblerUserData),
      await launch("hvm", "t2.nano", scribblerUserData),
    ];
    for (const id of [neighbour, ...scribblers]) await lab.waitForConsole(id, /boot finished/, bootMs);
    neighbourAddress = (await describeOf(neighbour))?.PublicIpAddress ?? "";
  }, bootMs);
  afterAll(() => lab.close());

  test(
    "disturb neither a neighbour's disk and connections nor the daemon",
    async () => {
      const roundsBefore = await diskRounds();
      for (const id of scribblers) writeFileSync(join(scribble, id), "");
      const end = performance.now() + scribblingMs;
      const ended = () => performance.now() > end;
      const [exchanges, took] = await Promise.all([exchangeUntil(ended), askUntil(ended)]);
      for (const id of scribblers) rmSync(join(scribble, id));
      const deeds = scribblers.map(deedsOf);
      // One of them may have crashed over its first deeds
      for (const count of deeds) expect(count).toBeGreaterThan(0);
      expect(deeds.reduce((sum, count) => sum + count)).toBeGreaterThan(100);
      const rounds = (await diskRounds()) - roundsBefore;
      expect(rounds).toBeGreaterThan(2);
      expect(exchanges).toBeGreaterThan(2);
      expect(lab.endpoint?.pid).toBe(daemon);
      expect(took.at(-1)).toBeLessThan(10_000);
      const middle = took[Math.floor(took.length / 2)]?.toFixed(0);
      process.stdout.write(
        `deeds ${deeds.join(" and ")}; neighbour: ${rounds} disk rounds, ${exchanges} exchanges; ` +
          `DescribeInstances: ${took.length} of ${middle} ms in the middle, ${took.at(-1)?.toFixed(0)} at most\n`,
      );
    },
    scribblingMs + 120_000,
  );

  test("crash at worst, and what EC2's API says of them is true", async () => {
    const cameToRest = async (id: string) => {
      const { State, StateReason } = (await describeOf(id)) ?? {};
      const explained = await lab.drydock("explain", id);
      if (State?.Name === "running") return explained.status === 0 ? "running" : undefined;
      if (State?.Name !== "stopped") return undefined;
      expect(StateReason?.Code).toMatch(/^(Client\.InstanceInitiatedShutdown|Server\.InternalError)$/);
      expect(explained).toMatchObject({ status: 1, output: expect.stringContaining("it is stopped") });
      return `stopped: ${StateReason?.Message}`;
    };
    for (const id of scribblers) {
      const state = await lab.until(`the truth about ${id}`, 60_000, () => cameToRest(id));
      process.stdout.write(`${id} is ${state}\n`);
    }
    const log = readFileSync(join(lab.state, "daemon.log"), "utf8");
    expect(log.split("\n").filter((line) => line.includes('"level":"error"'))).toEqual([]);
  }, 180_000);

  test("are stopped and terminated as any other, and leave nothing behind", async () => {
    await client.send(new StopInstancesCommand({ InstanceIds: scribblers, Force: true }));
    for (const id of scribblers) await lab.waitForState(id, "stopped");
    await client.send(new TerminateInstancesCommand({ InstanceIds: scribblers }));
    for (const id of scribblers) await lab.waitForState(id, "terminated");
    const { Volumes } = await client.send(new DescribeVolumesCommand({}));
    expect(Volumes?.map(({ Attachments }) => Attachments?.[0]?.InstanceId)).toEqual([neighbour]);
    await exchange();
    expect(lab.endpoint?.pid).toBe(daemon);
  }, 120_000);
});
