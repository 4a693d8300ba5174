import * as fc from "fast-check";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";
import { byteAt, fill, onDevice } from "../../support/volume-bytes";

const nightly = process.env.DRYDOCK_NIGHTLY === "1";

jest.setTimeout(nightly ? 3_600_000 : 300_000);

const availabilityZone = "eu-west-1a";
const otherRegion = "eu-central-1";
const gib = 1024 ** 3;
/** Within a chunk, at both sides of chunk and page borders, far out, and at the end of the smallest volume */
const offsets = [0, 4096, 61_440, 65_536, 1024 ** 2, 512 * 1024 ** 2, gib - 4096] as const;

/** The byte at each of `offsets`; what is absent is zero */
type Bytes = ReadonlyMap<number, number>;

interface ModelVolume {
  bytes: Bytes;
  sizeGib: number;
  encrypted: boolean;
  attachedAs?: string;
}

interface ModelSnapshot {
  readonly bytes: Bytes;
  readonly sizeGib: number;
  readonly encrypted: boolean;
  readonly region: string;
}

const index = fc.nat({ max: 9 });
const offset = fc.constantFrom(...offsets);
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("create" as const), encrypted: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("write" as const),
      volume: index,
      offset,
      value: fc.integer({ min: 1, max: 255 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("discard" as const), volume: index, offset }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("snapshot" as const), volume: index }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("restore" as const),
      snapshot: index,
      encrypted: fc.boolean(),
      extraGib: fc.nat({ max: 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("copy" as const),
      snapshot: index,
      encrypted: fc.boolean(),
      to: fc.constantFrom(region, otherRegion),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("forget" as const), snapshot: index }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "grow" as const,
        "delete" as const,
        "attach" as const,
        "detach" as const,
        "launch" as const,
      ),
      volume: index,
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** After a step, either everything comes to rest, or the daemon is killed at once and started again. */
const script = fc.array(fc.record({ step, kill: fc.boolean() }), { minLength: 8, maxLength: 24 });

class Run {
  private readonly volumes = new Map<string, ModelVolume>();
  private readonly snapshots = new Map<string, ModelSnapshot>();
  /** Whose point in time may be lost by a kill, until they have been looked at */
  private underWay: string[] = [];

  constructor(
    private readonly rig: ControlPlaneRig,
    private readonly image: ImageRecord,
    private readonly instanceId: string,
  ) {}

  private pick<T>(map: ReadonlyMap<string, T>, at: number): [string, T] | undefined {
    return [...map][at % Math.max(1, map.size)];
  }

  async apply(one: Step): Promise<void> {
    const { volumes, snapshots } = this.rig.controlPlane;
    if (one.kind === "create") {
      const { encrypted } = one;
      const { id } = volumes.create(region, { availabilityZone, sizeGib: 1, encrypted, tags: {} });
      this.volumes.set(id, { bytes: new Map(), sizeGib: 1, encrypted });
    } else if (one.kind === "restore" || one.kind === "copy" || one.kind === "forget") {
      const [id, snapshot] = this.pick(this.snapshots, one.snapshot) ?? [];
      if (!id || !snapshot) return;
      if (one.kind === "forget") {
        snapshots.delete(snapshot.region, id);
        this.snapshots.delete(id);
      } else if (one.kind === "copy") {
        const copy = snapshots.copy(one.to, {
          sourceRegion: snapshot.region,
          sourceSnapshotId: id,
          encrypted: one.encrypted,
          tags: {},
        });
        const encrypted = one.encrypted || snapshot.encrypted;
        this.snapshots.set(copy.id, { ...snapshot, encrypted, region: one.to });
      } else if (snapshot.region === region) {
        const sizeGib = snapshot.sizeGib + one.extraGib;
        const made = volumes.create(region, {
          availabilityZone,
          snapshotId: id,
          sizeGib,
          encrypted: one.encrypted,
          tags: {},
        });
        const encrypted = one.encrypted || snapshot.encrypted;
        this.volumes.set(made.id, { bytes: snapshot.bytes, sizeGib, encrypted });
      }
    } else {
      const [id, volume] = this.pick(this.volumes, one.volume) ?? [];
      if (id && volume) await this.applyToVolume(one, id, volume);
    }
  }

  private async applyToVolume(
    one: Extract<Step, { volume: number }>,
    id: string,
    volume: ModelVolume,
  ): Promise<void> {
    const { volumes, snapshots, volumeAttachments } = this.rig.controlPlane;
    switch (one.kind) {
      case "write":
        await fill(this.rig, id, { offsetBytes: one.offset, value: one.value });
        volume.bytes = new Map(volume.bytes).set(one.offset, one.value);
        return;
      case "discard":
        await onDevice(this.rig, id, async (device) => {
          await device.discard(one.offset, 4096);
          await device.flush();
        });
        volume.bytes = new Map(volume.bytes).set(one.offset, 0);
        return;
      case "snapshot": {
        const { id: snapshotId } = snapshots.create(region, { volumeId: id, tags: {} });
        this.snapshots.set(snapshotId, { ...volume, region });
        this.underWay.push(snapshotId);
        // The volume goes on at once: nothing of this may get into the snapshot.
        await fill(this.rig, id, { offsetBytes: 4096, value: 77 });
        volume.bytes = new Map(volume.bytes).set(4096, 77);
        return;
      }
      case "grow":
        if (volume.sizeGib > 3) return;
        volumes.modify(region, id, { sizeGib: volume.sizeGib + 1 });
        volume.sizeGib += 1;
        // Four modifications a day
        this.rig.clock.advance(7 * 60 * 60 * 1000);
        return;
      case "delete":
        if (volume.attachedAs) return;
        volumes.delete(region, id);
        this.volumes.delete(id);
        return;
      case "attach": {
        const taken = [...this.volumes.values()].map(({ attachedAs }) => attachedAs);
        const deviceName = ["/dev/sdf", "/dev/sdg", "/dev/sdh"].find((name) => !taken.includes(name));
        if (volume.attachedAs || !deviceName) return;
        volumeAttachments.attach(region, { volumeId: id, instanceId: this.instanceId, deviceName });
        volume.attachedAs = deviceName;
        return;
      }
      case "detach":
        if (!volume.attachedAs) return;
        volumeAttachments.detach(region, { volumeId: id });
        volume.attachedAs = undefined;
        return;
      case "launch": {
        // An instance with a volume of each snapshot at hand; the volumes outlive it.
        const chosen = [...this.snapshots].filter(([, each]) => each.region === region).slice(0, 2);
        const instance = await this.rig.launch(this.image, {
          availabilityZone,
          blockDevices: chosen.map(([snapshotId], at) => ({
            deviceName: at === 0 ? "/dev/sdf" : "/dev/sdg",
            ebs: { snapshotId, deleteOnTermination: false },
          })),
        });
        const [, ...made] = volumes.attachedTo(region, instance.id);
        made.forEach((each, at) => {
          const origin = chosen[at]?.[1];
          if (origin) this.volumes.set(each.id, { ...origin, attachedAs: undefined });
        });
        this.rig.controlPlane.instances.terminate(region, [instance.id]);
        await this.rig.settle();
      }
    }
  }

  /** A snapshot that was under way at a kill is whole or in error, nothing between. */
  async afterKill(): Promise<void> {
    for (const id of this.underWay) {
      const snapshot = this.snapshots.get(id);
      if (!snapshot) continue;
      const { state } = this.rig.controlPlane.snapshots.require(snapshot.region, id);
      expect(["completed", "error"]).toContain(state);
      if (state === "error") {
        this.rig.controlPlane.snapshots.delete(snapshot.region, id);
        this.snapshots.delete(id);
      }
    }
    await this.rig.settle();
  }

  async check(): Promise<void> {
    this.underWay = [];
    const { controlPlane, errors } = this.rig;
    // A snapshot that a kill lost is logged; nothing else is.
    expect(errors.filter(({ message }) => message !== "cannot make a snapshot")).toEqual([]);
    const listed = controlPlane.volumes
      .list(region)
      .filter(({ attachments }) => attachments[0]?.deviceName !== "/dev/xvda");
    expect(listed.map(({ id, sizeGib, state, encrypted }) => ({ id, sizeGib, state, encrypted }))).toEqual(
      [...this.volumes].map(([id, { sizeGib, encrypted, attachedAs }]) => ({
        id,
        sizeGib,
        encrypted,
        state: attachedAs ? "in-use" : "available",
      })),
    );
    for (const [id, { bytes, sizeGib }] of this.volumes) {
      const found = await onDevice(this.rig, id, async (device) => device.sizeBytes);
      expect(found).toBe(sizeGib * gib);
      for (const at of offsets)
        expect([id, at, await byteAt(this.rig, id, at)]).toEqual([id, at, bytes.get(at) ?? 0]);
    }
    for (const [id, { bytes, region: home, encrypted }] of this.snapshots) {
      const record = controlPlane.snapshots.require(home, id);
      expect(record).toMatchObject({ state: "completed", encrypted });
      const device = await controlPlane.context.blockStore.openSnapshot(record.contentId);
      try {
        for (const at of offsets)
          expect([id, at, (await device.read(at, 512))[0]]).toEqual([id, at, bytes.get(at) ?? 0]);
      } finally {
        await device.close();
      }
    }
  }
}

describe("bytes of volumes and snapshots", () => {
  test("property: whatever is asked for and whenever the daemon is killed, they are those of a simple model", async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const rig = await ControlPlaneRig.open();
        try {
          const image = await rig.registerImage();
          const run = new Run(rig, image, (await rig.launch(image, { availabilityZone })).id);
          for (const { step: one, kill } of steps) {
            await run.apply(one);
            if (kill) {
              for (const guest of rig.engine.guests) guest.running = false;
              await rig.crash();
              await rig.restart();
              await run.afterKill();
            } else await rig.settle();
            await run.check();
          }
          expect(await rig.controlPlane.context.blockStore.verify()).toEqual([]);
        } finally {
          await rig.close();
        }
      }),
      { seed: 20261122, numRuns: nightly ? 500 : 15, endOnFailure: true },
    );
  });
});
