import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeImagesCommand, DescribeSnapshotsCommand, DescribeVolumesCommand } from "@aws-sdk/client-ec2";
import { Lab } from "../support/lab";

jest.setTimeout(600_000);

/** A file carried to another zone and an AMI that boots twice, by the real cdktf and terraform, in real guests. */
describe("the snapshot lab", () => {
  const lab = new Lab({}, "snapshot-lab");
  let outputs: Record<string, string>;
  beforeAll(() => lab.must(lab.drydock("up")));
  afterAll(() => lab.close());

  const deploy = async (step: string): Promise<void> => {
    lab.environment.SNAPSHOT_LAB_STEP = step;
    const file = join(lab.folder, `${step}.json`);
    await lab.must(lab.cdktf("deploy", "lab-local", "--auto-approve", "--outputs-file", file));
    outputs = JSON.parse(readFileSync(file, "utf8"))["lab-local"];
  };
  const says = (name: string, words: RegExp) =>
    lab.waitForConsole(outputs[`${name}_instance_id`] as string, words, 240_000);

  test("first writes a file, and configures an instance", async () => {
    await deploy("write");
    await says("writer", /snapshot-lab: the file is written/);
    await says("golden", /snapshot-lab: the instance is configured/);
  });

  test("then reads the file in another zone, and boots twice what was configured once", async () => {
    await deploy("restore");
    await says("reader", /snapshot-lab: read written in the first zone/);
    await says("first", /snapshot-lab: the first was configured once/);
    await says("second", /snapshot-lab: the second was configured once/);
    const { Volumes = [] } = await lab.ec2().send(
      new DescribeVolumesCommand({
        Filters: [{ Name: "snapshot-id", Values: [outputs.snapshot_id as string] }],
      }),
    );
    expect(Volumes).toMatchObject([{ AvailabilityZone: "eu-west-1b", Size: 1, State: "in-use" }]);
  });

  test("leaves neither AMI nor snapshots of its own behind", async () => {
    await lab.must(lab.cdktf("destroy", "lab-local", "--auto-approve"));
    const { Images = [] } = await lab
      .ec2()
      .send(new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["lab-local/baked"] }] }));
    expect(Images).toEqual([]);
    const { Snapshots = [] } = await lab.ec2().send(new DescribeSnapshotsCommand({ OwnerIds: ["self"] }));
    const left = Snapshots.map(({ SnapshotId }) => SnapshotId);
    expect(left).not.toContain(outputs.snapshot_id);
    const { Volumes = [] } = await lab.ec2().send(new DescribeVolumesCommand({}));
    expect(Volumes).toEqual([]);
  });
});
