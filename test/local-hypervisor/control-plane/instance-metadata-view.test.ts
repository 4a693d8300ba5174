import { instanceMetadataSource } from "../../../local-hypervisor/control-plane/instance-metadata-view";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";

jest.setTimeout(60_000);

describe("what the metadata service is told", () => {
  let rig: ControlPlaneRig;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
  });

  afterEach(async () => {
    await rig.close();
  });

  test("everything of an instance, as it is now, until it is terminated", async () => {
    const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHUpPcMOE6Gd1kX7Z4nYwhO6Tn1pwQ1MjxWn0gIYm0Vb me";
    rig.controlPlane.keyPairs.import(region, "mine", Buffer.from(publicKey), {});
    const image = await rig.registerImage();
    const { id } = await rig.launch(image, {
      keyName: "mine",
      availabilityZone: "eu-west-1b",
      userData: Buffer.from("#!/bin/sh\n").toString("base64"),
      blockDevices: [{ deviceName: "/dev/sdf", ebs: { volumeSizeGib: 1 } }],
      instanceTags: { Name: "web" },
    });
    const source = instanceMetadataSource(rig.controlPlane);
    const [networkInterface] = rig.controlPlane.networkInterfaces.list(region);
    expect(source(id)).toMatchObject({
      instanceId: id,
      accountId: "123456789012",
      imageId: image.id,
      amiLaunchIndex: 0,
      instanceType: "t2.micro",
      architecture: "i386",
      pendingTimeMs: rig.clock.now(),
      placement: { region, availabilityZone: "eu-west-1b", availabilityZoneId: "euw1-az1" },
      privateIpAddress: networkInterface?.privateIpAddress,
      publicIpAddress: networkInterface?.publicIpAddress,
      securityGroupNames: ["default"],
      publicKeys: [{ keyName: "mine", openSshKey: expect.stringContaining("AAAAC3NzaC1lZDI1NTE5") }],
      rootDeviceName: "/dev/xvda",
      blockDevices: [{ deviceName: "/dev/sdf", kind: "ebs" }],
      networkInterfaces: [
        {
          macAddress: networkInterface?.macAddress,
          deviceIndex: 0,
          subnetCidr: "172.31.16.0/20",
          vpcCidrs: ["172.31.0.0/16"],
        },
      ],
      tags: { Name: "web" },
      options: { httpTokens: "optional" },
    });
    expect(Buffer.from(source(id)?.userData ?? []).toString()).toBe("#!/bin/sh\n");
    rig.controlPlane.instanceAttributes.modifyMetadataOptions(region, id, { httpTokens: "required" });
    expect(source(id)?.options.httpTokens).toBe("required");
    rig.controlPlane.keyPairs.delete(region, { keyName: "mine" });
    expect(source(id)?.publicKeys).toHaveLength(1);
    rig.controlPlane.instances.terminate(region, [id]);
    await rig.settle();
    expect(source(id)).toBeUndefined();
    expect(source("i-0123456789abcdef0")).toBeUndefined();
  });
});
