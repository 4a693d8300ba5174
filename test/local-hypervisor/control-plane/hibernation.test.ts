import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import type { RunningPeriodRecord } from "../../../local-hypervisor/model/running-period";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";
import { FakeEngine } from "../../support/fake-engine";
import { SeededRandom } from "../../support/seeded-random";

// Storage is real: on a busy machine its first call may take seconds.
jest.setTimeout(60_000);

/** More than a part that is written at once, and no whole number of sectors */
const memory = new SeededRandom(5).bytes(2 ** 20 + 700);

describe("hibernation", () => {
  let rig: ControlPlaneRig;
  let image: ImageRecord;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
    image = await rig.registerImage();
    rig.engine.manners.memory = memory;
  });

  afterEach(async () => {
    await rig.close();
  });

  const launch = (changes = {}) =>
    rig.launch(image, {
      instanceType: "t2.nano",
      hibernationConfigured: true,
      blockDevices: [
        { deviceName: "/dev/xvda", ebs: { encrypted: true } },
        { deviceName: "/dev/sdf", ebs: { volumeSizeGib: 1 } },
      ],
      ...changes,
    });
  const hibernate = async (id: string) => {
    rig.controlPlane.transaction(() => rig.controlPlane.instances.stop(region, [id], { hibernate: true }));
    await rig.settle();
  };
  const start = async (id: string) => {
    rig.controlPlane.transaction(() => rig.controlPlane.instances.start(region, [id]));
    await rig.settle();
  };
  const terminate = async (id: string) => {
    rig.controlPlane.transaction(() => rig.controlPlane.instances.terminate(region, [id]));
    await rig.settle();
  };
  const guestOf = (id: string) => rig.engine.guestOf(id);
  const hibernated = async () => {
    const { id } = await launch();
    await hibernate(id);
    expect(rig.instance(id).savedMemory).toBeDefined();
    return id;
  };
  /** With what is absent as undefined */
  const about = (id: string) => {
    const { state, stateReason, stateTransitionReason, savedMemory } = rig.instance(id);
    return { state, stateReason, stateTransitionReason, savedMemory };
  };
  /** Names of the volumes that lie in the state folder and are no EBS volumes */
  const memories = () =>
    readdirSync(join(rig.folder, "block-store", "volumes")).filter((name) => name.startsWith("mem-"));
  const consoleText = (id: string) => Buffer.from(rig.controlPlane.consoles.tail(id)?.bytes ?? []).toString();

  test("keeps the memory of a stopped instance, and its guest goes on from it at the next start, once", async () => {
    const { id, launchTimeMs } = await launch();
    const first = guestOf(id);
    const interfaces = rig.controlPlane.networkInterfaces.ofInstance(region, id);
    rig.clock.advance(90_000);
    await hibernate(id);
    expect(first.calls).toEqual(["save", "power off"]);
    expect(about(id)).toMatchObject({
      state: "stopped",
      stateReason: {
        code: "Client.UserInitiatedHibernate",
        message: "Client.UserInitiatedHibernate: User initiated hibernate",
      },
      stateTransitionReason: expect.stringMatching(/^User initiated \(.* GMT\)$/),
      savedMemory: { engine: "v86", sizeBytes: memory.length },
    });
    expect(rig.controlPlane.networkInterfaces.ofInstance(region, id)[0]?.privateIpAddress).toBe(
      interfaces[0]?.privateIpAddress,
    );
    expect(rig.network.plugged.size).toBe(0);
    expect(memories()).toHaveLength(1);
    await start(id);
    const second = guestOf(id);
    expect(second).not.toBe(first);
    expect(second.calls).toEqual(["go on"]);
    expect(Buffer.from(second.artefact ?? []).equals(memory)).toBe(true);
    expect(second.spec.disks.map(({ deviceName }) => deviceName)).toEqual(["/dev/xvda", "/dev/sdf"]);
    expect(second.spec.networkInterfaces.map((each) => each.macAddress)).toEqual(
      interfaces.map((each) => each.macAddress),
    );
    const running = rig.instance(id);
    expect(about(id)).toMatchObject({ state: "running", savedMemory: undefined, stateReason: undefined });
    expect(running.launchTimeMs).toBeGreaterThan(launchTimeMs);
    expect(memories()).toEqual([]);
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    await start(id);
    expect(guestOf(id).artefact).toBeUndefined();
    expect(rig.errors).toEqual([]);
  });

  test("outlasts the daemon, which ends as it likes", async () => {
    const id = await hibernated();
    await rig.crash();
    await rig.restart();
    expect(rig.instance(id).state).toBe("stopped");
    await start(id);
    expect(Buffer.from(guestOf(id).artefact ?? []).equals(memory)).toBe(true);
    // Its disks went on meanwhile: no crash brings the memory back
    await rig.crash();
    await rig.restart();
    expect(guestOf(id).calls).toEqual([]);
    expect(memories()).toEqual([]);
  });

  test("leaves nothing of the memory in the state folder in the clear", async () => {
    await hibernated();
    const files = (folder: string): string[] =>
      readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
      );
    const bytes = files(rig.folder).map((file) => readFileSync(file));
    expect(bytes.some((each) => each.includes(Buffer.from(memory.subarray(4096, 4096 + 16))))).toBe(false);
    expect(bytes.reduce((sum, each) => sum + each.length, 0)).toBeGreaterThan(memory.length);
  });

  test("ends with a terminated instance, of whose memory nothing stays", async () => {
    const id = await hibernated();
    await terminate(id);
    expect(about(id)).toMatchObject({ state: "terminated", savedMemory: undefined });
    expect(memories()).toEqual([]);
  });

  test("of an instance that is terminated while it hibernates nothing is kept", async () => {
    const { id } = await launch();
    rig.controlPlane.instances.stop(region, [id], { hibernate: true });
    rig.controlPlane.instances.terminate(region, [id]);
    await rig.settle();
    expect(about(id)).toMatchObject({ state: "terminated", savedMemory: undefined });
    expect(memories()).toEqual([]);
  });

  test("is charged until the memory is saved, where a stop is not", async () => {
    const periods = () => rig.controlPlane.context.store.list("runningPeriod", region);
    const length = ({ startTimeMs, endTimeMs }: RunningPeriodRecord) => (endTimeMs ?? 0) - startTimeMs;
    const { id } = await launch();
    const stopped = await launch();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const guest = guestOf(id);
    const save = guest.save.bind(guest);
    guest.save = () => held.then(save);
    rig.engine.manners.obeysPowerButton = false;
    rig.clock.advance(100_000);
    await hibernate(id);
    rig.controlPlane.instances.stop(region, [stopped.id]);
    await rig.settle();
    rig.clock.advance(7_000);
    letGo();
    await rig.settle();
    guestOf(stopped.id).switchOff();
    await rig.settle();
    expect(rig.instance(id).state).toBe("stopped");
    expect(periods().map((each) => [each.instanceId === id, length(each)])).toEqual([
      [true, 107_000],
      [false, 100_000],
    ]);
  });

  test("that fails is a shutdown, which says so", async () => {
    const { id } = await launch();
    rig.engine.manners.failsToSave = new Error("The guest is just starting.");
    await hibernate(id);
    expect(guestOf(id).calls).toEqual(["save", "power button"]);
    expect(about(id)).toMatchObject({
      state: "stopped",
      savedMemory: undefined,
      stateReason: {
        code: "Client.UserInitiatedShutdown",
        message: expect.stringContaining("which failed: The guest is just starting."),
      },
    });
    expect(consoleText(id)).toContain("could not be hibernated and is shut down instead");
    rig.engine.manners.failsToSave = undefined;
    await start(id);
    await hibernate(id);
    expect(rig.instance(id).savedMemory).toBeDefined();
  });

  test("that a kill -9 interrupts is no hibernation", async () => {
    const { id } = await launch();
    guestOf(id).save = () => new Promise(() => undefined);
    await hibernate(id);
    expect(rig.instance(id).state).toBe("stopping");
    await rig.crash();
    await rig.restart();
    expect(about(id)).toMatchObject({
      state: "stopped",
      savedMemory: undefined,
      stateReason: { code: "Client.UserInitiatedShutdown", message: expect.stringContaining("which failed") },
    });
    expect(memories()).toEqual([]);
    await start(id);
    expect(guestOf(id).calls).toEqual([]);
  });

  test("can be cut short by a forced stop", async () => {
    const { id } = await launch();
    rig.controlPlane.instances.stop(region, [id], { hibernate: true });
    rig.controlPlane.instances.stop(region, [id], { force: true });
    await rig.settle();
    expect(about(id)).toMatchObject({ state: "stopped", savedMemory: undefined });
    expect(guestOf(id).calls).toEqual(["power button", "power off"]);
  });

  describe("that cannot be taken up boots the guest anew, and says why", () => {
    const expectNew = (id: string, why: string) => {
      expect(guestOf(id).calls).toEqual([]);
      const message = expect.stringContaining(why);
      expect(about(id)).toMatchObject({
        state: "running",
        savedMemory: undefined,
        stateReason: { code: "Server.InternalError", message },
      });
      expect(consoleText(id)).toContain(why);
      expect(memories()).toEqual([]);
    };

    test("of another version or shape", async () => {
      const id = await hibernated();
      rig.engine.manners.failsToRestore = Object.assign(new Error("It was saved in format 1."), {
        kind: "boot",
      });
      await start(id);
      expectNew(id, "It was saved in format 1.");
      rig.controlPlane.instances.stop(region, [id]);
      await rig.settle();
      await start(id);
      expect(rig.instance(id).stateReason).toBeUndefined();
    });

    test("whose root volume was written to", async () => {
      const id = await hibernated();
      const root = rig.instance(id).savedMemory?.volumes ?? {};
      const device = await rig.controlPlane.context.blockStore.openVolume(Object.keys(root)[0] ?? "");
      await device.write(0, Buffer.alloc(512, 1));
      await device.close();
      await start(id);
      expectNew(id, "was written to meanwhile");
    });

    test("whose volume was detached", async () => {
      const id = await hibernated();
      const [, data] = rig.controlPlane.volumes.attachedTo(region, id);
      rig.controlPlane.volumeAttachments.detach(region, { volumeId: data?.id ?? "" });
      await rig.settle();
      await start(id);
      expectNew(id, `its volume ${data?.id} was detached`);
    });

    test("that is damaged", async () => {
      const id = await hibernated();
      const { volumeId } = rig.instance(id).savedMemory ?? { volumeId: "" };
      const device = await rig.controlPlane.context.blockStore.openVolume(volumeId);
      await device.write(512, Buffer.alloc(512, 1));
      await device.close();
      await start(id);
      expectNew(id, "what was saved is damaged");
    });

    test("whose bytes are gone", async () => {
      const id = await hibernated();
      await rig.controlPlane.context.blockStore.deleteVolume(rig.instance(id).savedMemory?.volumeId ?? "");
      await start(id);
      expectNew(id, "There is no volume mem-");
    });
  });

  test("waits for an engine that is to be mended first", async () => {
    const id = await hibernated();
    const kept = rig.instance(id).savedMemory;
    rig.engine.manners.failsToRestore = Object.assign(new Error("Run npm run build."), {
      kind: "unavailable",
    });
    await start(id);
    expect(about(id)).toMatchObject({
      state: "stopped",
      savedMemory: kept,
      stateReason: { code: "Server.InternalError", message: expect.stringContaining("Run npm run build.") },
    });
    rig.engine.manners.failsToRestore = undefined;
    await start(id);
    expect(guestOf(id).calls).toEqual(["go on"]);
    rig.errors.length = 0;
  });

  test("is not in the way of what EC2 allows meanwhile: a snapshot, a larger volume, one more volume", async () => {
    const id = await hibernated();
    const [root] = rig.controlPlane.volumes.attachedTo(region, id);
    rig.controlPlane.snapshots.create(region, { volumeId: root?.id ?? "", tags: {} });
    rig.controlPlane.volumes.modify(region, root?.id ?? "", { sizeGib: 2 });
    const more = rig.controlPlane.volumes.create(region, {
      availabilityZone: rig.instance(id).availabilityZone,
      sizeGib: 1,
      tags: {},
    });
    await rig.settle();
    rig.controlPlane.volumeAttachments.attach(region, {
      volumeId: more.id,
      instanceId: id,
      deviceName: "/dev/sdg",
    });
    await rig.settle();
    await start(id);
    expect(guestOf(id).calls).toEqual(["go on"]);
    expect(guestOf(id).spec.disks).toHaveLength(3);
  });

  test("is refused to an instance that was not launched for it, and to one whose guest is not there", async () => {
    const plain = await rig.launch(image);
    const stop = (id: string) => () => rig.controlPlane.instances.stop(region, [id], { hibernate: true });
    expect(stop(plain.id)).toThrow(
      `The instance can't be hibernated because it was not configured at launch for hibernation: ${plain.id}`,
    );
    const { id } = await launch();
    let letGo = () => {};
    await rig.crash();
    rig.engine.manners.launchGate = new Promise((resolve) => {
      letGo = resolve;
    });
    await rig.restart();
    expect(stop(id)).toThrow(`Instance ${id} is not ready to hibernate yet, retry in a few minutes`);
    letGo();
    await rig.settle();
    expect(stop(id)()[0]?.instance.state).toBe("stopping");
  });

  test("is refused where the engine saves no guests", async () => {
    await rig.close();
    const { capabilities } = new FakeEngine();
    rig = await ControlPlaneRig.open({ engines: [new FakeEngine({ ...capabilities, savesGuests: false })] });
    image = await rig.registerImage();
    await expect(launch()).rejects.toMatchObject({
      code: "UnsupportedHibernationConfiguration",
      message: expect.stringContaining("does not hibernate guests"),
    });
  });

  test("does not keep the instance from another type, unless it could not hibernate there", async () => {
    const id = await hibernated();
    const modify = () => rig.controlPlane.instanceAttributes.modify(region, id, { instanceType: "t2.micro" });
    expect(modify).toThrow("must be larger than the instance's memory");
    const [root] = rig.controlPlane.volumes.attachedTo(region, id);
    rig.controlPlane.volumes.modify(region, root?.id ?? "", { sizeGib: 2 });
    await rig.settle();
    modify();
    expect(rig.instance(id)).toMatchObject({ instanceType: "t2.micro", savedMemory: { engine: "v86" } });
  });
});
