import type { ImageRecord } from "../../../local-hypervisor/model/image";
import type { InstanceRecord } from "../../../local-hypervisor/model/instance";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";
import { FakeEngine } from "../../support/fake-engine";

jest.setTimeout(60_000);

const availabilityZone = "eu-west-1a";
const capabilities = {
  ...new FakeEngine().capabilities,
  architectures: ["x86_64" as const],
  maxVcpus: 2,
};

describe("Multi-Attach volumes", () => {
  let rig: ControlPlaneRig;
  let engine: FakeEngine;
  let image: ImageRecord;

  beforeEach(async () => {
    engine = new FakeEngine(capabilities);
    rig = await ControlPlaneRig.open({ engines: [engine] });
    image = await rig.registerImage({ enaSupport: true, architecture: "x86_64" });
  });

  afterEach(async () => {
    await rig.close();
  });

  const launch = (instanceType = "t3.micro", zone = availabilityZone) =>
    rig.launch(image, { instanceType, availabilityZone: zone });
  async function create(volumeType: "io1" | "io2" = "io2", multiAttachEnabled = true): Promise<string> {
    const { id } = rig.controlPlane.volumes.create(region, {
      availabilityZone,
      sizeGib: 4,
      volumeType,
      iops: 100,
      multiAttachEnabled,
      tags: {},
    });
    await rig.settle();
    return id;
  }
  const attach = (volumeId: string, { id: instanceId }: InstanceRecord, deviceName = "/dev/sdf") =>
    rig.controlPlane.volumeAttachments.attach(region, { volumeId, instanceId, deviceName });
  const current = (id: string) => rig.controlPlane.volumes.require(region, id);
  const deviceOf = ({ id }: InstanceRecord, volumeId: string) => {
    const device = engine.guestOf(id).disks.get(volumeId);
    if (!device) throw new Error("the guest has no such disk");
    return device;
  };

  test("are several guests' at once; what one writes, another reads", async () => {
    const volumeId = await create();
    const first = await launch();
    const second = await launch();
    attach(volumeId, first);
    await rig.settle();
    attach(volumeId, second, "/dev/sdg");
    await rig.settle();
    expect(current(volumeId)).toMatchObject({
      state: "in-use",
      attachments: [
        { instanceId: first.id, deviceName: "/dev/sdf", state: "attached" },
        { instanceId: second.id, deviceName: "/dev/sdg", state: "attached" },
      ],
    });
    await deviceOf(first, volumeId).write(4096, new Uint8Array(512).fill(6));
    expect((await deviceOf(second, volumeId).read(4096, 512))[0]).toBe(6);
    const { volumeAttachments } = rig.controlPlane;
    expect(() => volumeAttachments.detach(region, { volumeId })).toThrow(
      expect.objectContaining({ code: "InvalidParameterCombination" }),
    );
    volumeAttachments.detach(region, { volumeId, instanceId: first.id });
    await rig.settle();
    expect(current(volumeId)).toMatchObject({ state: "in-use", attachments: [{ instanceId: second.id }] });
    expect((await deviceOf(second, volumeId).read(4096, 512))[0]).toBe(6);
    volumeAttachments.detach(region, { volumeId });
    await rig.settle();
    expect(current(volumeId)).toMatchObject({ state: "available", attachments: [] });
  });

  test("grow for every guest that has them, and survive the daemon", async () => {
    const volumeId = await create();
    const instances = [await launch(), await launch()];
    for (const instance of instances) attach(volumeId, instance);
    await rig.settle();
    rig.controlPlane.volumes.modify(region, volumeId, { sizeGib: 6 });
    await rig.settle();
    for (const instance of instances) expect(deviceOf(instance, volumeId).sizeBytes).toBe(6 * 1024 ** 3);
    for (const guest of engine.guests) guest.running = false;
    await rig.crash();
    await rig.restart();
    expect(current(volumeId).attachments).toMatchObject([{ state: "attached" }, { state: "attached" }]);
    for (const instance of instances) expect(deviceOf(instance, volumeId).sizeBytes).toBe(6 * 1024 ** 3);
    expect(rig.errors).toEqual([]);
  });

  test("go with the last instance, if that one says so", async () => {
    const volumeId = await create();
    const [first, second] = [await launch(), await launch()];
    for (const instance of [first, second]) {
      attach(volumeId, instance);
      await rig.settle();
      rig.controlPlane.instanceAttributes.modify(region, instance.id, {
        deleteOnTermination: { "/dev/sdf": true },
      });
    }
    rig.controlPlane.instances.terminate(region, [first.id]);
    await rig.settle();
    expect(current(volumeId)).toMatchObject({ state: "in-use", attachments: [{ instanceId: second.id }] });
    rig.controlPlane.instances.terminate(region, [second.id]);
    await rig.settle();
    expect(() => current(volumeId)).toThrow("does not exist");
  });

  test("have EC2's limits", async () => {
    const volumeId = await create();
    const nitro = await launch();
    const elsewhere = await launch("t3.micro", "eu-west-1b");
    const xen = await launch("t2.micro");
    expect(() => attach(volumeId, xen)).toThrow(expect.objectContaining({ code: "UnsupportedOperation" }));
    expect(() => attach(volumeId, elsewhere)).toThrow(
      expect.objectContaining({ code: "InvalidVolume.ZoneMismatch" }),
    );
    attach(volumeId, nitro);
    await rig.settle();
    expect(() => attach(volumeId, nitro, "/dev/sdg")).toThrow(
      expect.objectContaining({ code: "VolumeInUse" }),
    );
    const plain = await create("io2", false);
    const other = await launch();
    attach(plain, nitro, "/dev/sdg");
    await rig.settle();
    expect(() => attach(plain, other)).toThrow(expect.objectContaining({ code: "VolumeInUse" }));
    rig.controlPlane.context.store.put("volume", {
      ...current(volumeId),
      attachments: Array.from({ length: 16 }, (_, index) => ({
        instanceId: `i-${String(index).padStart(17, "0")}`,
        deviceName: "/dev/sdf",
        state: "attached" as const,
        attachTimeMs: 0,
        deleteOnTermination: false,
      })),
    });
    expect(() => attach(volumeId, other)).toThrow(
      expect.objectContaining({ code: "AttachmentLimitExceeded" }),
    );
  });

  test("are switched on and off for io2 alone, while nobody has them", async () => {
    const { volumes } = rig.controlPlane;
    const io2 = await create("io2", false);
    volumes.modify(region, io2, { multiAttachEnabled: true });
    await rig.settle();
    expect(current(io2)).toMatchObject({
      multiAttachEnabled: true,
      modification: {
        state: "completed",
        original: { multiAttachEnabled: false },
        target: { multiAttachEnabled: true },
      },
    });
    const io1 = await create("io1", false);
    expect(() => volumes.modify(region, io1, { multiAttachEnabled: true })).toThrow(
      expect.objectContaining({ code: "InvalidParameterCombination" }),
    );
    attach(io2, await launch());
    await rig.settle();
    expect(() => volumes.modify(region, io2, { multiAttachEnabled: false })).toThrow(
      expect.objectContaining({ code: "IncorrectState" }),
    );
    expect(() => volumes.modify(region, io2, { volumeType: "gp3", iops: 3000 })).toThrow(
      expect.objectContaining({ code: "InvalidParameterCombination" }),
    );
  });

  test("an engine that cannot share disks says so", async () => {
    const other = await ControlPlaneRig.open({
      engines: [new FakeEngine({ ...capabilities, sharedDisks: false })],
    });
    try {
      const instance = await other.launch(
        await other.registerImage({ enaSupport: true, architecture: "x86_64" }),
        {
          instanceType: "t3.micro",
          availabilityZone,
        },
      );
      const { id: volumeId } = other.controlPlane.volumes.create(region, {
        availabilityZone,
        sizeGib: 4,
        volumeType: "io2",
        iops: 100,
        multiAttachEnabled: true,
        tags: {},
      });
      await other.settle();
      expect(() =>
        other.controlPlane.volumeAttachments.attach(region, {
          volumeId,
          instanceId: instance.id,
          deviceName: "/dev/sdf",
        }),
      ).toThrow("The engine 'v86' cannot share a disk among guests.");
    } finally {
      await other.close();
    }
  });
});
