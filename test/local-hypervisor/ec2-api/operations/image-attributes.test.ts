import {
  DeregisterImageCommand,
  DescribeImageAttributeCommand,
  DescribeImagesCommand,
  type DescribeImagesCommandInput,
  DisableImageCommand,
  DisableImageDeprecationCommand,
  DisableImageDeregistrationProtectionCommand,
  type EC2Client,
  EnableImageCommand,
  EnableImageDeprecationCommand,
  EnableImageDeregistrationProtectionCommand,
  GetInstanceUefiDataCommand,
  type ImageAttributeName,
  ListImagesInRecycleBinCommand,
  ModifyImageAttributeCommand,
  type ModifyImageAttributeCommandInput,
  ResetImageAttributeCommand,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

jest.setTimeout(60_000);

const friend = "210987654321";
const organization = "arn:aws:organizations::123456789012:organization/o-exampleorgid";
const unit = "arn:aws:organizations::123456789012:ou/o-exampleorgid/ou-ab12-11111111";
const dayMs = 24 * 60 * 60 * 1000;

describe("attributes of images", () => {
  let endpoint: Ec2Endpoint;
  let client: EC2Client;
  let image: ImageRecord;
  let debian: ImageRecord;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    client = await endpoint.client();
    image = await endpoint.rig.registerImage();
    debian = await endpoint.rig.registerImage({ key: "debian-12", name: "debian-12-amd64-20260101" });
  });

  afterEach(async () => {
    await endpoint.close();
  });

  const modify = (input: Partial<ModifyImageAttributeCommandInput>) =>
    client.send(new ModifyImageAttributeCommand({ ImageId: image.id, ...input }));
  const attribute = (Attribute: ImageAttributeName) =>
    client.send(new DescribeImageAttributeCommand({ ImageId: image.id, Attribute }));
  const permissions = async () => (await attribute("launchPermission")).LaunchPermissions;
  const listed = async (input: DescribeImagesCommandInput) =>
    (await client.send(new DescribeImagesCommand(input))).Images?.map((each) => each.ImageId);
  const described = async () =>
    (await client.send(new DescribeImagesCommand({ ImageIds: [image.id] }))).Images?.[0];

  test("launch permissions come and go, written either way", async () => {
    expect(await permissions()).toEqual([]);
    await modify({ LaunchPermission: { Add: [{ UserId: friend }, { OrganizationArn: organization }] } });
    await modify({ OperationType: "add", OrganizationalUnitArns: [unit], UserIds: [friend] });
    expect(await permissions()).toEqual([
      { UserId: friend },
      { OrganizationArn: organization },
      { OrganizationalUnitArn: unit },
    ]);
    expect(await listed({ ExecutableUsers: [friend] })).toEqual([image.id]);
    await modify({ OperationType: "remove", UserIds: [friend] });
    expect(await listed({ ExecutableUsers: [friend] })).toEqual([]);
    await modify({ Attribute: "launchPermission", OperationType: "add", UserGroups: ["all"] });
    expect(await permissions()).toContainEqual({ Group: "all" });
    expect(await described()).toMatchObject({ Public: true });
    expect(await listed({ ExecutableUsers: ["all"], Owners: ["self"] })).toEqual([image.id]);
    await client.send(new ResetImageAttributeCommand({ ImageId: image.id, Attribute: "launchPermission" }));
    expect(await permissions()).toEqual([]);
    expect(await described()).toMatchObject({ Public: false });
  });

  test("description and imdsSupport change, either way", async () => {
    await modify({ Description: { Value: "first" } });
    expect(await attribute("description")).toMatchObject({ Description: { Value: "first" } });
    await modify({ Attribute: "description", Value: "second" });
    expect(await described()).toMatchObject({ Description: "second" });
    await modify({ ImdsSupport: { Value: "v2.0" } });
    expect(await attribute("imdsSupport")).toMatchObject({ ImdsSupport: { Value: "v2.0" } });
    expect(await attribute("bootMode")).toMatchObject({ BootMode: { Value: "legacy-bios" } });
    expect(await attribute("blockDeviceMapping")).toMatchObject({
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda" }],
    });
    expect(await attribute("deregistrationProtection")).toMatchObject({
      DeregistrationProtection: { Value: "disabled" },
    });
  });

  test.each<[string, () => Partial<ModifyImageAttributeCommandInput>, string, RegExp]>([
    [
      "a group other than all",
      () => ({ LaunchPermission: { Add: [{ Group: "everyone" as never }] } }),
      "InvalidAMIAttributeItemValue",
      /^Invalid attribute item value "everyone" for group item type\.$/,
    ],
    [
      "an account that is none",
      () => ({ OperationType: "add", UserIds: ["12345"] }),
      "InvalidAMIAttributeItemValue",
      /^Invalid attribute item value "12345" for userId item type\.$/,
    ],
    [
      "an organization that is none",
      () => ({ OperationType: "add", OrganizationArns: ["o-1"] }),
      "InvalidAMIAttributeItemValue",
      /organizationArn/,
    ],
    ["no attribute", () => ({}), "MissingParameter", /Attribute/],
    ["no operation", () => ({ Attribute: "launchPermission" }), "MissingParameter", /OperationType/],
    ["nobody to add", () => ({ OperationType: "add" }), "MissingParameter", /UserId/],
    [
      "an operation that is none",
      () => ({ OperationType: "swap" as never, UserIds: [friend] }),
      "InvalidParameterValue",
      /operationType/,
    ],
    [
      "two attributes",
      () => ({ Description: { Value: "a" }, ImdsSupport: { Value: "v2.0" } }),
      "InvalidParameterCombination",
      /multiple attribute types/,
    ],
    [
      "both ways at once",
      () => ({ LaunchPermission: { Add: [{ UserId: friend }] }, UserIds: [friend] }),
      "InvalidParameterCombination",
      /not both/,
    ],
    [
      "a fixed attribute",
      () => ({ Attribute: "bootMode", Value: "uefi" }),
      "InvalidParameterValue",
      /bootMode/,
    ],
    ["another IMDS", () => ({ ImdsSupport: { Value: "v1.0" } }), "InvalidParameterValue", /imdsSupport/],
    [
      "a long description",
      () => ({ Description: { Value: "x".repeat(256) } }),
      "InvalidParameterValue",
      /255/,
    ],
    [
      "an unknown image",
      () => ({ ImageId: "ami-0123456789abcdef0", Description: { Value: "mine" } }),
      "InvalidAMIID.NotFound",
      /does not exist/,
    ],
    [
      "an image of somebody else",
      () => ({ ImageId: debian.id, Description: { Value: "mine" } }),
      "AuthFailure",
      /^Not authorized for image/,
    ],
  ])("ModifyImageAttribute refuses %s", async (_case, input, name, message) => {
    await expect(modify(input())).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
  });

  test("other attributes cannot be reset", async () => {
    await expect(
      client.send(new ResetImageAttributeCommand({ ImageId: image.id, Attribute: "bootMode" as never })),
    ).rejects.toMatchObject({ name: "InvalidParameterValue" });
  });

  test("an image with encrypted snapshots cannot be made public", async () => {
    const { id } = endpoint.rig.controlPlane.imageCopies.copy("eu-west-1", {
      sourceRegion: "eu-west-1",
      sourceImageId: image.id,
      name: "encrypted",
      encrypted: true,
      tags: {},
      snapshotTags: {},
    });
    await endpoint.rig.settle();
    await expect(modify({ ImageId: id, OperationType: "add", UserGroups: ["all"] })).rejects.toMatchObject({
      name: "OperationNotPermitted",
    });
    await modify({ ImageId: id, OperationType: "add", UserIds: [friend] });
    await client.send(new DeregisterImageCommand({ ImageId: id, DeleteAssociatedSnapshots: true }));
  });

  test("a deprecated image says so; its owner goes on seeing it", async () => {
    const { clock } = endpoint.rig;
    const deprecate = (atMs: number, ImageId = image.id) =>
      client.send(new EnableImageDeprecationCommand({ ImageId, DeprecateAt: new Date(atMs) }));
    const minute = Math.ceil(clock.now() / 60_000) * 60_000;
    await deprecate(minute + 10 * 60_000 + 20_000);
    expect(await described()).toMatchObject({
      DeprecationTime: new Date(minute + 10 * 60_000).toISOString(),
    });
    clock.advance(20 * 60_000);
    expect(await listed({ Owners: ["self"] })).toContain(image.id);
    await client.send(new DisableImageDeprecationCommand({ ImageId: image.id }));
    expect(await described()).not.toHaveProperty("DeprecationTime");
    for (const atMs of [clock.now() - 1000, clock.now() + 11 * 366 * dayMs])
      await expect(deprecate(atMs)).rejects.toMatchObject({ name: "InvalidParameterValue" });
    await expect(deprecate(clock.now() + dayMs, debian.id)).rejects.toMatchObject({ name: "AuthFailure" });
  });

  test("a deprecated image of somebody else is hidden unless it is asked for", async () => {
    const { store } = endpoint.rig.controlPlane.context;
    store.put("image", { ...debian, deprecationTimeMs: endpoint.rig.clock.now() });
    const Filters = [{ Name: "name", Values: ["debian-12-*"] }];
    expect(await listed({ Filters })).toEqual([]);
    expect(await listed({ Filters, IncludeDeprecated: true })).toEqual([debian.id]);
    expect(await listed({ ImageIds: [debian.id] })).toEqual([debian.id]);
    store.put("image", debian);
  });

  test("a disabled image launches nothing, is shared with nobody and is not listed", async () => {
    await modify({ OperationType: "add", UserIds: [friend] });
    await client.send(new DisableImageCommand({ ImageId: image.id }));
    expect(await listed({ Owners: ["self"] })).toEqual([]);
    expect(await listed({ Owners: ["self"], IncludeDisabled: true })).toEqual([image.id]);
    expect(await described()).toMatchObject({ State: "disabled", Public: false });
    expect(await permissions()).toEqual([]);
    await expect(modify({ OperationType: "add", UserIds: [friend] })).rejects.toMatchObject({
      name: "InvalidAMIID.Unavailable",
    });
    await expect(
      client.send(
        new RunInstancesCommand({ ImageId: image.id, InstanceType: "t2.micro", MinCount: 1, MaxCount: 1 }),
      ),
    ).rejects.toMatchObject({
      name: "InvalidAMIID.Unavailable",
      message: `The image ID '${image.id}' is not available`,
    });
    await client.send(new EnableImageCommand({ ImageId: image.id }));
    expect(await described()).toMatchObject({ State: "available" });
  });

  test("protection keeps an image from being deregistered, a day longer with cooldown", async () => {
    const ImageId = image.id;
    const protect = (WithCooldown: boolean) =>
      client.send(new EnableImageDeregistrationProtectionCommand({ ImageId, WithCooldown }));
    const unprotect = () => client.send(new DisableImageDeregistrationProtectionCommand({ ImageId }));
    const deregister = () => client.send(new DeregisterImageCommand({ ImageId }));
    await protect(false);
    expect(await described()).toMatchObject({ DeregistrationProtection: "enabled-without-cooldown" });
    await expect(deregister()).rejects.toMatchObject({ name: "OperationNotPermitted" });
    await protect(true);
    expect(await described()).toMatchObject({ DeregistrationProtection: "enabled-with-cooldown" });
    await unprotect();
    await expect(deregister()).rejects.toMatchObject({ name: "OperationNotPermitted" });
    endpoint.rig.clock.advance(dayMs - 1);
    await expect(deregister()).rejects.toMatchObject({ name: "OperationNotPermitted" });
    endpoint.rig.clock.advance(1);
    await deregister();
    expect(await client.send(new ListImagesInRecycleBinCommand({}))).toMatchObject({ Images: [] });
  });

  test("kernels are listed as images of Amazon's, in the regions of paravirtual instances", async () => {
    const kernels = (region: string) =>
      endpoint.client(region).then((each) =>
        each.send(
          new DescribeImagesCommand({
            Owners: ["amazon"],
            Filters: [
              { Name: "image-type", Values: ["kernel"] },
              { Name: "name", Values: ["pv-grub-hd0_*"] },
            ],
          }),
        ),
      );
    expect((await kernels("eu-west-1")).Images).toMatchObject([
      {
        ImageId: "aki-dc9ed9af",
        ImageOwnerAlias: "amazon",
        ImageType: "kernel",
        Architecture: "x86_64",
        Name: "pv-grub-hd0_1.05-x86_64.gz",
        Description: "PV-GRUB release 1.05, 64-bit",
        Public: true,
      },
      { ImageId: "aki-1c9fd86f", Architecture: "i386" },
    ]);
    expect((await kernels("eu-west-2")).Images).toEqual([]);
    expect(await listed({ ImageIds: ["aki-1c9fd86f"] })).toEqual(["aki-1c9fd86f"]);
    await expect(listed({ ImageIds: ["aki-04206613"] })).rejects.toMatchObject({
      name: "InvalidAMIID.NotFound",
    });
  });

  test("an instance that a BIOS booted has no UEFI data", async () => {
    const { id } = await endpoint.rig.launch(await endpoint.rig.registerImage({ key: "k", name: "bios" }));
    await expect(client.send(new GetInstanceUefiDataCommand({ InstanceId: id }))).rejects.toMatchObject({
      name: "UnsupportedOperation",
    });
    await expect(
      client.send(new GetInstanceUefiDataCommand({ InstanceId: "i-0123456789abcdef0" })),
    ).rejects.toMatchObject({ name: "InvalidInstanceID.NotFound" });
  });
});
