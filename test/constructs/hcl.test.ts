import { Testing } from "cdktf";
import { BlockDevice, Ec2Target, Instance, InstanceType, MachineImage, Volume } from "../../constructs";
import { stackFor } from "./synthesized";

describe("cdktf synth --hcl", () => {
  test("writes attributes, maps and nested blocks as Terraform's language has them", () => {
    // GIVEN
    const stack = stackFor(Ec2Target.aws({ region: "eu-west-1", defaultTags: { Course: "VM" } }));
    const server = new Instance(stack, "server", {
      instanceType: InstanceType.of("t2.micro"),
      machineImage: MachineImage.drydockMicro(),
      monitoring: true,
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
      blockDevices: [{ deviceName: "/dev/sdf", volume: BlockDevice.ebs({ sizeGiB: 8 }) }],
      tags: { Name: "server" },
    });
    new Volume(stack, "data", { availabilityZone: server.availabilityZone, sizeGiB: 1 });
    // WHEN
    const hcl: string = Testing.synthHcl(stack, true);
    // THEN
    const lines = hcl.split("\n").map((line) => line.trim());
    expect(lines).toEqual(
      expect.arrayContaining([
        'data "aws_ami" "image-drydock-micro-hvm-29a1e5" {',
        'name = "name"',
        'resource "aws_instance" "server" {',
        'ami = "${data.aws_ami.image-drydock-micro-hvm-29a1e5.id}"',
        "monitoring = true",
        "metadata_options {",
        "http_put_response_hop_limit = 2",
        "ebs_block_device {",
        'device_name = "/dev/sdf"',
        "tags = {",
        'Name = "server"',
        "default_tags {",
        'resource "aws_ebs_volume" "data" {',
        "size = 1",
      ]),
    );
  });
});
