import type { GuestMotion } from "../../../local-hypervisor/control-plane/guest-motion";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import { ControlPlaneRig } from "../../support/control-plane-rig";
import { FakeEngine } from "../../support/fake-engine";

// Storage is real: on a busy machine its first call may take seconds.
jest.setTimeout(60_000);

describe("pausing, resuming and moving a guest", () => {
  let rig: ControlPlaneRig;
  let image: ImageRecord;
  let motion: GuestMotion;
  const open = async (engine = new FakeEngine()) => {
    rig = await ControlPlaneRig.open({ engines: [engine] });
    image = await rig.registerImage();
    motion = rig.controlPlane.guestMotion;
    return engine;
  };

  afterEach(async () => {
    await rig.close();
  });

  test("leaves the instance running, and says of which guests it is so", async () => {
    const engine = await open();
    const { id } = await rig.launch(image);
    await motion.pause(id);
    expect(rig.controlPlane.guests.pausedInstances()).toEqual([id]);
    expect(rig.instance(id).state).toBe("running");
    await motion.resume(id);
    expect(rig.controlPlane.guests.pausedInstances()).toEqual([]);
    expect(await motion.move(id)).toEqual({ pausedMs: 12, artefactBytes: 8 });
    expect(engine.guestOf(id).calls).toEqual(["pause", "resume", "move"]);
  });

  test("is refused where it makes no sense, with what mends it", async () => {
    await open();
    const { id } = await rig.launch(image);
    await expect(motion.move("i-00000000000000000")).rejects.toMatchObject({
      kind: "unknown",
      message: expect.stringContaining("drydock ps --all"),
    });
    await expect(motion.resume(id)).rejects.toMatchObject({
      kind: "notNow",
      message: `${id} is not paused.`,
    });
    await motion.pause(id);
    for (const again of [motion.pause(id), motion.move(id)])
      await expect(again).rejects.toMatchObject({
        kind: "notNow",
        message: expect.stringContaining(`drydock resume ${id}`),
      });
  });

  test("a paused guest that is rebooted goes on", async () => {
    await open();
    const { id } = await rig.launch(image);
    await motion.pause(id);
    rig.controlPlane.guests.reboot(id);
    expect(rig.controlPlane.guests.pausedInstances()).toEqual([]);
  });

  test("an engine that cannot is not asked", async () => {
    const { capabilities } = new FakeEngine();
    const engine = await open(new FakeEngine({ ...capabilities, savesGuests: false }));
    const { id } = await rig.launch(image);
    await expect(motion.pause(id)).rejects.toMatchObject({
      kind: "unsupported",
      message: expect.stringContaining("does not pause and move guests"),
    });
    expect(engine.guestOf(id).calls).toEqual([]);
  });
});
