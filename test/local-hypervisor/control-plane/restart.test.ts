import { join } from "node:path";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import { ControlPlaneRig, grace, region } from "../../support/control-plane-rig";

// Storage is real: on a busy machine its first call may take seconds.
jest.setTimeout(60_000);

describe("restart of the daemon", () => {
  let rig: ControlPlaneRig;
  let image: ImageRecord;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
    image = await rig.registerImage();
  });

  afterEach(async () => {
    await rig.close();
  });

  const volumes = () => rig.controlPlane.volumes.list(region);

  test("after a kill -9, what ran is booted again with the same volume, addresses and bytes", async () => {
    const { id } = await rig.launch(image, {
      blockDevices: [{ deviceName: "/dev/sdf", ebs: { volumeSizeGib: 1 } }],
    });
    const data = rig.engine.guestOf(id).spec.disks[1];
    await data?.device.write(4096, Buffer.alloc(512, 7));
    await data?.device.flush();
    const before = {
      volumes: volumes(),
      networkInterfaces: rig.controlPlane.networkInterfaces.list(region),
      instance: rig.instance(id),
    };
    await rig.crash();
    await rig.restart();
    expect(rig.instance(id)).toEqual(before.instance);
    expect(volumes()).toEqual(before.volumes);
    expect(rig.controlPlane.networkInterfaces.list(region)).toEqual(before.networkInterfaces);
    const again = rig.engine.guestOf(id);
    expect(again.spec.disks.map((disk) => disk.deviceName)).toEqual(["/dev/xvda", "/dev/sdf"]);
    expect(Buffer.from((await again.spec.disks[1]?.device.read(4096, 512)) ?? [])).toEqual(
      Buffer.alloc(512, 7),
    );
    expect(rig.network.plugged.size).toBe(1);
  });

  test("a launch that was acknowledged just before the crash comes to life", async () => {
    const [pending] = rig.controlPlane.instances.run(region, rig.launchRequest(image));
    await rig.crash();
    expect(pending?.state).toBe("pending");
    await rig.restart();
    expect(rig.instance(pending?.id ?? "").state).toBe("running");
    expect(volumes()).toMatchObject([{ state: "in-use", attachments: [{ state: "attached" }] }]);
  });

  test("instances that were stopping or shutting down come to their end", async () => {
    rig.engine.manners.obeysPowerButton = false;
    const stopping = await rig.launch(image);
    const ending = await rig.launch(image);
    rig.controlPlane.instances.stop(region, [stopping.id]);
    rig.controlPlane.instances.terminate(region, [ending.id]);
    await rig.settle();
    await rig.crash();
    await rig.restart();
    expect(rig.instance(stopping.id)).toMatchObject({
      state: "stopped",
      stateReason: { code: "Client.UserInitiatedShutdown" },
    });
    expect(rig.instance(ending.id).state).toBe("terminated");
    expect(rig.engine.guests).toEqual([]);
    expect(volumes()).toMatchObject([{ attachments: [{ instanceId: stopping.id }] }]);
  });

  test("volumes that were being made, grown or deleted are, and no storage is left over", async () => {
    const { volumes: service } = rig.controlPlane;
    const grown = service.create(region, { availabilityZone: "eu-west-1a", sizeGib: 1, tags: {} });
    const deleted = service.create(region, { availabilityZone: "eu-west-1a", sizeGib: 1, tags: {} });
    await rig.settle();
    service.modify(region, grown.id, { sizeGib: 2 });
    service.delete(region, deleted.id);
    const made = service.create(region, { availabilityZone: "eu-west-1a", sizeGib: 3, tags: {} });
    await rig.crash();
    await rig.restart();
    expect(volumes()).toMatchObject([
      { id: grown.id, sizeGib: 2, state: "available", modification: { state: "completed" } },
      { id: made.id, sizeGib: 3, state: "available" },
    ]);
    const { blockStore } = rig.controlPlane.context;
    const device = await blockStore.openVolume(grown.id);
    expect(device.sizeBytes).toBe(2 * 1024 ** 3);
    await device.close();
    await expect(blockStore.openVolume(deleted.id)).rejects.toMatchObject({ kind: "notFound" });
  });

  test("storage that was made just before the crash is taken over", async () => {
    const { id } = rig.controlPlane.volumes.create(region, {
      availabilityZone: "eu-west-1a",
      sizeGib: 1,
      tags: {},
    });
    await rig.crash();
    const blockStore = await BlockStore.open(join(rig.folder, "block-store"));
    await blockStore.createVolume({ volumeId: id, sizeBytes: 1024 ** 3 });
    await blockStore.close();
    await rig.restart();
    expect(rig.controlPlane.volumes.require(region, id).state).toBe("available");
    expect(rig.errors).toEqual([]);
  });

  test("attachments that were on their way arrive", async () => {
    rig.engine.manners.holdsOnToDisks = true;
    const { id } = await rig.launch(image);
    const create = () =>
      rig.controlPlane.volumes.create(region, { availabilityZone: "eu-west-1a", sizeGib: 1, tags: {} });
    const [leaving, coming] = [create(), create()];
    await rig.settle();
    const { volumeAttachments } = rig.controlPlane;
    volumeAttachments.attach(region, { volumeId: leaving.id, instanceId: id, deviceName: "/dev/sdf" });
    await rig.settle();
    volumeAttachments.detach(region, { volumeId: leaving.id });
    volumeAttachments.attach(region, { volumeId: coming.id, instanceId: id, deviceName: "/dev/sdg" });
    await rig.crash();
    await rig.restart();
    expect(rig.controlPlane.volumes.require(region, leaving.id)).toMatchObject({ state: "available" });
    expect(rig.controlPlane.volumes.require(region, coming.id)).toMatchObject({
      state: "in-use",
      attachments: [{ state: "attached" }],
    });
    expect(rig.engine.guestOf(id).spec.disks.map((disk) => disk.deviceName)).toEqual([
      "/dev/xvda",
      "/dev/sdg",
    ]);
  });

  test("terminated instances are forgotten an hour after their end, restart or not", async () => {
    const { id } = await rig.launch(image);
    rig.controlPlane.instances.terminate(region, [id]);
    await rig.settle();
    rig.clock.advance(40 * 60 * 1000);
    await rig.crash();
    await rig.restart();
    expect(rig.instance(id).state).toBe("terminated");
    rig.clock.advance(20 * 60 * 1000);
    expect(() => rig.instance(id)).toThrow("does not exist");
  });

  test("`down` shuts guests down within its grace and the next start boots them again", async () => {
    const polite = await rig.launch(image);
    rig.engine.manners.obeysPowerButton = false;
    const stubborn = await rig.launch(image);
    const stopping = await rig.launch(image);
    rig.controlPlane.instances.stop(region, [stopping.id]);
    await rig.settle();
    // Manners are the engine's: the first guest is let off its leash by hand.
    rig.engine.guestOf(polite.id).switchOff();
    const closed = rig.controlPlane.close();
    await rig.settle();
    rig.clock.advance(grace.downMs);
    await closed;
    expect(rig.engine.guests.every((guest) => !guest.running)).toBe(true);
    expect(rig.network.plugged.size).toBe(0);
    await rig.crash();
    await rig.restart();
    expect(rig.instance(stubborn.id).state).toBe("running");
    expect(rig.instance(stopping.id).state).toBe("stopped");
    expect(rig.engine.guests.map((guest) => guest.spec.instanceId)).toContain(stubborn.id);
    expect(rig.engine.guests.map((guest) => guest.spec.instanceId)).not.toContain(stopping.id);
  });
});
