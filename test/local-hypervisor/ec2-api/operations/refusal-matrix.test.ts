import {
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DeregisterImageCommand,
  DescribeInternetGatewaysCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  DisableImageCommand,
  EC2Client,
  type RunInstancesCommandInput,
} from "@aws-sdk/client-ec2";
import type { EngineCapabilities } from "../../../../local-hypervisor/control-plane/ports";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { credentials, Ec2Endpoint } from "../../../support/ec2-endpoint";
import { FakeEngine } from "../../../support/fake-engine";
import { launch, refusedLaunch } from "../../../support/launch-request";

jest.setTimeout(120_000);

/** An engine that runs whatever EC2 would: what is refused here is refused by EC2's rules. */
const capabilities: EngineCapabilities = {
  ...new FakeEngine().capabilities,
  architectures: ["i386", "x86_64", "arm64"],
  virtualizationTypes: ["hvm", "paravirtual"],
  maxVcpus: 1024,
  maxMemoryMib: 2 ** 30,
};

/** What a row of the table asks for; `region` where it is not eu-west-1. */
type Row = readonly [
  name: string,
  request: () => Partial<RunInstancesCommandInput> & { readonly region?: string },
  code: string,
  message: RegExp,
];

const hvmRequired = (type: string) =>
  new RegExp(
    `^Virtualization type 'hvm' is required for instances of type '${type}'\\. Ensure that you are using an AMI with virtualization type 'hvm'\\. For more information, see http://docs\\.aws\\.amazon\\.com/`,
  );

/** EC2-SEMANTICS, section 1, "Illegal combinations at RunInstances": every row that has something to check here. */
describe("RunInstances refuses as EC2 does", () => {
  let endpoint: Ec2Endpoint;
  const images: Record<string, ImageRecord> = {};
  let foreignGroup = "";
  let defaultSubnet = "";
  let subnetInUsEast1e = "";

  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open({ rig: { engines: [new FakeEngine(capabilities)] } });
    const { rig } = endpoint;
    const register = async (name: string, changes: Parameters<typeof rig.registerImage>[0]) => {
      images[name] = await rig.registerImage({
        key: name,
        name: `${name}-image`,
        bootMode: undefined,
        ...changes,
      });
    };
    await register("pv", {
      architecture: "x86_64",
      virtualizationType: "paravirtual",
      rootDeviceName: "/dev/sda1",
    });
    await register("hvm", { architecture: "x86_64", enaSupport: true });
    await register("i386", { enaSupport: true });
    await register("noEna", { architecture: "x86_64" });
    await register("arm", { architecture: "arm64", enaSupport: true });
    await register("armBios", { architecture: "arm64", enaSupport: true, bootMode: "legacy-bios" });
    await register("uefi", { architecture: "x86_64", enaSupport: true, bootMode: "uefi" });
    await register("large", { architecture: "x86_64", enaSupport: true, rootVolumeGib: 30 });
    await register("gone", { architecture: "x86_64", enaSupport: true });
    await register("disabled", { architecture: "x86_64", enaSupport: true });
    await register("pending", { architecture: "x86_64", enaSupport: true });
    const client = await endpoint.client();
    await client.send(new DeregisterImageCommand({ ImageId: id("gone") }));
    await client.send(new DisableImageCommand({ ImageId: id("disabled") }));
    const { store } = rig.controlPlane.context;
    store.transaction(() => store.put("image", { ...(images.pending as ImageRecord), state: "pending" }));
    const { Vpc } = await client.send(new CreateVpcCommand({ CidrBlock: "10.9.0.0/16" }));
    const group = await client.send(
      new CreateSecurityGroupCommand({
        GroupName: "elsewhere",
        Description: "of another VPC",
        VpcId: Vpc?.VpcId,
      }),
    );
    foreignGroup = group.GroupId ?? "";
    const { Subnets } = await client.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: "default-for-az", Values: ["true"] }] }),
    );
    defaultSubnet = Subnets?.[0]?.SubnetId ?? "";
    const east = await endpoint.client("us-east-1");
    const inZone = await east.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: "availability-zone", Values: ["us-east-1e"] }] }),
    );
    subnetInUsEast1e = inZone.Subnets?.[0]?.SubnetId ?? "";
    await withoutDefaultVpc(await endpoint.client("us-west-1"));
  });

  afterAll(() => endpoint.close());

  const id = (name: string, region = "eu-west-1") => {
    const image = endpoint.rig.controlPlane.images.list(region).find((each) => each.name === `${name}-image`);
    return image?.id ?? images[name]?.id;
  };
  const device = (Ebs: object, DeviceName = "/dev/xvda") => ({ BlockDeviceMappings: [{ DeviceName, Ebs }] });

  const rows: readonly Row[] = [
    ["a PV AMI on t2", () => ({ ImageId: id("pv") }), "InvalidParameterCombination", hvmRequired("t2.micro")],
    [
      "a PV AMI on t3",
      () => ({ ImageId: id("pv"), InstanceType: "t3.micro" }),
      "InvalidParameterCombination",
      hvmRequired("t3.micro"),
    ],
    ...(["t1.micro", "m1.small", "m2.xlarge", "c1.medium"] as const).map(
      (type): Row => [
        `an HVM AMI of Linux on ${type}`,
        () => ({ InstanceType: type }),
        "InvalidParameterCombination",
        /^Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type\.$/,
      ],
    ),
    [
      "an AMI without ENA on t3",
      () => ({ ImageId: id("noEna"), InstanceType: "t3.micro" }),
      "InvalidParameterCombination",
      /^Enhanced networking with the Elastic Network Adapter \(ENA\) is required for the 't3\.micro' instance type\. Ensure that you are using an AMI that is enabled for ENA\.$/,
    ],
    [
      "arm64 on t2",
      () => ({ ImageId: id("arm") }),
      "InvalidParameterValue",
      /^The architecture 'x86_64,i386' of the specified instance type does not match the architecture 'arm64' of the specified AMI\. Specify an instance type and an AMI that have matching architectures, and try again\. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI\.$/,
    ],
    [
      "x86_64 on t4g",
      () => ({ InstanceType: "t4g.micro" }),
      "InvalidParameterValue",
      /^The architecture 'arm64' of .* 'x86_64' of the specified AMI\./,
    ],
    [
      "i386 on t3, without a relaxation",
      () => ({ ImageId: id("i386"), InstanceType: "t3.micro" }),
      "InvalidParameterValue",
      /^The architecture 'x86_64' of .* 'i386' of the specified AMI\./,
    ],
    [
      "a UEFI AMI on t2",
      () => ({ ImageId: id("uefi") }),
      "InvalidParameterValue",
      /^The t2\.micro instance type does not support an AMI with a boot mode of UEFI\. Only instance types built on the Nitro System support UEFI\. Specify an instance type that supports UEFI, and try again\.$/,
    ],
    [
      "a UEFI AMI on t3, which EC2 runs and no firmware here starts",
      () => ({ ImageId: id("uefi"), InstanceType: "t3.micro" }),
      "Unsupported",
      /whose boot mode is uefi\. Guests are started by BIOS here/,
    ],
    [
      "a legacy BIOS AMI on t4g",
      () => ({ ImageId: id("armBios"), InstanceType: "t4g.micro" }),
      "InvalidParameterValue",
      /boot mode of Legacy BIOS/,
    ],
    [
      "an unknown type",
      () => ({ InstanceType: "t9.micro" as never }),
      "InvalidParameterValue",
      /^Invalid value 't9\.micro' for InstanceType\.$/,
    ],
    [
      "a type that the zone does not offer",
      () => ({
        ImageId: id("hvm", "us-east-1"),
        InstanceType: "t3.micro",
        Placement: { AvailabilityZone: "us-east-1e" },
        region: "us-east-1",
      }),
      "Unsupported",
      /^Your requested instance type \(t3\.micro\) is not supported in your requested Availability Zone \(us-east-1e\)\. Please retry your request by not specifying an Availability Zone or choosing us-east-1a, us-east-1b,/,
    ],
    [
      "the same by a subnet of that zone",
      () => ({
        ImageId: id("hvm", "us-east-1"),
        InstanceType: "t3.micro",
        SubnetId: subnetInUsEast1e,
        region: "us-east-1",
      }),
      "Unsupported",
      /^Your requested instance type \(t3\.micro\) is not supported in your requested Availability Zone \(us-east-1e\)\./,
    ],
    [
      "a type that the region does not offer",
      () => ({ ImageId: id("hvm", "eu-north-1"), region: "eu-north-1" }),
      "Unsupported",
      /^The requested configuration is currently not supported\. Please check the documentation for supported configurations\.$/,
    ],
    [
      "an unknown AMI",
      () => ({ ImageId: "ami-abcd1234" }),
      "InvalidAMIID.NotFound",
      /^The image id '\[ami-abcd1234\]' does not exist$/,
    ],
    [
      "a malformed AMI id",
      () => ({ ImageId: "x" }),
      "InvalidAMIID.Malformed",
      /^Invalid id: "x" \(expecting "ami-\.\.\."\)$/,
    ],
    [
      "a deregistered AMI",
      () => ({ ImageId: images.gone?.id }),
      "InvalidAMIID.Unavailable",
      /^The image ID 'ami-[0-9a-f]{17}' is no longer available$/,
    ],
    ...["disabled", "pending"].map(
      (state): Row => [
        `a ${state} AMI`,
        () => ({ ImageId: id(state) }),
        "InvalidAMIID.Unavailable",
        /^The image ID 'ami-[0-9a-f]{17}' is not available$/,
      ],
    ),
    [
      "an unknown key pair",
      () => ({ KeyName: "x" }),
      "InvalidKeyPair.NotFound",
      /^The key pair 'x' does not exist$/,
    ],
    [
      "an unknown security group",
      () => ({ SecurityGroupIds: ["sg-0123456789abcdef0"] }),
      "InvalidGroup.NotFound",
      /^The security group 'sg-0123456789abcdef0' does not exist$/,
    ],
    [
      "a security group of another VPC than the subnet's",
      () => ({ SecurityGroupIds: [foreignGroup], SubnetId: defaultSubnet }),
      "InvalidParameter",
      /^Security group sg-[0-9a-f]{17} and subnet subnet-[0-9a-f]{17} belong to different networks\.$/,
    ],
    [
      "an unknown subnet",
      () => ({ SubnetId: "subnet-0123456789abcdef0" }),
      "InvalidSubnetID.NotFound",
      /^The subnet ID 'subnet-0123456789abcdef0' does not exist$/,
    ],
    [
      "no subnet and no default VPC",
      () => ({ ImageId: id("hvm", "us-west-1"), region: "us-west-1" }),
      "VPCIdNotSpecified",
      /^No default VPC for this user\. GroupName is only supported for EC2-Classic and default VPC\.$/,
    ],
    [
      "security groups both of the instance and of its interface",
      () => ({
        SecurityGroupIds: [foreignGroup],
        NetworkInterfaces: [{ DeviceIndex: 0, Groups: [foreignGroup] }],
      }),
      "InvalidParameterCombination",
      /^Network interfaces and an instance-level security groups may not be specified on the same request$/,
    ],
    [
      "a root volume smaller than its snapshot",
      () => ({ ImageId: id("large"), ...device({ VolumeSize: 20 }) }),
      "InvalidBlockDeviceMapping",
      /^Volume of size 20GB is smaller than snapshot 'snap-[0-9a-f]{17}', expect size >= 30GB$/,
    ],
    [
      "a bad device name",
      () => device({ VolumeSize: 1 }, "/dev/sdf1x"),
      "InvalidBlockDeviceMapping",
      /^Invalid device name \/dev\/sdf1x$/,
    ],
    [
      "a device name twice",
      () => ({
        BlockDeviceMappings: ["/dev/sdf", "/dev/sdf"].map((DeviceName) => ({
          DeviceName,
          Ebs: { VolumeSize: 1 },
        })),
      }),
      "InvalidBlockDeviceMapping",
      /\/dev\/sdf/,
    ],
    ...(["gp2", "st1", "sc1", "standard"] as const).map(
      (type): Row => [
        `IOPS on ${type}`,
        () => device({ VolumeType: type, VolumeSize: 125, Iops: 300 }, "/dev/sdf"),
        "InvalidParameterCombination",
        new RegExp(`^The parameter iops is not supported for ${type} volumes\\.$`),
      ],
    ),
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
    ["no instance at all", () => ({ MinCount: 0, MaxCount: 0 }), "InvalidParameterValue", /minCount/],
    ["more at least than at most", () => ({ MinCount: 2 }), "InvalidParameterValue", /minCount/],
    [
      "hibernation with a plain root volume",
      () => ({ InstanceType: "t2.nano", HibernationOptions: { Configured: true } }),
      "UnsupportedHibernationConfiguration",
      /^For hibernation, the root device volume must be encrypted\.$/,
    ],
    [
      "hibernation with a root volume as large as the memory",
      () => ({
        HibernationOptions: { Configured: true },
        BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true } }],
      }),
      "UnsupportedHibernationConfiguration",
      /larger than the instance's memory/,
    ],
    [
      "hibernation of a paravirtual instance",
      () => ({
        ImageId: id("pv"),
        InstanceType: "m3.medium",
        HibernationOptions: { Configured: true },
      }),
      "UnsupportedHibernationConfiguration",
      /virtualization type 'hvm'/,
    ],
    [
      "a kernel for an HVM AMI",
      () => ({ KernelId: "aki-dc9ed9af" }),
      "InvalidParameterCombination",
      /^A kernel can only be given for images with virtualization type 'paravirtual'\.$/,
    ],
  ];

  test.each<Row>([...rows])("%s", async (_name, request, code, message) => {
    const { region, ...input } = request();
    const client = await endpoint.client(region);
    expect(await refusedLaunch(client, { ImageId: id("hvm"), ...input })).toEqual({
      code,
      message: expect.stringMatching(message),
      status: 400,
    });
  });

  test("bad credentials", async () => {
    const client = new EC2Client({
      region: "eu-west-1",
      endpoint: await endpoint.listen(),
      credentials: { ...credentials, secretAccessKey: "x".repeat(40) },
    });
    await expect(launch(client, { ImageId: id("hvm") })).rejects.toMatchObject({
      name: "AuthFailure",
      message: expect.stringMatching(/^AWS was not able to validate the provided access credentials/),
      $metadata: { httpStatusCode: 401 },
    });
    client.destroy();
  });

  test.each([
    ["m3.medium", "hvm"],
    ["c3.large", "hvm"],
    ["m3.medium", "pv"],
    ["m1.small", "pv"],
    ["t1.micro", "pv"],
    ["t2.micro", "noEna"],
    ["t2.micro", "i386"],
    ["t4g.micro", "arm"],
    ["m4.large", "noEna"],
  ])("and %s runs %s", async (type, image) => {
    const client = await endpoint.client();
    const { Instances } = await launch(client, { ImageId: id(image), InstanceType: type as never });
    expect(Instances?.[0]?.State?.Name).toBe("pending");
  });
});

async function withoutDefaultVpc(client: EC2Client): Promise<void> {
  const { Vpcs } = await client.send(new DescribeVpcsCommand({}));
  const VpcId = Vpcs?.find(({ IsDefault }) => IsDefault)?.VpcId ?? "";
  for (const { SubnetId } of (await client.send(new DescribeSubnetsCommand({}))).Subnets ?? [])
    await client.send(new DeleteSubnetCommand({ SubnetId }));
  for (const { InternetGatewayId } of (await client.send(new DescribeInternetGatewaysCommand({})))
    .InternetGateways ?? [])
    await client.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
  await client.send(new DeleteVpcCommand({ VpcId }));
}
