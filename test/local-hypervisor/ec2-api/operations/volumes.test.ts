import {
  AttachVolumeCommand,
  CreateVolumeCommand,
  type CreateVolumeCommandInput,
  DeleteVolumeCommand,
  DescribeVolumeAttributeCommand,
  DescribeVolumeStatusCommand,
  DescribeVolumesCommand,
  DescribeVolumesModificationsCommand,
  DetachVolumeCommand,
  type EC2Client,
  EnableVolumeIOCommand,
  ModifyVolumeAttributeCommand,
  ModifyVolumeCommand,
} from "@aws-sdk/client-ec2";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

jest.setTimeout(60_000);

describe("operations of volumes", () => {
  let endpoint: Ec2Endpoint;
  let client: EC2Client;
  let image: ImageRecord;

  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    client = await endpoint.client();
    image = await endpoint.rig.registerImage({ rootVolumeGib: 2 });
  });

  afterAll(async () => {
    await endpoint.close();
  });

  const create = (input: Partial<CreateVolumeCommandInput>) =>
    client.send(new CreateVolumeCommand({ AvailabilityZone: "eu-west-1a", ...input }));
  const snapshotId = () => image.blockDevices[0]?.snapshotId;

  test("a volume is made, described, and deleted", async () => {
    const made = await create({
      Size: 3,
      VolumeType: "gp3",
      Encrypted: true,
      TagSpecifications: [{ ResourceType: "volume", Tags: [{ Key: "Name", Value: "data" }] }],
    });
    expect(made).toMatchObject({
      VolumeId: expect.stringMatching(/^vol-[0-9a-f]{17}$/),
      State: "creating",
      Size: 3,
      Iops: 3000,
      Throughput: 125,
      AvailabilityZone: "eu-west-1a",
      AvailabilityZoneId: "euw1-az3",
      SnapshotId: "",
      Encrypted: true,
    });
    await endpoint.rig.settle();
    const VolumeIds = [made.VolumeId ?? ""];
    const { Volumes } = await client.send(new DescribeVolumesCommand({ VolumeIds }));
    expect(Volumes).toMatchObject([
      { State: "available", Attachments: [], Tags: [{ Key: "Name", Value: "data" }] },
    ]);
    const byTag = await client.send(
      new DescribeVolumesCommand({ Filters: [{ Name: "tag:Name", Values: ["data"] }] }),
    );
    expect(byTag.Volumes).toHaveLength(1);
    const { VolumeStatuses } = await client.send(new DescribeVolumeStatusCommand({ VolumeIds }));
    expect(VolumeStatuses).toMatchObject([{ VolumeStatus: { Status: "ok" } }]);
    await client.send(
      new ModifyVolumeAttributeCommand({ VolumeId: VolumeIds[0], AutoEnableIO: { Value: true } }),
    );
    expect(
      await client.send(
        new DescribeVolumeAttributeCommand({ VolumeId: VolumeIds[0], Attribute: "autoEnableIO" }),
      ),
    ).toMatchObject({ AutoEnableIO: { Value: true } });
    await client.send(new DeleteVolumeCommand({ VolumeId: VolumeIds[0] }));
    await endpoint.rig.settle();
    await expect(client.send(new DescribeVolumesCommand({ VolumeIds }))).rejects.toMatchObject({
      name: "InvalidVolume.NotFound",
      message: `The volume '${VolumeIds[0]}' does not exist.`,
      $metadata: { httpStatusCode: 400 },
    });
  });

  test("a volume of a snapshot has the snapshot's size and bytes", async () => {
    const made = await create({ SnapshotId: snapshotId() });
    expect(made).toMatchObject({ Size: 2, SnapshotId: snapshotId() });
    await endpoint.rig.settle();
    const device = await endpoint.rig.controlPlane.context.blockStore.openVolume(made.VolumeId ?? "");
    expect(Buffer.from(await device.read(0, 512)).toString()).toMatch(/^boot sector/);
    await device.close();
  });

  test.each<[string, () => Partial<CreateVolumeCommandInput>, string, RegExp]>([
    [
      "neither size nor snapshot",
      () => ({}),
      "MissingParameter",
      /^The request must contain the parameter size\/snapshot$/,
    ],
    ["no zone", () => ({ Size: 1, AvailabilityZone: undefined }), "MissingParameter", /AvailabilityZone/],
    [
      "a zone of another region",
      () => ({ Size: 1, AvailabilityZone: "us-east-1a" }),
      "InvalidParameterValue",
      /us-east-1a/,
    ],
    [
      "less than the snapshot",
      () => ({ Size: 1, SnapshotId: snapshotId() }),
      "InvalidParameterValue",
      /^Volume of size 1GB is smaller than snapshot/,
    ],
    [
      "an unknown snapshot",
      () => ({ SnapshotId: "snap-0123456789abcdef0" }),
      "InvalidSnapshot.NotFound",
      /^The snapshot 'snap-0123456789abcdef0' does not exist\.$/,
    ],
    ["too large", () => ({ Size: 20_000 }), "InvalidParameterValue", /too large/],
    ["an unknown type", () => ({ Size: 1, VolumeType: "floppy" as never }), "UnknownVolumeType", /floppy/],
    [
      "iops on gp2",
      () => ({ Size: 1, Iops: 100 }),
      "InvalidParameterCombination",
      /^The parameter iops is not supported for gp2 volumes\.$/,
    ],
    ["io1 without iops", () => ({ Size: 4, VolumeType: "io1" }), "InvalidParameterCombination", /iops/],
    [
      "a key without encryption",
      () => ({ Size: 1, KmsKeyId: "alias/x" }),
      "InvalidParameterDependency",
      /^The parameter KmsKeyId requires the parameter Encrypted to be set\.$/,
    ],
    [
      "multi-attach of a type that has none",
      () => ({ Size: 4, VolumeType: "gp3", MultiAttachEnabled: true }),
      "InvalidParameterCombination",
      /multiAttachEnabled is not supported for gp3 volumes/,
    ],
  ])("%s is refused", async (_case, input, code, message) => {
    const before = endpoint.rig.controlPlane.volumes.list("eu-west-1").length;
    await expect(create(input())).rejects.toMatchObject({
      name: code,
      message: expect.stringMatching(message),
    });
    expect(endpoint.rig.controlPlane.volumes.list("eu-west-1")).toHaveLength(before);
  });

  test("attach, modify, detach over the wire", async () => {
    const instance = await endpoint.rig.launch(image, { availabilityZone: "eu-west-1a" });
    const { VolumeId } = await create({ Size: 1 });
    await endpoint.rig.settle();
    const attached = await client.send(
      new AttachVolumeCommand({ VolumeId, InstanceId: instance.id, Device: "/dev/sdf" }),
    );
    expect(attached).toMatchObject({
      VolumeId,
      InstanceId: instance.id,
      Device: "/dev/sdf",
      State: "attaching",
    });
    await endpoint.rig.settle();
    const { VolumeModification } = await client.send(new ModifyVolumeCommand({ VolumeId, Size: 2 }));
    expect(VolumeModification).toMatchObject({
      ModificationState: "modifying",
      OriginalSize: 1,
      TargetSize: 2,
    });
    await endpoint.rig.settle();
    const { VolumesModifications } = await client.send(
      new DescribeVolumesModificationsCommand({ VolumeIds: [VolumeId ?? ""] }),
    );
    expect(VolumesModifications).toMatchObject([{ ModificationState: "completed", Progress: 100 }]);
    const Filters = [{ Name: "attachment.instance-id", Values: [instance.id] }];
    const { Volumes } = await client.send(new DescribeVolumesCommand({ Filters }));
    expect(Volumes?.map((volume) => volume.Attachments?.[0]?.Device)).toEqual(["/dev/xvda", "/dev/sdf"]);
    expect(await client.send(new DetachVolumeCommand({ VolumeId }))).toMatchObject({ State: "detaching" });
    await endpoint.rig.settle();
    await expect(client.send(new DetachVolumeCommand({ VolumeId }))).rejects.toMatchObject({
      name: "IncorrectState",
      message: `Volume '${VolumeId}' is in the 'available' state.`,
    });
    await expect(
      client.send(new DescribeVolumesModificationsCommand({ VolumeIds: [Volumes?.[0]?.VolumeId ?? ""] })),
    ).rejects.toMatchObject({ name: "InvalidVolumeModification.NotFound" });
  });

  test("a Multi-Attach volume is described with every instance that has it", async () => {
    const made = await create({ Size: 4, VolumeType: "io2", Iops: 100, MultiAttachEnabled: true });
    expect(made).toMatchObject({ MultiAttachEnabled: true });
    await endpoint.rig.settle();
    const { context, volumes } = endpoint.rig.controlPlane;
    const VolumeId = made.VolumeId ?? "";
    const shared = ["i-0000000000000000a", "i-0000000000000000b"].map((instanceId) => ({
      instanceId,
      deviceName: "/dev/sdf",
      state: "attached" as const,
      attachTimeMs: 0,
      deleteOnTermination: false,
    }));
    context.store.put("volume", { ...volumes.require("eu-west-1", VolumeId), attachments: shared });
    for (const { instanceId } of shared) {
      const Filters = [
        { Name: "attachment.instance-id", Values: [instanceId] },
        { Name: "multi-attach-enabled", Values: ["true"] },
      ];
      const { Volumes } = await client.send(new DescribeVolumesCommand({ Filters }));
      expect(Volumes?.[0]?.Attachments?.map(({ InstanceId }) => InstanceId)).toEqual(
        shared.map((each) => each.instanceId),
      );
    }
    await expect(client.send(new DetachVolumeCommand({ VolumeId }))).rejects.toMatchObject({
      name: "InvalidParameterCombination",
      message: `The volume '${VolumeId}' is attached to several instances: the request must contain the parameter instanceId.`,
    });
    context.store.put("volume", { ...volumes.require("eu-west-1", VolumeId), attachments: [] });
  });

  test("IO is enabled already, and a volume without events says so", async () => {
    const { VolumeId = "" } = await create({ Size: 1 });
    await endpoint.rig.settle();
    await client.send(new EnableVolumeIOCommand({ VolumeId }));
    const Filters = [{ Name: "event.event-type", Values: ["potential-data-inconsistency"] }];
    const { VolumeStatuses } = await client.send(new DescribeVolumeStatusCommand({ Filters }));
    expect(VolumeStatuses ?? []).toEqual([]);
    await expect(
      client.send(new EnableVolumeIOCommand({ VolumeId: "vol-0123456789abcdef0" })),
    ).rejects.toMatchObject({ name: "InvalidVolume.NotFound" });
  });

  test.each<[string, object, string, RegExp]>([
    ["nothing", {}, "InvalidParameterCombination", /at least one of the parameters/],
    [
      "less than it has",
      { Size: 1 },
      "InvalidParameterValue",
      /^New size cannot be smaller than existing size$/,
    ],
    ["too much", { Size: 70_000 }, "InvalidParameterValue", /too large; maximum is 65536GiB/],
    ["too many IOPS", { Iops: 90_000 }, "InvalidParameterValue", /too high; maximum is 80000/],
    ["IOPS beyond its size", { Size: 10, Iops: 6_000 }, "InvalidParameterValue", /ratio of 600\.000000/],
    ["throughput beyond its IOPS", { Throughput: 1_000 }, "InvalidParameterValue", /Throughput/],
    [
      "a type that has no throughput",
      { VolumeType: "io2", Iops: 100, Throughput: 125 },
      "InvalidParameterCombination",
      /gp3/,
    ],
    ["an unknown type", { VolumeType: "floppy" }, "UnknownVolumeType", /floppy/],
    ["Multi-Attach for gp3", { MultiAttachEnabled: true }, "InvalidParameterCombination", /gp3/],
    [
      "a type too large for it",
      { VolumeType: "st1" },
      "InvalidParameterValue",
      /too small; minimum is 125GiB/,
    ],
  ])("ModifyVolume to %s is refused", async (_case, input, code, message) => {
    const { VolumeId } = await create({ Size: 8, VolumeType: "gp3" });
    await endpoint.rig.settle();
    await expect(client.send(new ModifyVolumeCommand({ VolumeId, ...input }))).rejects.toMatchObject({
      name: code,
      message: expect.stringMatching(message),
    });
    await client.send(new DeleteVolumeCommand({ VolumeId }));
    await endpoint.rig.settle();
  });

  test("malformed ids are refused", async () => {
    await expect(client.send(new DeleteVolumeCommand({ VolumeId: "data" }))).rejects.toMatchObject({
      name: "InvalidParameterValue",
      message: "Value (data) for parameter volumeId is invalid. Expected: 'vol-...'.",
    });
  });
});
