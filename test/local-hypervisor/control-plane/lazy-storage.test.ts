import { existsSync, renameSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ImageRegistration } from "../../../local-hypervisor/control-plane/built-image";
import { openDiskForExport } from "../../../local-hypervisor/control-plane/disk-export";
import type { VolumeStorage } from "../../../local-hypervisor/control-plane/ports";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";

// Storage is real: on a busy machine its first call may take seconds.
jest.setTimeout(60_000);

const manifest = (name: string): ImageRegistration => ({
  key: "lab",
  name,
  description: "test image",
  architecture: "i386",
  virtualizationType: "hvm",
  enaSupport: false,
  bootMode: "legacy-bios",
  rootDeviceName: "/dev/xvda",
  rootVolumeGib: 1,
  createdAtMs: Date.UTC(2026, 0, 1),
});

describe("images whose bytes are imported at their first use", () => {
  let rig: ControlPlaneRig;
  let disk: string;
  /** Name of the build that lies at `disk` */
  let built: string;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
    disk = join(rig.folder, "image.raw");
    build("first");
  });

  afterEach(async () => {
    await rig.close();
  });

  function build(name: string): void {
    writeFileSync(`${disk}.new`, `${name} build`);
    truncateSync(`${disk}.new`, 1024 ** 2);
    renameSync(`${disk}.new`, disk);
    built = name;
  }

  const isCurrent = (name: string) => () => built === name && existsSync(disk);

  /** What a daemon does at its start, and after each build */
  async function register(name = built): Promise<ImageRecord | undefined> {
    rig.controlPlane.images.register(manifest(name), { path: disk, isCurrent: isCurrent(name) });
    await rig.controlPlane.images.forgetLost();
    return imageNamed(name);
  }

  const imageNamed = (name: string) =>
    rig.controlPlane.images.list(region).find((each) => each.name === name);
  const snapshotOf = (image?: ImageRecord) =>
    rig.controlPlane.snapshots.require(image?.region ?? "", image?.blockDevices[0]?.snapshotId ?? "");
  /** Has the storage behind import in another way; gives what counts the calls */
  function wrapImport(wrap: (really: () => Promise<void>) => Promise<void>): jest.Mock {
    const { storage } = rig.controlPlane.context.blockStore as unknown as { storage: VolumeStorage };
    const { importSnapshot } = storage;
    const wrapped = jest.fn((id: string, path: string) => wrap(() => importSnapshot(id, path)));
    storage.importSnapshot = wrapped;
    return wrapped;
  }
  const firstBytes = async (instanceId: string) =>
    Buffer.from((await rig.engine.guestOf(instanceId).spec.disks[0]?.device.read(0, 512)) ?? [])
      .toString()
      .replaceAll("\0", "");

  test("a registered image is described as complete and has taken no space", async () => {
    const imported = wrapImport((really) => really());
    const image = await register();
    expect(image?.state).toBe("available");
    expect(snapshotOf(image)).toMatchObject({ state: "completed", progressPercent: 100, volumeSizeGib: 1 });
    expect(await rig.controlPlane.context.blockStore.hasSnapshot(snapshotOf(image).contentId)).toBe(true);
    expect(imported).not.toHaveBeenCalled();
  });

  test("guests that are launched at once have its bytes, which were imported once", async () => {
    const imported = wrapImport((really) => really());
    const image = (await register()) as ImageRecord;
    const launched = rig.controlPlane.transaction(() =>
      rig.controlPlane.instances.run(region, rig.launchRequest(image, { minCount: 3, maxCount: 3 })),
    );
    await rig.settle();
    for (const { id } of launched) expect(await firstBytes(id)).toBe("first build");
    await rig.launch(image);
    expect(imported).toHaveBeenCalledTimes(1);
    expect(rig.errors).toEqual([]);
  });

  test("copies and exports of its snapshot have them too", async () => {
    const image = (await register()) as ImageRecord;
    const copy = rig.controlPlane.snapshots.copy("eu-central-1", {
      sourceRegion: region,
      sourceSnapshotId: snapshotOf(image).id,
      tags: {},
    });
    await rig.settle();
    const exportOf = async (id: string) => {
      const { device } = await openDiskForExport(rig.controlPlane.context, id);
      const bytes = Buffer.from(await device.read(0, 11)).toString();
      await device.close();
      return bytes;
    };
    expect(rig.controlPlane.snapshots.require("eu-central-1", copy.id).state).toBe("completed");
    expect(await exportOf(copy.id)).toBe("first build");
    expect(await exportOf(snapshotOf(image).id)).toBe("first build");
    expect(statSync(disk).size).toBe(1024 ** 2);
  });

  test("another build takes the place of one that was never used, in every region", async () => {
    await register();
    build("second");
    await register();
    for (const each of [region, "us-east-1"]) {
      expect(rig.controlPlane.images.list(each).map(({ name }) => name)).toEqual(["second"]);
      expect(rig.controlPlane.snapshots.list(each)).toHaveLength(1);
    }
  });

  test("one that was used stays beside it, and both start guests of their own bytes", async () => {
    const first = (await register()) as ImageRecord;
    await rig.launch(first);
    build("second");
    const second = (await register()) as ImageRecord;
    expect(await firstBytes((await rig.launch(first)).id)).toBe("first build");
    expect(await firstBytes((await rig.launch(second)).id)).toBe("second build");
    await rig.crash();
    await rig.restart();
    await register();
    expect(rig.controlPlane.images.list(region).map(({ name }) => name)).toEqual(["first", "second"]);
  });

  test("an image that is gone from the disk comes back with its id when its files do", async () => {
    const before = await register();
    await rig.crash();
    await rig.restart();
    await rig.controlPlane.images.forgetLost();
    expect(imageNamed("first")).toBeUndefined();
    expect(await register()).toEqual(before);
    expect((await rig.launch(before as ImageRecord)).state).toBe("running");
  });

  test("a deregistered image stays deregistered", async () => {
    const image = (await register()) as ImageRecord;
    rig.controlPlane.images.deregister(region, image.id, { deleteSnapshots: true });
    await rig.settle();
    expect(await register()).toBeUndefined();
    expect(rig.controlPlane.images.list("us-east-1")).toHaveLength(1);
    const other = rig.controlPlane.images.list("us-east-1")[0] as ImageRecord;
    expect(await rig.controlPlane.context.blockStore.hasSnapshot(snapshotOf(other).contentId)).toBe(true);
  });

  test("a build that is replaced while it is read starts no guest of mixed bytes", async () => {
    const image = (await register()) as ImageRecord;
    wrapImport(async (really) => {
      await really();
      build("second");
    });
    const { id } = await rig.launch(image);
    expect(rig.instance(id)).toMatchObject({
      state: "terminated",
      stateReason: { code: "Client.InvalidSnapshot.NotFound" },
    });
    expect(await rig.controlPlane.context.blockStore.hasSnapshot(snapshotOf(image).contentId)).toBe(false);
  });

  test("an import that fails ends the launch with the reason, and the next one tries again", async () => {
    const image = (await register()) as ImageRecord;
    truncateSync(disk, 1000);
    const { id } = await rig.launch(image);
    expect(rig.instance(id)).toMatchObject({
      state: "terminated",
      stateReason: { code: "Server.InternalError" },
    });
    truncateSync(disk, 1024 ** 2);
    expect((await rig.launch(image)).state).toBe("running");
  });

  test("a volume that is being made of a build that is gone fails, and is not empty instead", async () => {
    const image = (await register()) as ImageRecord;
    let go = () => {};
    wrapImport(async (really) => {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      await really();
    });
    const { id } = rig.controlPlane.volumes.create(region, {
      availabilityZone: "eu-west-1a",
      snapshotId: snapshotOf(image).id,
      tags: {},
    });
    await new Promise((resolve) => setImmediate(resolve));
    build("second");
    await register();
    expect(snapshotOf(image).state).toBe("completed");
    go();
    await rig.settle();
    expect(rig.controlPlane.volumes.require(region, id).state).toBe("error");
    await register();
    expect(imageNamed("first")).toBeUndefined();
  });
});
