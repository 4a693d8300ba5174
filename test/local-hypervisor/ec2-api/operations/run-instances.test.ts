import {
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  type EC2Client,
  ImportKeyPairCommand,
  type RunInstancesCommandInput,
} from "@aws-sdk/client-ec2";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";
import { launch, launched, refusedLaunch } from "../../../support/launch-request";

jest.setTimeout(60_000);

describe("RunInstances", () => {
  let endpoint: Ec2Endpoint;
  let client: EC2Client;
  let hvm: ImageRecord;
  let paravirtual: ImageRecord;
  let debian: ImageRecord;
  let arm: ImageRecord;
  let uefi: ImageRecord;
  let uefiOnNitro: ImageRecord;
  let debianWithoutEna: ImageRecord;
  let large: ImageRecord;

  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    client = await endpoint.client();
    const { rig } = endpoint;
    hvm = await rig.registerImage();
    paravirtual = await rig.registerImage({
      key: "drydock-micro-pv",
      name: "drydock-micro-pv-i386-20260101",
      virtualizationType: "paravirtual",
      rootDeviceName: "/dev/sda1",
      bootMode: undefined,
    });
    debian = await rig.registerImage({
      key: "debian-12",
      name: "debian-12-amd64-20260101",
      architecture: "x86_64",
      enaSupport: true,
      bootMode: undefined,
    });
    arm = await rig.registerImage({ key: "arm", name: "arm-image", architecture: "arm64", enaSupport: true });
    uefi = await rig.registerImage({ key: "uefi", name: "uefi-image", bootMode: "uefi" });
    uefiOnNitro = await rig.registerImage({
      key: "uefi-nitro",
      name: "uefi-nitro",
      architecture: "x86_64",
      enaSupport: true,
      bootMode: "uefi",
    });
    debianWithoutEna = await rig.registerImage({ key: "no-ena", name: "no-ena", architecture: "x86_64" });
    large = await rig.registerImage({ key: "large", name: "large", rootVolumeGib: 3 });
  });

  afterAll(async () => {
    await endpoint.close();
  });

  const run = (input: Partial<RunInstancesCommandInput>) => launch(client, { ImageId: hvm.id, ...input });
  const refused = (input: Partial<RunInstancesCommandInput>) =>
    refusedLaunch(client, { ImageId: hvm.id, ...input });

  test("a paravirtual AMI on a type that has no paravirtual hosts", async () => {
    expect(await refused({ ImageId: paravirtual.id, InstanceType: "t3.micro" })).toEqual({
      code: "InvalidParameterCombination",
      message:
        "Virtualization type 'hvm' is required for instances of type 't3.micro'. Ensure that you are using an AMI with virtualization type 'hvm'. For more information, see http://docs.aws.amazon.com/AWSEC2/latest/UserGuide/virtualization_types.html",
      status: 400,
    });
  });

  test.each<[string, () => Partial<RunInstancesCommandInput>, string, RegExp]>([
    [
      "an HVM Linux AMI on a PV-era type",
      () => ({ InstanceType: "m1.small" }),
      "InvalidParameterCombination",
      /^Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type\.$/,
    ],
    [
      "no type at all, which means m1.small",
      () => ({ InstanceType: undefined }),
      "InvalidParameterCombination",
      /^Non-Windows/,
    ],
    [
      "an AMI without ENA on a type that needs it",
      () => ({ InstanceType: "t3.micro", ImageId: uefi.id }),
      "InvalidParameterValue",
      /^The architecture 'x86_64' .*'i386'/,
    ],
    [
      "ENA missing",
      () => ({ InstanceType: "t3.micro", ImageId: debianWithoutEna.id }),
      "InvalidParameterCombination",
      /^Enhanced networking with the Elastic Network Adapter \(ENA\) is required for the 't3\.micro' instance type\./,
    ],
    [
      "another architecture",
      () => ({ ImageId: arm.id }),
      "InvalidParameterValue",
      /^The architecture 'x86_64,i386' of the specified instance type does not match the architecture 'arm64' of the specified AMI\./,
    ],
    [
      "UEFI on a BIOS-only type",
      () => ({ ImageId: uefi.id }),
      "InvalidParameterValue",
      /^The t2\.micro instance type does not support an AMI with a boot mode of UEFI\./,
    ],
    [
      "an unknown type",
      () => ({ InstanceType: "t9.micro" as never }),
      "InvalidParameterValue",
      /^Invalid value 't9\.micro' for InstanceType\.$/,
    ],
    [
      "a missing AMI",
      () => ({ ImageId: "ami-0123456789abcdef0" }),
      "InvalidAMIID.NotFound",
      /^The image id '\[ami-0123456789abcdef0\]' does not exist$/,
    ],
    [
      "a malformed AMI id",
      () => ({ ImageId: "debian" }),
      "InvalidAMIID.Malformed",
      /^Invalid id: "debian" \(expecting "ami-\.\.\."\)$/,
    ],
    ["no AMI", () => ({ ImageId: undefined }), "MissingParameter", /ImageId/],
    [
      "an unknown key pair",
      () => ({ KeyName: "nobody" }),
      "InvalidKeyPair.NotFound",
      /^The key pair 'nobody' does not exist$/,
    ],
    [
      "an unknown security group",
      () => ({ SecurityGroupIds: ["sg-0123456789abcdef0"] }),
      "InvalidGroup.NotFound",
      /^The security group 'sg-0123456789abcdef0' does not exist$/,
    ],
    [
      "an unknown subnet",
      () => ({ SubnetId: "subnet-0123456789abcdef0" }),
      "InvalidSubnetID.NotFound",
      /^The subnet ID 'subnet-0123456789abcdef0' does not exist$/,
    ],
    ["a malformed subnet id", () => ({ SubnetId: "x" }), "InvalidSubnetID.Malformed", /^Invalid id: "x"/],
    [
      "a zone of another region",
      () => ({ Placement: { AvailabilityZone: "us-east-1a" } }),
      "InvalidParameterValue",
      /us-east-1a/,
    ],
    [
      "user data of more than 16384 bytes",
      () => ({ UserData: Buffer.alloc(16385, "a").toString("base64") }),
      "InvalidUserData.Malformed",
      /^User data is limited to 16384 bytes$/,
    ],
    [
      "user data that is not base64",
      () => ({ UserData: "#!/bin/sh" }),
      "InvalidParameterValue",
      /^Invalid BASE64 encoding of user data$/,
    ],
    ["none at all", () => ({ MinCount: 0, MaxCount: 0 }), "InvalidParameterValue", /minCount/],
    [
      "more at least than at most",
      () => ({ MinCount: 2, MaxCount: 1 }),
      "InvalidParameterValue",
      /minCount must be less than or equal to maxCount/,
    ],
    [
      "more than there are addresses or hosts for",
      () => ({ MinCount: 101, MaxCount: 200 }),
      "InstanceLimitExceeded",
      /101/,
    ],
    [
      "a root volume smaller than the snapshot",
      () => ({
        ImageId: large.id,
        BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 2 } }],
      }),
      "InvalidBlockDeviceMapping",
      /^Volume of size 2GB is smaller than snapshot 'snap-[0-9a-f]{17}', expect size >= 3GB$/,
    ],
    [
      "another snapshot for the root",
      () => ({
        BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { SnapshotId: "snap-0123456789abcdef0" } }],
      }),
      "InvalidBlockDeviceMapping",
      /^snapshotId cannot be modified on root device$/,
    ],
    [
      "no root",
      () => ({ BlockDeviceMappings: [{ DeviceName: "/dev/xvda", NoDevice: "" }] }),
      "InvalidBlockDeviceMapping",
      /root device/,
    ],
    [
      "an unknown snapshot",
      () => ({
        BlockDeviceMappings: [{ DeviceName: "/dev/sdf", Ebs: { SnapshotId: "snap-0123456789abcdef0" } }],
      }),
      "InvalidSnapshot.NotFound",
      /snap-0123456789abcdef0/,
    ],
    [
      "a bad device name",
      () => ({ BlockDeviceMappings: [{ DeviceName: "/dev/nvme1n1", Ebs: { VolumeSize: 1 } }] }),
      "InvalidBlockDeviceMapping",
      /^Invalid device name \/dev\/nvme1n1$/,
    ],
    [
      "a device twice",
      () => ({
        BlockDeviceMappings: [
          { DeviceName: "/dev/sdf", Ebs: { VolumeSize: 1 } },
          { DeviceName: "/dev/xvdf", Ebs: { VolumeSize: 1 } },
        ],
      }),
      "InvalidBlockDeviceMapping",
      /^Invalid device name \/dev\/xvdf$/,
    ],
    [
      "a volume of no size",
      () => ({ BlockDeviceMappings: [{ DeviceName: "/dev/sdf", Ebs: { VolumeType: "gp3" } }] }),
      "InvalidBlockDeviceMapping",
      /^Either snapshot ID or volume size must be provided for: \/dev\/sdf$/,
    ],
    [
      "iops on gp2",
      () => ({ BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeType: "gp2", Iops: 3000 } }] }),
      "InvalidParameterCombination",
      /^The parameter iops is not supported for gp2 volumes\.$/,
    ],
    [
      "a boot volume that cannot boot",
      () => ({
        BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeType: "st1", VolumeSize: 125 } }],
      }),
      "BootForVolumeTypeUnsupported",
      /st1/,
    ],
    [
      "a key without encryption",
      () => ({ BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { KmsKeyId: "alias/x" } }] }),
      "InvalidParameterDependency",
      /^The parameter KmsKeyId requires the parameter Encrypted to be set\.$/,
    ],
    [
      "groups beside network interfaces",
      () => ({ SecurityGroupIds: ["sg-0123456789abcdef0"], NetworkInterfaces: [{ DeviceIndex: 0 }] }),
      "InvalidParameterCombination",
      /^Network interfaces and an instance-level security groups may not be specified on the same request$/,
    ],
    [
      "tokens without an endpoint",
      () => ({ MetadataOptions: { HttpEndpoint: "disabled", HttpTokens: "required" } }),
      "InvalidParameterCombination",
      /HttpTokens/,
    ],
    [
      "hops out of range",
      () => ({ MetadataOptions: { HttpPutResponseHopLimit: 65 } }),
      "InvalidParameterValue",
      /HttpPutResponseHopLimit/,
    ],
    [
      "tags that cannot be in the metadata",
      () => ({
        MetadataOptions: { InstanceMetadataTags: "enabled" },
        TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "a b", Value: "" }] }],
      }),
      "InvalidParameterValue",
      /'a b' is not a valid tag key/,
    ],
    [
      "credits of a type that has none",
      () => ({ InstanceType: "m3.medium", CreditSpecification: { CpuCredits: "standard" } }),
      "InstanceCreditSpecification.NotSupported",
      /m3\.medium/,
    ],
    [
      "a private address for several",
      () => ({ PrivateIpAddress: "172.31.0.9", MaxCount: 2 }),
      "InvalidParameterCombination",
      /privateIpAddress/,
    ],
    [
      "an address outside of the subnet",
      () => ({ PrivateIpAddress: "10.0.0.9" }),
      "InvalidParameterValue",
      /subnet's address range/,
    ],
    [
      "an instance profile",
      () => ({ IamInstanceProfile: { Name: "web" } }),
      "InvalidParameterValue",
      /^Value \(web\) for parameter iamInstanceProfile\.name is invalid\. Invalid IAM Instance Profile name$/,
    ],
    [
      "a launch template",
      () => ({ LaunchTemplate: { LaunchTemplateName: "web" } }),
      "UnsupportedOperation",
      /LaunchTemplate/,
    ],
    ["spot", () => ({ InstanceMarketOptions: { MarketType: "spot" } }), "UnsupportedOperation", /on demand/],
    [
      "a placement group",
      () => ({ Placement: { GroupName: "near" } }),
      "UnsupportedOperation",
      /placement groups/,
    ],
    ["IPv6", () => ({ Ipv6AddressCount: 1 }), "UnsupportedOperation", /IPv4 only/],
    [
      "a network interface without an index",
      () => ({ NetworkInterfaces: [{ SubnetId: "subnet-0123456789abcdef0" }] }),
      "InvalidParameterValue",
      /^Each network interface requires a device index\.$/,
    ],
    [
      "an index twice",
      () => ({ NetworkInterfaces: [{ DeviceIndex: 0 }, { DeviceIndex: 0 }] }),
      "InvalidParameterValue",
      /^Each network interface requires a unique device index\.$/,
    ],
    [
      "no primary interface",
      () => ({ NetworkInterfaces: [{ DeviceIndex: 1 }] }),
      "UnsupportedOperation",
      /^When specifying network interfaces, you must include a device at index 0\.$/,
    ],
    [
      "another network card",
      () => ({ NetworkInterfaces: [{ DeviceIndex: 0, NetworkCardIndex: 1 }] }),
      "InvalidParameterValue",
      /NetworkCardIndex 1 is not valid/,
    ],
    [
      "more interfaces than the type has",
      () => ({ NetworkInterfaces: [{ DeviceIndex: 0 }, { DeviceIndex: 1 }, { DeviceIndex: 2 }] }),
      "AttachmentLimitExceeded",
      /^Interface count 3 exceeds the limit for t2\.micro$/,
    ],
    [
      "more addresses than the type has",
      () => ({ NetworkInterfaces: [{ DeviceIndex: 0, SecondaryPrivateIpAddressCount: 2 }] }),
      "PrivateIpAddressLimitExceeded",
      /^Number of private addresses will exceed limit\.$/,
    ],
    [
      "a public address for one of several",
      () => ({
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }, { DeviceIndex: 1 }],
      }),
      "InvalidParameterCombination",
      /^The associatePublicIPAddress parameter cannot be specified when launching with multiple network interfaces\.$/,
    ],
    [
      "a public address for an interface that exists",
      () => ({
        NetworkInterfaces: [
          {
            DeviceIndex: 0,
            NetworkInterfaceId: "eni-0123456789abcdef0",
            AssociatePublicIpAddress: true,
          },
        ],
      }),
      "InvalidParameterCombination",
      /^The associatePublicIPAddress parameter cannot be specified for a network interface with an ID\.$/,
    ],
    ...(
      [
        [{ SubnetId: "subnet-0123456789abcdef0" }, "a subnet"],
        [{ PrivateIpAddress: "172.31.0.9" }, "a private IP address"],
        [{ SecondaryPrivateIpAddressCount: 1 }, "a private IP address"],
        [{ Groups: ["sg-0123456789abcdef0"] }, "security groups"],
        [{ DeleteOnTermination: true }, "delete on termination as true"],
      ] as const
    ).map(([specification, what]): [string, () => Partial<RunInstancesCommandInput>, string, RegExp] => [
      `an interface id with ${Object.keys(specification)[0]}`,
      () => ({
        NetworkInterfaces: [
          {
            DeviceIndex: 0,
            NetworkInterfaceId: "eni-0123456789abcdef0",
            ...(specification as object),
          },
        ],
      }),
      "InvalidParameterCombination",
      new RegExp(`^A network interface may not specify both a network interface ID and ${what}$`),
    ]),
    [
      "an interface that exists for two instances",
      () => ({
        MaxCount: 2,
        NetworkInterfaces: [{ DeviceIndex: 0, NetworkInterfaceId: "eni-0123456789abcdef0" }],
      }),
      "InvalidParameterCombination",
      /^Multiple instances creation is not compatible with private IP address or network interface ID parameters\.$/,
    ],
    [
      "an interface twice",
      () => ({
        NetworkInterfaces: [0, 1].map((DeviceIndex) => ({
          DeviceIndex,
          NetworkInterfaceId: "eni-0123456789abcdef0",
        })),
      }),
      "InvalidParameterValue",
      /^Network interface ID 'eni-0123456789abcdef0' may not be specified on multiple interfaces\.$/,
    ],
    [
      "an unknown interface",
      () => ({ NetworkInterfaces: [{ DeviceIndex: 0, NetworkInterfaceId: "eni-0123456789abcdef0" }] }),
      "InvalidNetworkInterfaceID.NotFound",
      /^The networkInterface ID 'eni-0123456789abcdef0' does not exist$/,
    ],
    [
      "an EFA",
      () => ({ NetworkInterfaces: [{ DeviceIndex: 0, InterfaceType: "efa" }] }),
      "UnsupportedOperation",
      /NetworkInterface\.InterfaceType/,
    ],
    [
      "a subnet beside network interfaces",
      () => ({ SubnetId: "subnet-0123456789abcdef0", NetworkInterfaces: [{ DeviceIndex: 0 }] }),
      "InvalidParameterCombination",
      /^Network interfaces and an instance-level subnet ID may not be specified on the same request$/,
    ],
    [
      "an x86_64 guest, which no engine runs here",
      () => ({ ImageId: debian.id }),
      "Unsupported",
      /'v86' would run it with an image of architecture i386\. For example/,
    ],
    [
      "a guest of UEFI, on a type that has it at EC2",
      () => ({ ImageId: uefiOnNitro.id, InstanceType: "t3.micro" }),
      "Unsupported",
      /^No engine of this Drydock can run the image ami-\w+, whose boot mode is uefi\. Guests are started by BIOS here\./,
    ],
    [
      "a paravirtual guest, which no engine runs here",
      () => ({ ImageId: paravirtual.id, InstanceType: "m1.small" }),
      "Unsupported",
      /'v86' would run it with an image of virtualization type hvm\. For example, the image drydock-micro \(hvm, i386\) on t2\.micro runs here\.$/,
    ],
    [
      "more vCPUs and memory than the engine has",
      () => ({ InstanceType: "t2.medium" }),
      "Unsupported",
      /an instance type of at most 1 vCPUs, an instance type of at most 2048 MiB/,
    ],
  ])("%s is refused and nothing is created", async (_case, input, code, message) => {
    const error = await refused(input());
    expect({ code: error.code, message: error.message }).toEqual({
      code,
      message: expect.stringMatching(message),
    });
    expect(error.status).toBe(400);
  });

  test("a dry run says that it would succeed, and nothing is created", async () => {
    expect(await refused({ DryRun: true })).toEqual({
      code: "DryRunOperation",
      message: "Request would have succeeded, but DryRun flag is set.",
      status: 412,
    });
  });

  test("a dry run of what is refused is refused alike", async () => {
    expect((await refused({ DryRun: true, KeyName: "nobody" })).code).toBe("InvalidKeyPair.NotFound");
  });

  test("the mapping of the image is overlaid by the request's, device by device", async () => {
    const output = await run({
      BlockDeviceMappings: [
        { DeviceName: "/dev/sdf", Ebs: { VolumeSize: 4, VolumeType: "gp3" } },
        { DeviceName: "/dev/xvda", Ebs: { VolumeSize: 2, DeleteOnTermination: false } },
        { DeviceName: "/dev/sdb", VirtualName: "ephemeral0" },
        { DeviceName: "/dev/sdc", NoDevice: "" },
      ],
      TagSpecifications: [{ ResourceType: "volume", Tags: [{ Key: "of", Value: "web" }] }],
    });
    const id = output.Instances?.[0]?.InstanceId ?? "";
    const filter = { Name: "attachment.instance-id", Values: [id] };
    const { Volumes: volumes } = await client.send(new DescribeVolumesCommand({ Filters: [filter] }));
    expect(volumes).toMatchObject([
      {
        Size: 2,
        VolumeType: "gp2",
        Iops: 100,
        SnapshotId: hvm.blockDevices[0]?.snapshotId,
        Attachments: [{ Device: "/dev/xvda", DeleteOnTermination: false }],
        Tags: [{ Key: "of", Value: "web" }],
      },
      {
        Size: 4,
        VolumeType: "gp3",
        Iops: 3000,
        Throughput: 125,
        Attachments: [{ Device: "/dev/sdf", DeleteOnTermination: false }],
      },
    ]);
  });

  test("what is launched is described as EC2 does", async () => {
    const PublicKeyMaterial = Buffer.from(
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHUpPcMOE6Gd1kX7Z4nYwhO6Tn1pwQ1MjxWn0gIYm0Vb me",
    );
    await client.send(new ImportKeyPairCommand({ KeyName: "mine", PublicKeyMaterial }));
    const output = await run({
      MinCount: 2,
      MaxCount: 2,
      KeyName: "mine",
      ClientToken: "token-1",
      Placement: { AvailabilityZone: "eu-west-1b" },
      TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "Name", Value: "web" }] }],
    });
    expect(output).toMatchObject({
      ReservationId: expect.stringMatching(/^r-[0-9a-f]{17}$/),
      OwnerId: "123456789012",
      Instances: [
        { AmiLaunchIndex: 0, State: { Code: 0, Name: "pending" } },
        { AmiLaunchIndex: 1, State: { Code: 0, Name: "pending" } },
      ],
    });
    await endpoint.rig.settle();
    const InstanceIds = [output.Instances?.[0]?.InstanceId ?? ""];
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds }));
    expect(Reservations?.[0]?.Instances).toMatchObject([
      {
        State: { Code: 16, Name: "running" },
        ImageId: hvm.id,
        InstanceType: "t2.micro",
        KeyName: "mine",
        ClientToken: "token-1",
        Placement: { AvailabilityZone: "eu-west-1b", Tenancy: "default" },
        Architecture: "i386",
        VirtualizationType: "hvm",
        Hypervisor: "xen",
        RootDeviceName: "/dev/xvda",
        RootDeviceType: "ebs",
        EnaSupport: false,
        StateTransitionReason: "",
        PrivateDnsName: expect.stringMatching(/^ip-172-31-\d+-\d+\.eu-west-1\.compute\.internal$/),
        PublicIpAddress: expect.stringMatching(/^127\./),
        SecurityGroups: [{ GroupName: "default" }],
        SourceDestCheck: true,
        Monitoring: { State: "disabled" },
        MetadataOptions: {
          State: "applied",
          HttpTokens: "optional",
          HttpPutResponseHopLimit: 1,
          HttpEndpoint: "enabled",
        },
        CpuOptions: { CoreCount: 1, ThreadsPerCore: 1 },
        BlockDeviceMappings: [
          { DeviceName: "/dev/xvda", Ebs: { Status: "attached", DeleteOnTermination: true } },
        ],
        NetworkInterfaces: [{ Status: "in-use", Attachment: { DeviceIndex: 0, DeleteOnTermination: true } }],
        Tags: [{ Key: "Name", Value: "web" }],
      },
    ]);
    expect(Reservations?.[0]?.Instances?.[0]).not.toHaveProperty("StateReason");
    // The same token again launches nothing.
    const before = await launched(client);
    const again = await run({
      MinCount: 2,
      MaxCount: 2,
      KeyName: "mine",
      ClientToken: "token-1",
      Placement: { AvailabilityZone: "eu-west-1b" },
      TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "Name", Value: "web" }] }],
    });
    expect(again.ReservationId).toBe(output.ReservationId);
    expect(await launched(client)).toEqual(before);
    expect((await refused({ ClientToken: "token-1" })).code).toBe("IdempotentParameterMismatch");
  });
});
