import type { CreateImageRequest } from "../../../local-hypervisor/control-plane/image-creation";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import { ControlPlaneRig, grace, region } from "../../support/control-plane-rig";

// Storage is real: on a busy machine its first call may take seconds.
jest.setTimeout(60_000);

const sector = (value: number) => Buffer.alloc(512, value);

describe("CreateImage", () => {
  let rig: ControlPlaneRig;
  let image: ImageRecord;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
    image = await rig.registerImage();
  });

  afterEach(async () => {
    await rig.close();
  });

  const create = (instanceId: string, changes: Partial<CreateImageRequest> = {}): ImageRecord =>
    rig.controlPlane.transaction(() =>
      rig.controlPlane.imageCreation.create(region, {
        instanceId,
        name: "baked",
        blockDevices: [],
        tags: {},
        snapshotTags: {},
        ...changes,
      }),
    );
  const look = (id: string): ImageRecord =>
    rig.controlPlane.images.requireAll(region, [id])[0] as ImageRecord;
  const withData = { blockDevices: [{ deviceName: "/dev/sdf", ebs: { volumeSizeGib: 1 } }] };

  /** Launches an instance of an image and reads a sector of one of its disks */
  async function sectorOf(launched: ImageRecord, disk: number, offsetBytes: number): Promise<Buffer> {
    const { id } = await rig.launch(launched);
    const read = await rig.engine.guestOf(id).spec.disks[disk]?.device.read(offsetBytes, 512);
    return Buffer.from(read ?? []);
  }

  test("shuts a running guest down, takes all its volumes at one moment, and starts it again", async () => {
    const { id } = await rig.launch(image, withData);
    const guest = rig.engine.guestOf(id);
    await guest.spec.disks[0]?.device.write(4096, sector(1));
    await guest.spec.disks[1]?.device.write(8192, sector(2));
    const pending = create(id);
    expect(pending).toMatchObject({ state: "pending", sourceInstanceId: id });
    await rig.settle();
    expect(guest.calls).toEqual(["power button"]);
    const printed = Buffer.from(rig.controlPlane.consoles.tail(id)?.bytes ?? []).toString();
    expect(printed).toContain(`to create the image ${pending.id}.`);
    const again = rig.engine.guestOf(id);
    expect(again).not.toBe(guest);
    expect(rig.instance(id)).toMatchObject({ state: "running", stateTransitionReason: "" });
    await again.spec.disks[0]?.device.write(4096, sector(9));

    const baked = look(pending.id);
    expect(baked).toMatchObject({
      state: "available",
      architecture: "i386",
      virtualizationType: "hvm",
      bootMode: "legacy-bios",
      enaSupport: false,
      rootDeviceName: "/dev/xvda",
      blockDevices: [
        { deviceName: "/dev/xvda", volumeSizeGib: 1, deleteOnTermination: true },
        { deviceName: "/dev/sdf", volumeSizeGib: 1, deleteOnTermination: false },
      ],
    });
    expect(baked.awaitedSnapshots).toBeUndefined();
    expect(await sectorOf(baked, 0, 4096)).toEqual(sector(1));
    expect(await sectorOf(baked, 1, 8192)).toEqual(sector(2));
    expect(rig.errors).toEqual([]);
  });

  test("waits no longer than a stop does for a guest that does not go down", async () => {
    const { id } = await rig.launch(image);
    rig.engine.manners.obeysPowerButton = false;
    const { id: imageId } = create(id);
    await rig.settle();
    expect(look(imageId).state).toBe("pending");
    expect(rig.controlPlane.snapshots.list(region)).toHaveLength(1);
    rig.clock.advance(grace.stopMs);
    await rig.settle();
    expect(look(imageId).state).toBe("available");
    expect(rig.instance(id).state).toBe("running");
    rig.engine.manners.obeysPowerButton = true;
  });

  test("leaves the guest alone with NoReboot", async () => {
    const { id } = await rig.launch(image);
    const guest = rig.engine.guestOf(id);
    await guest.spec.disks[0]?.device.write(4096, sector(3));
    const { id: imageId, blockDevices } = create(id, { noReboot: true });
    expect(blockDevices[0]?.snapshotId).toMatch(/^snap-/);
    await rig.settle();
    expect(guest.calls).toEqual([]);
    expect(guest.running).toBe(true);
    expect(await sectorOf(look(imageId), 0, 4096)).toEqual(sector(3));
  });

  test("takes a stopped instance as it is, and one that stops once it is down", async () => {
    const { id } = await rig.launch(image);
    rig.engine.manners.obeysPowerButton = false;
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    const { id: whileStopping } = create(id);
    await rig.settle();
    expect(look(whileStopping).state).toBe("pending");
    rig.engine.guestOf(id).switchOff();
    await rig.settle();
    expect(rig.instance(id).state).toBe("stopped");
    expect(look(whileStopping).state).toBe("available");
    const { id: whileStopped } = create(id, { name: "second" });
    await rig.settle();
    expect(look(whileStopped).state).toBe("available");
    expect(rig.instance(id).state).toBe("stopped");
    rig.engine.manners.obeysPowerButton = true;
  });

  test("takes what was to be taken when the instance is stopped while its guest goes down", async () => {
    const { id } = await rig.launch(image);
    rig.engine.manners.obeysPowerButton = false;
    const { id: imageId } = create(id);
    await rig.settle();
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    rig.engine.guestOf(id).switchOff();
    await rig.settle();
    expect(rig.instance(id).state).toBe("stopped");
    expect(look(imageId).state).toBe("available");
    rig.engine.manners.obeysPowerButton = true;
  });

  test("fails when the instance is terminated meanwhile", async () => {
    const { id } = await rig.launch(image);
    rig.engine.manners.obeysPowerButton = false;
    const { id: imageId } = create(id);
    await rig.settle();
    rig.controlPlane.instances.terminate(region, [id]);
    await rig.settle();
    expect(look(imageId)).toMatchObject({
      state: "failed",
      stateReason: { code: "Client.InstanceTerminated" },
    });
    expect(() => rig.controlPlane.instances.run(region, rig.launchRequest(look(imageId)))).toThrow(
      `The image ID '${imageId}' is not available`,
    );
    rig.clock.advance(grace.terminateMs);
    await rig.settle();
    expect(rig.instance(id).state).toBe("terminated");
    expect(rig.controlPlane.snapshots.list(region)).toHaveLength(1);
    rig.engine.manners.obeysPowerButton = true;
  });

  test("fails when a volume of it is deleted before its snapshot is taken, and leaves no other behind", async () => {
    const { id } = await rig.launch(image, withData);
    rig.engine.manners.obeysPowerButton = false;
    const { id: imageId } = create(id);
    await rig.settle();
    const [, data] = rig.controlPlane.volumes.attachedTo(region, id);
    rig.controlPlane.volumeAttachments.settleDetached(data?.id ?? "", id);
    rig.controlPlane.volumes.delete(region, data?.id ?? "");
    rig.clock.advance(grace.stopMs);
    await rig.settle();
    expect(look(imageId)).toMatchObject({ state: "failed", stateReason: { code: "Client.InternalError" } });
    expect(rig.controlPlane.snapshots.list(region)).toHaveLength(1);
    expect(rig.instance(id).state).toBe("running");
    rig.engine.manners.obeysPowerButton = true;
  });

  test("is carried on after a kill -9 that came while the guest went down", async () => {
    const { id } = await rig.launch(image);
    await rig.engine.guestOf(id).spec.disks[0]?.device.write(4096, sector(4));
    await rig.engine.guestOf(id).spec.disks[0]?.device.flush();
    rig.engine.manners.obeysPowerButton = false;
    const { id: imageId } = create(id);
    await rig.settle();
    await rig.crash();
    await rig.restart();
    expect(look(imageId).state).toBe("available");
    expect(rig.instance(id).state).toBe("running");
    expect(await sectorOf(look(imageId), 0, 4096)).toEqual(sector(4));
  });

  test("is whole or failed after a kill -9 that came with the call", async () => {
    const { id } = await rig.launch(image, withData);
    const { id: imageId } = create(id, { noReboot: true });
    await rig.crash();
    await rig.restart();
    const baked = look(imageId);
    expect(["available", "failed"]).toContain(baked.state);
    const states = baked.blockDevices.map(
      ({ snapshotId = "" }) => rig.controlPlane.snapshots.require(region, snapshotId).state,
    );
    expect(states.every((state) => state === "completed")).toBe(baked.state === "available");
  });

  test("carries instance store on as rows, but for those that the request leaves out", async () => {
    const rows = [
      { deviceName: "/dev/sdb", virtualName: "ephemeral0" },
      { deviceName: "/dev/sdc", virtualName: "ephemeral1" },
    ];
    const source = rig.controlPlane.imageCreation.register(region, {
      name: "with instance store",
      virtualizationType: "hvm",
      rootDeviceName: "/dev/xvda",
      blockDevices: [
        { deviceName: "/dev/xvda", ebs: { snapshotId: image.blockDevices[0]?.snapshotId } },
        ...rows,
      ],
      tags: {},
    });
    const { id } = await rig.launch(source);
    expect(rig.engine.guestOf(id).spec.disks).toHaveLength(1);
    expect(create(id).instanceStoreDevices).toEqual(rows);
    await rig.settle();
    const changed = create(id, {
      name: "changed",
      blockDevices: [
        { deviceName: "/dev/sdb", noDevice: true },
        { deviceName: "/dev/sdd", virtualName: "ephemeral2" },
      ],
    });
    expect(changed.instanceStoreDevices).toEqual([
      rows[1],
      { deviceName: "/dev/sdd", virtualName: "ephemeral2" },
    ]);
    await rig.settle();
  });

  test("gives an image that can be baked again, with several snapshots", async () => {
    const { id } = await rig.launch(image, withData);
    await rig.engine.guestOf(id).spec.disks[1]?.device.write(0, sector(5));
    const first = create(id);
    await rig.settle();
    const child = await rig.launch(look(first.id));
    await rig.engine.guestOf(child.id).spec.disks[0]?.device.write(4096, sector(6));
    const second = create(child.id, { name: "again" });
    await rig.settle();
    expect(look(second.id)).toMatchObject({ state: "available", sourceImageId: first.id });
    expect(await sectorOf(look(second.id), 1, 0)).toEqual(sector(5));
    expect(await sectorOf(look(second.id), 0, 4096)).toEqual(sector(6));
  });
});
