import type { TerraformStack } from "cdktf";
import { Ec2Target, Instance, InstanceType, MachineImage, Snapshot, Volume } from "../../constructs";
import { only, refusal, standInProvider, synthesize } from "./synthesized";

const local = () => Ec2Target.local({ providerFolder: standInProvider() });
const targets: readonly [string, () => Ec2Target][] = [
  ["AWS", () => Ec2Target.aws({ region: "eu-west-1" })],
  ["this machine", local],
];

const server = (stack: TerraformStack, id: string, machineImage = MachineImage.drydockMicro()) =>
  new Instance(stack, id, { instanceType: InstanceType.of("t2.micro"), machineImage });

describe.each(targets)("on %s", (_, target) => {
  test("a snapshot is taken of a volume, and a volume in another zone made of it", () => {
    const configuration = synthesize((stack) => {
      const data = new Volume(stack, "data", { availabilityZone: "eu-west-1a", sizeGiB: 10 });
      const snapshot = new Snapshot(stack, "backup", {
        volume: data,
        description: "before the upgrade",
        tags: { Name: "backup" },
      });
      new Volume(stack, "restored", { availabilityZone: "eu-west-1b", snapshot, sizeGiB: 20 });
    }, target());
    expect(only(configuration, "aws_ebs_snapshot")).toEqual({
      volume_id: "${aws_ebs_volume.data.id}",
      description: "before the upgrade",
      tags: { Name: "backup" },
    });
    expect(configuration.resource.aws_ebs_volume?.restored).toEqual({
      availability_zone: "eu-west-1b",
      size: 20,
      snapshot_id: "${aws_ebs_snapshot.backup.id}",
    });
  });

  test("an AMI is made of an instance, and instances of it", () => {
    const configuration = synthesize((stack) => {
      const image = MachineImage.fromInstance(stack, "baked", server(stack, "golden"), {
        withoutReboot: true,
        description: "with all installed",
        tags: { Name: "baked" },
      });
      expect(image.facts?.key).toBe("drydock-micro");
      server(stack, "one", image);
      server(stack, "two", image);
    }, target());
    expect(only(configuration, "aws_ami_from_instance")).toEqual({
      name: "lab/baked",
      description: "with all installed",
      source_instance_id: "${aws_instance.golden.id}",
      snapshot_without_reboot: true,
      tags: { Name: "baked" },
    });
    const { golden, one, two } = configuration.resource.aws_instance ?? {};
    expect(golden?.ami).toMatch(/^\$\{data\.aws_ami\./);
    for (const instance of [one, two]) expect(instance?.ami).toBe("${aws_ami_from_instance.baked.id}");
  });

  test.each<[string, (stack: TerraformStack) => unknown, RegExp]>([
    [
      "a name that no AMI may have",
      (stack) => MachineImage.fromInstance(stack, "baked", server(stack, "golden"), { name: "a?" }),
      /lab\/baked\] InvalidAMIName\.Malformed/,
    ],
    [
      "two snapshots of one volume",
      (stack) =>
        new Volume(stack, "data", {
          availabilityZone: "eu-west-1a",
          snapshot: Snapshot.fromSnapshotId("snap-0123456789abcdef0"),
          snapshotId: "snap-0123456789abcdef1",
        }),
      /lab\/data\] InvalidParameterCombination: A volume starts from one snapshot/,
    ],
    [
      "an id that is no snapshot's",
      (stack) =>
        new Volume(stack, "data", {
          availabilityZone: "eu-west-1a",
          snapshot: Snapshot.fromSnapshotId("vol-0123456789abcdef0"),
        }),
      /snap-/,
    ],
    [
      "an AMI on a type that does not run it",
      (stack) => {
        const image = MachineImage.fromInstance(stack, "baked", server(stack, "golden"));
        new Instance(stack, "one", { instanceType: InstanceType.of("t4g.micro"), machineImage: image });
      },
      /lab\/one\] /,
    ],
  ])("is refused at synth: %s", (_case, build, words) => {
    expect(refusal(build, target())).toMatch(words);
  });
});

test("a volume may start from a snapshot that EC2 has already", () => {
  const configuration = synthesize((stack) => {
    const snapshot = Snapshot.fromSnapshotId("snap-0123456789abcdef0");
    new Volume(stack, "data", { availabilityZone: "eu-west-1a", snapshot });
  });
  expect(only(configuration, "aws_ebs_volume").snapshot_id).toBe("snap-0123456789abcdef0");
});
