import { StopInstancesCommand, TerminateInstancesCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver, Refused } from "../../support/provider-driver";

describe("aws_instance over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let hvm: string;
  let paravirtual: string;
  let large: string;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    hvm = (await endpoint.rig.registerImage()).id;
    paravirtual = (
      await endpoint.rig.registerImage({
        key: "pv",
        name: "drydock-micro-pv-i386-20260101",
        virtualizationType: "paravirtual",
        bootMode: undefined,
        rootDeviceName: "/dev/sda1",
      })
    ).id;
    large = (await endpoint.rig.registerImage({ key: "large", name: "large", rootVolumeGib: 2 })).id;
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials, {
      default_tags: [{ tags: { Lab: "one" } }],
    });
  });
  afterAll(() => endpoint.close());

  const micro = (settings: ObjectValue = {}): ObjectValue => ({
    ami: hvm,
    instance_type: "t2.micro",
    ...settings,
  });
  const living: ObjectValue[] = [];
  const launch = async (settings: ObjectValue): Promise<ObjectValue> => {
    const instance = await terraform.settle("aws_instance", settings);
    living.push(instance);
    return instance;
  };
  afterEach(async () => {
    for (const instance of living.splice(0)) await terraform.destroy("aws_instance", instance);
  });

  it("runs, and shows what EC2 chose", async () => {
    const instance = await launch(micro({ tags: { Name: "server" } }));
    expect(instance).toMatchObject({
      id: expect.stringMatching(/^i-[0-9a-f]{17}$/),
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:instance/${instance.id}`,
      instance_state: "running",
      availability_zone: expect.stringMatching(/^eu-west-1[abc]$/),
      private_ip: expect.stringMatching(/^172\.31\./),
      public_ip: expect.stringMatching(/^127\./),
      associate_public_ip_address: true,
      subnet_id: expect.stringMatching(/^subnet-/),
      vpc_security_group_ids: [expect.stringMatching(/^sg-/)],
      security_groups: ["default"],
      source_dest_check: true,
      key_name: "",
      tenancy: "default",
      user_data: null,
      hibernation: null,
      tags: { Name: "server" },
      tags_all: { Lab: "one", Name: "server" },
      root_block_device: [
        expect.objectContaining({ device_name: "/dev/xvda", volume_size: 1, delete_on_termination: true }),
      ],
      ebs_block_device: [],
      metadata_options: [expect.objectContaining({ http_endpoint: "enabled" })],
      credit_specification: [{ cpu_credits: "standard" }],
      primary_network_interface: [
        { delete_on_termination: true, network_interface_id: instance.primary_network_interface_id },
      ],
    });
    expect(await terraform.import("aws_instance", String(instance.id))).toMatchObject({
      id: instance.id,
      ami: hvm,
    });
  });

  it("gets what a configuration can ask for", async () => {
    const group = await terraform.apply("aws_security_group", { name: "for-instance" });
    const subnets = await terraform.data("aws_subnets");
    const [subnet] = subnets.ids as string[];
    const instance = await launch(
      micro({
        subnet_id: subnet ?? null,
        vpc_security_group_ids: [group.id ?? null],
        associate_public_ip_address: false,
        user_data: "#!/bin/sh\necho hello\n",
        disable_api_termination: false,
        instance_initiated_shutdown_behavior: "terminate",
        monitoring: true,
        metadata_options: [{ http_tokens: "required", http_put_response_hop_limit: 2 }],
        root_block_device: [{ volume_size: 2, volume_type: "gp3", tags: { Name: "root" } }],
        ebs_block_device: [
          { device_name: "/dev/sdf", volume_size: 1, volume_type: "gp3", tags: { Name: "data" } },
          { device_name: "/dev/sdg", volume_size: 2, delete_on_termination: false },
        ],
      }),
    );
    expect(instance).toMatchObject({
      public_ip: "",
      associate_public_ip_address: false,
      vpc_security_group_ids: [group.id],
      user_data: "#!/bin/sh\necho hello\n",
      user_data_base64: "",
      instance_initiated_shutdown_behavior: "terminate",
      monitoring: true,
      metadata_options: [
        expect.objectContaining({ http_tokens: "required", http_put_response_hop_limit: 2 }),
      ],
      root_block_device: [
        expect.objectContaining({
          volume_size: 2,
          volume_type: "gp3",
          iops: 3000,
          tags: { Name: "root" },
          tags_all: { Lab: "one", Name: "root" },
        }),
      ],
    });
    const devices = instance.ebs_block_device as ObjectValue[];
    expect(
      devices
        .map(({ device_name, volume_size, delete_on_termination }) => [
          device_name,
          volume_size,
          delete_on_termination,
        ])
        .sort(),
    ).toEqual([
      ["/dev/sdf", 1, true],
      ["/dev/sdg", 2, false],
    ]);
    living.splice(0);
    await terraform.destroy("aws_instance", instance);
    await terraform.destroy("aws_security_group", group);
    const kept = devices.find(({ device_name }) => device_name === "/dev/sdg")?.volume_id;
    expect(await terraform.import("aws_ebs_volume", String(kept))).toMatchObject({ size: 2 });
  });

  it("changes in place what EC2 changes in place", async () => {
    const group = await terraform.apply("aws_security_group", { name: "later" });
    const before = await launch(micro({ tags: { Name: "one" }, user_data: "one" }));
    const settings = micro({
      instance_type: "t2.small",
      tags: { Name: "two" },
      user_data: "#!/bin/sh\n# two\n",
      vpc_security_group_ids: [group.id ?? null],
      disable_api_termination: true,
      instance_initiated_shutdown_behavior: "stop",
      monitoring: true,
      source_dest_check: false,
      credit_specification: [{ cpu_credits: "unlimited" }],
      metadata_options: [{ http_tokens: "required" }],
      root_block_device: [{ volume_size: 3, volume_type: "gp3", delete_on_termination: false }],
    });
    const plan = await terraform.plan("aws_instance", settings, before);
    expect(plan.replaces).toEqual([]);
    const after = await terraform.settle("aws_instance", settings, before);
    expect(after).toMatchObject({
      id: before.id,
      instance_state: "running",
      instance_type: "t2.small",
      tags: { Name: "two" },
      user_data: "#!/bin/sh\n# two\n",
      vpc_security_group_ids: [group.id],
      disable_api_termination: true,
      monitoring: true,
      source_dest_check: false,
      credit_specification: [{ cpu_credits: "unlimited" }],
      metadata_options: [expect.objectContaining({ http_tokens: "required", http_endpoint: "enabled" })],
      root_block_device: [
        expect.objectContaining({ volume_size: 3, volume_type: "gp3", delete_on_termination: false }),
      ],
    });

    // Protected against termination: refused, until that is taken off or overridden.
    await expect(terraform.destroy("aws_instance", after)).rejects.toThrow(
      /terminating EC2 Instance \(i-\w+\): api error OperationNotPermitted: [\s\S]*disable_api_termination = false/,
    );
    const forced = await terraform.apply("aws_instance", { ...settings, force_destroy: true }, after);
    living.splice(0, living.length, forced);
  });

  it("may hibernate when it was launched for it, and is replaced to be so", async () => {
    const settings = (hibernation?: boolean) =>
      micro({
        instance_type: "t2.nano",
        root_block_device: [{ encrypted: true }],
        ...(hibernation === undefined ? {} : { hibernation }),
      });
    const instance = await launch(settings(true));
    expect(instance.hibernation).toBe(true);
    expect(endpoint.rig.instance(String(instance.id)).hibernationConfigured).toBe(true);
    expect((await terraform.plan("aws_instance", settings(false), instance)).replaces).toEqual([
      "hibernation",
    ]);
    await expect(
      terraform.plan("aws_instance", micro({ instance_type: "t1.micro", hibernation: true }), null),
    ).rejects.toThrow(/does not support hibernation/);
  });

  it("is replaced for a change of user data only when that is asked for", async () => {
    const plain = await launch(micro({ user_data: "#!/bin/sh\n" }));
    const other = { user_data: "#!/bin/sh\n#\n" };
    expect((await terraform.plan("aws_instance", micro(other), plain)).replaces).toEqual([]);
    expect(
      (await terraform.plan("aws_instance", micro({ ...other, user_data_replace_on_change: true }), plain))
        .replaces,
    ).toEqual(["user_data"]);
    const encoded = {
      user_data_base64: Buffer.from("#!/bin/sh\n").toString("base64"),
      user_data_replace_on_change: true,
    };
    expect((await terraform.plan("aws_instance", micro(encoded), plain)).replaces).toEqual([]);
  });

  it("is replaced for another image, subnet or key", async () => {
    const instance = await launch(micro());
    expect(
      (
        await terraform.plan("aws_instance", micro({ availability_zone: "eu-west-1c" }), {
          ...instance,
          availability_zone: "eu-west-1b",
        })
      ).replaces,
    ).toEqual(["availability_zone"]);
  });

  it("keeps its public address wish while it is stopped from outside", async () => {
    const settings = micro({ associate_public_ip_address: true });
    const instance = await launch(settings);
    const client = await endpoint.client();
    await client.send(new StopInstancesCommand({ InstanceIds: [String(instance.id)] }));
    await endpoint.rig.settle();
    const stopped = await terraform.read("aws_instance", instance);
    expect(stopped).toMatchObject({ instance_state: "stopped", public_ip: "" });
    expect((await terraform.plan("aws_instance", settings, stopped)).replaces).toEqual([]);
  });

  it("is gone once it is terminated from outside", async () => {
    const instance = await terraform.apply("aws_instance", micro());
    const client = await endpoint.client();
    await client.send(new TerminateInstancesCommand({ InstanceIds: [String(instance.id)] }));
    await endpoint.rig.settle();
    expect(await terraform.read("aws_instance", instance)).toBeNull();
    await terraform.destroy("aws_instance", instance);
  });

  it("tags volumes all alike by volume_tags", async () => {
    const instance = await launch(micro({ volume_tags: { Group: "disks" } }));
    const volume = (instance.root_block_device as ObjectValue[])[0]?.volume_id;
    expect(await terraform.import("aws_ebs_volume", String(volume))).toMatchObject({
      tags_all: { Group: "disks" },
    });
    await terraform.settle("aws_instance", micro({ volume_tags: { Group: "others" } }), instance);
    expect(await terraform.import("aws_ebs_volume", String(volume))).toMatchObject({
      tags_all: { Group: "others" },
    });
  });

  describe("is refused at plan, and nothing is created", () => {
    it.each<[string, () => ObjectValue, string, RegExp, string | undefined]>([
      [
        "a paravirtual image on t3.micro",
        () => ({ ami: paravirtual, instance_type: "t3.micro" }),
        "InvalidParameterCombination",
        /Virtualization type 'hvm' is required for instances of type 't3\.micro'\.[\s\S]*t1\.micro/,
        "instance_type",
      ],
      [
        "the wrong architecture",
        () => micro({ instance_type: "t4g.micro" }),
        "InvalidParameterValue",
        /does not match the architecture 'i386'/,
        "instance_type",
      ],
      [
        "an image without ENA on t3.micro",
        () => micro({ instance_type: "t3.micro" }),
        "InvalidParameterValue",
        /architecture/,
        "instance_type",
      ],
      [
        "an unknown type",
        () => micro({ instance_type: "t9.micro" }),
        "InvalidParameterValue",
        /Invalid value 't9\.micro' for InstanceType\./,
        "instance_type",
      ],
      [
        "a missing image",
        () => micro({ ami: "ami-0123456789abcdef0" }),
        "InvalidAMIID.NotFound",
        /ami-0123456789abcdef0/,
        "ami",
      ],
      [
        "a malformed image id",
        () => micro({ ami: "ami-xyz" }),
        "InvalidAMIID.Malformed",
        /expecting "ami-\.\.\."/,
        "ami",
      ],
      [
        "an unknown key pair",
        () => micro({ key_name: "nobody" }),
        "InvalidKeyPair.NotFound",
        /The key pair 'nobody' does not exist/,
        "key_name",
      ],
      [
        "a zone of another region",
        () => micro({ availability_zone: "us-east-1a" }),
        "InvalidZone.NotFound",
        /us-east-1a/,
        "availability_zone",
      ],
      [
        "a root volume smaller than its snapshot",
        () => ({ ...micro(), ami: large, root_block_device: [{ volume_size: 1 }] }),
        "InvalidBlockDeviceMapping",
        /Volume of size 1GB is smaller than snapshot 'snap-\w+', expect size >= 2GB/,
        "root_block_device",
      ],
      [
        "a root volume that cannot boot",
        () => micro({ root_block_device: [{ volume_type: "st1", volume_size: 125 }] }),
        "BootForVolumeTypeUnsupported",
        /./,
        "root_block_device",
      ],
      [
        "two devices of one name",
        () => micro({ ebs_block_device: [{ device_name: "/dev/xvda", volume_size: 1 }] }),
        "Invalid",
        /xvda/,
        "ebs_block_device",
      ],
      [
        "too much user data",
        () => micro({ user_data: "#".repeat(16_385) }),
        "InvalidUserData.Malformed",
        /16384/,
        "user_data",
      ],
    ])("%s", async (_case, settings, code, words, attribute) => {
      const refusal: unknown = await terraform
        .plan("aws_instance", settings())
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Refused);
      const [diagnostic] = (refusal as Refused).diagnostics;
      expect(diagnostic?.summary).toContain(code);
      expect((refusal as Refused).message).toMatch(words);
      if (attribute !== undefined) expect(diagnostic?.attribute?.[0]).toEqual({ attributeName: attribute });
      expect(
        endpoint.rig.controlPlane.instances.list("eu-west-1").filter(({ state }) => state !== "terminated"),
      ).toEqual([]);
    });

    it("but a key pair of the same plan is none to refuse", async () => {
      const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPYZYbBQlRdAVgT5AYPgSCNPJGFNhZMVb7iAdGQ6Nkpq me";
      await terraform.plan("aws_key_pair", { key_name: "soon", public_key: publicKey });
      await expect(terraform.plan("aws_instance", micro({ key_name: "soon" }))).resolves.toBeDefined();
      await expect(terraform.apply("aws_instance", micro({ key_name: "soon" }))).rejects.toThrow(
        /^creating EC2 Instance: api error InvalidKeyPair\.NotFound: The key pair 'soon' does not exist/,
      );
    });
  });

  describe("with volumes attached to it", () => {
    const attachmentOf = (instance: ObjectValue, volume: ObjectValue): ObjectValue => ({
      instance_id: instance.id ?? null,
      volume_id: volume.id ?? null,
      device_name: "/dev/sdf",
    });

    it("attaches, imports and detaches", async () => {
      const instance = await launch(micro({ availability_zone: "eu-west-1a" }));
      const volume = await terraform.apply("aws_ebs_volume", { availability_zone: "eu-west-1a", size: 1 });
      const attachment = await terraform.settle("aws_volume_attachment", attachmentOf(instance, volume));
      expect(attachment.id).toMatch(/^vai-\d+$/);
      expect(
        await terraform.import("aws_volume_attachment", `/dev/sdf:${volume.id}:${instance.id}`),
      ).toMatchObject({ ...attachment });
      // A volume that is attached on its own does not trouble an instance that lists none.
      const read = await terraform.read("aws_instance", instance);
      expect(
        (await terraform.plan("aws_instance", micro({ availability_zone: "eu-west-1a" }), read)).replaces,
      ).toEqual([]);

      const kept = await terraform.apply(
        "aws_volume_attachment",
        { ...attachmentOf(instance, volume), skip_destroy: true },
        attachment,
      );
      await terraform.destroy("aws_volume_attachment", kept);
      expect(await terraform.read("aws_volume_attachment", attachment)).not.toBeNull();
      await terraform.destroy("aws_volume_attachment", attachment);
      expect(await terraform.read("aws_volume_attachment", attachment)).toBeNull();
      await terraform.destroy("aws_ebs_volume", volume);
    });

    it("stops the instance first when asked", async () => {
      const instance = await launch(micro({ availability_zone: "eu-west-1a" }));
      const volume = await terraform.apply("aws_ebs_volume", { availability_zone: "eu-west-1a", size: 1 });
      const settings = { ...attachmentOf(instance, volume), stop_instance_before_detaching: true };
      const attachment = await terraform.settle("aws_volume_attachment", settings);
      await terraform.destroy("aws_volume_attachment", attachment);
      expect(await terraform.read("aws_instance", instance)).toMatchObject({ instance_state: "stopped" });
      await terraform.destroy("aws_ebs_volume", volume);
    });

    it("warns of a volume of another zone at plan, and EC2 refuses it", async () => {
      const instance = await launch(micro({ availability_zone: "eu-west-1a" }));
      const volume = await terraform.apply("aws_ebs_volume", { availability_zone: "eu-west-1b", size: 1 });
      const { warnings } = await terraform.plan("aws_volume_attachment", attachmentOf(instance, volume));
      expect(warnings).toEqual([
        expect.objectContaining({
          summary: "InvalidVolume.ZoneMismatch: EC2 would refuse this aws_volume_attachment",
          detail: expect.stringMatching(
            /is not in the same availability zone as instance[\s\S]*eu-west-1b, the instance in eu-west-1a/,
          ),
        }),
      ]);
      await expect(terraform.apply("aws_volume_attachment", attachmentOf(instance, volume))).rejects.toThrow(
        /^attaching EBS Volume \(vol-\w+\) to EC2 Instance \(i-\w+\): api error InvalidVolume\.ZoneMismatch: /,
      );
      await terraform.destroy("aws_ebs_volume", volume);
    });

    it("wants import ids in hashicorp/aws's form", async () => {
      await expect(terraform.import("aws_volume_attachment", "vol-1")).rejects.toThrow(
        /^Unexpected format of ID \("vol-1"\), expected DEVICE_NAME:VOLUME_ID:INSTANCE_ID/,
      );
    });
  });
});
