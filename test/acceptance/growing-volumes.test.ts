import {
  DescribeVolumesCommand,
  DescribeVolumesModificationsCommand,
  type EC2Client,
  ModifyVolumeCommand,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import { Lab } from "../support/lab";

jest.setTimeout(300_000);

const sectorsPerGib = 2 ** 30 / 512;

/**
 * ModifyVolume under a mounted file system of a real guest, as the EBS user guide tells to extend one: on a Nitro type,
 * whose guests read a volume's id from its NVMe disk. `volumes-by-command-line` has a Xen type's.
 */
test("a mounted volume grows, and its file system with it, while the guest runs", async () => {
  const lab = new Lab({ DRYDOCK_ALLOW: "i386-on-nitro" });
  try {
    await lab.must(lab.drydock("up"));
    const client: EC2Client = lab.ec2();
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId: await lab.microImage(),
        InstanceType: "t3.micro",
        MinCount: 1,
        MaxCount: 1,
        BlockDeviceMappings: [{ DeviceName: "/dev/sdf", Ebs: { VolumeSize: 1, DeleteOnTermination: true } }],
      }),
    );
    const instanceId = Instances?.[0]?.InstanceId ?? "";
    await lab.waitForConsole(instanceId, /boot finished/);
    const { Volumes } = await client.send(
      new DescribeVolumesCommand({ Filters: [{ Name: "attachment.device", Values: ["/dev/sdf"] }] }),
    );
    const VolumeId = Volumes?.[0]?.VolumeId ?? "";
    const guest = await lab.shell(instanceId);

    // What the volume is called inside: by its id alone it can be found
    const disk = `/sys/block/$(cd /sys/block; grep -l ${VolumeId.replace("-", "")} */device/serial | cut -d/ -f1)`;
    expect(await guest.run(`echo size $(cat ${disk}/size)`)).toContain(`size ${sectorsPerGib}`);
    await guest.run("mkfs.ext4 -q /dev/sdf && mkdir -p /mnt/data && mount /dev/sdf /mnt/data");

    await client.send(new ModifyVolumeCommand({ VolumeId, Size: 3 }));
    let size = "";
    for (let tries = 0; tries < 100 && !size.includes(`size ${3 * sectorsPerGib}`); tries++)
      size = await guest.run(`echo size $(cat ${disk}/size)`);
    expect(size).toContain(`size ${3 * sectorsPerGib}`);
    const { VolumesModifications } = await client.send(
      new DescribeVolumesModificationsCommand({ VolumeIds: [VolumeId] }),
    );
    expect(VolumesModifications?.[0]?.ModificationState).toMatch(/^(optimizing|completed)$/);

    // More than the volume held before fits on it now
    const seen = await guest.run(
      "resize2fs /dev/sdf > /dev/null 2>&1; echo free $(( $(df -k /mnt/data | tail -1 | awk '{print $4}') > 2000000 ))",
    );
    expect(seen).toContain("free 1");
  } finally {
    await lab.close();
  }
});
