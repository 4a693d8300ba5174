import type { ImageRecord } from "../../../local-hypervisor/model/image";
import { ControlPlaneRig, grace, region } from "../../support/control-plane-rig";

// Storage is real: on a busy machine its first call may take seconds.
jest.setTimeout(60_000);

describe("life cycle of an instance", () => {
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
  const networkInterfaces = () => rig.controlPlane.networkInterfaces.list(region);
  const consoleText = (id: string) => Buffer.from(rig.controlPlane.consoles.tail(id)?.bytes ?? []).toString();

  test("a launch makes the root volume, plugs the interface in and runs", async () => {
    const [pending] = rig.controlPlane.transaction(() =>
      rig.controlPlane.instances.run(region, rig.launchRequest(image, { instanceTags: { Name: "web" } })),
    );
    expect(pending?.state).toBe("pending");
    expect(volumes()).toMatchObject([{ state: "creating", attachments: [{ state: "attaching" }] }]);
    await rig.settle();
    const instance = rig.instance(pending?.id ?? "");
    expect(instance).toMatchObject({ state: "running", stateTransitionReason: "", tags: { Name: "web" } });
    expect(volumes()).toMatchObject([
      {
        state: "in-use",
        sizeGib: 1,
        attachments: [
          {
            instanceId: instance.id,
            deviceName: "/dev/xvda",
            state: "attached",
            deleteOnTermination: true,
          },
        ],
      },
    ]);
    const { spec } = rig.engine.guestOf(instance.id);
    expect(spec).toMatchObject({
      memoryMib: 1024,
      vcpus: 1,
      architecture: "i386",
      virtualizationType: "hvm",
    });
    expect(Buffer.from(await (spec.disks[0]?.device.read(0, 512) ?? [])).toString()).toMatch(/^boot sector/);
    const [attachment] = rig.network.plugged.values();
    expect(attachment).toMatchObject({
      instanceId: instance.id,
      sourceDestCheck: true,
    });
    expect(networkInterfaces()[0]).toMatchObject({ publicIpAddress: expect.stringMatching(/^127\./) });
  });

  test("the engine hears what a new root volume holds, unless that is encrypted", async () => {
    const contentOf = (id: string) => rig.engine.guestOf(id).spec.disks[0]?.content?.id;
    const plain = await rig.launch(image);
    const other = await rig.launch(image);
    expect(contentOf(plain.id)).toBeDefined();
    expect(contentOf(other.id)).toBe(contentOf(plain.id));
    const encrypted = await rig.launch(image, {
      blockDevices: [{ deviceName: "/dev/xvda", ebs: { encrypted: true } }],
    });
    expect(volumes().map((volume) => volume.encrypted)).toContain(true);
    expect(contentOf(encrypted.id)).toBeUndefined();
  });

  test("stop presses the power button, keeps the volume and the private address, gives the public one back", async () => {
    const { id } = await rig.launch(image);
    const before = networkInterfaces()[0];
    const [change] = rig.controlPlane.instances.stop(region, [id]);
    expect(change).toMatchObject({ previousState: "running", instance: { state: "stopping" } });
    await rig.settle();
    expect(rig.engine.guestOf(id).calls).toEqual(["power button"]);
    expect(rig.instance(id)).toMatchObject({
      state: "stopped",
      stateReason: {
        code: "Client.UserInitiatedShutdown",
        message: "Client.UserInitiatedShutdown: User initiated shutdown",
      },
      stateTransitionReason: "User initiated (2026-01-15 00:00:00 GMT)",
    });
    expect(rig.network.plugged.size).toBe(0);
    expect(networkInterfaces()[0]).toMatchObject({ privateIpAddress: before?.privateIpAddress });
    expect(networkInterfaces()[0]?.publicIpAddress).toBeUndefined();

    rig.controlPlane.instances.start(region, [id]);
    await rig.settle();
    expect(rig.instance(id)).toMatchObject({ state: "running", stateTransitionReason: "" });
    expect(rig.instance(id).stateReason).toBeUndefined();
    expect(networkInterfaces()[0]?.publicIpAddress).toMatch(/^127\./);
    expect(volumes()).toHaveLength(1);
  });

  test("a guest that ignores its power button is switched off after the grace, and its console says so", async () => {
    rig.engine.manners.obeysPowerButton = false;
    const { id } = await rig.launch(image);
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    rig.clock.advance(grace.stopMs - 1);
    await rig.settle();
    expect(rig.instance(id).state).toBe("stopping");
    rig.clock.advance(1);
    await rig.settle();
    expect(rig.instance(id).state).toBe("stopped");
    expect(rig.engine.guestOf(id).calls).toEqual(["power button", "power off"]);
    expect(consoleText(id)).toContain("did not shut down in time");
  });

  test("a forced stop pulls the plug, also of a guest that is stopping already", async () => {
    rig.engine.manners.obeysPowerButton = false;
    const { id } = await rig.launch(image);
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    rig.controlPlane.instances.stop(region, [id], { force: true });
    await rig.settle();
    expect(rig.instance(id).state).toBe("stopped");
  });

  test("terminate deletes what ends with the instance, keeps the rest, and forgets it after an hour", async () => {
    const { id } = await rig.launch(image, {
      blockDevices: [
        { deviceName: "/dev/sdf", ebs: { volumeSizeGib: 2 } },
        { deviceName: "/dev/sdg", ebs: { volumeSizeGib: 3, deleteOnTermination: true } },
      ],
    });
    expect(volumes()).toHaveLength(3);
    rig.controlPlane.instances.terminate(region, [id]);
    expect(rig.instance(id).state).toBe("shutting-down");
    await rig.settle();
    expect(rig.instance(id).state).toBe("terminated");
    expect(volumes()).toMatchObject([{ sizeGib: 2, state: "available" }]);
    expect(volumes()[0]?.attachments).toEqual([]);
    expect(networkInterfaces()).toEqual([]);
    expect(rig.network.plugged.size).toBe(0);
    rig.clock.advance(60 * 60 * 1000);
    expect(() => rig.instance(id)).toThrow(`The instance ID '${id}' does not exist`);
    expect(consoleText(id)).toBe("");
  });

  test("terminate overtakes a stop that waits for the guest", async () => {
    rig.engine.manners.obeysPowerButton = false;
    const { id } = await rig.launch(image);
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    rig.controlPlane.instances.terminate(region, [id]);
    await rig.settle();
    rig.clock.advance(grace.terminateMs);
    await rig.settle();
    expect(rig.instance(id).state).toBe("terminated");
  });

  test("terminate while the engine still launches ends the guest that comes of it", async () => {
    let open = () => {};
    rig.engine.manners.launchGate = new Promise((resolve) => {
      open = resolve;
    });
    const { id } = await rig.launch(image);
    expect(rig.instance(id).state).toBe("pending");
    rig.controlPlane.instances.terminate(region, [id]);
    await rig.settle();
    expect(rig.instance(id).state).toBe("shutting-down");
    open();
    await rig.settle();
    expect(rig.instance(id).state).toBe("terminated");
    expect(rig.engine.guestOf(id).running).toBe(false);
    expect(volumes()).toEqual([]);
  });

  test.each([
    ["stop", "stopped"],
    ["terminate", "terminated"],
  ] as const)("a guest that switches itself off with behaviour %s ends %s", async (behavior, state) => {
    const { id } = await rig.launch(image, {
      instanceInitiatedShutdownBehavior: behavior,
      disableApiTermination: true,
    });
    rig.engine.guestOf(id).switchOff();
    await rig.settle();
    expect(rig.instance(id)).toMatchObject({
      state,
      stateReason: {
        code: "Client.InstanceInitiatedShutdown",
        message: "Client.InstanceInitiatedShutdown: Instance initiated shutdown",
      },
      stateTransitionReason: "",
    });
  });

  test("a guest that breaks stops an instance that is not to be recovered, and can be started again", async () => {
    const { id } = await rig.launch(image, {
      instanceInitiatedShutdownBehavior: "terminate",
      autoRecovery: "disabled",
    });
    rig.engine.guestOf(id).fail("triple fault");
    await rig.settle();
    expect(rig.instance(id)).toMatchObject({
      state: "stopped",
      stateReason: { code: "Server.InternalError" },
    });
    expect(consoleText(id)).toContain("triple fault");
    rig.controlPlane.instances.start(region, [id]);
    await rig.settle();
    expect(rig.instance(id).state).toBe("running");
  });

  test("a launch that fails ends terminated with the reason, and leaves nothing behind", async () => {
    rig.engine.manners.failsToLaunch = "no boot loader entry";
    const { id } = await rig.launch(image, {
      blockDevices: [{ deviceName: "/dev/sdf", ebs: { volumeSizeGib: 1 } }],
    });
    expect(rig.instance(id)).toMatchObject({
      state: "terminated",
      stateReason: { code: "Server.InternalError", message: "Server.InternalError: no boot loader entry" },
    });
    expect(consoleText(id)).toContain("could not be launched: no boot loader entry");
    expect(volumes()).toMatchObject([{ state: "available", sizeGib: 1 }]);
    expect(volumes()[0]?.attachments).toEqual([]);
    expect(networkInterfaces()).toEqual([]);
    expect(rig.network.plugged.size).toBe(0);
  });

  test("a later start that fails ends stopped, with the volumes kept", async () => {
    const { id } = await rig.launch(image);
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    rig.engine.manners.failsToLaunch = "out of memory";
    rig.controlPlane.instances.start(region, [id]);
    await rig.settle();
    expect(rig.instance(id)).toMatchObject({
      state: "stopped",
      stateReason: { code: "Server.InternalError" },
    });
    expect(volumes()).toMatchObject([{ state: "in-use" }]);
  });

  test("a snapshot whose bytes are gone is the client's error", async () => {
    const snapshot = rig.controlPlane.snapshots.list(region)[0];
    await rig.controlPlane.context.blockStore.deleteSnapshot(snapshot?.contentId ?? "");
    const { id } = await rig.launch(image);
    expect(rig.instance(id)).toMatchObject({
      state: "terminated",
      stateReason: { code: "Client.InvalidSnapshot.NotFound" },
    });
    expect(volumes()).toEqual([]);
  });

  test("reboot asks the guest, stays running, and is ignored for a terminated instance", async () => {
    const { id } = await rig.launch(image);
    rig.controlPlane.instances.reboot(region, [id]);
    await rig.settle();
    expect(rig.engine.guestOf(id).calls).toEqual(["reboot"]);
    expect(rig.instance(id).state).toBe("running");
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    expect(() => rig.controlPlane.instances.reboot(region, [id])).toThrow(
      "not in a state from which it can be rebooted",
    );
    rig.controlPlane.instances.terminate(region, [id]);
    await rig.settle();
    expect(() => rig.controlPlane.instances.reboot(region, [id])).not.toThrow();
  });

  test("protections refuse in AWS's words and change nothing", async () => {
    const { id } = await rig.launch(image, { disableApiTermination: true, disableApiStop: true });
    const other = await rig.launch(image);
    expect(() => rig.controlPlane.instances.terminate(region, [other.id, id])).toThrow(
      `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
    expect(() => rig.controlPlane.instances.stop(region, [id])).toThrow(
      `The instance '${id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
    );
    await rig.settle();
    expect(rig.instance(id).state).toBe("running");
    expect(rig.instance(other.id).state).toBe("running");
    rig.controlPlane.instanceAttributes.modify(region, id, { disableApiTermination: false });
    rig.controlPlane.instances.terminate(region, [id]);
    await rig.settle();
    expect(rig.instance(id).state).toBe("terminated");
  });

  test("calls in the wrong state are refused, repeated calls change nothing", async () => {
    const { id } = await rig.launch(image);
    const { instances } = rig.controlPlane;
    expect(instances.start(region, [id])).toMatchObject([
      { previousState: "running", instance: { state: "running" } },
    ]);
    instances.stop(region, [id]);
    expect(() => instances.start(region, [id])).toThrow(
      `The instance '${id}' is not in a state from which it can be started.`,
    );
    await rig.settle();
    expect(instances.stop(region, [id])).toMatchObject([
      { previousState: "stopped", instance: { state: "stopped" } },
    ]);
    instances.terminate(region, [id]);
    expect(() => instances.stop(region, [id])).toThrow(
      `This instance '${id}' is not in a state from which it can be stopped.`,
    );
    await rig.settle();
    expect(instances.terminate(region, [id])).toMatchObject([{ previousState: "terminated" }]);
    expect(() => instances.start(region, ["i-0123456789abcdef0"])).toThrow(
      "The instance ID 'i-0123456789abcdef0' does not exist",
    );
    expect(() => instances.start(region, ["i-x"])).toThrow('Invalid id: "i-x" (expecting "i-...")');
  });

  test("a rolled-back call has no effect on the guest", async () => {
    const { id } = await rig.launch(image);
    expect(() =>
      rig.controlPlane.transaction(() => {
        rig.controlPlane.instances.terminate(region, [id]);
        throw new Error("dry run");
      }),
    ).toThrow("dry run");
    await rig.settle();
    expect(rig.instance(id).state).toBe("running");
    expect(rig.engine.guestOf(id).calls).toEqual([]);
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    expect(rig.instance(id).state).toBe("stopped");
  });

  test("each stretch of running is kept for the bill", async () => {
    const { id } = await rig.launch(image);
    rig.clock.advance(20_000);
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    rig.clock.advance(1_000_000);
    rig.controlPlane.instances.start(region, [id]);
    await rig.settle();
    rig.clock.advance(220_000);
    const periods = rig.controlPlane.context.store.list("runningPeriod", region);
    expect(periods.map(({ startTimeMs, endTimeMs }) => (endTimeMs ?? rig.clock.now()) - startTimeMs)).toEqual(
      [20_000, 220_000],
    );
    expect(periods.map(({ endTimeMs }) => endTimeMs !== undefined)).toEqual([true, false]);
  });
});
