import type { ImageRecord } from "../../../local-hypervisor/model/image";
import type { SnapshotRecord } from "../../../local-hypervisor/model/snapshot";
import type { VolumeRecord } from "../../../local-hypervisor/model/volume";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";
import { byteAt, byteOfSnapshot, fill, onDevice } from "../../support/volume-bytes";

jest.setTimeout(60_000);

const availabilityZone = "eu-west-1a";

describe("snapshots of volumes", () => {
  let rig: ControlPlaneRig;
  let image: ImageRecord;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
    image = await rig.registerImage();
  });

  afterEach(async () => {
    await rig.close();
  });

  async function createVolume(
    changes: { sizeGib?: number; snapshotId?: string; volumeType?: VolumeRecord["volumeType"] } = {},
  ): Promise<string> {
    const { id } = rig.controlPlane.volumes.create(region, {
      availabilityZone,
      sizeGib: changes.snapshotId ? undefined : 1,
      tags: {},
      ...changes,
    });
    await rig.settle();
    return id;
  }

  const take = (volumeId: string): SnapshotRecord =>
    rig.controlPlane.transaction(() =>
      rig.controlPlane.snapshots.create(region, { volumeId, tags: { Name: "one" } }),
    );
  const current = (id: string) => rig.controlPlane.snapshots.require(region, id);
  const stored = (id: string) => rig.controlPlane.context.blockStore.hasSnapshot(id);

  test("hold what the volume held at the call, while a guest goes on writing", async () => {
    const instance = await rig.launch(image, {
      blockDevices: [{ deviceName: "/dev/sdf", ebs: { volumeSizeGib: 1 } }],
    });
    const volumeId = rig.controlPlane.volumes.attachedTo(region, instance.id)[1]?.id ?? "";
    await fill(rig, volumeId, { offsetBytes: 8192, value: 1 });
    await onDevice(rig, volumeId, async (device) => {
      await device.write(65_536, new Uint8Array(4096).fill(5));
      const snapshot = take(volumeId);
      expect(snapshot).toMatchObject({ state: "pending", progressPercent: 0, volumeSizeGib: 1 });
      // Handed over in the same turn of the event loop, right after the call.
      const later = device.write(8192, new Uint8Array(4096).fill(2));
      await later;
      await rig.settle();
      expect(current(snapshot.id)).toMatchObject({
        state: "completed",
        progressPercent: 100,
        tags: { Name: "one" },
      });
      expect(await byteOfSnapshot(rig, snapshot.id, 8192)).toBe(1);
      // Taken without a flush: a snapshot has every write that had come back.
      expect(await byteOfSnapshot(rig, snapshot.id, 65_536)).toBe(5);
      expect(await byteAt(rig, volumeId, 8192)).toBe(2);
    });
  });

  test("of an instance's volumes share one moment", async () => {
    const instance = await rig.launch(image, {
      blockDevices: [
        { deviceName: "/dev/sdf", ebs: { volumeSizeGib: 1 } },
        { deviceName: "/dev/sdg", ebs: { volumeSizeGib: 1 } },
      ],
    });
    const [, first, second] = rig.controlPlane.volumes.attachedTo(region, instance.id);
    const ids = [first?.id ?? "", second?.id ?? ""] as const;
    for (const id of ids) await fill(rig, id, { offsetBytes: 0, value: 1 });
    const taken = rig.controlPlane.transaction(() =>
      rig.controlPlane.snapshots.createOfInstance(region, {
        instanceId: instance.id,
        excludeBootVolume: true,
        tags: {},
      }),
    );
    await Promise.all(ids.map((id) => fill(rig, id, { offsetBytes: 0, value: 2 })));
    await rig.settle();
    expect(taken.map(({ volumeId }) => volumeId)).toEqual([...ids]);
    for (const { id } of taken) expect(await byteOfSnapshot(rig, id, 0)).toBe(1);
  });

  test("outlive their volume, and a volume outlives its snapshot", async () => {
    const volumeId = await createVolume();
    await fill(rig, volumeId, { offsetBytes: 4096, value: 7 });
    const { id } = take(volumeId);
    rig.controlPlane.volumes.delete(region, volumeId);
    await rig.settle();
    const child = await createVolume({ snapshotId: id });
    rig.controlPlane.snapshots.delete(region, id);
    expect(() => current(id)).toThrow(`The snapshot '${id}' does not exist.`);
    await rig.settle();
    expect(await stored(id)).toBe(false);
    expect(await byteAt(rig, child, 4096)).toBe(7);
    expect(rig.errors).toEqual([]);
  });

  test("a snapshot that is deleted while volumes and copies are made of it stays until they are there", async () => {
    const volumeId = await createVolume();
    await fill(rig, volumeId, { offsetBytes: 0, value: 9 });
    const { id } = take(volumeId);
    await rig.settle();
    const copy = rig.controlPlane.snapshots.copy("eu-central-1", {
      sourceRegion: region,
      sourceSnapshotId: id,
      tags: {},
    });
    // Its volume is made when the guest is launched, after the snapshot is gone from every list.
    const [pending] = rig.controlPlane.instances.run(
      region,
      rig.launchRequest(image, { blockDevices: [{ deviceName: "/dev/sdf", ebs: { snapshotId: id } }] }),
    );
    rig.controlPlane.snapshots.delete(region, id);
    await rig.settle();
    const [, data] = rig.controlPlane.volumes.attachedTo(region, pending?.id ?? "");
    expect(await byteAt(rig, data?.id ?? "", 0)).toBe(9);
    expect(rig.controlPlane.snapshots.require("eu-central-1", copy.id).state).toBe("completed");
    expect(await stored(id)).toBe(false);
    expect(rig.controlPlane.context.store.get("snapshot", id)).toBeUndefined();
    expect(rig.errors).toEqual([]);
  });

  test("the bytes of an image go with the last region's snapshot", async () => {
    const { images, snapshots, context } = rig.controlPlane;
    const snapshotId = image.blockDevices[0]?.snapshotId ?? "";
    const { contentId } = current(snapshotId);
    images.deregister(region, image.id);
    snapshots.delete(region, snapshotId);
    await rig.settle();
    expect(() => current(snapshotId)).toThrow("does not exist");
    expect(await context.blockStore.hasSnapshot(contentId)).toBe(true);
  });

  test.each([
    ["gp2", 5],
    ["st1", 1],
  ] as const)("of a %s volume, %d at most are under way", async (volumeType, limit) => {
    const volumeId = await createVolume({ volumeType, sizeGib: 125 });
    for (let count = 0; count < limit; count += 1) take(volumeId);
    expect(() => take(volumeId)).toThrow(
      expect.objectContaining({
        code: "ConcurrentSnapshotLimitExceeded",
        message: "Maximum allowed in-progress snapshots for a single volume exceeded.",
      }),
    );
    await rig.settle();
    take(volumeId);
    await rig.settle();
    expect(rig.controlPlane.snapshots.list(region).filter((each) => each.volumeId === volumeId)).toHaveLength(
      limit + 1,
    );
  });

  test("nothing is made of a snapshot that is not completed, and none is taken of a volume that is not there", async () => {
    const volumeId = await createVolume();
    const { id } = take(volumeId);
    expect(() =>
      rig.controlPlane.volumes.create(region, { availabilityZone, snapshotId: id, tags: {} }),
    ).toThrow(
      expect.objectContaining({
        code: "IncorrectState",
        message: "Snapshot is in invalid state - pending",
      }),
    );
    expect(() =>
      rig.controlPlane.snapshots.copy(region, { sourceRegion: region, sourceSnapshotId: id, tags: {} }),
    ).toThrow("Snapshot is in invalid state - pending");
    const making = rig.controlPlane.volumes.create(region, { availabilityZone, sizeGib: 1, tags: {} });
    expect(() => take(making.id)).toThrow(`Volume '${making.id}' is in the 'creating' state.`);
    await rig.settle();
  });

  test("a snapshot of a volume that is being grown is as large as what it holds", async () => {
    const volumeId = await createVolume();
    rig.controlPlane.volumes.modify(region, volumeId, { sizeGib: 2 });
    const { id } = take(volumeId);
    await rig.settle();
    const { volumeSizeGib } = current(id);
    const child = await createVolume({ snapshotId: id });
    expect(rig.controlPlane.volumes.require(region, child)).toMatchObject({
      sizeGib: volumeSizeGib,
      state: "available",
    });
  });

  describe("after a kill -9", () => {
    test("one whose bytes are durable is completed", async () => {
      const volumeId = await createVolume();
      await fill(rig, volumeId, { offsetBytes: 0, value: 3 });
      const { blockStore, store } = rig.controlPlane.context;
      const lost = take(volumeId);
      await rig.settle();
      // As the crash left it: the bytes are there, the record was not settled.
      store.put("snapshot", { ...lost, state: "pending" });
      expect(await blockStore.hasSnapshot(lost.id)).toBe(true);
      await rig.crash();
      await rig.restart();
      expect(current(lost.id)).toMatchObject({ state: "completed", progressPercent: 100 });
      expect(await byteOfSnapshot(rig, lost.id, 0)).toBe(3);
    });

    test("one whose bytes are not there is in error, says why, and can be deleted", async () => {
      const volumeId = await createVolume();
      const taken = take(volumeId);
      await rig.settle();
      rig.controlPlane.context.store.put("snapshot", {
        ...taken,
        id: "snap-0123456789abcdef0",
        contentId: "snap-0123456789abcdef0",
      });
      await rig.crash();
      await rig.restart();
      expect(current("snap-0123456789abcdef0")).toMatchObject({
        state: "error",
        progressPercent: 0,
        stateMessage: "The daemon ended while the snapshot was taken. Take it again.",
      });
      rig.controlPlane.snapshots.delete(region, "snap-0123456789abcdef0");
      await rig.settle();
      expect(rig.controlPlane.snapshots.list(region).map(({ id }) => id)).not.toContain(
        "snap-0123456789abcdef0",
      );
    });

    test("a copy is made, and a deletion carried out", async () => {
      const volumeId = await createVolume();
      await fill(rig, volumeId, { offsetBytes: 0, value: 4 });
      const kept = take(volumeId);
      const gone = take(volumeId);
      await rig.settle();
      const copy = rig.controlPlane.snapshots.copy(region, {
        sourceRegion: region,
        sourceSnapshotId: kept.id,
        tags: {},
      });
      rig.controlPlane.snapshots.delete(region, gone.id);
      await rig.crash();
      await rig.restart();
      expect(current(copy.id).state).toBe("completed");
      expect(await byteOfSnapshot(rig, copy.id, 0)).toBe(4);
      expect(await stored(gone.id)).toBe(false);
      expect(rig.controlPlane.context.store.get("snapshot", gone.id)).toBeUndefined();
    });
  });
});
