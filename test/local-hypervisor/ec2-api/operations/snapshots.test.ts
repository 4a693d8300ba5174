import {
  CopySnapshotCommand,
  CreateSnapshotCommand,
  CreateSnapshotsCommand,
  CreateVolumeCommand,
  DeleteSnapshotCommand,
  DescribeFastSnapshotRestoresCommand,
  DescribeSnapshotAttributeCommand,
  DescribeSnapshotsCommand,
  type DescribeSnapshotsCommandInput,
  DescribeSnapshotTierStatusCommand,
  DisableEbsEncryptionByDefaultCommand,
  DisableFastSnapshotRestoresCommand,
  type EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  EnableFastSnapshotRestoresCommand,
  GetEbsDefaultKmsKeyIdCommand,
  GetEbsEncryptionByDefaultCommand,
  ModifyEbsDefaultKmsKeyIdCommand,
  ModifySnapshotAttributeCommand,
  type ModifySnapshotAttributeCommandInput,
  ModifySnapshotTierCommand,
  ResetEbsDefaultKmsKeyIdCommand,
  ResetSnapshotAttributeCommand,
  RestoreSnapshotTierCommand,
} from "@aws-sdk/client-ec2";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { accountId } from "../../../support/control-plane-rig";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

jest.setTimeout(60_000);

const key = `arn:aws:kms:eu-west-1:${accountId}:key/0d4c1d5c-0000-4000-8000-000000000001`;
const stranger = "210987654321";

describe("operations of snapshots", () => {
  let endpoint: Ec2Endpoint;
  let client: EC2Client;
  let image: ImageRecord;

  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    client = await endpoint.client();
    image = await endpoint.rig.registerImage();
  });

  afterAll(async () => {
    await endpoint.close();
  });

  async function createVolume(
    input: { Encrypted?: boolean; KmsKeyId?: string; Size?: number } = {},
  ): Promise<string> {
    const { VolumeId = "" } = await client.send(
      new CreateVolumeCommand({ AvailabilityZone: "eu-west-1a", Size: 1, ...input }),
    );
    await endpoint.rig.settle();
    return VolumeId;
  }

  async function snapshotOf(VolumeId: string, description = ""): Promise<string> {
    const { SnapshotId = "" } = await client.send(
      new CreateSnapshotCommand({ VolumeId, Description: description }),
    );
    await endpoint.rig.settle();
    return SnapshotId;
  }

  const describeSnapshots = async (input: DescribeSnapshotsCommandInput) =>
    (await client.send(new DescribeSnapshotsCommand(input))).Snapshots ?? [];
  const idsOf = async (input: DescribeSnapshotsCommandInput) =>
    (await describeSnapshots(input)).map(({ SnapshotId }) => SnapshotId);
  const modify = (input: ModifySnapshotAttributeCommandInput) =>
    client.send(new ModifySnapshotAttributeCommand(input));

  test("a snapshot is pending when it is taken, completed later, found by every filter, and deleted", async () => {
    const VolumeId = await createVolume();
    const taken = await client.send(
      new CreateSnapshotCommand({
        VolumeId,
        Description: "before the upgrade",
        TagSpecifications: [{ ResourceType: "snapshot", Tags: [{ Key: "Name", Value: "first" }] }],
      }),
    );
    expect(taken).toMatchObject({
      SnapshotId: expect.stringMatching(/^snap-[0-9a-f]{17}$/),
      VolumeId,
      VolumeSize: 1,
      State: "pending",
      Progress: "0%",
      OwnerId: accountId,
      Description: "before the upgrade",
      Encrypted: false,
      StartTime: expect.any(Date),
      Tags: [{ Key: "Name", Value: "first" }],
    });
    const SnapshotIds = [taken.SnapshotId ?? ""];
    await endpoint.rig.settle();
    const [completed] = await describeSnapshots({ SnapshotIds });
    expect(completed).toMatchObject({
      State: "completed",
      Progress: "100%",
      StorageTier: "standard",
      FullSnapshotSizeInBytes: expect.any(Number),
      CompletionTime: expect.any(Date),
    });
    const filters: Record<string, string> = {
      description: "before*",
      encrypted: "false",
      "owner-id": accountId,
      progress: "100%",
      "snapshot-id": SnapshotIds[0] ?? "",
      "start-time": completed?.StartTime?.toISOString() ?? "",
      status: "completed",
      "storage-tier": "standard",
      "volume-id": VolumeId,
      "volume-size": "1",
      "tag:Name": "first",
      "tag-key": "Name",
    };
    for (const [Name, value] of Object.entries(filters)) {
      const Filters = [
        { Name, Values: [value] },
        { Name: "volume-id", Values: [VolumeId] },
      ];
      expect([Name, await idsOf({ Filters })]).toEqual([Name, SnapshotIds]);
      const none = [Filters[1] as (typeof Filters)[number], { Name, Values: ["nothing"] }];
      expect([Name, await idsOf({ Filters: none })]).toEqual([Name, []]);
    }
    await client.send(new DeleteSnapshotCommand({ SnapshotId: SnapshotIds[0] }));
    await expect(describeSnapshots({ SnapshotIds })).rejects.toMatchObject({
      name: "InvalidSnapshot.NotFound",
      message: `The snapshot '${SnapshotIds[0]}' does not exist.`,
    });
    await endpoint.rig.settle();
    expect(await endpoint.rig.controlPlane.context.blockStore.hasSnapshot(SnapshotIds[0] ?? "")).toBe(false);
  });

  test("CreateSnapshots takes every volume of an instance, or leaves the boot volume and others out", async () => {
    const instance = await endpoint.rig.launch(image, {
      volumeTags: { owner: "me" },
      blockDevices: [
        { deviceName: "/dev/sdf", ebs: { volumeSizeGib: 2 } },
        { deviceName: "/dev/sdg", ebs: { volumeSizeGib: 3 } },
      ],
    });
    const create = async (changes: object, input: object = {}) => {
      const { Snapshots } = await client.send(
        new CreateSnapshotsCommand({
          InstanceSpecification: { InstanceId: instance.id, ...changes },
          ...input,
        }),
      );
      await endpoint.rig.settle();
      return Snapshots ?? [];
    };
    const all = await create({}, { CopyTagsFromSource: "volume", Description: "nightly" });
    expect(all).toMatchObject([
      { VolumeSize: 1, State: "pending", Description: "nightly", Tags: [{ Key: "owner", Value: "me" }] },
      { VolumeSize: 2 },
      { VolumeSize: 3 },
    ]);
    expect(await create({ ExcludeBootVolume: true })).toMatchObject([{ VolumeSize: 2 }, { VolumeSize: 3 }]);
    const ExcludeDataVolumeIds = [all[1]?.VolumeId ?? ""];
    expect(await create({ ExcludeDataVolumeIds })).toMatchObject([{ VolumeSize: 1 }, { VolumeSize: 3 }]);
    const root = all[0]?.VolumeId ?? "";
    await expect(create({ ExcludeDataVolumeIds: [root] })).rejects.toMatchObject({
      name: "InvalidParameterValue",
    });
    await expect(
      create({ ExcludeBootVolume: true, ExcludeDataVolumeIds: [all[1]?.VolumeId, all[2]?.VolumeId] }),
    ).rejects.toMatchObject({ name: "InvalidParameterCombination" });
    await expect(create({ InstanceId: "i-0123456789abcdef0" })).rejects.toMatchObject({
      name: "InvalidInstanceID.NotFound",
    });
  });

  test("a copy lives in the region where it was asked for, encrypted if that was asked for", async () => {
    const source = await snapshotOf(await createVolume(), "original");
    const ireland = await client.send(
      new CopySnapshotCommand({
        SourceRegion: "eu-west-1",
        SourceSnapshotId: source,
        Encrypted: true,
        KmsKeyId: key,
        TagSpecifications: [{ ResourceType: "snapshot", Tags: [{ Key: "Name", Value: "copy" }] }],
      }),
    );
    expect(ireland.Tags).toEqual([{ Key: "Name", Value: "copy" }]);
    const frankfurt = await endpoint.client("eu-central-1");
    const { SnapshotId } = await frankfurt.send(
      new CopySnapshotCommand({ SourceRegion: "eu-west-1", SourceSnapshotId: source, Description: "" }),
    );
    await endpoint.rig.settle();
    expect(await describeSnapshots({ SnapshotIds: [ireland.SnapshotId ?? ""] })).toMatchObject([
      {
        State: "completed",
        VolumeId: "vol-ffffffff",
        Encrypted: true,
        KmsKeyId: key,
        Description: `[Copied ${source} from eu-west-1] original`,
      },
    ]);
    const { Snapshots } = await frankfurt.send(
      new DescribeSnapshotsCommand({ SnapshotIds: [SnapshotId ?? ""] }),
    );
    expect(Snapshots).toMatchObject([{ State: "completed", Encrypted: false, Description: "" }]);
    await expect(describeSnapshots({ SnapshotIds: [SnapshotId ?? ""] })).rejects.toMatchObject({
      name: "InvalidSnapshot.NotFound",
    });
    // Encryption is never taken away.
    const again = await client.send(
      new CopySnapshotCommand({
        SourceRegion: "eu-west-1",
        SourceSnapshotId: ireland.SnapshotId,
        Encrypted: false,
      }),
    );
    await endpoint.rig.settle();
    expect(await describeSnapshots({ SnapshotIds: [again.SnapshotId ?? ""] })).toMatchObject([
      { Encrypted: true, KmsKeyId: key },
    ]);
  });

  test("a volume of an encrypted snapshot is encrypted, by the same key", async () => {
    const source = await snapshotOf(await createVolume({ Encrypted: true, KmsKeyId: key }));
    expect(await describeSnapshots({ SnapshotIds: [source] })).toMatchObject([
      { Encrypted: true, KmsKeyId: key },
    ]);
    const made = await client.send(
      new CreateVolumeCommand({ AvailabilityZone: "eu-west-1b", SnapshotId: source }),
    );
    expect(made).toMatchObject({ Encrypted: true, KmsKeyId: key, AvailabilityZone: "eu-west-1b" });
    await endpoint.rig.settle();
  });

  test("encryption by default holds for the region, for new volumes, copies and launches", async () => {
    const plain = await snapshotOf(await createVolume());
    expect(await client.send(new GetEbsEncryptionByDefaultCommand({}))).toMatchObject({
      EbsEncryptionByDefault: false,
    });
    expect(await client.send(new EnableEbsEncryptionByDefaultCommand({}))).toMatchObject({
      EbsEncryptionByDefault: true,
    });
    try {
      expect(await client.send(new GetEbsDefaultKmsKeyIdCommand({}))).toMatchObject({
        KmsKeyId: "alias/aws/ebs",
      });
      const managed = /^arn:aws:kms:eu-west-1:123456789012:key\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
      expect(
        await client.send(new CreateVolumeCommand({ AvailabilityZone: "eu-west-1a", SnapshotId: plain })),
      ).toMatchObject({ Encrypted: true, KmsKeyId: expect.stringMatching(managed) });
      await client.send(new ModifyEbsDefaultKmsKeyIdCommand({ KmsKeyId: key }));
      const copy = await client.send(
        new CopySnapshotCommand({ SourceRegion: "eu-west-1", SourceSnapshotId: plain }),
      );
      const instance = await endpoint.rig.launch(image);
      expect(await describeSnapshots({ SnapshotIds: [copy.SnapshotId ?? ""] })).toMatchObject([
        { Encrypted: true, KmsKeyId: key },
      ]);
      expect(endpoint.rig.controlPlane.volumes.attachedTo("eu-west-1", instance.id)).toMatchObject([
        { encrypted: true, kmsKeyId: key, state: "in-use" },
      ]);
      const frankfurt = await endpoint.client("eu-central-1");
      expect(await frankfurt.send(new GetEbsEncryptionByDefaultCommand({}))).toMatchObject({
        EbsEncryptionByDefault: false,
      });
      expect(await client.send(new ResetEbsDefaultKmsKeyIdCommand({}))).toMatchObject({
        KmsKeyId: "alias/aws/ebs",
      });
    } finally {
      await client.send(new DisableEbsEncryptionByDefaultCommand({}));
    }
  });

  test("createVolumePermission is added, found, taken away and reset", async () => {
    const SnapshotId = await snapshotOf(await createVolume());
    const permissions = async () =>
      (
        await client.send(
          new DescribeSnapshotAttributeCommand({ SnapshotId, Attribute: "createVolumePermission" }),
        )
      ).CreateVolumePermissions;
    const restorableBy = (user: string) =>
      idsOf({ RestorableByUserIds: [user], Filters: [{ Name: "snapshot-id", Values: [SnapshotId] }] });
    expect(await permissions()).toEqual([]);
    expect(await restorableBy("self")).toEqual([SnapshotId]);
    expect(await restorableBy(stranger)).toEqual([]);
    await modify({
      SnapshotId,
      Attribute: "createVolumePermission",
      OperationType: "add",
      UserIds: [stranger],
    });
    expect(await permissions()).toEqual([{ UserId: stranger }]);
    expect(await restorableBy(stranger)).toEqual([SnapshotId]);
    expect(await restorableBy("all")).toEqual([]);
    await modify({
      SnapshotId,
      CreateVolumePermission: { Add: [{ Group: "all" }], Remove: [{ UserId: stranger }] },
    });
    expect(await permissions()).toEqual([{ Group: "all" }]);
    expect(await restorableBy("all")).toEqual([SnapshotId]);
    await client.send(new ResetSnapshotAttributeCommand({ SnapshotId, Attribute: "createVolumePermission" }));
    expect(await permissions()).toEqual([]);
    expect(await restorableBy("all")).toEqual([]);
  });

  test.each<[string, boolean, string | undefined, object, string]>([
    ["a group that is not all", false, undefined, { Group: "everyone" }, "InvalidSnapshotAttributeItemValue"],
    ["a user that is no account", false, undefined, { UserId: "me" }, "InvalidSnapshotAttributeItemValue"],
    ["everybody, when it is encrypted", true, key, { Group: "all" }, "OperationNotPermitted"],
    [
      "an account, when AWS's own key encrypts it",
      true,
      undefined,
      { UserId: stranger },
      "OperationNotPermitted",
    ],
  ])("sharing with %s is refused", async (_case, Encrypted, KmsKeyId, item, code) => {
    const SnapshotId = await snapshotOf(await createVolume({ Encrypted, KmsKeyId }));
    await expect(modify({ SnapshotId, CreateVolumePermission: { Add: [item] } })).rejects.toMatchObject({
      name: code,
    });
  });

  test("an encrypted snapshot of a key of one's own is shared with an account", async () => {
    const SnapshotId = await snapshotOf(await createVolume({ Encrypted: true, KmsKeyId: key }));
    await modify({ SnapshotId, CreateVolumePermission: { Add: [{ UserId: stranger }] } });
    expect(await idsOf({ RestorableByUserIds: [stranger] })).toContain(SnapshotId);
  });

  test("owners and pages", async () => {
    const filters = [{ Name: "description", Values: ["page"] }];
    const VolumeId = await createVolume();
    for (let index = 0; index < 6; index += 1) await snapshotOf(VolumeId, "page");
    const page = await client.send(new DescribeSnapshotsCommand({ Filters: filters, MaxResults: 5 }));
    expect(page.Snapshots).toHaveLength(5);
    expect(
      await describeSnapshots({ Filters: filters, MaxResults: 5, NextToken: page.NextToken }),
    ).toHaveLength(1);
    expect(await idsOf({ Filters: filters, OwnerIds: ["self"] })).toHaveLength(6);
    expect(await idsOf({ Filters: filters, OwnerIds: [stranger] })).toEqual([]);
    await expect(
      describeSnapshots({ SnapshotIds: [page.Snapshots?.[0]?.SnapshotId ?? ""], MaxResults: 5 }),
    ).rejects.toMatchObject({ name: "InvalidParameterCombination" });
  });

  test("what a daemon of one machine does not do is told", async () => {
    const SnapshotId = await snapshotOf(await createVolume());
    const { SnapshotTierStatuses } = await client.send(
      new DescribeSnapshotTierStatusCommand({ Filters: [{ Name: "snapshot-id", Values: [SnapshotId] }] }),
    );
    expect(SnapshotTierStatuses).toMatchObject([
      { SnapshotId, StorageTier: "standard", Status: "completed" },
    ]);
    await expect(
      client.send(new ModifySnapshotTierCommand({ SnapshotId, StorageTier: "archive" })),
    ).rejects.toMatchObject({ name: "UnsupportedOperation" });
    await expect(client.send(new RestoreSnapshotTierCommand({ SnapshotId }))).rejects.toMatchObject({
      name: "IncorrectState",
    });
    const input = { AvailabilityZones: ["eu-west-1a"], SourceSnapshotIds: [SnapshotId] };
    for (const command of [
      new EnableFastSnapshotRestoresCommand(input),
      new DisableFastSnapshotRestoresCommand(input),
    ]) {
      const outcome = await client.send(command as EnableFastSnapshotRestoresCommand);
      expect(outcome.Successful ?? []).toEqual([]);
      expect(outcome.Unsuccessful).toMatchObject([
        { SnapshotId, FastSnapshotRestoreStateErrors: [{ AvailabilityZone: "eu-west-1a" }] },
      ]);
    }
    expect(
      (await client.send(new DescribeFastSnapshotRestoresCommand({}))).FastSnapshotRestores ?? [],
    ).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>, string, RegExp]>([
    [
      "a snapshot of an unknown volume",
      () => snapshotOf("vol-0123456789abcdef0"),
      "InvalidVolume.NotFound",
      /^The volume 'vol-0123456789abcdef0' does not exist\.$/,
    ],
    ["a snapshot of no volume", () => snapshotOf(""), "InvalidParameterValue", /volumeId/],
    [
      "deletion of an AMI's snapshot",
      () => client.send(new DeleteSnapshotCommand({ SnapshotId: image.blockDevices[0]?.snapshotId })),
      "InvalidSnapshot.InUse",
      /^The snapshot snap-[0-9a-f]{17} is currently in use by ami-[0-9a-f]{17}$/,
    ],
    [
      "deletion of an unknown snapshot",
      () => client.send(new DeleteSnapshotCommand({ SnapshotId: "snap-0123456789abcdef0" })),
      "InvalidSnapshot.NotFound",
      /does not exist/,
    ],
    [
      "deletion of what is no snapshot",
      () => client.send(new DeleteSnapshotCommand({ SnapshotId: "snapshot" })),
      "InvalidParameterValue",
      /snapshotId/,
    ],
    [
      "a copy from an unknown region",
      () =>
        client.send(
          new CopySnapshotCommand({ SourceRegion: "mars-1", SourceSnapshotId: "snap-0123456789abcdef0" }),
        ),
      "InvalidParameterValue",
      /mars-1/,
    ],
    [
      "a copy of an unknown snapshot",
      () =>
        client.send(
          new CopySnapshotCommand({ SourceRegion: "eu-west-1", SourceSnapshotId: "snap-0123456789abcdef0" }),
        ),
      "InvalidSnapshot.NotFound",
      /does not exist/,
    ],
    [
      "a key without encryption",
      () =>
        client.send(
          new CopySnapshotCommand({
            SourceRegion: "eu-west-1",
            SourceSnapshotId: image.blockDevices[0]?.snapshotId,
            KmsKeyId: key,
          }),
        ),
      "InvalidParameterDependency",
      /KmsKeyId/,
    ],
    [
      "an attribute that snapshots do not have",
      () =>
        client.send(
          new DescribeSnapshotAttributeCommand({
            SnapshotId: image.blockDevices[0]?.snapshotId,
            Attribute: "colour" as never,
          }),
        ),
      "InvalidParameterValue",
      /colour/,
    ],
    [
      "a change of nothing",
      () => modify({ SnapshotId: image.blockDevices[0]?.snapshotId }),
      "InvalidParameterCombination",
      /No attributes specified/,
    ],
    [
      "an unknown filter",
      () => describeSnapshots({ Filters: [{ Name: "colour", Values: ["red"] }] }),
      "InvalidParameterValue",
      /^The filter 'colour' is invalid$/,
    ],
  ])("%s is refused", async (_case, call, code, message) => {
    await expect(call()).rejects.toMatchObject({ name: code, message: expect.stringMatching(message) });
  });
});
