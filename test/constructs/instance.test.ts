import { TerraformVariable } from "cdktf";
import {
  BlockDevice,
  Instance,
  type InstanceProps,
  InstanceType,
  KeyPair,
  MachineImage,
  SecurityGroup,
  Subnet,
  UserData,
} from "../../constructs";
import { only, refusal, synthesize } from "./synthesized";

const micro: InstanceProps = {
  instanceType: InstanceType.of("t2.micro"),
  machineImage: MachineImage.drydockMicro(),
};

const instanceWith = (props: Partial<InstanceProps>) =>
  only(
    synthesize((stack) => new Instance(stack, "server", { ...micro, ...props })),
    "aws_instance",
  );

describe("Instance", () => {
  test("asks for nothing that was not said", () => {
    // WHEN
    const server = instanceWith({});
    // THEN
    expect(Object.keys(server).sort()).toEqual(["ami", "instance_type"]);
    expect(server.instance_type).toBe("t2.micro");
  });

  test("is named as the user named it", () => {
    const { resource } = synthesize((stack) => new Instance(stack, "server", micro));
    expect(Object.keys(resource.aws_instance ?? {})).toEqual(["server"]);
  });

  test("refers to key pair and security groups, also those added later", () => {
    // WHEN
    const configuration = synthesize((stack) => {
      const server = new Instance(stack, "server", {
        ...micro,
        keyPair: KeyPair.fromKeyName("lab"),
        securityGroups: [new SecurityGroup(stack, "web")],
      });
      server.addSecurityGroup(SecurityGroup.fromSecurityGroupId("sg-0123456789abcdef0"));
    });
    // THEN
    expect(only(configuration, "aws_instance")).toMatchObject({
      key_name: "lab",
      vpc_security_group_ids: ["${aws_security_group.web.id}", "sg-0123456789abcdef0"],
    });
  });

  test("passes on what concerns its life, its place and its metadata", () => {
    const server = instanceWith({
      availabilityZone: "eu-west-1b",
      subnet: Subnet.fromSubnetId("subnet-0123456789abcdef0"),
      associatePublicIpAddress: false,
      privateIpAddress: "172.31.16.9",
      metadataOptions: {
        httpTokens: "required",
        httpPutResponseHopLimit: 2,
        instanceMetadataTags: "enabled",
      },
      disableApiTermination: true,
      disableApiStop: true,
      instanceInitiatedShutdownBehavior: "terminate",
      sourceDestCheck: false,
      monitoring: true,
      ebsOptimized: false,
      cpuCredits: "standard",
      userDataReplaceOnChange: true,
      tags: { Name: "server" },
    });
    expect(server).toMatchObject({
      availability_zone: "eu-west-1b",
      subnet_id: "subnet-0123456789abcdef0",
      associate_public_ip_address: false,
      private_ip: "172.31.16.9",
      metadata_options: [
        { http_tokens: "required", http_put_response_hop_limit: 2, instance_metadata_tags: "enabled" },
      ],
      disable_api_termination: true,
      disable_api_stop: true,
      instance_initiated_shutdown_behavior: "terminate",
      source_dest_check: false,
      monitoring: true,
      ebs_optimized: false,
      credit_specification: [{ cpu_credits: "standard" }],
      user_data_replace_on_change: true,
      tags: { Name: "server" },
    });
  });

  test("takes root volume and block devices", () => {
    const server = instanceWith({
      rootVolume: BlockDevice.ebs({ sizeGiB: 10, volumeType: "gp3", throughputMiBps: 250 }),
      blockDevices: [
        {
          deviceName: "/dev/sdf",
          volume: BlockDevice.ebs({ sizeGiB: 8, volumeType: "io1", iops: 200, deleteOnTermination: false }),
        },
        { deviceName: "/dev/sdg", volume: BlockDevice.instanceStore(0) },
        { deviceName: "/dev/sdh", volume: BlockDevice.none() },
      ],
    });
    expect(server.root_block_device).toEqual([{ volume_size: 10, volume_type: "gp3", throughput: 250 }]);
    expect(server.ebs_block_device).toEqual([
      {
        device_name: "/dev/sdf",
        volume_size: 8,
        volume_type: "io1",
        iops: 200,
        delete_on_termination: false,
      },
    ]);
    expect(server.ephemeral_block_device).toEqual([
      { device_name: "/dev/sdg", virtual_name: "ephemeral0" },
      { device_name: "/dev/sdh", no_device: true },
    ]);
  });

  test("leaves alone what only the deployment knows", () => {
    // GIVEN values that would be refused if they were taken for what they look like
    const configuration = synthesize((stack) => {
      const variable = (name: string) => new TerraformVariable(stack, name, {});
      const text = (name: string) => variable(name).stringValue;
      // WHEN
      new Instance(stack, "server", {
        instanceType: InstanceType.of(text("type")),
        machineImage: MachineImage.fromImageId(text("image")),
        availabilityZone: text("zone"),
        privateIpAddress: text("address"),
        userData: UserData.forLinux(`echo ${text("words")}`, "x".repeat(20_000)),
        rootVolume: BlockDevice.ebs({ sizeGiB: variable("size").numberValue, volumeType: "gp3" }),
        blockDevices: [{ deviceName: text("device"), volume: BlockDevice.ebs({ sizeGiB: 1 }) }],
        tags: { Name: text("name") },
      });
    });
    // THEN it is synthesized, with references
    expect(only(configuration, "aws_instance")).toMatchObject({
      instance_type: "${var.type}",
      ami: "${var.image}",
      root_block_device: [{ volume_size: "${var.size}" }],
      tags: { Name: "${var.name}" },
    });
  });

  test("its attributes are references", () => {
    const { resource } = synthesize((stack) => {
      const server = new Instance(stack, "server", micro);
      const other = new Instance(stack, "other", {
        ...micro,
        tags: { peers: `${server.privateIp} ${server.publicIp} ${server.instanceId}` },
      });
      expect(other.requestedAvailabilityZone).toBeUndefined();
    });
    expect(resource.aws_instance?.other?.tags).toEqual({
      peers: "${aws_instance.server.private_ip} ${aws_instance.server.public_ip} ${aws_instance.server.id}",
    });
  });

  test("is refused in AWS's words, with the construct's path and what mends it", () => {
    const message = refusal(
      (stack) =>
        new Instance(stack, "server", {
          instanceType: InstanceType.of("t3.micro"),
          machineImage: MachineImage.drydockMicro({ virtualizationType: "paravirtual" }),
        }),
    );
    expect(message).toContain(
      "[lab/server] InvalidParameterCombination: Virtualization type 'hvm' is required for instances of type 't3.micro'.",
    );
    expect(message).toMatch(/Fix: .*instance type that runs paravirtual AMIs/);
  });
});
