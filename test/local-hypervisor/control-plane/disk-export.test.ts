import { openDiskForExport } from "../../../local-hypervisor/control-plane/disk-export";
import type { VolumeRecord } from "../../../local-hypervisor/model/volume";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";

let rig: ControlPlaneRig;
beforeEach(async () => {
  rig = await ControlPlaneRig.open();
});
afterEach(() => rig.close());

const open = (id: string) => openDiskForExport(rig.controlPlane.context, id);

async function makeVolume(): Promise<VolumeRecord> {
  const volume = rig.controlPlane.transaction(() =>
    rig.controlPlane.volumes.create(region, {
      availabilityZone: `${region}a`,
      sizeGib: 1,
      volumeType: "gp3",
      tags: { Name: "data" },
    }),
  );
  await rig.settle();
  return volume;
}

test("a volume of nobody's is opened for writing, once", async () => {
  const { id } = await makeVolume();
  const disk = await open(id);
  expect(disk).toMatchObject({ id, readOnly: false, description: "EBS volume, 1 GiB, data" });
  await disk.device.write(0, new Uint8Array(512).fill(1));
  await expect(open(id)).rejects.toMatchObject({ name: "DiskExportError", kind: "inUse" });
  await disk.device.close();
  await (await open(id)).device.close();
});

test("a snapshot is opened for reading, beside whoever else does", async () => {
  const image = await rig.registerImage();
  const snapshotId = image.blockDevices[0]?.snapshotId as string;
  const [one, other] = [await open(snapshotId), await open(snapshotId)];
  expect(one).toMatchObject({ id: snapshotId, readOnly: true });
  expect(Buffer.from((await other.device.read(0, 512)).subarray(0, 11)).toString()).toBe("boot sector");
  await expect(one.device.write(0, new Uint8Array(512))).rejects.toMatchObject({ kind: "readOnly" });
  await one.device.close();
  await other.device.close();
});

test("a volume of a guest is refused while the guest may write to it, and opened once it is stopped", async () => {
  const instance = await rig.launch(await rig.registerImage());
  const { id } = rig.controlPlane.volumes.list(region)[0] as VolumeRecord;
  await expect(open(id)).rejects.toMatchObject({
    kind: "inUse",
    message: expect.stringMatching(
      new RegExp(`attached to ${instance.id}, which is running.*create-snapshot --volume-id ${id}`),
    ),
  });
  rig.controlPlane.transaction(() => rig.controlPlane.instances.stop(region, [instance.id], { force: true }));
  await rig.settle();
  rig.clock.advance(60_000);
  await rig.settle();
  expect(rig.instance(instance.id).state).toBe("stopped");
  await (await open(id)).device.close();
});

test("what is not there is told with the command that lists what is", async () => {
  await expect(open("vol-0123456789abcdef0")).rejects.toMatchObject({
    kind: "unknown",
    message: expect.stringContaining("aws ec2 describe-volumes"),
  });
});
