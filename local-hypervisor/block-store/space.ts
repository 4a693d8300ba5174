import type { Clock } from "../model/clock";
import type { Epochs } from "./epochs";
import type { VolumeKeys } from "./layers/volume-keys";
import type { Catalogue, SnapshotDescription, VolumeDescription } from "./layout";
import type { Pool } from "./pool";
import type { Trees } from "./tree";

/** What all disks of a store share. */
export interface Space {
  readonly pool: Pool;
  readonly trees: Trees;
  readonly epochs: Epochs;
  readonly volumes: Catalogue<VolumeDescription>;
  readonly snapshots: Catalogue<SnapshotDescription>;
  /** Absent in a store that has no encrypted disks */
  readonly keys: VolumeKeys | undefined;
  readonly clock: Clock;
  /** Changes to trees and descriptions are made one at a time */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}
