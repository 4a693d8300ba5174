import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import {
  AwsInstance,
  BlockDevice,
  Ec2Target,
  Instance,
  type InstanceProps,
  InstanceType,
  KeyPair,
  MachineImage,
  Peer,
  Port,
  SecurityGroup,
  UserData,
  Volume,
  VolumeAttachment,
} from "../../constructs";
import { refusal, temporaryFolder } from "./synthesized";

const instance =
  (props: Partial<InstanceProps>) =>
  (stack: TerraformStack): Instance =>
    new Instance(stack, "server", {
      instanceType: InstanceType.of("t2.micro"),
      machineImage: MachineImage.drydockMicro(),
      ...props,
    });

const typed = (instanceType: string, machineImage: MachineImage) =>
  instance({ instanceType: InstanceType.of(instanceType), machineImage });

/** What is wrong, how it is written, the construct that is named, AWS's code and a part of its sentence. */
const refusals: [string, (stack: TerraformStack) => unknown, string, string, string][] = [
  [
    "a paravirtual image on a type with hvm only",
    typed("t3.micro", MachineImage.drydockMicro({ virtualizationType: "paravirtual" })),
    "lab/server",
    "InvalidParameterCombination",
    "Virtualization type 'hvm' is required for instances of type 't3.micro'.",
  ],
  [
    "an hvm Linux image on a type from before hvm",
    typed("m1.small", MachineImage.drydockMicro()),
    "lab/server",
    "InvalidParameterCombination",
    "Non-Windows instances with a virtualization type of 'hvm' are currently not supported",
  ],
  [
    "an image for another architecture",
    typed("t4g.micro", MachineImage.debian12()),
    "lab/server",
    "InvalidParameterValue",
    "does not match the architecture 'x86_64' of the specified AMI",
  ],
  [
    "an i386 image on a Nitro type, which no relaxation allows at AWS",
    typed("t3.micro", MachineImage.lookup({ name: "drydock-micro-hvm-*", owners: ["self"] })),
    "lab/server",
    "InvalidParameterValue",
    "does not match the architecture 'i386' of the specified AMI",
  ],
  [
    "an instance type that does not exist",
    typed("t9.micro", MachineImage.debian12()),
    "lab/server",
    "InvalidParameterValue",
    "Invalid value 't9.micro' for InstanceType.",
  ],
  [
    "a malformed image id",
    instance({ machineImage: MachineImage.fromImageId("ami-debian") }),
    "lab/server",
    "InvalidAMIID.Malformed",
    'Invalid id: "ami-debian" (expecting "ami-...")',
  ],
  [
    "too much user data",
    instance({ userData: UserData.custom("#!/bin/sh\n".padEnd(16_385, "#")) }),
    "lab/server",
    "InvalidUserData.Malformed",
    "User data is limited to 16384 bytes",
  ],
  [
    "a root volume that no type boots from",
    instance({ rootVolume: BlockDevice.ebs({ volumeType: "st1", sizeGiB: 125 }) }),
    "lab/server",
    "BootForVolumeTypeUnsupported",
    "st1",
  ],
  [
    "hibernation on a type without it",
    instance({
      instanceType: InstanceType.of("m1.small"),
      machineImage: MachineImage.fromImageId("ami-0123456789abcdef0"),
      hibernation: true,
    }),
    "lab/server",
    "UnsupportedHibernationConfiguration",
    "The instance type 'm1.small' does not support hibernation.",
  ],
  [
    "hibernation of a paravirtual image",
    instance({
      instanceType: InstanceType.of("m3.medium"),
      machineImage: MachineImage.lookup({ name: "debian-12-pv-amd64-*", owners: ["self"] }),
      hibernation: true,
    }),
    "lab/server",
    "UnsupportedHibernationConfiguration",
    "virtualization type 'hvm'",
  ],
  [
    "hibernation with a root volume that is not to be encrypted",
    instance({ hibernation: true, rootVolume: BlockDevice.ebs({ encrypted: false, sizeGiB: 4 }) }),
    "lab/server",
    "UnsupportedHibernationConfiguration",
    "For hibernation, the root device volume must be encrypted.",
  ],
  [
    "hibernation with a root volume as large as the memory",
    instance({ hibernation: true, rootVolume: BlockDevice.ebs({ encrypted: true, sizeGiB: 1 }) }),
    "lab/server",
    "UnsupportedHibernationConfiguration",
    "larger than the instance's memory",
  ],
  [
    "iops where the volume type has its own",
    instance({
      blockDevices: [
        { deviceName: "/dev/sdf", volume: BlockDevice.ebs({ volumeType: "gp2", sizeGiB: 8, iops: 300 }) },
      ],
    }),
    "lab/server",
    "InvalidParameterCombination",
    "The parameter iops is not supported for gp2 volumes.",
  ],
  [
    "a device name that no instance has",
    instance({ blockDevices: [{ deviceName: "/dev/disk7", volume: BlockDevice.ebs({ sizeGiB: 1 }) }] }),
    "lab/server",
    "Invalid",
    "/dev/disk7",
  ],
  [
    "a partition's name on an hvm instance",
    instance({ blockDevices: [{ deviceName: "/dev/sdf1", volume: BlockDevice.ebs({ sizeGiB: 1 }) }] }),
    "lab/server",
    "InvalidBlockDeviceMapping",
    "Invalid device name /dev/sdf1",
  ],
  [
    "the root device's name for another volume",
    instance({ blockDevices: [{ deviceName: "/dev/xvda", volume: BlockDevice.ebs({ sizeGiB: 1 }) }] }),
    "lab/server",
    "InvalidBlockDeviceMapping",
    "Invalid device name /dev/xvda",
  ],
  [
    "a reserved tag",
    instance({ tags: { "aws:cloudformation:stack-name": "lab" } }),
    "lab/server",
    "InvalidParameterValue",
    "Tag keys starting with 'aws:' are reserved for internal use",
  ],
  [
    "a volume without a size",
    (stack) => new Volume(stack, "data", { availabilityZone: "eu-west-1a" }),
    "lab/data",
    "MissingParameter",
    "The request must contain the parameter size/snapshot",
  ],
  [
    "a volume in another zone",
    (stack) => {
      const server = instance({ availabilityZone: "eu-west-1a" })(stack);
      new Volume(stack, "data", { availabilityZone: "eu-west-1b", sizeGiB: 1 }).attachTo(server, {
        deviceName: "/dev/sdf",
      });
    },
    "lab/data/attachment-dev-sdf",
    "InvalidVolume.ZoneMismatch",
    "not in the same availability zone",
  ],
  [
    "a malformed volume id",
    (stack) =>
      new VolumeAttachment(stack, "attachment", {
        volume: Volume.fromVolumeId("volume-1"),
        instance: { instanceId: "i-0123456789abcdef0" },
        deviceName: "/dev/sdf",
      }),
    "lab/attachment",
    "InvalidParameterValue",
    "Value (volume-1) for parameter volumeId is invalid.",
  ],
  [
    "a group name that looks like an id",
    (stack) => new SecurityGroup(stack, "web", { securityGroupName: "sg-web" }),
    "lab/web",
    "InvalidParameterValue",
    "Group names may not be in the format sg-*.",
  ],
  [
    "a peer that is no CIDR block",
    (stack) => new SecurityGroup(stack, "web").addIngressRule(Peer.ipv4("10.0.0.1"), Port.tcp(22)),
    "lab/web/ingress-10-0-0-1-tcp-22",
    "InvalidParameterValue",
    "CIDR block 10.0.0.1 is malformed",
  ],
  [
    "ports in the wrong order",
    (stack) => new SecurityGroup(stack, "web").addIngressRule(Peer.anyIpv4(), Port.tcpRange(90, 80)),
    "lab/web/ingress-any-ipv4-tcp-90-80",
    "InvalidParameterValue",
    "Invalid TCP/UDP port range (90:80)",
  ],
  [
    "a key that is none",
    (stack) => KeyPair.fromPublicKey(stack, "key", "ssh-ed25519 hello"),
    "lab/key",
    "InvalidKey.Format",
    "Key is not in valid OpenSSH public key format",
  ],
  [
    "a key file that is not there",
    (stack) => KeyPair.fromPublicKeyFile(stack, "key", "/nowhere/id_ed25519.pub"),
    "lab/key",
    "InvalidKey.Format",
    "There is no file /nowhere/id_ed25519.pub. Make a key pair with ssh-keygen -t ed25519",
  ],
  [
    "a resource with Terraform's own arguments",
    (stack) => new AwsInstance(stack, "plain", { ami: "ami-0123456789abcdef0", instance_type: "t9.micro" }),
    "lab/plain",
    "InvalidParameterValue",
    "Invalid value 't9.micro' for InstanceType.",
  ],
];

describe("refused at synth", () => {
  test.each(refusals)("%s", (_, build, path, code, sentence) => {
    const message = refusal(build);
    expect(message).toContain(`[${path}] ${code}`);
    expect(message).toContain(sentence);
    expect(message).toContain("Fix: ");
  });

  test("once for each mistake", () => {
    for (const [what, build] of refusals) {
      const problems = refusal(build).match(/^ {2}\[.*$/gm) ?? [];
      expect([what, problems]).toEqual([what, [...new Set(problems)]]);
    }
  });

  test("a type that the target's region does not have", () => {
    const build = typed("m1.small", MachineImage.drydockMicro({ virtualizationType: "paravirtual" }));
    expect(refusal(build, Ec2Target.aws({ region: "eu-west-2" }))).toContain("[lab/server] Unsupported: ");
  });

  test("a private key, which does not get into any file", () => {
    const folder = join(temporaryFolder(), "keys");
    mkdirSync(folder);
    const file = join(folder, "id_ed25519");
    writeFileSync(file, "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END OPENSSH PRIVATE KEY-----\n");
    let key: KeyPair | undefined;
    const message = refusal((stack) => {
      key = KeyPair.fromPublicKeyFile(stack, "key", file);
    });
    expect(message).toContain("[lab/key] InvalidKey.Format");
    expect(message).toContain("This is a private key");
    expect(JSON.stringify(key?.resource.arguments)).not.toContain("c2VjcmV0");
  });
});
