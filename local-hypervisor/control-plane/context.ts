import type { RelaxationName } from "../../schemas/rules/relaxations";
import type { Ipv4Block } from "../model/cidr";
import type { Clock } from "../model/clock";
import { createIds, type IdPrefix } from "../model/ids";
import type { RecordKind, Store } from "../model/store";
import type { VolumeRecord } from "../model/volume";
import { LazyStorage } from "./lazy-storage";
import type { Log } from "./log";
import type { ConsoleLog, DeviceLimits, GuestNetwork, VmEngine, VolumeStorage } from "./ports";
import { type Effect, withEffects } from "./transactions";

/** How long a guest may take to shut down after its power button was pressed, before the plug is pulled. */
export interface ShutdownGrace {
  /** StopInstances, milliseconds */
  readonly stopMs: number;
  /** TerminateInstances, milliseconds */
  readonly terminateMs: number;
  /** `drydock down`, milliseconds */
  readonly downMs: number;
}

/** EC2 gives a guest minutes; a lab does not wait that long, and a guest without an agent never answers. */
const defaultShutdownGrace: ShutdownGrace = { stopMs: 30_000, terminateMs: 5_000, downMs: 10_000 };

/** The rooms around the control plane, as the composition root builds them. */
export interface ControlPlaneParts {
  readonly store: Store;
  readonly clock: Clock;
  randomBytes(lengthBytes: number): Uint8Array;
  /** Twelve digits */
  readonly accountId: string;
  /** In order of preference: the first that can run a guest gets it */
  readonly engines: readonly VmEngine[];
  readonly blockStore: VolumeStorage;
  /** How fast a volume may be for a guest; as fast as the host when absent */
  readonly volumeLimits?: (volume: VolumeRecord) => DeviceLimits;
  /** What may be launched although AWS would refuse it; nothing when absent */
  readonly relaxations?: readonly RelaxationName[];
  readonly network: GuestNetwork;
  /** Part of 127.64.0.0/10 that fresh public addresses are of @default - all of it */
  readonly publicRange?: Ipv4Block;
  readonly consoleLog: ConsoleLog;
  readonly log: Log;
  /** @default - `defaultShutdownGrace` */
  readonly shutdownGrace?: ShutdownGrace;
}

/** What every service of the control plane is built with. */
export interface ControlPlaneContext extends ControlPlaneParts {
  /** The parts' store; its transactions also run the effects that were scheduled within them */
  readonly store: Store;
  /** The parts' storage, which snapshots can also be offered to */
  readonly blockStore: LazyStorage;
  readonly shutdownGrace: ShutdownGrace;
  /** A fresh EC2 id, such as `vol-0123456789abcdef0` for `vol`: 17 hex digits, the first a zero as EC2's are */
  newId(prefix: IdPrefix): string;
  /**
   * Schedules what takes time or touches a device: started after the running transaction's commit, dropped on its
   * rollback, started at once outside of a transaction. Failures are logged; `ControlPlane.close` waits for all.
   */
  afterCommit(effect: Effect): void;
  /** The same, but begun with the commit itself: `effect` has run up to its first wait when the call returns */
  atCommit(effect: Effect): void;
  /** Resolves when no effect is under way */
  settled(): Promise<void>;
  /** Registers what looks at every commit, with the kinds of the records that it wrote or deleted */
  onCommit(observe: (kinds: ReadonlySet<RecordKind>) => void): void;
}

export function createControlPlaneContext(parts: ControlPlaneParts): ControlPlaneContext {
  const { store, effects } = withEffects(parts.store, parts.log);
  return {
    ...parts,
    randomBytes: (lengthBytes) => parts.randomBytes(lengthBytes),
    store,
    blockStore: new LazyStorage(parts.blockStore),
    shutdownGrace: parts.shutdownGrace ?? defaultShutdownGrace,
    newId: createIds((lengthBytes) => parts.randomBytes(lengthBytes)),
    afterCommit: effects.afterCommit,
    atCommit: effects.atCommit,
    settled: effects.settled,
    onCommit: effects.onCommit,
  };
}
