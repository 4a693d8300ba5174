import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  RebootInstancesCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import { Lab } from "../support/lab";
import { expectTimeOfDay } from "../support/time-of-day";

const bootMs = 240_000;
/** So old the template is at least, so that its age would be seen in the uptime of whoever goes on from it */
const agedMs = 10_000;
const finished = /boot finished/g;

/** What the kernel keeps of the firmware's tables, both the hypervisor's id of the instance */
const dmiIds = ["cat /sys/class/dmi/id/product_uuid", "cat /sys/class/dmi/id/product_serial"];
const modes = [
  { mode: "paravirtual", image: "pv", instanceType: "t1.micro" },
  { mode: "HVM", image: "hvm", instanceType: "t2.micro" },
] as const;

describe.each(modes)("$mode guests that begin from a template", ({ image, instanceType }) => {
  const lab = new Lab({ DRYDOCK_WARM: "on" });
  let warm: string[];

  const launch = async (count: number): Promise<string[]> => {
    const { Instances = [] } = await lab.ec2().send(
      new RunInstancesCommand({
        ImageId: await lab.microImage(image),
        InstanceType: instanceType,
        MinCount: count,
        MaxCount: count,
        UserData: Buffer.from("#!/bin/sh\necho user data ran\n").toString("base64"),
      }),
    );
    return Instances.map(({ InstanceId }) => InstanceId as string);
  };
  const booted = (id: string, times = 1) =>
    lab.until(
      `${id} to have booted`,
      bootMs,
      async () => {
        const found = (await lab.consoleText(id)).match(finished) ?? [];
        return found.length >= times || undefined;
      },
      () => lab.consoleText(id),
    );
  const ask = async (id: string, command: string) => (await (await lab.shell(id)).run(command)).trim();
  const templates = join(lab.state, "cache", "templates");
  const explained = async (id: string) => (await lab.must(lab.drydock("explain", id))).stdout;

  beforeAll(async () => {
    await lab.must(lab.drydock("up"));
    const [first = ""] = await launch(1);
    await booted(first);
    expect(await explained(first)).not.toContain("template");
    await lab.until("a template", bootMs, async () =>
      existsSync(templates) && readdirSync(templates).some((name) => name.endsWith(".template"))
        ? true
        : undefined,
    );
    await new Promise((resolve) => setTimeout(resolve, agedMs));
    warm = await launch(3);
    for (const id of warm) await booted(id);
  }, 3 * bootMs);

  afterAll(() => lab.close(), 120_000);

  test(
    "went on from it, and show what was printed from power-on",
    async () => {
      for (const id of warm) {
        expect(await explained(id)).toContain("template");
        const text = await lab.consoleText(id);
        expect(text).toMatch(/Linux version.*waiting for a network interface.*user data ran/s);
        const firmwareTold = [...text.matchAll(/Machine UUID (\S+)/g)].map(([, uuid]) => uuid);
        expect(firmwareTold).toEqual(image === "hvm" ? [await ask(id, "cat /sys/hypervisor/uuid")] : []);
      }
    },
    bootMs,
  );

  test(
    "share no random number",
    async () => {
      const drawn: string[] = [];
      for (const id of warm) {
        drawn.push(
          ...(await ask(id, "cat /proc/sys/kernel/random/uuid /proc/sys/kernel/random/boot_id")).split("\n"),
        );
        drawn.push(await ask(id, "head -c 32 /dev/urandom | sha256sum"));
        drawn.push(await ask(id, "dropbearkey -t ed25519 -f /tmp/key | grep ssh-ed25519"));
      }
      expect(drawn).toHaveLength(12);
      expect(new Set(drawn).size).toBe(drawn.length);
    },
    bootMs,
  );

  test(
    "have names, addresses and ids of their own, and the time",
    async () => {
      for (const what of [
        "hostname",
        "cat /sys/hypervisor/uuid",
        "cat /sys/class/net/eth0/address",
        "ls /var/lib/cloud/instances",
        ...(image === "hvm" ? dmiIds : []),
      ]) {
        const told = await Promise.all(warm.map((id) => ask(id, what)));
        expect(new Set(told).size).toBe(warm.length);
        if (what.endsWith("uuid")) for (const uuid of told) expect(uuid).toMatch(/^ec2/);
        if (dmiIds.includes(what))
          expect(told).toEqual(await Promise.all(warm.map((id) => ask(id, "cat /sys/hypervisor/uuid"))));
        if (what.startsWith("ls")) expect(told).toEqual(warm);
      }
      for (const id of warm) await expectTimeOfDay((command) => ask(id, command));
    },
    bootMs,
  );

  test(
    "do not count as uptime how long the template lay there",
    async () => {
      for (const id of warm) {
        const told = await ask(id, "cat /proc/uptime; grep -m 1 '^now at' /proc/timer_list");
        const [, uptime, monotonic] = /^([0-9.]+) .*now at ([0-9]+) nsecs/s.exec(told) ?? [];
        // CLOCK_BOOTTIME and CLOCK_MONOTONIC, which differ by what Linux took for sleep
        expect(Math.abs(Number(uptime) - Number(monotonic) / 1e9)).toBeLessThan(agedMs / 2000);
      }
    },
    bootMs,
  );

  test(
    "have a root file system of their own, and nothing of the template's in it",
    async () => {
      for (const id of warm) {
        expect(await ask(id, "grep ' / ' /proc/mounts | tail -n 1")).toContain(" rw,");
        expect(await ask(id, `echo ${id} > /root/mine && sync && cat /root/mine`)).toBe(id);
        expect(await ask(id, "ls /run/rehearsal 2>&1")).toContain("No such file");
      }
      for (const id of warm) expect(await ask(id, "cat /root/mine")).toBe(id);
    },
    bootMs,
  );

  test(
    "boot from power-on when they are rebooted, as who they are",
    async () => {
      const [id = ""] = warm;
      const identity = "hostname; cat /sys/hypervisor/uuid; cat /sys/class/net/eth0/address";
      const before = await ask(id, identity);
      const session = await ask(id, "cat /proc/sys/kernel/random/boot_id");
      await lab.ec2().send(new RebootInstancesCommand({ InstanceIds: [id] }));
      await booted(id, 2);
      expect(await ask(id, identity)).toBe(before);
      expect(await ask(id, "cat /proc/sys/kernel/random/boot_id")).not.toBe(session);
    },
    bootMs,
  );

  test(
    "are who they were when they are stopped and started",
    async () => {
      const id = warm[1] ?? "";
      const identity = "hostname; cat /sys/hypervisor/uuid; cat /sys/class/net/eth0/address";
      const before = await ask(id, identity);
      const session = await ask(id, "cat /proc/sys/kernel/random/boot_id");
      await lab.ec2().send(new StopInstancesCommand({ InstanceIds: [id] }));
      await lab.waitForState(id, "stopped", bootMs);
      await lab.ec2().send(new StartInstancesCommand({ InstanceIds: [id] }));
      await booted(id, 2);
      expect(await ask(id, identity)).toBe(before);
      expect(await ask(id, "cat /proc/sys/kernel/random/boot_id")).not.toBe(session);
    },
    bootMs,
  );
});
