import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeInstancesCommand, DescribeVolumesCommand } from "@aws-sdk/client-ec2";
import { isAlive } from "../../schemas/local-endpoint";
import { Lab } from "../support/lab";

jest.setTimeout(300_000);

/** The path that a newcomer walks, by the real cdktf and terraform, with a real guest at its end. */
describe("the first instance", () => {
  const lab = new Lab();
  let outputs: Record<string, string>;
  afterAll(() => lab.close());

  test("is deployed by cdktf without any configuration", async () => {
    const file = join(lab.folder, "outputs.json");
    await lab.must(lab.cdktf("deploy", "lab-local", "--auto-approve", "--outputs-file", file));
    outputs = JSON.parse(readFileSync(file, "utf8"))["lab-local"];
    expect(outputs.instance_id).toMatch(/^i-0[0-9a-f]{16}$/);
  });

  test("runs its user data in an unmodified Linux", async () => {
    const console = await lab.waitForConsole(
      outputs.instance_id as string,
      /user data finished with status \d+/,
    );
    expect(console).toContain("user data finished with status 0");
    expect(console).toMatch(/user data done on Linux 6\.1/);
  });

  test("deployed again, changes nothing", async () => {
    const { output } = await lab.must(lab.cdktf("deploy", "lab-local", "--auto-approve"));
    expect(output).toContain("No changes.");
  });

  test("is listed by Debian's AWS CLI", async () => {
    const { Reservations } = await lab.aws<{ Reservations: { Instances: object[] }[] }>("describe-instances");
    expect(Reservations[0]?.Instances[0]).toMatchObject({
      InstanceId: outputs.instance_id,
      State: { Name: "running", Code: 16 },
      InstanceType: "t2.micro",
    });
  });

  test("is listed by Debian's boto3", async () => {
    const environment = lab.awsEnvironment();
    const script =
      "import boto3, json\nclient = boto3.client('ec2', endpoint_url='%s')\nprint(json.dumps([i['InstanceId'] for r in client.describe_instances()['Reservations'] for i in r['Instances']]))";
    const { stdout } = await lab.must(
      lab.run("/usr/bin/python3", ["-c", script.replace("%s", environment.AWS_ENDPOINT_URL)], {
        environment,
      }),
    );
    expect(JSON.parse(stdout)).toEqual([outputs.instance_id]);
  });

  test("survives kill -9 of the daemon: nothing is lost and Terraform's state is true", async () => {
    const before = await immutableFacts(lab, outputs.instance_id as string);
    await lab.killDaemon();
    const { output } = await lab.must(lab.cdktf("deploy", "lab-local", "--auto-approve"));
    expect(output).toContain("No changes.");
    expect(await immutableFacts(lab, outputs.instance_id as string)).toEqual(before);
    await lab.waitForConsole(outputs.instance_id as string, /boot finished[\s\S]*boot finished/);
    // User data runs once for each instance, whatever happens to its host
    expect((await lab.consoleText(outputs.instance_id as string)).match(/user data finished/g)).toHaveLength(
      1,
    );
  });

  test("destroyed, leaves no worker, process, listener, lock or volume behind", async () => {
    const pid = lab.endpoint?.pid as number;
    await lab.must(lab.cdktf("destroy", "lab-local", "--auto-approve"));
    expect((await lab.ec2().send(new DescribeVolumesCommand({}))).Volumes).toEqual([]);
    const volumes = join(lab.state, "block-store", "volumes");
    expect(existsSync(volumes) ? readdirSync(volumes) : []).toEqual([]);
    await lab.until("the daemon to end by itself", 30_000, async () => (isAlive(pid) ? undefined : true));
    expect(lab.endpoint).toBeUndefined();
    expect(existsSync(join(lab.state, "control.sock"))).toBe(false);
  });
});

/** What must not change when the host restarts */
async function immutableFacts(lab: Lab, instanceId: string): Promise<unknown> {
  const { Reservations } = await lab.ec2().send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
  const instance = Reservations?.[0]?.Instances?.[0];
  const {
    State,
    PrivateIpAddress,
    PublicIpAddress,
    BlockDeviceMappings,
    Tags,
    SecurityGroups,
    NetworkInterfaces,
  } = instance ?? {};
  return {
    State,
    PrivateIpAddress,
    PublicIpAddress,
    BlockDeviceMappings,
    Tags,
    SecurityGroups,
    interfaces: NetworkInterfaces?.map((each) => each.NetworkInterfaceId),
  };
}
