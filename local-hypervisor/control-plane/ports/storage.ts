import type { BlockDevice } from "./device";

/** Where volumes and snapshots live. Ids are EC2's, such as `vol-0123456789abcdef0` and `snap-0123456789abcdef0`. */
export interface VolumeStorage {
  /**
   * Makes a volume, a copy-on-write child of the snapshot when one is named, else zeroes. Durable once resolved.
   * Rejects with `BlockStoreError` kind `exists`, `notFound` (the snapshot) or `invalid` (size not a multiple of 512,
   * or less than the snapshot's).
   */
  createVolume(request: CreateVolumeRequest): Promise<void>;
  /**
   * Opens a volume; kind `inUse` while an earlier device is open, unless it and this one are `shared`, `notFound` when
   * the volume is gone. Shared devices see each other's writes as soon as they resolve.
   */
  openVolume(volumeId: string, options?: OpenVolumeOptions): Promise<BlockDevice>;
  /** Grows a volume, open or not; an open device's `sizeBytes` follows. Kind `invalid` when it would shrink */
  resizeVolume(volumeId: string, sizeBytes: number): Promise<void>;
  /**
   * A text that stands for what a volume holds while nobody has it open: another one after every write, the same one as
   * long as there was none, however often the volume is read, grown or snapshotted. Kind `notFound`
   */
  contentMark(volumeId: string): Promise<string>;
  /** Forgets a volume and gives its space back; no error when it does not exist. Kind `inUse` while it is open */
  deleteVolume(volumeId: string): Promise<void>;
  /**
   * Makes a snapshot of what a volume holds at the call, whether a guest uses it or not: every write that resolved
   * before is in it, none that was handed over afterwards. Resolves when it is durable; the volume goes on meanwhile.
   * Costs what changed since the last snapshot of the volume, at most.
   */
  createSnapshot(snapshotId: string, volumeId: string): Promise<void>;
  /** Makes another snapshot of the same bytes, shared with the first where the encryption of the two is the same */
  copySnapshot(fromId: string, toId: string, options?: { readonly encrypted?: boolean }): Promise<void>;
  hasSnapshot(snapshotId: string): Promise<boolean>;
  /** Forgets a snapshot; volumes made from it keep their bytes. No error when it does not exist */
  deleteSnapshot(snapshotId: string): Promise<void>;
  /** Makes a snapshot from a raw disk image file, which the caller may delete or change afterwards */
  importSnapshot(snapshotId: string, path: string): Promise<void>;
  /** Writes a snapshot to a new raw disk image file, with holes where it holds nothing but zeroes */
  exportSnapshot(snapshotId: string, path: string): Promise<void>;
  /** Opens a snapshot for reading; `write` and `discard` reject with kind `readOnly`. It outlives its deletion */
  openSnapshot(snapshotId: string): Promise<BlockDevice>;
  snapshotUsage(snapshotId: string): Promise<SnapshotUsage>;
  /** Reads everything; empty when every checksum holds, no space is lost and none is shared that must not be */
  verify(): Promise<Corruption[]>;
  /** Closes every open volume */
  close(): Promise<void>;
}

export interface CreateVolumeRequest {
  readonly volumeId: string;
  /** A multiple of 512, at least the snapshot's size */
  readonly sizeBytes: number;
  readonly snapshotId?: string;
  /** Only ciphertext reaches the host's disk; a child of an encrypted snapshot is encrypted whatever this says */
  readonly encrypted?: boolean;
}

export interface OpenVolumeOptions {
  /** Several devices may be open at a time (Multi-Attach) */
  readonly shared?: boolean;
  /** What the device is slowed down to; as fast as the host when absent */
  readonly limits?: DeviceLimits;
}

/** How fast a device may read and write. */
export interface DeviceLimits {
  readonly iops: number;
  readonly throughputMibps: number;
  /** What counts as one operation at most, bytes; 256 KiB when absent. Larger requests count several times */
  readonly ioBytes?: number;
  /** Rate while credits last; they come back at the rate of `iops`, and all are there at first */
  readonly burst?: { readonly iops: number; readonly credits: number };
}

export interface SnapshotUsage {
  /** Size of the disk */
  readonly sizeBytes: number;
  /** Bytes of its chunks, whether others share them or not */
  readonly storedBytes: number;
  /** Bytes of its chunks that the snapshot before it of the same volume does not hold */
  readonly changedBytes: number;
}

/** Something in the store that is not as it was written. */
export interface Corruption {
  readonly kind: /** Bytes of a disk */
  "data" | /** The store's own records */ "metadata" | /** Space */ "leak";
  /** Volume or snapshot where it shows; absent when it shows in none */
  readonly id?: string;
  /** Where on that disk */
  readonly offsetBytes?: number;
  /** One sentence for people */
  readonly detail: string;
}
