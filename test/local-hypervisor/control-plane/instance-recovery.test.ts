import { beginRecovery } from "../../../local-hypervisor/control-plane/instance-recovery";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import type { InstanceRecord } from "../../../local-hypervisor/model/instance";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";

// Storage is real: on a busy machine its first call may take seconds.
jest.setTimeout(60_000);

const hourMs = 60 * 60 * 1000;

describe("automatic recovery of an instance whose host failed", () => {
  let rig: ControlPlaneRig;
  let image: ImageRecord;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
    image = await rig.registerImage();
  });

  afterEach(async () => {
    await rig.close();
  });

  const fail = async (id: string) => {
    rig.engine.guestOf(id).fail("QEMU was killed");
    await rig.settle();
  };
  const consoleText = (id: string) => Buffer.from(rig.controlPlane.consoles.tail(id)?.bytes ?? []).toString();

  test("keeps id, addresses, launch time, volumes and their bytes", async () => {
    const { id } = await rig.launch(image, {
      blockDevices: [{ deviceName: "/dev/sdf", ebs: { volumeSizeGib: 1 } }],
      instanceInitiatedShutdownBehavior: "terminate",
    });
    const first = rig.engine.guestOf(id);
    const data = first.spec.disks[1];
    await data?.device.write(4096, Buffer.alloc(512, 7));
    const before = {
      instance: rig.instance(id),
      volumes: rig.controlPlane.volumes.list(region),
      networkInterfaces: rig.controlPlane.networkInterfaces.list(region),
    };
    rig.clock.advance(1000);
    await fail(id);
    const again = rig.engine.guestOf(id);
    expect(again).not.toBe(first);
    expect(rig.instance(id)).toEqual({ ...before.instance, recoveryTimesMs: [rig.clock.now()] });
    expect(rig.controlPlane.volumes.list(region)).toEqual(before.volumes);
    expect(rig.controlPlane.networkInterfaces.list(region)).toEqual(before.networkInterfaces);
    expect(Buffer.from((await again.spec.disks[1]?.device.read(4096, 512)) ?? [])).toEqual(
      Buffer.alloc(512, 7),
    );
    expect(rig.network.plugged.size).toBe(1);
    expect(consoleText(id)).toContain("it is started again: QEMU was killed");
  });

  test("is attempted three times a day", async () => {
    const { id } = await rig.launch(image);
    for (let recovery = 1; recovery <= 3; recovery += 1) {
      await fail(id);
      expect(rig.instance(id).state).toBe("running");
      rig.clock.advance(hourMs);
    }
    await fail(id);
    expect(rig.instance(id)).toMatchObject({
      state: "stopped",
      stateReason: { code: "Server.InternalError", message: "Server.InternalError: QEMU was killed" },
    });
    rig.controlPlane.instances.start(region, [id]);
    await rig.settle();
    // The first is more than a day ago, the second is not
    rig.clock.advance(21.5 * hourMs);
    await fail(id);
    expect(rig.instance(id).state).toBe("running");
    await fail(id);
    expect(rig.instance(id).state).toBe("stopped");
  });

  test("goes on after a host that does not start the guest, while attempts are left", async () => {
    const { id } = await rig.launch(image);
    let launches = 0;
    const failTwice = async () => {
      launches += 1;
      if (launches === 2) delete rig.engine.manners.failsToLaunch;
    };
    rig.engine.manners.failsToLaunch = "no memory";
    Object.defineProperty(rig.engine.manners, "launchGate", { get: failTwice });
    await fail(id);
    expect(launches).toBe(2);
    expect(rig.instance(id)).toMatchObject({
      state: "running",
      recoveryTimesMs: [0, 0].map(() => rig.clock.now()),
    });
    expect(rig.instance(id).impairedSinceMs).toBeUndefined();
  });

  test("ends stopped when no host starts it, and a later start is not impaired", async () => {
    const { id } = await rig.launch(image);
    rig.engine.manners.failsToLaunch = "no memory";
    await fail(id);
    expect(rig.instance(id)).toMatchObject({
      state: "stopped",
      stateReason: { code: "Server.InternalError", message: "Server.InternalError: no memory" },
    });
    delete rig.engine.manners.failsToLaunch;
    rig.controlPlane.instances.start(region, [id]);
    await rig.settle();
    expect(rig.instance(id).state).toBe("running");
    expect(rig.instance(id).impairedSinceMs).toBeUndefined();
  });

  test("is carried on by the next daemon when this one dies in the middle of it", async () => {
    const { id } = await rig.launch(image);
    rig.engine.manners.launchGate = new Promise(() => {});
    await fail(id);
    expect(rig.instance(id)).toMatchObject({ state: "running", impairedSinceMs: rig.clock.now() });
    await rig.crash();
    await rig.restart();
    expect(rig.instance(id).impairedSinceMs).toBeUndefined();
    expect(rig.engine.guestOf(id).running).toBe(true);
  });

  test("is not for instances that have it switched off", async () => {
    const off = await rig.launch(image, { autoRecovery: "disabled" });
    const switchedOff = await rig.launch(image);
    rig.controlPlane.instanceAttributes.setAutoRecovery(region, switchedOff.id, "disabled");
    for (const { id } of [off, switchedOff]) {
      await fail(id);
      expect(rig.instance(id).state).toBe("stopped");
    }
  });

  test("is not for types without it, nor for instances with disks of their host", async () => {
    const instance = await rig.launch(image);
    const begins = (changes: Partial<InstanceRecord>) =>
      beginRecovery({ ...instance, ...changes }, rig.clock.now()) !== undefined;
    expect(begins({ instanceType: "t3.micro" })).toBe(true);
    expect(begins({ instanceType: "m3.medium" })).toBe(true);
    const instanceStoreDevices = [{ deviceName: "/dev/sdb", virtualName: "ephemeral0" }];
    expect(begins({ instanceType: "m3.medium", instanceStoreDevices })).toBe(false);
    expect(begins({ instanceType: "m5d.large" })).toBe(false);
    expect(begins({ instanceType: "m1.small" })).toBe(false);
    expect(begins({ state: "pending" })).toBe(false);
  });

  test("does not bring back what is being stopped or terminated", async () => {
    rig.engine.manners.obeysPowerButton = false;
    const stopping = await rig.launch(image);
    const ending = await rig.launch(image);
    rig.controlPlane.instances.stop(region, [stopping.id]);
    rig.controlPlane.instances.terminate(region, [ending.id]);
    await fail(stopping.id);
    await fail(ending.id);
    expect(rig.instance(stopping.id)).toMatchObject({
      state: "stopped",
      stateReason: { code: "Client.UserInitiatedShutdown" },
    });
    expect(rig.instance(ending.id).state).toBe("terminated");
  });
});
