import {
  DeregisterImageCommand,
  DescribeImageAttributeCommand,
  DescribeImagesCommand,
  type DescribeImagesCommandInput,
  DescribeInstanceTypeOfferingsCommand,
  DescribeInstanceTypesCommand,
  DescribeSnapshotsCommand,
  type EC2Client,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

jest.setTimeout(60_000);

describe("images, snapshots and instance types", () => {
  let endpoint: Ec2Endpoint;
  let client: EC2Client;
  let older: ImageRecord;
  let newer: ImageRecord;
  let debian: ImageRecord;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    client = await endpoint.client();
    older = await endpoint.rig.registerImage();
    newer = await endpoint.rig.registerImage({
      name: "drydock-micro-hvm-i386-20260201",
      createdAtMs: Date.UTC(2026, 1, 1),
    });
    debian = await endpoint.rig.registerImage({
      key: "debian-12",
      name: "debian-12-amd64-20260101",
      architecture: "x86_64",
      enaSupport: true,
      bootMode: undefined,
    });
  });

  afterEach(async () => {
    await endpoint.close();
  });

  const names = async (input: DescribeImagesCommandInput) =>
    (await client.send(new DescribeImagesCommand(input))).Images?.map((image) => image.Name);

  test("an AMI is described as EC2 does", async () => {
    const { Images } = await client.send(new DescribeImagesCommand({ ImageIds: [older.id] }));
    expect(Images).toMatchObject([
      {
        ImageId: expect.stringMatching(/^ami-[0-9a-f]{17}$/),
        Name: "drydock-micro-hvm-i386-20260101",
        CreationDate: "2026-01-01T00:00:00.000Z",
        State: "available",
        OwnerId: "123456789012",
        Public: false,
        Architecture: "i386",
        VirtualizationType: "hvm",
        Hypervisor: "xen",
        ImageType: "machine",
        EnaSupport: false,
        BootMode: "legacy-bios",
        PlatformDetails: "Linux/UNIX",
        RootDeviceName: "/dev/xvda",
        RootDeviceType: "ebs",
        BlockDeviceMappings: [
          { DeviceName: "/dev/xvda", Ebs: { VolumeSize: 1, VolumeType: "gp2", DeleteOnTermination: true } },
        ],
      },
    ]);
    expect(Images?.[0]).not.toHaveProperty("Platform");
    const { Images: others } = await client.send(new DescribeImagesCommand({ ImageIds: [debian.id] }));
    expect(others?.[0]).not.toHaveProperty("BootMode");
  });

  test.each<[string, DescribeImagesCommandInput, string[]]>([
    [
      "owner self",
      { Owners: ["self"] },
      ["drydock-micro-hvm-i386-20260101", "drydock-micro-hvm-i386-20260201"],
    ],
    ["the publisher's account", { Owners: ["136693071363"] }, ["debian-12-amd64-20260101"]],
    ["an owner that has none", { Owners: ["aws-marketplace"] }, []],
    [
      "amazon",
      { Owners: ["amazon"] },
      [
        "pv-grub-hd0_1.05-x86_64.gz",
        "pv-grub-hd0_1.05-i386.gz",
        "pv-grub-hd00_1.04-x86_64.gz",
        "pv-grub-hd00_1.04-i386.gz",
      ],
    ],
    [
      "launchable by all",
      { ExecutableUsers: ["all"], Filters: [{ Name: "image-type", Values: ["machine"] }] },
      ["debian-12-amd64-20260101"],
    ],
    [
      "a name pattern",
      { Filters: [{ Name: "name", Values: ["debian-12-amd64-*"] }] },
      ["debian-12-amd64-20260101"],
    ],
    [
      "several filters",
      {
        Filters: [
          { Name: "architecture", Values: ["i386", "arm64"] },
          { Name: "creation-date", Values: ["2026-02-*"] },
          { Name: "root-device-type", Values: ["ebs"] },
          { Name: "virtualization-type", Values: ["hvm"] },
        ],
      },
      ["drydock-micro-hvm-i386-20260201"],
    ],
    ["a filter that no image has", { Filters: [{ Name: "platform", Values: ["windows"] }] }, []],
  ])("finds by %s", async (_case, input, expected) => {
    expect(await names(input)).toEqual(expected);
  });

  test("every filter of the documentation is known, others are refused", async () => {
    const documented =
      "architecture block-device-mapping.delete-on-termination block-device-mapping.device-name block-device-mapping.snapshot-id block-device-mapping.volume-size block-device-mapping.volume-type block-device-mapping.encrypted creation-date description ena-support free-tier-eligible hypervisor image-allowed image-id image-type is-public kernel-id manifest-location name owner-alias owner-id platform product-code product-code.type public-ssm-parameter-name ramdisk-id root-device-name root-device-type source-image-id source-image-region source-instance-id state state-reason-code state-reason-message sriov-net-support tag:K tag-key virtualization-type";
    for (const Name of documented.split(" "))
      await client.send(new DescribeImagesCommand({ Filters: [{ Name, Values: ["x"] }] }));
    await expect(names({ Filters: [{ Name: "colour", Values: ["x"] }] })).rejects.toThrow(
      "The filter 'colour' is invalid",
    );
  });

  test("unknown and malformed ids are refused", async () => {
    await expect(names({ ImageIds: ["ami-0123456789abcdef0"] })).rejects.toThrow(
      "The image id '[ami-0123456789abcdef0]' does not exist",
    );
    await expect(names({ ImageIds: ["ami-0123456789abcdef0", "ami-0123456789abcdef1"] })).rejects.toThrow(
      "The image ids '[ami-0123456789abcdef0, ami-0123456789abcdef1]' do not exist",
    );
    await expect(names({ ImageIds: ["x"] })).rejects.toThrow('Invalid id: "x" (expecting "ami-...")');
  });

  test("the snapshot of an AMI is listed", async () => {
    const { Images } = await client.send(new DescribeImagesCommand({ ImageIds: [newer.id] }));
    const SnapshotIds = [Images?.[0]?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId ?? ""];
    const { Snapshots } = await client.send(new DescribeSnapshotsCommand({ SnapshotIds }));
    expect(Snapshots).toMatchObject([
      { State: "completed", Progress: "100%", VolumeSize: 1, OwnerId: "123456789012" },
    ]);
    const { Snapshots: owned } = await client.send(new DescribeSnapshotsCommand({ OwnerIds: ["self"] }));
    expect(owned).toHaveLength(2);
  });

  test("attributes of an AMI", async () => {
    const attribute = async (Attribute: "launchPermission" | "description" | "bootMode") =>
      client.send(new DescribeImageAttributeCommand({ ImageId: debian.id, Attribute }));
    expect(await attribute("description")).toMatchObject({ Description: { Value: "test image" } });
    await expect(attribute("launchPermission")).rejects.toMatchObject({ name: "AuthFailure" });
  });

  test("an AMI has the same id in each start, another in each region", async () => {
    const { rig } = endpoint;
    const again = await rig.registerImage();
    expect(again.id).toBe(older.id);
    const elsewhere = rig.controlPlane.images.list("us-east-1").find((image) => image.name === older.name);
    expect(elsewhere?.id).toMatch(/^ami-[0-9a-f]{17}$/);
    expect(elsewhere?.id).not.toBe(older.id);
  });

  test("a deregistered AMI is gone, launches nothing and stays gone", async () => {
    const { rig } = endpoint;
    const ImageId = (await rig.registerImage({ key: "old", name: "old-image" })).id;
    await client.send(new DeregisterImageCommand({ ImageId }));
    await expect(rig.registerImage({ key: "old", name: "old-image" })).rejects.toThrow("was not registered");
    await expect(names({ ImageIds: [ImageId] })).rejects.toThrow("does not exist");
    await expect(
      client.send(new RunInstancesCommand({ ImageId, InstanceType: "t2.micro", MinCount: 1, MaxCount: 1 })),
    ).rejects.toMatchObject({
      name: "InvalidAMIID.Unavailable",
      message: `The image ID '${ImageId}' is no longer available`,
    });
    await expect(client.send(new DeregisterImageCommand({ ImageId: debian.id }))).rejects.toMatchObject({
      name: "AuthFailure",
      $metadata: { httpStatusCode: 401 },
    });
  });

  test("instance types are described and paged", async () => {
    const { InstanceTypes } = await client.send(
      new DescribeInstanceTypesCommand({ InstanceTypes: ["t2.micro", "t3.micro"] }),
    );
    expect(InstanceTypes).toMatchObject([
      {
        InstanceType: "t2.micro",
        Hypervisor: "xen",
        VCpuInfo: { DefaultVCpus: 1 },
        MemoryInfo: { SizeInMiB: 1024 },
      },
      { InstanceType: "t3.micro", Hypervisor: "nitro", NetworkInfo: { EnaSupport: "required" } },
    ]);
    await expect(
      client.send(new DescribeInstanceTypesCommand({ InstanceTypes: ["t9.micro" as never] })),
    ).rejects.toMatchObject({
      name: "InvalidInstanceType",
      message: "The following supplied instance types do not exist: [t9.micro]",
    });
    const Filters = [{ Name: "supported-virtualization-type", Values: ["paravirtual"] }];
    const seen: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.send(new DescribeInstanceTypesCommand({ Filters, MaxResults: 5, NextToken }));
      seen.push(...(page.InstanceTypes?.map((type) => type.InstanceType ?? "") ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    expect(seen).toHaveLength(19);
    expect(new Set(seen).size).toBe(19);
  });

  test("offerings by region and by zone", async () => {
    const offerings = async (LocationType: "region" | "availability-zone") =>
      (
        await client.send(
          new DescribeInstanceTypeOfferingsCommand({
            LocationType,
            Filters: [{ Name: "instance-type", Values: ["t2.micro"] }],
          }),
        )
      ).InstanceTypeOfferings?.map((offering) => offering.Location);
    expect(await offerings("region")).toEqual(["eu-west-1"]);
    expect(await offerings("availability-zone")).toEqual(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
  });
});
