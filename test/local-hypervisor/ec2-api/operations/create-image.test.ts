import {
  CreateImageCommand,
  type CreateImageCommandInput,
  CreateTagsCommand,
  DeleteSnapshotCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeSnapshotsCommand,
  type EC2Client,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

jest.setTimeout(60_000);

describe("CreateImage over the API", () => {
  let endpoint: Ec2Endpoint;
  let client: EC2Client;
  let image: ImageRecord;
  let InstanceId: string;
  let unmapped: string;

  const run = async (changes = {}): Promise<string> => {
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId: image.id,
        InstanceType: "t2.micro",
        MinCount: 1,
        MaxCount: 1,
        ...changes,
      }),
    );
    await endpoint.rig.settle();
    return Instances?.[0]?.InstanceId as string;
  };
  const create = (input: Partial<CreateImageCommandInput>) =>
    client.send(new CreateImageCommand({ InstanceId, Name: "baked", ...input }));
  const describe_ = async (ImageId = "") =>
    (await client.send(new DescribeImagesCommand({ ImageIds: [ImageId] }))).Images?.[0];

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    client = await endpoint.client();
    image = await endpoint.rig.registerImage();
    InstanceId = await run({
      BlockDeviceMappings: [
        { DeviceName: "/dev/sdf", Ebs: { VolumeSize: 8, VolumeType: "gp3", Iops: 4000, Throughput: 250 } },
        { DeviceName: "/dev/sdg", Ebs: { VolumeSize: 1, DeleteOnTermination: true } },
      ],
    });
    unmapped = await run();
  });

  afterEach(async () => {
    await endpoint.close();
  });

  test("an image of an instance is described as EC2 does, its snapshots too", async () => {
    const { ImageId } = await create({
      Description: "golden",
      BlockDeviceMappings: [
        { DeviceName: "/dev/xvda", Ebs: { DeleteOnTermination: false } },
        { DeviceName: "/dev/sdg", NoDevice: "" },
        { DeviceName: "/dev/sdh", Ebs: { VolumeSize: 3 } },
        { DeviceName: "/dev/sdb", VirtualName: "ephemeral0" },
      ],
      TagSpecifications: [
        { ResourceType: "image", Tags: [{ Key: "Name", Value: "golden" }] },
        { ResourceType: "snapshot", Tags: [{ Key: "of", Value: "golden" }] },
      ],
    });
    await endpoint.rig.settle();
    const baked = await describe_(ImageId);
    expect(baked).toMatchObject({
      ImageId: expect.stringMatching(/^ami-[0-9a-f]{17}$/),
      Name: "baked",
      Description: "golden",
      State: "available",
      OwnerId: "123456789012",
      ImageLocation: "123456789012/baked",
      Public: false,
      Architecture: "i386",
      VirtualizationType: "hvm",
      BootMode: "legacy-bios",
      SourceInstanceId: InstanceId,
      SourceImageId: image.id,
      SourceImageRegion: "eu-west-1",
      RootDeviceName: "/dev/xvda",
      Tags: [{ Key: "Name", Value: "golden" }],
    });
    expect(baked?.BlockDeviceMappings).toMatchObject([
      { DeviceName: "/dev/xvda", Ebs: { VolumeSize: 1, DeleteOnTermination: false } },
      {
        DeviceName: "/dev/sdf",
        Ebs: { VolumeSize: 8, VolumeType: "gp3", Iops: 4000, Throughput: 250, DeleteOnTermination: false },
      },
      { DeviceName: "/dev/sdh", Ebs: { VolumeSize: 3, VolumeType: "gp2" } },
      { DeviceName: "/dev/sdb", VirtualName: "ephemeral0" },
    ]);
    expect(baked?.BlockDeviceMappings?.[2]?.Ebs).not.toHaveProperty("SnapshotId");
    const SnapshotIds = baked?.BlockDeviceMappings?.slice(0, 2).map(({ Ebs }) => Ebs?.SnapshotId ?? "") ?? [];
    const { Snapshots } = await client.send(new DescribeSnapshotsCommand({ SnapshotIds }));
    expect(Snapshots).toHaveLength(2);
    for (const snapshot of Snapshots ?? [])
      expect(snapshot).toMatchObject({
        State: "completed",
        Description: `Created by CreateImage(${InstanceId}) for ${ImageId}`,
        Tags: [{ Key: "of", Value: "golden" }],
      });
    for (const [Name, value] of [
      ["source-instance-id", InstanceId],
      ["source-image-id", image.id],
      ["source-image-region", "eu-west-1"],
      ["tag:Name", "gold*"],
      ["block-device-mapping.snapshot-id", SnapshotIds[0] ?? ""],
    ] as const) {
      const { Images } = await client.send(
        new DescribeImagesCommand({ Owners: ["self"], Filters: [{ Name, Values: [value] }] }),
      );
      expect(Images?.map((each) => each.ImageId)).toEqual([ImageId]);
    }

    await expect(
      client.send(new DeleteSnapshotCommand({ SnapshotId: SnapshotIds[0] })),
    ).rejects.toMatchObject({
      name: "InvalidSnapshot.InUse",
      message: `The snapshot ${SnapshotIds[0]} is currently in use by ${ImageId}`,
    });
    await client.send(new DeregisterImageCommand({ ImageId }));
    await client.send(new DeleteSnapshotCommand({ SnapshotId: SnapshotIds[0] }));
  });

  test("a launch from it makes all its volumes, and notes when it was", async () => {
    const { ImageId } = await create({ Name: "for a launch" });
    await endpoint.rig.settle();
    expect(await describe_(ImageId)).not.toHaveProperty("LastLaunchedTime");
    const launched = await run({ ImageId });
    const volumes = endpoint.rig.controlPlane.volumes.attachedTo("eu-west-1", launched);
    expect(volumes.map(({ attachment, sizeGib }) => [attachment.deviceName, sizeGib])).toEqual([
      ["/dev/xvda", 1],
      ["/dev/sdf", 8],
      ["/dev/sdg", 1],
    ]);
    expect(volumes[1]).toMatchObject({ volumeType: "gp3", iops: 4000, throughputMibps: 250 });
    expect((await describe_(ImageId))?.LastLaunchedTime).toMatch(/^20\d\d-\d\d-\d\dT/);
  });

  test("deregistering can take the snapshots along, but for those of other images", async () => {
    const { ImageId } = await create({ Name: "to go" });
    await endpoint.rig.settle();
    const rows = (await describe_(ImageId))?.BlockDeviceMappings ?? [];
    const [root, data, more] = rows.map(({ Ebs }) => Ebs?.SnapshotId ?? "");
    const { id } = endpoint.rig.controlPlane.imageCreation.register("eu-west-1", {
      name: "shares a snapshot",
      rootDeviceName: "/dev/sda1",
      virtualizationType: "hvm",
      blockDevices: [{ deviceName: "/dev/sda1", ebs: { snapshotId: data } }],
      tags: {},
    });
    const { DeleteSnapshotResults } = await client.send(
      new DeregisterImageCommand({ ImageId, DeleteAssociatedSnapshots: true }),
    );
    expect(DeleteSnapshotResults).toEqual([
      { SnapshotId: root, ReturnCode: "success" },
      { SnapshotId: data, ReturnCode: "skipped" },
      { SnapshotId: more, ReturnCode: "success" },
    ]);
    const { Snapshots } = await client.send(
      new DescribeSnapshotsCommand({ Filters: [{ Name: "snapshot-id", Values: [root ?? "", data ?? ""] }] }),
    );
    expect(Snapshots?.map(({ SnapshotId }) => SnapshotId)).toEqual([data]);
    await client.send(new DeregisterImageCommand({ ImageId: id }));
    await expect(client.send(new DeregisterImageCommand({ ImageId }))).rejects.toMatchObject({
      name: "InvalidAMIID.NotFound",
    });
  });

  test("a name is free again once its image is deregistered", async () => {
    const { ImageId } = await create({ Name: "once" });
    await expect(create({ Name: "once" })).rejects.toMatchObject({
      name: "InvalidAMIName.Duplicate",
      message: `AMI name once is already in use by AMI ${ImageId}`,
    });
    await endpoint.rig.settle();
    await client.send(new DeregisterImageCommand({ ImageId }));
    await expect(create({ Name: "once", NoReboot: true })).resolves.toMatchObject({
      ImageId: expect.stringMatching(/^ami-/),
    });
    await endpoint.rig.settle();
  });

  test.each<[string, Partial<CreateImageCommandInput>, string, RegExp]>([
    ["a name too short", { Name: "ab" }, "InvalidAMIName.Malformed", /between 3 and 128/],
    ["a name too long", { Name: "x".repeat(129) }, "InvalidAMIName.Malformed", /between 3 and 128/],
    ["a name with a colon", { Name: "a:b:c" }, "InvalidAMIName.Malformed", /may contain letters/],
    ["a description too long", { Description: "x".repeat(256) }, "InvalidParameterValue", /255/],
    [
      "no such instance",
      { InstanceId: "i-0123456789abcdef0" },
      "InvalidInstanceID.NotFound",
      /^The instance ID 'i-0123456789abcdef0' does not exist$/,
    ],
    ["a malformed instance", { InstanceId: "x" }, "InvalidInstanceID.Malformed", /expecting "i-/],
    [
      "the root left out",
      { BlockDeviceMappings: [{ DeviceName: "/dev/xvda", NoDevice: "" }] },
      "InvalidBlockDeviceMapping",
      /root device/,
    ],
    [
      "another size of a volume",
      { BlockDeviceMappings: [{ DeviceName: "/dev/sdf", Ebs: { VolumeSize: 3 } }] },
      "InvalidBlockDeviceMapping",
      /^volumeSize of the device \/dev\/sdf/,
    ],
    [
      "a volume encrypted on the way",
      { BlockDeviceMappings: [{ DeviceName: "/dev/sdf", Ebs: { Encrypted: true } }] },
      "InvalidBlockDeviceMapping",
      /^encrypted of the device/,
    ],
    [
      "another snapshot for a volume",
      { BlockDeviceMappings: [{ DeviceName: "/dev/sdf", Ebs: { SnapshotId: "snap-0123456789abcdef0" } }] },
      "InvalidBlockDeviceMapping",
      /^snapshotId of the device/,
    ],
    [
      "a new volume of no size",
      { BlockDeviceMappings: [{ DeviceName: "/dev/sdh", Ebs: { VolumeType: "gp3" } }] },
      "InvalidBlockDeviceMapping",
      /^Either snapshot ID or volume size must be provided for: \/dev\/sdh$/,
    ],
    [
      "a row of nothing",
      { BlockDeviceMappings: [{ DeviceName: "/dev/sdh" }] },
      "InvalidBlockDeviceMapping",
      /names no volume/,
    ],
    [
      "an unknown snapshot",
      { BlockDeviceMappings: [{ DeviceName: "/dev/sdh", Ebs: { SnapshotId: "snap-0123456789abcdef0" } }] },
      "InvalidSnapshot.NotFound",
      /does not exist/,
    ],
    [
      "no device name of EC2's",
      { BlockDeviceMappings: [{ DeviceName: "disk7", Ebs: { VolumeSize: 1 } }] },
      "InvalidBlockDeviceMapping",
      /^Invalid device name disk7$/,
    ],
    [
      "two names for one device",
      { BlockDeviceMappings: [{ DeviceName: "/dev/xvdf", Ebs: { VolumeSize: 1 } }] },
      "InvalidBlockDeviceMapping",
      /^Invalid device name/,
    ],
    [
      "instance store that there never was",
      { BlockDeviceMappings: [{ DeviceName: "/dev/sdb", VirtualName: "ephemeral24" }] },
      "InvalidBlockDeviceMapping",
      /ephemeral24/,
    ],
    [
      "tags for something else",
      { TagSpecifications: [{ ResourceType: "volume", Tags: [{ Key: "a", Value: "b" }] }] },
      "InvalidParameterValue",
      /volume/,
    ],
  ])("refuses %s", async (_case, input, name, message) => {
    await expect(create({ Name: "refused", ...input })).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
    const { Images } = await client.send(
      new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["refused"] }] }),
    );
    expect(Images).toEqual([]);
  });

  test("refuses an instance that has ended, and changes nothing on a dry run", async () => {
    await expect(create({ Name: "dry", DryRun: true })).rejects.toMatchObject({ name: "DryRunOperation" });
    await endpoint.rig.settle();
    endpoint.rig.controlPlane.instances.terminate("eu-west-1", [unmapped]);
    await endpoint.rig.settle();
    await expect(create({ InstanceId: unmapped, Name: "of none" })).rejects.toMatchObject({
      name: "InvalidParameterValue",
      message: `Invalid value '${unmapped}' for instanceId. Instance is not in state 'running' or 'stopping' or 'stopped'`,
    });
    const { Images } = await client.send(
      new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["dry", "of none"] }] }),
    );
    expect(Images).toEqual([]);
  });

  test("an image can be tagged afterwards", async () => {
    await client.send(new CreateTagsCommand({ Resources: [image.id], Tags: [{ Key: "k", Value: "v" }] }));
    expect((await describe_(image.id))?.Tags).toEqual([{ Key: "k", Value: "v" }]);
  });
});
