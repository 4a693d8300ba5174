import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import { VolumeKeys } from "../../../local-hypervisor/block-store/layers/volume-keys";
import type { BlockDevice } from "../../../local-hypervisor/control-plane/ports";
import { SeededRandom } from "../../support/seeded-random";

const sector = 512;
const sizes = [96, 300, 700, 9000].map((kib) => kib * 1024 + sector);

interface ModelVolume {
  bytes: Uint8Array;
  device: BlockDevice | undefined;
}

/** The store beside arrays of bytes that are told the same. */
class Subject {
  readonly volumes = new Map<string, ModelVolume>();
  readonly snapshots = new Map<string, Uint8Array>();
  private store!: BlockStore;
  private made = 0;

  private constructor(
    private readonly folder: string,
    private readonly random: SeededRandom,
  ) {}

  static async open(seed: number): Promise<Subject> {
    const folder = await mkdtemp(join(tmpdir(), "block-store-model-"));
    const subject = new Subject(folder, new SeededRandom(seed));
    await subject.openStore();
    return subject;
  }

  private async openStore(): Promise<void> {
    const keys = new VolumeKeys(new Uint8Array(32).fill(7), (length) => this.random.bytes(length));
    this.store = await BlockStore.open(join(this.folder, "store"), { keys });
  }

  async perform(step: number): Promise<void> {
    const volume = this.pick([...this.volumes]);
    const snapshot = this.pick([...this.snapshots]);
    if (step < 8 || !volume) return this.createVolume(snapshot);
    const [volumeId, model] = volume;
    if (step < 45) return this.write(volumeId, model);
    if (step < 55) return this.discard(volumeId, model);
    if (step < 60) return (await this.device(volumeId, model)).flush();
    if (step < 65) return this.close(model);
    if (step < 75) return this.snapshotWhileWriting(volumeId, model);
    if (step < 79) return this.resize(volumeId, model);
    if (step < 83) return this.deleteVolume(volumeId, model);
    if (step < 88) return this.reopen();
    if (step < 91) return this.import();
    if (!snapshot) return;
    if (step < 95) return this.copy(snapshot);
    if (step < 97) return this.export(snapshot);
    await this.store.deleteSnapshot(snapshot[0]);
    this.snapshots.delete(snapshot[0]);
  }

  /** Every byte of everything, and the store's own opinion of itself */
  async check(): Promise<void> {
    for (const [id, model] of this.volumes) {
      const device = await this.device(id, model);
      same(await device.read(0, device.sizeBytes), model.bytes, id);
    }
    for (const [id, bytes] of this.snapshots) {
      const device = await this.store.openSnapshot(id);
      same(await device.read(0, device.sizeBytes), bytes, id);
      await device.close();
      const { storedBytes, changedBytes } = await this.store.snapshotUsage(id);
      expect(changedBytes).toBeLessThanOrEqual(storedBytes);
    }
    expect(await this.store.verify()).toEqual([]);
  }

  async dispose(): Promise<void> {
    await this.store.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async reopen(): Promise<void> {
    await this.store.close();
    for (const model of this.volumes.values()) model.device = undefined;
    await this.openStore();
  }

  private async createVolume(snapshot: [string, Uint8Array] | undefined): Promise<void> {
    const from = this.random.below(4) > 0 ? snapshot : undefined;
    const sizeBytes = Math.max(from?.[1].length ?? 0, this.pick(sizes) as number);
    const volumeId = `vol-${this.made++}`;
    await this.store.createVolume({
      volumeId,
      sizeBytes,
      snapshotId: from?.[0],
      encrypted: this.random.below(3) === 0,
    });
    this.volumes.set(volumeId, {
      bytes: padded(from?.[1] ?? new Uint8Array(), sizeBytes),
      device: undefined,
    });
  }

  private async write(volumeId: string, model: ModelVolume): Promise<void> {
    const device = await this.device(volumeId, model);
    const { at, length } = this.range(model);
    const data =
      this.random.below(3) === 0 ? this.random.bytes(length) : noise(length, this.random.below(256));
    await device.write(at, data);
    model.bytes.set(data, at);
  }

  private async discard(volumeId: string, model: ModelVolume): Promise<void> {
    const { at, length } = this.range(model);
    await (await this.device(volumeId, model)).discard(at, length);
    model.bytes.fill(0, at, at + length);
  }

  /** What is handed over after the call, while it runs, must be in the volume and not in the snapshot */
  private async snapshotWhileWriting(volumeId: string, model: ModelVolume): Promise<void> {
    const open = this.random.below(3) > 0 || model.device !== undefined;
    const device = open ? await this.device(volumeId, model) : undefined;
    const snapshotId = `snap-${this.made++}`;
    const frozen = Uint8Array.from(model.bytes);
    const making = this.store.createSnapshot(snapshotId, volumeId);
    const writes: Promise<void>[] = [];
    for (let count = this.random.below(4); device && count > 0; count--) {
      const { at, length } = this.range(model);
      const data = noise(length, this.random.below(256));
      writes.push(device.write(at, data));
      model.bytes.set(data, at);
      if (this.random.below(2) === 0) await Promise.all(writes);
      if (this.random.below(3) === 0) writes.push(device.flush());
      // Two writes to one place at a time have no order
      await Promise.all(writes);
    }
    await Promise.all([making, ...writes]);
    this.snapshots.set(snapshotId, frozen);
  }

  private async resize(volumeId: string, model: ModelVolume): Promise<void> {
    const sizeBytes = model.bytes.length + sector * (1 + this.random.below(300));
    await this.store.resizeVolume(volumeId, sizeBytes);
    model.bytes = padded(model.bytes, sizeBytes);
    if (model.device) expect(model.device.sizeBytes).toBe(sizeBytes);
  }

  private async deleteVolume(volumeId: string, model: ModelVolume): Promise<void> {
    await this.close(model);
    await this.store.deleteVolume(volumeId);
    this.volumes.delete(volumeId);
  }

  private async import(): Promise<void> {
    const path = join(this.folder, "image.raw");
    const bytes = new Uint8Array(sector * (1 + this.random.below(700)));
    for (let count = this.random.below(4); count > 0; count--) {
      const { at, length } = this.range({ bytes, device: undefined });
      bytes.set(noise(length, count), at);
    }
    await writeFile(path, bytes);
    const snapshotId = `snap-${this.made++}`;
    await this.store.importSnapshot(snapshotId, path);
    this.snapshots.set(snapshotId, bytes);
  }

  private async copy([id, bytes]: [string, Uint8Array]): Promise<void> {
    const snapshotId = `snap-${this.made++}`;
    await this.store.copySnapshot(id, snapshotId, { encrypted: this.random.below(2) === 0 });
    this.snapshots.set(snapshotId, bytes);
  }

  private async export([id, bytes]: [string, Uint8Array]): Promise<void> {
    const path = join(this.folder, "export.raw");
    await this.store.exportSnapshot(id, path);
    same(await readFile(path), bytes, `the export of ${id}`);
    await rm(path);
  }

  private async device(volumeId: string, model: ModelVolume): Promise<BlockDevice> {
    model.device ??= await this.store.openVolume(volumeId);
    return model.device;
  }

  private async close(model: ModelVolume): Promise<void> {
    await model.device?.close();
    model.device = undefined;
  }

  private range({ bytes }: ModelVolume): { at: number; length: number } {
    const sectors = bytes.length / sector;
    const start = this.random.below(sectors);
    const wish = this.random.below(2) === 0 ? 1 + this.random.below(16) : 1 + this.random.below(500);
    return { at: start * sector, length: Math.min(wish, sectors - start) * sector };
  }

  private pick<T>(of: readonly T[]): T | undefined {
    return of[this.random.below(of.length)];
  }
}

function noise(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) bytes[at] = (seed * 31 + at * 7 + (at >> 9) * 13) & 255;
  return bytes;
}

function padded(bytes: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(length);
  result.set(bytes);
  return result;
}

function same(actual: Uint8Array, expected: Uint8Array, what: string): void {
  if (Buffer.compare(actual, expected) === 0) return;
  const at = expected.findIndex((byte, index) => byte !== actual[index]);
  throw new Error(`${what} differs at byte ${at} of ${expected.length} (${actual.length} were read)`);
}

const nightly = process.env.DRYDOCK_NIGHTLY === "1";

test("holds what arrays of bytes hold, whatever is done to volumes and snapshots", async () => {
  const steps = fc.array(fc.nat(99), { minLength: 20, maxLength: nightly ? 120 : 60 });
  await fc.assert(
    fc.asyncProperty(fc.nat(1_000_000), steps, async (seed, sequence) => {
      const subject = await Subject.open(seed);
      try {
        for (const step of sequence) await subject.perform(step);
        await subject.check();
        await subject.reopen();
        await subject.check();
      } finally {
        await subject.dispose();
      }
    }),
    { seed: 20261122, numRuns: nightly ? 300 : 12, endOnFailure: true },
  );
}, 3_600_000);
