import type {
  BlockDevice,
  Corruption,
  CreateVolumeRequest,
  OpenVolumeOptions,
  SnapshotUsage,
  VolumeStorage,
} from "./ports";

/** A raw disk image file that a snapshot is made from when it is first used. */
export interface SnapshotSource {
  readonly path: string;
  /** Whether the file still holds these bytes: those of another build may have taken their place */
  isCurrent(): boolean;
}

/**
 * Storage whose snapshots may be offered: an offered one is there for everybody who asks for it, and its bytes are
 * imported when somebody does. Images are registered at each start, by this in no time, and most of them are never
 * launched.
 */
export class LazyStorage implements VolumeStorage {
  private readonly offers = new Map<string, SnapshotSource>();
  private readonly imports = new Map<string, Promise<void>>();

  constructor(private readonly storage: VolumeStorage) {}

  /** Has a snapshot made from a file when it is first used; one that is there already stays. */
  offer(snapshotId: string, source: SnapshotSource): void {
    this.offers.set(snapshotId, source);
  }

  async createVolume(request: CreateVolumeRequest): Promise<void> {
    if (request.snapshotId !== undefined) await this.fetch(request.snapshotId);
    return this.storage.createVolume(request);
  }

  async copySnapshot(
    fromId: string,
    toId: string,
    options?: { readonly encrypted?: boolean },
  ): Promise<void> {
    await this.fetch(fromId);
    return this.storage.copySnapshot(fromId, toId, options);
  }

  async hasSnapshot(snapshotId: string): Promise<boolean> {
    return this.offers.get(snapshotId)?.isCurrent() || this.storage.hasSnapshot(snapshotId);
  }

  async deleteSnapshot(snapshotId: string): Promise<void> {
    this.offers.delete(snapshotId);
    await this.imports.get(snapshotId)?.catch(() => {});
    return this.storage.deleteSnapshot(snapshotId);
  }

  async exportSnapshot(snapshotId: string, path: string): Promise<void> {
    await this.fetch(snapshotId);
    return this.storage.exportSnapshot(snapshotId, path);
  }

  async openSnapshot(snapshotId: string): Promise<BlockDevice> {
    await this.fetch(snapshotId);
    return this.storage.openSnapshot(snapshotId);
  }

  async snapshotUsage(snapshotId: string): Promise<SnapshotUsage> {
    await this.fetch(snapshotId);
    return this.storage.snapshotUsage(snapshotId);
  }

  openVolume(volumeId: string, options?: OpenVolumeOptions): Promise<BlockDevice> {
    return this.storage.openVolume(volumeId, options);
  }

  resizeVolume(volumeId: string, sizeBytes: number): Promise<void> {
    return this.storage.resizeVolume(volumeId, sizeBytes);
  }

  contentMark(volumeId: string): Promise<string> {
    return this.storage.contentMark(volumeId);
  }

  deleteVolume(volumeId: string): Promise<void> {
    return this.storage.deleteVolume(volumeId);
  }

  createSnapshot(snapshotId: string, volumeId: string): Promise<void> {
    return this.storage.createSnapshot(snapshotId, volumeId);
  }

  importSnapshot(snapshotId: string, path: string): Promise<void> {
    return this.storage.importSnapshot(snapshotId, path);
  }

  verify(): Promise<Corruption[]> {
    return this.storage.verify();
  }

  close(): Promise<void> {
    return this.storage.close();
  }

  /** Resolves when an offered snapshot's bytes are there; what is not offered is the storage's to find or to miss. */
  private fetch(snapshotId: string): Promise<void> {
    const source = this.offers.get(snapshotId);
    if (!source) return Promise.resolve();
    const underWay = this.imports.get(snapshotId);
    if (underWay) return underWay;
    const run = this.import(snapshotId, source).finally(() => this.imports.delete(snapshotId));
    this.imports.set(snapshotId, run);
    return run;
  }

  private async import(snapshotId: string, source: SnapshotSource): Promise<void> {
    if (!(await this.storage.hasSnapshot(snapshotId)) && source.isCurrent()) {
      await this.storage.importSnapshot(snapshotId, source.path);
      // Replaced while it was read: nobody knows which bytes these are
      if (!source.isCurrent()) await this.storage.deleteSnapshot(snapshotId);
    }
    if (this.offers.get(snapshotId) === source) this.offers.delete(snapshotId);
  }
}
