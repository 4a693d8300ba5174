import {
  DescribeImagesCommand,
  type EC2Client,
  RegisterImageCommand,
  type RegisterImageCommandInput,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

jest.setTimeout(60_000);

describe("RegisterImage", () => {
  let endpoint: Ec2Endpoint;
  let client: EC2Client;
  let snapshotId: string;
  let encryptedSnapshotId: string;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    client = await endpoint.client();
    const { blockDevices } = await endpoint.rig.registerImage({ rootVolumeGib: 2 });
    snapshotId = blockDevices[0]?.snapshotId ?? "";
    const { snapshots } = endpoint.rig.controlPlane;
    encryptedSnapshotId = snapshots.copy("eu-west-1", {
      sourceRegion: "eu-west-1",
      sourceSnapshotId: snapshotId,
      encrypted: true,
      tags: {},
    }).id;
    await endpoint.rig.settle();
    await register({ Name: "taken" });
  });

  afterEach(async () => {
    await endpoint.close();
  });

  let count = 0;
  const root = (changes = {}) => ({
    DeviceName: "/dev/sda1",
    Ebs: { SnapshotId: snapshotId, ...changes },
  });
  const register = (input: Partial<RegisterImageCommandInput> = {}) =>
    client.send(
      new RegisterImageCommand({
        Name: `image ${++count}`,
        RootDeviceName: "/dev/sda1",
        BlockDeviceMappings: [root()],
        ...input,
      }),
    );
  const registered = async (input: Partial<RegisterImageCommandInput> = {}) => {
    const { ImageId = "" } = await register(input);
    return (await client.send(new DescribeImagesCommand({ ImageIds: [ImageId] }))).Images?.[0];
  };

  test("takes EC2's historical defaults: paravirtual and i386", async () => {
    const image = await registered();
    expect(image).toMatchObject({
      State: "available",
      Architecture: "i386",
      VirtualizationType: "paravirtual",
      EnaSupport: false,
      RootDeviceType: "ebs",
      BlockDeviceMappings: [
        {
          DeviceName: "/dev/sda1",
          Ebs: { SnapshotId: snapshotId, VolumeSize: 2, VolumeType: "gp2", DeleteOnTermination: true },
        },
      ],
    });
    for (const absent of ["Description", "BootMode", "KernelId", "ImdsSupport", "SourceInstanceId"])
      expect(image).not.toHaveProperty(absent);
  });

  test("keeps what it is told", async () => {
    expect(
      await registered({
        Description: "all of it",
        Architecture: "x86_64",
        VirtualizationType: "hvm",
        EnaSupport: true,
        SriovNetSupport: "simple",
        BootMode: "uefi",
        TpmSupport: "v2.0",
        ImdsSupport: "v2.0",
        BlockDeviceMappings: [
          root({ VolumeSize: 10, VolumeType: "io2", Iops: 500, DeleteOnTermination: false }),
          { DeviceName: "/dev/sdb", VirtualName: "ephemeral0" },
          { DeviceName: "/dev/sdf", Ebs: { VolumeSize: 5, VolumeType: "gp3", Encrypted: true } },
          { DeviceName: "/dev/sdg", Ebs: { SnapshotId: encryptedSnapshotId } },
        ],
        TagSpecifications: [{ ResourceType: "image", Tags: [{ Key: "a", Value: "b" }] }],
      }),
    ).toMatchObject({
      Description: "all of it",
      Architecture: "x86_64",
      VirtualizationType: "hvm",
      EnaSupport: true,
      SriovNetSupport: "simple",
      BootMode: "uefi",
      TpmSupport: "v2.0",
      ImdsSupport: "v2.0",
      Tags: [{ Key: "a", Value: "b" }],
      BlockDeviceMappings: [
        {
          DeviceName: "/dev/sda1",
          Ebs: { VolumeSize: 10, VolumeType: "io2", Iops: 500, DeleteOnTermination: false },
        },
        { DeviceName: "/dev/sdf", Ebs: { VolumeSize: 5, VolumeType: "gp3", Encrypted: true } },
        { DeviceName: "/dev/sdg", Ebs: { VolumeSize: 2, Encrypted: true } },
        { DeviceName: "/dev/sdb", VirtualName: "ephemeral0" },
      ],
    });
  });

  test("takes enhanced networking on a paravirtual image, and the kernels of the region", async () => {
    expect(await registered({ EnaSupport: true, KernelId: "aki-1c9fd86f" })).toMatchObject({
      VirtualizationType: "paravirtual",
      EnaSupport: true,
      KernelId: "aki-1c9fd86f",
    });
    expect(await registered({ Architecture: "x86_64", KernelId: "aki-dc9ed9af" })).toMatchObject({
      KernelId: "aki-dc9ed9af",
    });
  });

  test("an image with imdsSupport makes its instances require IMDSv2", async () => {
    const image = await registered({ VirtualizationType: "hvm", ImdsSupport: "v2.0" });
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId: image?.ImageId,
        InstanceType: "t2.micro",
        MinCount: 1,
        MaxCount: 1,
      }),
    );
    expect(Instances?.[0]?.MetadataOptions).toMatchObject({
      HttpTokens: "required",
      HttpPutResponseHopLimit: 2,
    });
    await endpoint.rig.settle();
  });

  test.each<[string, () => Partial<RegisterImageCommandInput>, string, RegExp]>([
    ["no name", () => ({ Name: undefined }), "MissingParameter", /parameter Name$/],
    ["a malformed name", () => ({ Name: "a" }), "InvalidAMIName.Malformed", /between 3 and 128/],
    ["a name in use", () => ({ Name: "taken" }), "InvalidAMIName.Duplicate", /^AMI name taken is already/],
    ["no root device", () => ({ RootDeviceName: undefined }), "MissingParameter", /RootDeviceName/],
    [
      "a root device that is not mapped",
      () => ({ RootDeviceName: "/dev/sda" }),
      "InvalidBlockDeviceMapping",
      /^The root device \/dev\/sda is not mapped to a snapshot/,
    ],
    [
      "a root device without a snapshot",
      () => ({ BlockDeviceMappings: [{ DeviceName: "/dev/sda1", Ebs: { VolumeSize: 8 } }] }),
      "InvalidBlockDeviceMapping",
      /not mapped to a snapshot/,
    ],
    ["no mapping at all", () => ({ BlockDeviceMappings: [] }), "InvalidBlockDeviceMapping", /not mapped/],
    [
      "an unknown snapshot",
      () => ({ BlockDeviceMappings: [root({ SnapshotId: "snap-0123456789abcdef0" })] }),
      "InvalidSnapshot.NotFound",
      /^The snapshot 'snap-0123456789abcdef0' does not exist\.$/,
    ],
    [
      "a malformed snapshot",
      () => ({ BlockDeviceMappings: [root({ SnapshotId: "x" })] }),
      "InvalidParameterValue",
      /snapshotId/,
    ],
    [
      "a root smaller than its snapshot",
      () => ({ BlockDeviceMappings: [root({ VolumeSize: 1 })] }),
      "InvalidBlockDeviceMapping",
      /^Volume of size 1GB is smaller than snapshot 'snap-[0-9a-f]+', expect size >= 2GB$/,
    ],
    [
      "a root that cannot boot",
      () => ({ BlockDeviceMappings: [root({ VolumeType: "st1", VolumeSize: 125 })] }),
      "BootForVolumeTypeUnsupported",
      /st1/,
    ],
    [
      "io1 without IOPS",
      () => ({ BlockDeviceMappings: [root({ VolumeType: "io1", VolumeSize: 8 })] }),
      "InvalidParameterCombination",
      /iops must be specified/,
    ],
    [
      "encryption of a snapshot",
      () => ({ BlockDeviceMappings: [root({ Encrypted: true })] }),
      "InvalidBlockDeviceMapping",
      /^the encrypted flag cannot be specified since device \/dev\/sda1 has a snapshot specified\.$/,
    ],
    [
      "a device name that paravirtual images cannot have",
      () => ({
        BlockDeviceMappings: [root(), { DeviceName: "/dev/xvdba", Ebs: { VolumeSize: 1 } }],
      }),
      "InvalidBlockDeviceMapping",
      /^Invalid device name \/dev\/xvdba$/,
    ],
    [
      "a device twice",
      () => ({ BlockDeviceMappings: [root(), root()] }),
      "InvalidBlockDeviceMapping",
      /sda1$/,
    ],
    [
      "an instance store disk twice",
      () => ({
        BlockDeviceMappings: [
          root(),
          { DeviceName: "/dev/sdb", VirtualName: "ephemeral0" },
          { DeviceName: "/dev/sdc", VirtualName: "ephemeral0" },
        ],
      }),
      "InvalidBlockDeviceMapping",
      /^The device \/dev\/sdc names ephemeral0/,
    ],
    ["an unknown architecture", () => ({ Architecture: "sparc" as never }), "InvalidParameterValue", /sparc/],
    ["a Mac", () => ({ Architecture: "arm64_mac" }), "UnsupportedOperation", /no Macs/],
    ["an unknown virtualization", () => ({ VirtualizationType: "ovm" }), "InvalidParameterValue", /ovm/],
    [
      "paravirtual on arm64",
      () => ({ Architecture: "arm64" }),
      "InvalidParameterCombination",
      /'paravirtual' is not supported for the architecture 'arm64'/,
    ],
    [
      "a boot mode on a paravirtual image",
      () => ({ BootMode: "uefi" }),
      "InvalidParameterCombination",
      /boot mode 'uefi' can only be given for images with virtualization type 'hvm'/,
    ],
    [
      "a BIOS on arm64",
      () => ({ VirtualizationType: "hvm", Architecture: "arm64", BootMode: "legacy-bios" }),
      "InvalidParameterCombination",
      /'legacy-bios' is not supported for the architecture 'arm64'/,
    ],
    [
      "an unknown boot mode",
      () => ({ BootMode: "openfirmware" as never }),
      "InvalidParameterValue",
      /bootMode/,
    ],
    [
      "a TPM without UEFI",
      () => ({ VirtualizationType: "hvm", BootMode: "uefi-preferred", TpmSupport: "v2.0" }),
      "InvalidParameterCombination",
      /boot mode 'uefi'/,
    ],
    ["another IMDS", () => ({ ImdsSupport: "v3.0" as never }), "InvalidParameterValue", /imdsSupport/],
    ["another SR-IOV", () => ({ SriovNetSupport: "complex" }), "InvalidParameterValue", /sriovNetSupport/],
    [
      "a kernel for an hvm image",
      () => ({ VirtualizationType: "hvm", KernelId: "aki-1c9fd86f" }),
      "InvalidParameterCombination",
      /'paravirtual'/,
    ],
    ["a malformed kernel", () => ({ KernelId: "vmlinuz" }), "InvalidKernelId.Malformed", /aki-/],
    [
      "a kernel of another region",
      () => ({ KernelId: "aki-04206613" }),
      "InvalidAMIID.NotFound",
      /^The image id '\[aki-04206613\]' does not exist$/,
    ],
    [
      "a kernel of another architecture",
      () => ({ KernelId: "aki-dc9ed9af" }),
      "InvalidParameterCombination",
      /x86_64/,
    ],
    [
      "an image in S3",
      () => ({ ImageLocation: "bucket/manifest.xml" }),
      "UnsupportedOperation",
      /ImageLocation/,
    ],
    ["UEFI variables", () => ({ UefiData: "AAAA" }), "UnsupportedOperation", /UefiData/],
    ["a ramdisk", () => ({ RamdiskId: "ari-12345678" }), "InvalidParameterCombination", /PV-GRUB/],
    [
      "tags for its snapshots",
      () => ({ TagSpecifications: [{ ResourceType: "snapshot", Tags: [{ Key: "a", Value: "b" }] }] }),
      "InvalidParameterValue",
      /snapshot/,
    ],
  ])("refuses %s", async (_case, input, name, message) => {
    const before = endpoint.rig.controlPlane.images.list("eu-west-1").length;
    await expect(register(input())).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
    expect(endpoint.rig.controlPlane.images.list("eu-west-1")).toHaveLength(before);
  });
});
