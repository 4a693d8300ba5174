import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  type _InstanceType,
  DescribeImagesCommand,
  RebootInstancesCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { Lab } from "../support/lab";

const bootMs = 600_000;
// Six boots of a whole Debian without hardware virtualization
jest.setTimeout(6 * bootMs);

/** What a guest says of who it is; `#!` user data, so that cloud-init runs it */
const questions = {
  name: "hostname",
  machineId: "cat /etc/machine-id",
  bootId: "cat /proc/sys/kernel/random/boot_id",
  firmware: "cat /sys/class/dmi/id/product_uuid",
  asset: "cat /sys/class/dmi/id/board_asset_tag",
  disk: "cat /sys/class/nvme/nvme0/serial",
  link: "basename $(ls /dev/disk/by-id/nvme-Amazon* | head -1)",
  hostKey: "cut -d' ' -f2 /etc/ssh/ssh_host_ed25519_key.pub",
  random: "head -c 32 /dev/urandom | md5sum",
  uuid: "cat /proc/sys/kernel/random/uuid",
  cloudInstance: "ls /var/lib/cloud/instances",
  time: "date +%s",
  root: "findmnt -n -o SOURCE /",
  boots: "journalctl --list-boots --no-pager -q | wc -l",
} as const;
type Answers = Readonly<Record<keyof typeof questions, string>>;

const userData = `#!/bin/bash
exec > /dev/ttyS0 2>&1
${Object.entries(questions)
  .map(([name, command]) => `echo "said ${name}: $(${command} | tr -d '\\n')"`)
  .join("\n")}
again=/var/lib/cloud/scripts/per-boot/again
echo '#!/bin/sh' > $again
echo 'echo "again as $(hostname) $(cat /etc/machine-id) $(cat /sys/class/nvme/nvme0/serial)" > /dev/ttyS0' >> $again
chmod +x $again
(
  echo "ended $(cloud-init status --wait | tr -d '.\\n') $(cloud-id)"
  echo "system $(systemctl is-system-running --wait) $(systemctl --failed --no-legend --plain | tr '\\n' ' ')"
  echo "complaints: $(grep -cE '\\[(WARNING|ERROR|CRITICAL)\\]' /var/log/cloud-init.log)"
) &
`;

describe("instances of debian-12 that go on from a template", () => {
  const lab = new Lab({ DRYDOCK_WARM_QEMU: "on", DRYDOCK_ENGINE: "qemu" });
  const instances: { readonly id: string; readonly text: string; readonly answers: Answers }[] = [];

  const launch = async (): Promise<string> => {
    const { Images } = await lab
      .ec2()
      .send(new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["debian-12-amd64-*"] }] }));
    const { Instances } = await lab.ec2().send(
      new RunInstancesCommand({
        ImageId: Images?.[0]?.ImageId,
        InstanceType: "t3.micro" satisfies _InstanceType,
        MinCount: 1,
        MaxCount: 1,
        UserData: Buffer.from(userData).toString("base64"),
      }),
    );
    return Instances?.[0]?.InstanceId as string;
  };

  beforeAll(async () => {
    await lab.must(lab.drydock("up"));
    // The template is made of what it booted
    const first = await launch();
    await lab.ec2().send(new TerminateInstancesCommand({ InstanceIds: [first] }));
    const templates = join(lab.state, "cache", "templates", "qemu");
    await lab.until(
      "a template",
      bootMs,
      async () =>
        (existsSync(templates) && readdirSync(templates).some((name) => !name.startsWith("."))) || undefined,
      async () => lab.logTail(),
    );
    for (let count = 0; count < 2; count++) {
      const id = await launch();
      const text = await lab.waitForConsole(id, /complaints: \d/, bootMs);
      const said = [...text.replaceAll("\r", "").matchAll(/said (\w+): (.*)/g)];
      const answers = Object.fromEntries(said.map(([, name, answer]) => [name, answer?.trim()]));
      instances.push({ id, text, answers: answers as unknown as Answers });
    }
  });
  afterAll(() => lab.close(), 120_000);

  test("did not boot themselves", async () => {
    for (const { id } of instances)
      expect((await lab.must(lab.drydock("explain", id))).stdout).toContain("template");
  });

  test("are who their records say, in firmware, kernel, systemd and cloud-init", () => {
    for (const { id, answers } of instances) {
      expect(answers.asset).toBe(id);
      expect(answers.cloudInstance).toBe(id);
      expect(answers.firmware).toMatch(/^ec2/);
      expect(answers.machineId).toBe(answers.firmware.replaceAll("-", ""));
      expect(answers.disk).toMatch(/^vol[0-9a-f]{17}$/);
      expect(answers.link).toBe(`nvme-Amazon_Elastic_Block_Store_${answers.disk}`);
      expect(answers.root).toBe("/dev/nvme0n1p1");
      expect(answers.boots).toBe("1");
    }
  });

  test("end cloud-init's first boot as EC2's do, without a complaint, and every unit runs", () => {
    for (const { text } of instances) {
      expect(text).toMatch(/Cloud-init v\. \S+ finished at .* Datasource DataSourceEc2Local/);
      expect(text).toMatch(/^ended status: done aws\r?$/m);
      expect(text).toMatch(/^system running ?\r?$/m);
      expect(text).toMatch(/^complaints: 0\r?$/m);
    }
  });

  test("share nothing that is to be each one's own", () => {
    const shared = new Set(["root", "boots"]);
    const [one, other] = instances.map(({ answers }) => answers);
    for (const name of Object.keys(questions) as (keyof Answers)[])
      if (!shared.has(name)) expect([name, one?.[name]]).not.toEqual([name, other?.[name]]);
  });

  test("have the time, and nothing of the template's names on their consoles", () => {
    for (const { text, answers } of instances) {
      expect(Math.abs(Number(answers.time) - Date.now() / 1000)).toBeLessThan(bootMs / 1000);
      expect(text).not.toMatch(/7e3a1a7e|tpl[0-9a-f]{17}/);
    }
  });

  test("boot their own disks when they are rebooted, and when they are stopped and started, as who they were", async () => {
    const [rebooted = "", restarted = ""] = instances.map(({ id }) => id);
    await lab.ec2().send(new StopInstancesCommand({ InstanceIds: [restarted] }));
    await lab.ec2().send(new RebootInstancesCommand({ InstanceIds: [rebooted] }));
    await lab.waitForState(restarted, "stopped", bootMs);
    await lab.ec2().send(new StartInstancesCommand({ InstanceIds: [restarted] }));
    for (const { id, answers } of instances) {
      const text = await lab.waitForConsole(id, /again as .*/, bootMs);
      expect(text).toContain(`again as ${answers.name} ${answers.machineId} ${answers.disk}`);
    }
  });
});
