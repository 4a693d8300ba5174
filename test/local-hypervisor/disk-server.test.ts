import { existsSync } from "node:fs";
import { join } from "node:path";
import { DiskServer } from "../../local-hypervisor/disk-server";
import { ControlPlaneRig, region } from "../support/control-plane-rig";
import { NbdClient } from "../support/nbd-client";

let rig: ControlPlaneRig;
let disks: DiskServer;
beforeEach(async () => {
  rig = await ControlPlaneRig.open();
  disks = new DiskServer(rig.controlPlane);
});
afterEach(async () => {
  await disks.close();
  await rig.close();
});

const socket = (name: string): string => join(rig.folder, name);

async function makeVolume(): Promise<string> {
  const { id } = rig.controlPlane.transaction(() =>
    rig.controlPlane.volumes.create(region, {
      availabilityZone: `${region}a`,
      sizeGib: 1,
      volumeType: "gp3",
      tags: {},
    }),
  );
  await rig.settle();
  return id;
}

test("serves a volume under its id until it is closed, and keeps what was written", async () => {
  const id = await makeVolume();
  const disk = await disks.serve(id, socket("one.sock"));
  expect(disk).toMatchObject({ sizeBytes: 2 ** 30, readOnly: false });
  expect(disks.isServing).toBe(true);
  const client = await NbdClient.open(socket("one.sock"), id);
  const data = Buffer.alloc(4096, 0x5a);
  expect((await client.request(1, 0, 4096, { data })).errno).toBe(0);
  await Promise.all([disk.close(), disk.close()]);
  await client.closed();
  expect(disks.isServing).toBe(false);
  expect(existsSync(socket("one.sock"))).toBe(false);

  await disks.serve(id, socket("two.sock"));
  const again = await NbdClient.open(socket("two.sock"), id);
  expect((await again.request(0, 0, 4096)).data?.equals(data)).toBe(true);
  again.socket.destroy();
});

test("a volume whose socket cannot be made is let go", async () => {
  const id = await makeVolume();
  await expect(disks.serve(id, socket("missing/one.sock"))).rejects.toMatchObject({ kind: "invalid" });
  await (await disks.serve(id, socket("one.sock"))).close();
});

test("a volume that is deleted meanwhile goes when it is no longer served", async () => {
  const id = await makeVolume();
  const disk = await disks.serve(id, socket("one.sock"));
  rig.controlPlane.transaction(() => rig.controlPlane.volumes.delete(region, id));
  await rig.settle();
  expect(rig.controlPlane.context.store.get("volume", id)?.state).toBe("deleting");
  await disk.close();
  expect(rig.controlPlane.context.store.get("volume", id)).toBeUndefined();
});
