import type { ImageRecord } from "../../../local-hypervisor/model/image";
import type { InstanceRecord } from "../../../local-hypervisor/model/instance";
import type { VolumeRecord } from "../../../local-hypervisor/model/volume";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";
import { FakeEngine } from "../../support/fake-engine";

jest.setTimeout(60_000);

describe("volumes and instances", () => {
  let rig: ControlPlaneRig;
  let image: ImageRecord;
  let instance: InstanceRecord;
  let volume: VolumeRecord;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
    image = await rig.registerImage();
    instance = await rig.launch(image);
    volume = await createVolume();
  });

  afterEach(async () => {
    await rig.close();
  });

  async function createVolume(availabilityZone = instance.availabilityZone): Promise<VolumeRecord> {
    const { id } = rig.controlPlane.volumes.create(region, { availabilityZone, sizeGib: 1, tags: {} });
    await rig.settle();
    return rig.controlPlane.volumes.require(region, id);
  }

  const attach = (changes: { volumeId?: string; instanceId?: string; deviceName?: string } = {}) =>
    rig.controlPlane.volumeAttachments.attach(region, {
      volumeId: volume.id,
      instanceId: instance.id,
      deviceName: "/dev/sdf",
      ...changes,
    });
  const detach = (changes: { instanceId?: string; deviceName?: string; force?: boolean } = {}) =>
    rig.controlPlane.volumeAttachments.detach(region, { volumeId: volume.id, ...changes });
  const current = () => rig.controlPlane.volumes.require(region, volume.id);
  const stop = async () => {
    rig.controlPlane.instances.stop(region, [instance.id]);
    await rig.settle();
  };

  test("a volume is plugged into a running guest and unplugged again", async () => {
    expect(attach()).toMatchObject({ volume: { state: "in-use" }, attachment: { state: "attaching" } });
    await rig.settle();
    expect(current()).toMatchObject({
      state: "in-use",
      attachments: [{ state: "attached", deleteOnTermination: false }],
    });
    const guest = rig.engine.guestOf(instance.id);
    expect(guest.disks.has(volume.id)).toBe(true);
    expect(detach()).toMatchObject({ attachment: { state: "detaching" } });
    await rig.settle();
    expect(current()).toMatchObject({ state: "available", attachments: [] });
    expect(guest.disks.has(volume.id)).toBe(false);
    expect(guest.calls).toEqual(["attach /dev/sdf", "detach"]);
    // Nobody holds the storage: it opens.
    await (await rig.controlPlane.context.blockStore.openVolume(volume.id)).close();
  });

  test("a stopped instance takes a volume at once and has it when it starts", async () => {
    await stop();
    attach();
    await rig.settle();
    expect(current()).toMatchObject({ attachments: [{ state: "attached" }] });
    rig.controlPlane.instances.start(region, [instance.id]);
    await rig.settle();
    expect(rig.engine.guestOf(instance.id).spec.disks.map((disk) => disk.deviceName)).toEqual([
      "/dev/xvda",
      "/dev/sdf",
    ]);
    await stop();
    detach();
    await rig.settle();
    expect(current().state).toBe("available");
  });

  test("a volume that is attached while it is still being made arrives", async () => {
    const made = rig.controlPlane.volumes.create(region, {
      availabilityZone: instance.availabilityZone,
      sizeGib: 1,
      tags: {},
    });
    expect(() => attach({ volumeId: made.id })).toThrow(`${made.id} is not 'available'.`);
    await rig.settle();
    attach({ volumeId: made.id });
    await rig.settle();
    expect(rig.controlPlane.volumes.require(region, made.id).attachments[0]?.state).toBe("attached");
  });

  test("refusals are AWS's and change nothing", async () => {
    const elsewhere = await createVolume("eu-west-1c");
    expect(() => attach({ volumeId: elsewhere.id })).toThrow(
      `The volume '${elsewhere.id}' is not in the same availability zone as instance '${instance.id}'`,
    );
    expect(() => attach({ deviceName: "/dev/xvda" })).toThrow(
      "Invalid value '/dev/xvda' for unixDevice. Attachment point /dev/xvda is already in use",
    );
    expect(() => attach({ deviceName: "/dev/sda" })).toThrow("already in use");
    expect(() => attach({ deviceName: "sdf" })).toThrow("sdf is not a valid EBS device name.");
    expect(() => attach({ volumeId: "vol-0123456789abcdef0" })).toThrow(
      "The volume 'vol-0123456789abcdef0' does not exist.",
    );
    expect(() => attach({ instanceId: "i-0123456789abcdef0" })).toThrow(
      "The instance ID 'i-0123456789abcdef0' does not exist",
    );
    expect(() => detach()).toThrow(`Volume '${volume.id}' is in the 'available' state.`);
    const root = rig.controlPlane.volumes.attachedTo(region, instance.id)[0];
    expect(() => rig.controlPlane.volumeAttachments.detach(region, { volumeId: root?.id ?? "" })).toThrow(
      `Unable to detach root volume '${root?.id}' from instance '${instance.id}'`,
    );
    attach();
    await rig.settle();
    expect(() => attach({ deviceName: "/dev/sdg" })).toThrow(
      `${volume.id} is already attached to an instance`,
    );
    expect(() => rig.controlPlane.volumes.delete(region, volume.id)).toThrow(
      `Volume ${volume.id} is currently attached to ${instance.id}`,
    );
    const other = await rig.launch(image);
    expect(() => detach({ instanceId: other.id })).toThrow("is not attached to instance");
    expect(() => detach({ deviceName: "/dev/sdg" })).toThrow("as device '/dev/sdg'");
    expect(current()).toMatchObject({ attachments: [{ state: "attached", deviceName: "/dev/sdf" }] });
    rig.controlPlane.instances.terminate(region, [other.id]);
    expect(() => attach({ volumeId: elsewhere.id, instanceId: other.id })).toThrow(
      `Instance '${other.id}' is not 'running'.`,
    );
  });

  test("the root volume leaves a stopped instance", async () => {
    await stop();
    const root = rig.controlPlane.volumes.attachedTo(region, instance.id)[0];
    rig.controlPlane.volumeAttachments.detach(region, { volumeId: root?.id ?? "" });
    await rig.settle();
    expect(rig.controlPlane.volumes.require(region, root?.id ?? "").state).toBe("available");
  });

  test("a guest that refuses the disk leaves the volume available and says why on the console", async () => {
    rig.engine.manners.refusesDisks = true;
    attach();
    await rig.settle();
    expect(current().state).toBe("available");
    expect(Buffer.from(rig.controlPlane.consoles.tail(instance.id)?.bytes ?? []).toString()).toContain(
      "no free slot",
    );
    await (await rig.controlPlane.context.blockStore.openVolume(volume.id)).close();
  });

  test("a disk that the guest holds on to stays `detaching` until it lets go", async () => {
    rig.engine.manners.holdsOnToDisks = true;
    attach();
    await rig.settle();
    detach();
    await rig.settle();
    expect(current().attachments[0]?.state).toBe("detaching");
    rig.engine.guestOf(instance.id).letGo(volume.id);
    await rig.settle();
    expect(current().state).toBe("available");
  });

  test("a forced detach does not wait for ever, and the volume can be attached again", async () => {
    rig.engine.manners.holdsOnToDisks = true;
    attach();
    await rig.settle();
    detach({ force: true });
    await rig.settle();
    expect(current().attachments[0]?.state).toBe("detaching");
    rig.clock.advance(5_000);
    await rig.settle();
    expect(current().state).toBe("available");
    attach({ deviceName: "/dev/sdg" });
    await rig.settle();
    expect(current().attachments[0]).toMatchObject({ state: "attached", deviceName: "/dev/sdg" });
  });

  test("stopping a guest that holds on to a disk detaches it", async () => {
    rig.engine.manners.holdsOnToDisks = true;
    attach();
    await rig.settle();
    detach();
    await stop();
    expect(rig.instance(instance.id).state).toBe("stopped");
    expect(current().state).toBe("available");
  });

  test("an engine that cannot plug disks into running guests says what to do", async () => {
    const engine = new FakeEngine({ ...rig.engine.capabilities, hotPlugDisks: false, maxDisks: 2 });
    const cold = await ControlPlaneRig.open({ engines: [engine] });
    try {
      const { id, availabilityZone } = await cold.launch(await cold.registerImage());
      const { volumes, volumeAttachments, instances } = cold.controlPlane;
      const created = [1, 2].map((sizeGib) =>
        volumes.create(region, { availabilityZone, sizeGib, tags: {} }),
      );
      await cold.settle();
      const [first, second] = created.map((each) => each.id) as [string, string];
      expect(() =>
        volumeAttachments.attach(region, { volumeId: first, instanceId: id, deviceName: "/dev/sdf" }),
      ).toThrow(`Stop the instance '${id}' first.`);
      instances.stop(region, [id]);
      await cold.settle();
      volumeAttachments.attach(region, { volumeId: first, instanceId: id, deviceName: "/dev/sdf" });
      await cold.settle();
      expect(volumes.require(region, first).attachments[0]?.state).toBe("attached");
      expect(() =>
        volumeAttachments.attach(region, { volumeId: second, instanceId: id, deviceName: "/dev/sdg" }),
      ).toThrow("has reached the limit of 2 attachments");
    } finally {
      await cold.close();
    }
  });

  test("delete-on-termination can be changed later", async () => {
    attach();
    await rig.settle();
    rig.controlPlane.instanceAttributes.modify(region, instance.id, {
      deleteOnTermination: { "/dev/sdf": true },
    });
    rig.controlPlane.instances.terminate(region, [instance.id]);
    await rig.settle();
    expect(rig.controlPlane.volumes.list(region)).toEqual([]);
  });

  test("the type's limit holds at a launch and at an attachment, other interfaces counted in", async () => {
    const engine = new FakeEngine({
      ...rig.engine.capabilities,
      architectures: ["x86_64"],
      maxVcpus: 2,
      maxDisks: 64,
    });
    const large = await ControlPlaneRig.open({ engines: [engine] });
    try {
      const shared = await large.registerImage({ enaSupport: true, architecture: "x86_64" });
      const letters = "bcdefghijklmnopqrstuvwxyz".split("");
      const rows = (count: number) =>
        Array.from({ length: count }, (_, at) => ({
          deviceName: at < 25 ? `/dev/sd${letters[at]}` : `/dev/xvdb${letters[at - 25]}`,
          ebs: { volumeSizeGib: 1, deleteOnTermination: true },
        }));
      const request = (count: number) =>
        large.launchRequest(shared, { instanceType: "t3.micro", blockDevices: rows(count) });
      expect(() => large.controlPlane.instances.run(region, request(27))).toThrow(
        expect.objectContaining({ code: "AttachmentLimitExceeded" }),
      );
      const { id, availabilityZone, subnetId } = await large.launch(shared, {
        instanceType: "t3.micro",
        blockDevices: rows(25),
      });
      const { networkInterfaces, networkInterfaceAttachments, volumes, volumeAttachments } =
        large.controlPlane;
      const networkInterface = networkInterfaces.create(region, { subnetId });
      networkInterfaceAttachments.attach(region, {
        networkInterfaceId: networkInterface.id,
        instanceId: id,
        deviceIndex: 1,
      });
      const { id: volumeId } = volumes.create(region, { availabilityZone, sizeGib: 1, tags: {} });
      await large.settle();
      expect(() =>
        volumeAttachments.attach(region, { volumeId, instanceId: id, deviceName: "/dev/xvdcc" }),
      ).toThrow("has reached the limit of 26 attachments");
    } finally {
      await large.close();
    }
  });

  describe("ModifyVolume", () => {
    const modify = (change: Parameters<typeof rig.controlPlane.volumes.modify>[2]) =>
      rig.controlPlane.volumes.modify(region, volume.id, change);

    test("grows a volume while a guest has it; the guest's device grows along", async () => {
      attach();
      await rig.settle();
      const modification = modify({ sizeGib: 3, volumeType: "gp3" });
      expect(modification).toMatchObject({
        state: "modifying",
        original: { sizeGib: 1 },
        target: { sizeGib: 3 },
      });
      expect(() => modify({ sizeGib: 4 })).toThrow("cannot be modified in modification state MODIFYING");
      await rig.settle();
      expect(current()).toMatchObject({
        sizeGib: 3,
        volumeType: "gp3",
        iops: 3000,
        throughputMibps: 125,
        modification: { state: "completed", progressPercent: 100 },
      });
      expect(rig.engine.guestOf(instance.id).disks.get(volume.id)?.sizeBytes).toBe(3 * 1024 ** 3);
    });

    test("keeps chosen figures, recomputes gp2's", async () => {
      modify({ sizeGib: 100 });
      await rig.settle();
      expect(current()).toMatchObject({ volumeType: "gp2", iops: 300 });
      modify({ volumeType: "gp3", iops: 4000 });
      await rig.settle();
      modify({ sizeGib: 101 });
      await rig.settle();
      expect(current()).toMatchObject({ volumeType: "gp3", iops: 4000, throughputMibps: 125, sizeGib: 101 });
    });

    test("refuses to shrink, bad figures, and a fifth change within a day", async () => {
      modify({ sizeGib: 5 });
      await rig.settle();
      expect(() => modify({ sizeGib: 4 })).toThrow("New size cannot be smaller than existing size");
      expect(() => modify({ iops: 100 })).toThrow("The parameter iops is not supported for gp2 volumes.");
      expect(() => modify({ volumeType: "floppy" as never })).toThrow("floppy");
      for (const sizeGib of [6, 7, 8]) {
        modify({ sizeGib });
        await rig.settle();
      }
      expect(() => modify({ sizeGib: 9 })).toThrow("maximum modification rate");
      rig.clock.advance(24 * 60 * 60 * 1000);
      modify({ sizeGib: 9 });
      await rig.settle();
      expect(current().sizeGib).toBe(9);
    });

    test("refuses a root volume that could not boot", async () => {
      const root = rig.controlPlane.volumes.attachedTo(region, instance.id)[0];
      expect(() =>
        rig.controlPlane.volumes.modify(region, root?.id ?? "", { volumeType: "st1", sizeGib: 125 }),
      ).toThrow(expect.objectContaining({ code: "BootForVolumeTypeUnsupported" }));
    });
  });
});
