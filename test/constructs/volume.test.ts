import { AvailabilityZones, Instance, InstanceType, KeyPair, MachineImage, Volume } from "../../constructs";
import { only, synthesize } from "./synthesized";

describe("Volume", () => {
  test("follows its instance's zone and is attached to it", () => {
    // WHEN
    const configuration = synthesize((stack) => {
      const server = new Instance(stack, "server", {
        instanceType: InstanceType.of("t2.micro"),
        machineImage: MachineImage.drydockMicro(),
      });
      const data = new Volume(stack, "data", {
        availabilityZone: server.availabilityZone,
        sizeGiB: 10,
        volumeType: "gp3",
        iops: 4000,
        throughputMiBps: 250,
        encrypted: true,
        tags: { Name: "data" },
      });
      data.attachTo(server, { deviceName: "/dev/sdf", stopInstanceBeforeDetaching: true });
    });
    // THEN
    expect(only(configuration, "aws_ebs_volume")).toEqual({
      availability_zone: "${aws_instance.server.availability_zone}",
      size: 10,
      type: "gp3",
      iops: 4000,
      throughput: 250,
      encrypted: true,
      tags: { Name: "data" },
    });
    expect(only(configuration, "aws_volume_attachment")).toEqual({
      volume_id: "${aws_ebs_volume.data.id}",
      instance_id: "${aws_instance.server.id}",
      device_name: "/dev/sdf",
      stop_instance_before_detaching: true,
    });
  });

  test("may be made in any zone of the region", () => {
    const configuration = synthesize((stack) => {
      const zones = new AvailabilityZones(stack, "zones");
      new Volume(stack, "data", { availabilityZone: zones.name(0), sizeGiB: 1 });
    });
    expect(configuration.data.aws_availability_zones).toEqual({ zones: { state: "available" } });
    expect(only(configuration, "aws_ebs_volume").availability_zone).toBe(
      "${element(data.aws_availability_zones.zones.names, 0)}",
    );
  });
});

describe("KeyPair", () => {
  const publicKey =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ada@example";

  test("imports a public key", () => {
    const configuration = synthesize((stack) =>
      KeyPair.fromPublicKey(stack, "key", `${publicKey}\n`, { keyName: "ada" }),
    );
    expect(only(configuration, "aws_key_pair")).toEqual({ key_name: "ada", public_key: publicKey });
  });
});
