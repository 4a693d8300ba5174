import {
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  type EC2Client,
  type EC2ServiceException,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from "@aws-sdk/client-ec2";
import { Lab } from "../support/lab";
import { TerraformProject } from "../support/terraform-project";

jest.setTimeout(240_000);

const hvmRequired = "Virtualization type 'hvm' is required for instances of type 't3.micro'.";

/** A terminated instance is still described for a while */
const living = [
  { Name: "instance-state-name", Values: ["pending", "running", "shutting-down", "stopping", "stopped"] },
];

/** What AWS refuses is refused here with AWS's own code, at the plan and at the API, and nothing is created. */
describe("refusals", () => {
  const lab = new Lab();
  let images: { hvm: string; pv: string };
  let client: EC2Client;

  beforeAll(async () => {
    await lab.must(lab.drydock("up"));
    client = lab.ec2();
    images = { hvm: await lab.microImage("hvm"), pv: await lab.microImage("pv") };
    expect(images.hvm).toMatch(/^ami-/);
    expect(images.pv).toMatch(/^ami-/);
  });
  afterEach(async () => {
    const { Reservations } = await client.send(new DescribeInstancesCommand({ Filters: living }));
    expect(Reservations).toEqual([]);
    expect((await client.send(new DescribeVolumesCommand({}))).Volumes).toEqual([]);
  });
  afterAll(() => lab.close());

  describe("by RunInstances", () => {
    const launch = (
      change: (input: RunInstancesCommandInput) => RunInstancesCommandInput,
    ): RunInstancesCommandInput =>
      change({ ImageId: images.hvm, InstanceType: "t2.micro", MinCount: 1, MaxCount: 1 });

    test.each<
      [string, (input: RunInstancesCommandInput) => RunInstancesCommandInput, string, string | RegExp]
    >([
      [
        "a paravirtual AMI on t3.micro",
        (input) => ({ ...input, ImageId: images.pv, InstanceType: "t3.micro" }),
        "InvalidParameterCombination",
        hvmRequired,
      ],
      [
        "an HVM Linux AMI on m1.small",
        (input) => ({ ...input, InstanceType: "m1.small" }),
        "InvalidParameterCombination",
        "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type.",
      ],
      [
        "an i386 AMI on t4g.micro",
        (input) => ({ ...input, InstanceType: "t4g.micro" }),
        "InvalidParameterValue",
        "The architecture 'arm64' of the specified instance type does not match the architecture 'i386' of the specified AMI.",
      ],
      [
        "an unknown type",
        (input) => ({ ...input, InstanceType: "t9.micro" as never }),
        "InvalidParameterValue",
        "Invalid value 't9.micro' for InstanceType.",
      ],
      [
        "a missing AMI",
        (input) => ({ ...input, ImageId: "ami-0123456789abcdef0" }),
        "InvalidAMIID.NotFound",
        "The image id '[ami-0123456789abcdef0]' does not exist",
      ],
      [
        "a malformed AMI id",
        (input) => ({ ...input, ImageId: "ami-xyz" }),
        "InvalidAMIID.Malformed",
        'Invalid id: "ami-xyz" (expecting "ami-...")',
      ],
      [
        "an unknown key pair",
        (input) => ({ ...input, KeyName: "nobody" }),
        "InvalidKeyPair.NotFound",
        "The key pair 'nobody' does not exist",
      ],
      [
        "an unknown security group",
        (input) => ({ ...input, SecurityGroupIds: ["sg-0123456789abcdef0"] }),
        "InvalidGroup.NotFound",
        "The security group 'sg-0123456789abcdef0' does not exist",
      ],
      [
        "an unknown subnet",
        (input) => ({ ...input, SubnetId: "subnet-0123456789abcdef0" }),
        "InvalidSubnetID.NotFound",
        "The subnet ID 'subnet-0123456789abcdef0' does not exist",
      ],
      [
        "too much user data",
        (input) => ({ ...input, UserData: Buffer.alloc(16_385, "#").toString("base64") }),
        "InvalidUserData.Malformed",
        "User data is limited to 16384 bytes",
      ],
      [
        "no image at all",
        ({ ImageId: _image, ...input }) => input,
        "MissingParameter",
        "The request must contain the parameter",
      ],
    ])("%s", async (_case, change, code, message) => {
      const error: EC2ServiceException = await client.send(new RunInstancesCommand(launch(change))).then(
        () => {
          throw new Error("RunInstances was not refused");
        },
        (refusal) => refusal,
      );
      expect({ code: error.name, status: error.$metadata.httpStatusCode }).toEqual({ code, status: 400 });
      expect(error.message).toContain(message);
      expect(error.$metadata.requestId).toBeTruthy();
    });
  });

  describe("by terraform plan", () => {
    let project: TerraformProject;
    beforeAll(async () => {
      project = new TerraformProject(lab, "refusals");
      await project.init();
    });

    const ami = (name: string): object => ({
      aws_ami: { image: { owners: ["self"], most_recent: true, filter: [{ name: "name", values: [name] }] } },
    });
    const instance = (settings: object): object => ({
      aws_instance: { server: { ami: "${data.aws_ami.image.id}", instance_type: "t2.micro", ...settings } },
    });

    test.each<[string, object, string[]]>([
      [
        "a paravirtual AMI that was looked up, on t3.micro",
        { data: ami("drydock-micro-pv-*"), resource: instance({ instance_type: "t3.micro" }) },
        ["InvalidParameterCombination", hvmRequired],
      ],
      [
        "a wrong architecture",
        { data: ami("drydock-micro-hvm-*"), resource: instance({ instance_type: "t4g.micro" }) },
        ["InvalidParameterValue", "does not match the architecture 'i386'"],
      ],
      [
        "an unknown type",
        { data: ami("drydock-micro-hvm-*"), resource: instance({ instance_type: "t9.micro" }) },
        ["InvalidParameterValue", "Invalid value 't9.micro' for InstanceType."],
      ],
      [
        "an AMI that nothing matches",
        { data: ami("no-such-image-*"), resource: instance({}) },
        ["returned no results"],
      ],
      [
        "an AMI id that does not exist",
        { resource: instance({ ami: "ami-0123456789abcdef0" }) },
        ["InvalidAMIID.NotFound"],
      ],
      ["a malformed AMI id", { resource: instance({ ami: "ami-xyz" }) }, ["InvalidAMIID.Malformed"]],
      [
        "an unknown key pair",
        { data: ami("drydock-micro-hvm-*"), resource: instance({ key_name: "nobody" }) },
        ["InvalidKeyPair.NotFound", "The key pair 'nobody' does not exist"],
      ],
      [
        "a volume type that does not exist",
        { resource: { aws_ebs_volume: { data: { availability_zone: "eu-west-1a", size: 1, type: "gp9" } } } },
        ["gp9"],
      ],
    ])("%s", async (_case, configuration, expected) => {
      project.write(configuration);
      const { status, output } = await project.terraform("plan");
      const words = output.replace(/[│╷╵]/g, " ").replace(/\s+/g, " ");
      for (const each of expected) expect(words).toContain(each);
      expect(status).toBe(1);
    });
  });

  test("a volume in another zone is not attached", async () => {
    const project = new TerraformProject(lab, "zones");
    await project.init();
    project.write({
      data: {
        aws_ami: {
          image: {
            owners: ["self"],
            most_recent: true,
            filter: [{ name: "name", values: ["drydock-micro-hvm-*"] }],
          },
        },
      },
      resource: {
        aws_instance: {
          server: {
            ami: "${data.aws_ami.image.id}",
            instance_type: "t2.micro",
            availability_zone: "eu-west-1a",
          },
        },
        aws_ebs_volume: { data: { availability_zone: "eu-west-1b", size: 1 } },
        aws_volume_attachment: {
          data: {
            device_name: "/dev/sdf",
            instance_id: "${aws_instance.server.id}",
            volume_id: "${aws_ebs_volume.data.id}",
          },
        },
      },
    });
    const { status, output } = await project.apply();
    expect(output).toContain("InvalidVolume.ZoneMismatch");
    expect(status).toBe(1);
    await lab.must(project.destroy());
  });
});
