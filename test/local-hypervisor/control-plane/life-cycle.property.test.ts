import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import type { Ec2Error } from "../../../local-hypervisor/model/errors";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";
import type { FakeGuest } from "../../support/fake-engine";

jest.setTimeout(240_000);

const availabilityZone = "eu-west-1a";

interface ModelInstance {
  state: "running" | "stopped" | "terminated";
  readonly behavior: "stop" | "terminate";
  /** Times it was started again because its host failed; no day passes */
  recoveries: number;
}

/** What EC2 promises, without how it is done: every state is one of rest. */
interface Model {
  readonly instances: Map<string, ModelInstance>;
  readonly volumes: Map<
    string,
    { attachedTo?: string; deviceName?: string; deleteOnTermination: boolean; root: boolean }
  >;
}

type Step =
  | {
      readonly kind: "run";
      readonly behavior: "stop" | "terminate";
      readonly extra: "none" | "kept" | "deleted";
    }
  | {
      readonly kind: "start" | "stop" | "forceStop" | "hibernate" | "terminate" | "switchOff" | "break";
      readonly instance: number;
    }
  | { readonly kind: "create" }
  | { readonly kind: "attach"; readonly instance: number; readonly volume: number; readonly letter: string }
  | { readonly kind: "detach" | "delete"; readonly volume: number };

const index = fc.nat({ max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("run" as const),
      behavior: fc.constantFrom("stop" as const, "terminate" as const),
      extra: fc.constantFrom("none" as const, "kept" as const, "deleted" as const),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "start" as const,
        "start" as const,
        "stop" as const,
        "forceStop" as const,
        "hibernate" as const,
        "hibernate" as const,
        "terminate" as const,
        "switchOff" as const,
        "break" as const,
      ),
      instance: index,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("create" as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("attach" as const),
      instance: index,
      volume: index,
      letter: fc.constantFrom("f", "g"),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom("detach" as const, "delete" as const), volume: index }),
  },
);
/** After a step, either everything comes to rest, or the daemon is killed at once and started again. */
const script = fc.array(fc.record({ step, kill: fc.boolean() }), { minLength: 5, maxLength: 20 });

/** Does a step and gives what it should have done to the model; undefined when it names nothing. */
class Run {
  readonly model: Model = { instances: new Map(), volumes: new Map() };
  private hibernations = 0;
  /** Guests that went on, by the memory that they went on from */
  readonly resumed = new Map<string, FakeGuest>();

  constructor(
    private readonly rig: ControlPlaneRig,
    private readonly image: ImageRecord,
  ) {}

  private pick<T>(map: ReadonlyMap<string, T>, at: number): [string, T] | undefined {
    const entries = [...map];
    return entries[at % Math.max(1, entries.length)];
  }

  /** Code of the error that the call ended with. */
  private attempt<T>(work: () => T): { value?: T; code?: string } {
    try {
      return { value: this.rig.controlPlane.transaction(work) };
    } catch (error) {
      return { code: (error as Ec2Error).code ?? String(error) };
    }
  }

  /** Whether a kill right after the step must leave the same state as coming to rest. */
  apply(one: Step): "durable" | "guest" {
    const { instances, volumes, volumeAttachments } = this.rig.controlPlane;
    switch (one.kind) {
      case "run": {
        const { value } = this.attempt(() =>
          instances.run(
            region,
            this.rig.launchRequest(this.image, {
              availabilityZone,
              instanceType: "t2.nano",
              hibernationConfigured: true,
              instanceInitiatedShutdownBehavior: one.behavior,
              blockDevices: [
                { deviceName: "/dev/xvda", ebs: { encrypted: true } },
                ...(one.extra === "none"
                  ? []
                  : [
                      {
                        deviceName: "/dev/sdp",
                        ebs: { volumeSizeGib: 1, deleteOnTermination: one.extra === "deleted" },
                      },
                    ]),
              ],
            }),
          ),
        );
        const id = value?.[0]?.id ?? "";
        this.model.instances.set(id, { state: "running", behavior: one.behavior, recoveries: 0 });
        for (const volume of volumes.attachedTo(region, id)) {
          const root = volume.attachment?.deviceName === "/dev/xvda";
          this.model.volumes.set(volume.id, {
            attachedTo: id,
            deviceName: volume.attachment?.deviceName,
            deleteOnTermination: root || one.extra === "deleted",
            root,
          });
        }
        return "durable";
      }
      case "create": {
        const { value } = this.attempt(() =>
          volumes.create(region, { availabilityZone, sizeGib: 1, tags: {} }),
        );
        this.model.volumes.set(value?.id ?? "", { deleteOnTermination: false, root: false });
        return "durable";
      }
      case "attach": {
        const [instanceId, instance] = this.pick(this.model.instances, one.instance) ?? [];
        const [volumeId, volume] = this.pick(this.model.volumes, one.volume) ?? [];
        if (!instanceId || !instance || !volumeId || !volume) return "durable";
        const deviceName = `/dev/sd${one.letter}`;
        const taken = [...this.model.volumes.values()].some(
          (each) => each.attachedTo === instanceId && each.deviceName === deviceName,
        );
        const { code } = this.attempt(() =>
          volumeAttachments.attach(region, { volumeId, instanceId, deviceName }),
        );
        if (volume.attachedTo) expect(code).toBe("VolumeInUse");
        else if (instance.state === "terminated") expect(code).toBe("IncorrectState");
        else if (taken) expect(code).toBe("InvalidParameterValue");
        else {
          expect(code).toBeUndefined();
          this.model.volumes.set(volumeId, {
            attachedTo: instanceId,
            deviceName,
            deleteOnTermination: false,
            root: false,
          });
        }
        return "durable";
      }
      case "detach": {
        const [volumeId, volume] = this.pick(this.model.volumes, one.volume) ?? [];
        if (!volumeId || !volume) return "durable";
        const owner = volume.attachedTo ? this.model.instances.get(volume.attachedTo) : undefined;
        const isRoot = volume.deviceName === "/dev/xvda";
        const { code } = this.attempt(() => volumeAttachments.detach(region, { volumeId }));
        if (!owner || (isRoot && owner.state !== "stopped")) expect(code).toBe("IncorrectState");
        else {
          expect(code).toBeUndefined();
          this.model.volumes.set(volumeId, { deleteOnTermination: false, root: false });
        }
        return "durable";
      }
      case "delete": {
        const [volumeId, volume] = this.pick(this.model.volumes, one.volume) ?? [];
        if (!volumeId || !volume) return "durable";
        const { code } = this.attempt(() => volumes.delete(region, volumeId));
        if (volume.attachedTo) expect(code).toBe("VolumeInUse");
        else {
          expect(code).toBeUndefined();
          this.model.volumes.delete(volumeId);
        }
        return "durable";
      }
      default: {
        const [id, instance] = this.pick(this.model.instances, one.instance) ?? [];
        if (!id || !instance) return "durable";
        return this.changeState(one.kind, id, instance);
      }
    }
  }

  private changeState(
    kind: "start" | "stop" | "forceStop" | "hibernate" | "terminate" | "switchOff" | "break",
    id: string,
    instance: ModelInstance,
  ): "durable" | "guest" {
    const { instances } = this.rig.controlPlane;
    if (kind === "switchOff" || kind === "break") {
      if (instance.state !== "running") return "durable";
      const guest = this.rig.engine.guestOf(id);
      if (kind === "switchOff") guest.switchOff();
      else guest.fail("broken by the test");
      if (kind === "break" && instance.recoveries < 3) instance.recoveries += 1;
      else if (kind === "switchOff" && instance.behavior === "terminate") this.terminated(id);
      else instance.state = "stopped";
      return "guest";
    }
    this.hibernations += 1;
    this.rig.engine.manners.memory = Buffer.from(`memory ${this.hibernations}`);
    const { code } = this.attempt(() => {
      if (kind === "start") return instances.start(region, [id]);
      if (kind === "terminate") return instances.terminate(region, [id]);
      return instances.stop(region, [id], { force: kind === "forceStop", hibernate: kind === "hibernate" });
    });
    if (kind === "terminate") {
      expect(code).toBeUndefined();
      this.terminated(id);
    } else if (instance.state === "terminated") expect(code).toBe("IncorrectInstanceState");
    else {
      expect(code).toBeUndefined();
      instance.state = kind === "start" ? "running" : "stopped";
    }
    return "durable";
  }

  private terminated(id: string): void {
    const instance = this.model.instances.get(id);
    if (instance) instance.state = "terminated";
    for (const [volumeId, volume] of [...this.model.volumes]) {
      if (volume.attachedTo !== id) continue;
      if (volume.deleteOnTermination) this.model.volumes.delete(volumeId);
      else this.model.volumes.set(volumeId, { deleteOnTermination: false, root: false });
    }
  }

  /** The control plane, the engine, the network and the storage all agree with the model. */
  check(): void {
    const { controlPlane, engine, network, errors } = this.rig;
    expect(errors).toEqual([]);
    const instances = Object.fromEntries([...this.model.instances].map(([id, { state }]) => [id, state]));
    expect(
      Object.fromEntries(controlPlane.instances.list(region).map(({ id, state }) => [id, state])),
    ).toEqual(instances);
    const volumes = [...this.model.volumes].map(([id, { attachedTo, deviceName }]) => ({
      id,
      attachedTo,
      deviceName,
    }));
    expect(
      controlPlane.volumes.list(region).map(({ id, state, attachments: [attachment] }) => {
        expect(state).toBe(attachment ? "in-use" : "available");
        if (attachment) expect(attachment.state).toBe("attached");
        return { id, attachedTo: attachment?.instanceId, deviceName: attachment?.deviceName };
      }),
    ).toEqual(volumes);

    const running = Object.keys(instances).filter((id) => instances[id] === "running");
    const live = engine.guests.filter((guest) => guest.running);
    expect(live.map((guest) => guest.spec.instanceId).sort()).toEqual(running.sort());
    for (const guest of live)
      expect([...guest.disks.keys()].sort()).toEqual(
        volumes
          .filter((volume) => volume.attachedTo === guest.spec.instanceId)
          .map((volume) => volume.id)
          .sort(),
      );
    expect([...network.plugged.values()].map((each) => each.instanceId).sort()).toEqual(running);
    const kept = Object.keys(instances).filter((id) => instances[id] !== "terminated");
    expect(
      controlPlane.networkInterfaces
        .list(region)
        .map((each) => each.attachment?.instanceId)
        .sort(),
    ).toEqual(kept.sort());
    const open = controlPlane.context.store
      .listAll("runningPeriod")
      .filter((period) => period.endTimeMs === undefined);
    expect(open.map((period) => period.instanceId).sort()).toEqual(running);
    this.checkMemories();
  }

  /** Memory is there for stopped instances that have one, and no two guests go on from the same. */
  private checkMemories(): void {
    const { controlPlane, engine, folder } = this.rig;
    const hibernated = controlPlane.instances.list(region).filter(({ savedMemory }) => savedMemory);
    for (const { state } of hibernated) expect(state).toBe("stopped");
    const kept = readdirSync(join(folder, "block-store", "volumes")).filter((name) =>
      /^mem-.*json$/.test(name),
    );
    expect(kept.sort()).toEqual(hibernated.map(({ savedMemory }) => `${savedMemory?.volumeId}.json`).sort());
    for (const guest of engine.guests) {
      if (!guest.artefact) continue;
      const memory = Buffer.from(guest.artefact).toString();
      expect(this.resumed.get(memory) ?? guest).toBe(guest);
      this.resumed.set(memory, guest);
    }
  }
}

describe("life cycle of instances and volumes", () => {
  test("property: whatever is asked for and whenever the daemon is killed, all parts agree with a simple model", async () => {
    let resumed = 0;
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const rig = await ControlPlaneRig.open();
        try {
          const run = new Run(rig, await rig.registerImage());
          for (const { step: one, kill } of steps) {
            const kind = run.apply(one);
            // What a guest does by itself is not durable before the daemon has seen it.
            if (kill && kind === "durable") {
              await rig.crash();
              await rig.restart();
            } else await rig.settle();
            run.check();
          }
          resumed += run.resumed.size;
        } finally {
          await rig.close();
        }
      }),
      { seed: 20261122, numRuns: 25, endOnFailure: false },
    );
    expect(resumed).toBeGreaterThan(0);
  });
});
