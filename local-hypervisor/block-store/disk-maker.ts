import { DiskBuilder } from "./disk-builder";
import { BlockStoreError } from "./errors";
import { chunkBytes, chunksPerLeaf } from "./geometry";
import type { SectorCipher } from "./layers/sector-cipher";
import type { VolumeKeys } from "./layers/volume-keys";
import type { SnapshotDescription } from "./layout";
import { SnapshotDevice } from "./snapshot-device";
import type { Space } from "./space";

/** Makes disks of others' bytes, and keeps what is read meanwhile from being let go. */
export class DiskMaker {
  /** Roots that readers keep, by how many do */
  private readonly pins = new Map<number, number>();
  private underWay = 0;

  constructor(private readonly space: Space) {}

  /** Whether disks are being made: they hold slots that nothing speaks of yet */
  get isBusy(): boolean {
    return this.underWay > 0;
  }

  /** Roots that readers keep, each as often as it is kept */
  pinned(): number[] {
    return [...this.pins].flatMap(([root, count]) => Array<number>(count).fill(root));
  }

  /** Gives the root of a disk with a snapshot's bytes, shared where the key may be the same, to `register` */
  async derive(
    from: SnapshotDescription | undefined,
    encrypted: boolean,
    register: (root: number, wrappedKey: string | undefined) => Promise<void>,
  ): Promise<void> {
    const { trees } = this.space;
    const root = from?.root ?? 0;
    const wrappedKey = from?.wrappedKey ?? (encrypted ? this.keys().create() : undefined);
    const unpin = this.pin(root);
    try {
      if (root === 0 || wrappedKey === from?.wrappedKey) {
        await this.space.inTurn(async () => {
          if (root !== 0) trees.pages.addReference(root);
          try {
            await register(root, wrappedKey);
          } catch (error) {
            if (root !== 0) trees.pages.dropReference(root);
            throw error;
          }
        });
        return;
      }
      const disk = { snapshotId: "snap-source", sizeBytes: from?.sizeBytes ?? 0, root };
      const device = new SnapshotDevice(disk, undefined, this.space, async () => {});
      await this.build(this.cipher(wrappedKey), async (builder) => {
        for await (const chunk of this.chunksOf(root)) {
          const offset = chunk * chunkBytes;
          await builder.put(chunk, await device.read(offset, Math.min(chunkBytes, disk.sizeBytes - offset)));
        }
        await builder.finish((made) => register(made, wrappedKey));
      });
    } finally {
      await unpin();
    }
  }

  /** Gives a disk that is being made, of chunks that it takes, to `work`, which finishes it */
  async build(
    cipher: SectorCipher | undefined,
    work: (builder: DiskBuilder) => Promise<void>,
  ): Promise<void> {
    const builder = new DiskBuilder(this.space, 0, cipher);
    this.underWay++;
    try {
      await work(builder);
    } finally {
      await builder.undo();
      this.underWay--;
    }
  }

  /** Numbers of the chunks that a tree maps */
  async *chunksOf(root: number): AsyncGenerator<number> {
    for await (const [leaf, { slots }] of this.space.trees.leaves(root))
      for (const [index, slot] of slots.entries()) if (slot !== 0) yield leaf * chunksPerLeaf + index;
  }

  /** A snapshot, to be read; `asStored` gives ciphertext where it is that, and needs no key */
  snapshotDevice(snapshotId: string, { asStored = false } = {}): SnapshotDevice {
    const { root, sizeBytes, wrappedKey } = this.space.snapshots.get(snapshotId);
    const cipher = asStored ? undefined : this.cipher(wrappedKey);
    return new SnapshotDevice({ snapshotId, sizeBytes, root }, cipher, this.space, this.pin(root));
  }

  private cipher(wrappedKey: string | undefined): SectorCipher | undefined {
    return wrappedKey === undefined ? undefined : this.keys().open(wrappedKey);
  }

  private keys(): VolumeKeys {
    if (this.space.keys) return this.space.keys;
    throw new BlockStoreError("invalid", "The store has no key, which encrypted volumes need.");
  }

  /** Keeps a root, and what it leads to, until the result is called */
  pin(root: number): () => Promise<void> {
    const { trees } = this.space;
    if (root === 0) return async () => {};
    trees.pages.addReference(root);
    this.pins.set(root, (this.pins.get(root) ?? 0) + 1);
    return () =>
      this.space.inTurn(async () => {
        const left = (this.pins.get(root) as number) - 1;
        if (left === 0) this.pins.delete(root);
        else this.pins.set(root, left);
        trees.release(await trees.dropRoot(root));
      });
  }
}
