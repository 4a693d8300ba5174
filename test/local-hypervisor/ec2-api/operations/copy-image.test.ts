import {
  CopyImageCommand,
  type CopyImageCommandInput,
  CreateTagsCommand,
  DescribeImagesCommand,
  DescribeSnapshotsCommand,
  DisableImageCommand,
  type EC2Client,
  EnableImageCommand,
} from "@aws-sdk/client-ec2";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

jest.setTimeout(60_000);

describe("CopyImage", () => {
  let endpoint: Ec2Endpoint;
  let ireland: EC2Client;
  let virginia: EC2Client;
  let london: EC2Client;
  let image: ImageRecord;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ireland = await endpoint.client();
    virginia = await endpoint.client("us-east-1");
    london = await endpoint.client("eu-west-2");
    image = await endpoint.rig.registerImage();
    await ireland.send(
      new CreateTagsCommand({ Resources: [image.id], Tags: [{ Key: "of", Value: "source" }] }),
    );
    for (const client of [ireland, virginia, london]) await copy(client, { Name: "taken" });
    await endpoint.rig.settle();
  });

  afterEach(async () => {
    await endpoint.close();
  });

  let count = 0;
  const copy = (client: EC2Client, input: Partial<CopyImageCommandInput> = {}) =>
    client.send(
      new CopyImageCommand({
        Name: `copy ${++count}`,
        SourceImageId: image.id,
        SourceRegion: "eu-west-1",
        ...input,
      }),
    );
  const copied = async (client: EC2Client, input: Partial<CopyImageCommandInput> = {}) => {
    const { ImageId = "" } = await copy(client, input);
    await endpoint.rig.settle();
    return (await client.send(new DescribeImagesCommand({ ImageIds: [ImageId] }))).Images?.[0];
  };

  test("makes an image of its own in the region of the call", async () => {
    const there = await copied(virginia, { Description: "over there" });
    expect(there).toMatchObject({
      State: "available",
      Description: "over there",
      OwnerId: "123456789012",
      SourceImageId: image.id,
      SourceImageRegion: "eu-west-1",
      Architecture: "i386",
      VirtualizationType: "hvm",
      BootMode: "legacy-bios",
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 1, Encrypted: false } }],
    });
    expect(there).not.toHaveProperty("Tags");
    expect(there?.ImageId).not.toBe(image.id);
    const SnapshotIds = [there?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId ?? ""];
    const { Snapshots } = await virginia.send(new DescribeSnapshotsCommand({ SnapshotIds }));
    expect(Snapshots).toMatchObject([
      {
        State: "completed",
        VolumeId: "vol-ffffffff",
        Description: expect.stringMatching(
          `^Copied for DestinationAmi ${there?.ImageId} from SourceAmi ${image.id} for SourceSnapshot ${image.blockDevices[0]?.snapshotId}\\.`,
        ),
      },
    ]);
    await expect(ireland.send(new DescribeSnapshotsCommand({ SnapshotIds }))).rejects.toMatchObject({
      name: "InvalidSnapshot.NotFound",
    });
  });

  test("copies tags when asked to, and the request's own go before", async () => {
    const tagged = await copied(ireland, {
      CopyImageTags: true,
      TagSpecifications: [
        { ResourceType: "image", Tags: [{ Key: "by", Value: "request" }] },
        { ResourceType: "snapshot", Tags: [{ Key: "part", Value: "root" }] },
      ],
    });
    expect(tagged?.Tags).toEqual([
      { Key: "of", Value: "source" },
      { Key: "by", Value: "request" },
    ]);
    expect(tagged?.Description).toBe("test image");
    const { Snapshots } = await ireland.send(
      new DescribeSnapshotsCommand({ Filters: [{ Name: "tag:part", Values: ["root"] }] }),
    );
    expect(Snapshots).toHaveLength(1);
  });

  test("adds encryption and never takes it away", async () => {
    const encrypted = await copied(ireland, { Encrypted: true });
    expect(encrypted?.BlockDeviceMappings?.[0]?.Ebs).toMatchObject({ Encrypted: true });
    const again = await copied(virginia, { SourceImageId: encrypted?.ImageId, Encrypted: false });
    expect(again?.BlockDeviceMappings?.[0]?.Ebs).toMatchObject({ Encrypted: true });
  });

  test("gives a paravirtual image the PV-GRUB of its new region, where there is one", async () => {
    const paravirtual = await endpoint.rig.registerImage({
      key: "drydock-micro-pv",
      name: "drydock-micro-pv-i386-20260101",
      virtualizationType: "paravirtual",
      bootMode: undefined,
      rootDeviceName: "/dev/sda1",
    });
    expect(paravirtual.kernelId).toBe("aki-1c9fd86f");
    const SourceImageId = paravirtual.id;
    expect(await copied(virginia, { SourceImageId })).toMatchObject({ KernelId: "aki-04206613" });
    expect(await copied(ireland, { SourceImageId })).toMatchObject({ KernelId: "aki-1c9fd86f" });
    await expect(copy(london, { SourceImageId })).rejects.toMatchObject({
      name: "UnsupportedOperation",
      message: expect.stringContaining("cannot be copied to eu-west-2"),
    });
  });

  test("a client token makes one copy of two calls", async () => {
    const ClientToken = "copy-once";
    const first = await copy(virginia, { Name: "by token", ClientToken });
    const second = await copy(virginia, { Name: "by token", ClientToken });
    expect(second.ImageId).toBe(first.ImageId);
    await endpoint.rig.settle();
  });

  test.each<[string, () => Partial<CopyImageCommandInput>, string]>([
    ["no such image", () => ({ SourceImageId: "ami-0123456789abcdef0" }), "InvalidAMIID.NotFound"],
    ["a malformed image", () => ({ SourceImageId: "x" }), "InvalidAMIID.Malformed"],
    ["the wrong source region", () => ({ SourceRegion: "us-west-2" }), "InvalidAMIID.NotFound"],
    ["no such region", () => ({ SourceRegion: "mars-north-1" }), "InvalidParameterValue"],
    ["no source region", () => ({ SourceRegion: undefined }), "MissingParameter"],
    ["a malformed name", () => ({ Name: "?" }), "InvalidAMIName.Malformed"],
    ["a name in use", () => ({ Name: "taken" }), "InvalidAMIName.Duplicate"],
    ["a key without encryption", () => ({ KmsKeyId: "alias/mine" }), "InvalidParameterDependency"],
    [
      "an Outpost",
      () => ({ DestinationOutpostArn: "arn:aws:outposts:eu-west-1:1:outpost/op-1" }),
      "UnsupportedOperation",
    ],
  ])("refuses %s", async (_case, input, name) => {
    await expect(copy(virginia, input())).rejects.toMatchObject({ name });
  });

  test("refuses an image that is disabled", async () => {
    await ireland.send(new DisableImageCommand({ ImageId: image.id }));
    await expect(copy(virginia)).rejects.toMatchObject({ name: "InvalidAMIID.Unavailable" });
    await ireland.send(new EnableImageCommand({ ImageId: image.id }));
    expect(await copied(virginia)).toMatchObject({ State: "available" });
  });
});
