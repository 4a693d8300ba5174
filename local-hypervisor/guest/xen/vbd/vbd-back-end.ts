import type { BlockDevice } from "../../../control-plane/ports";
import type { ActivityCounters } from "../../activity-counters";
import type { DeviceMemory } from "../../guest-memory";
import { busState } from "../bus-state";
import { IoRingFailure } from "../io-ring";
import type { BackEndPorts } from "../ports";
import { StoreDevice } from "../store-device";
import { maxIndirectSegments, sectorBytes } from "./block-request";
import {
  openVbdConnection,
  readVbdRing,
  type SavedVbdConnection,
  type VbdConnection,
} from "./vbd-connection";
import type { VirtualDevice } from "./virtual-device";

/** A disk of a domain. */
export interface VbdPlace {
  readonly domainId: number;
  readonly virtualDevice: VirtualDevice;
  readonly readOnly: boolean;
}

export interface VbdPorts extends BackEndPorts {
  readonly memory: DeviceMemory;
  readonly counters: ActivityCounters;
  /** Calls back once after the delay; the result cancels */
  after(delayMs: number, callback: () => void): () => void;
}

/** What is not in the store, which is saved by itself */
export interface SavedVbdBackEnd {
  readonly seenState: number;
  readonly leaving: boolean;
  readonly connection?: SavedVbdConnection;
}

/** A front end that never connected has no driver, or one that comes just now: Xen's own patience (libxl) */
const releaseUnconnectedMs = 10_000;
/** A front end that has closed and keeps its event channel for longer is not served any more, milliseconds */
const lastRequestsMs = 10_000;
/** The unit in which the store of blocks gives space back */
const discardGranularityBytes = 4096;
/** `VDISK_READONLY` */
const readOnlyInfo = 4;

/**
 * The back end of a Xen disk: it meets the guest's blkfront in the store (xen/include/public/io/blkif.h), connects to
 * its ring, tells it of a disk that grew, and parts from it once everything that it took is answered.
 */
export class VbdBackEnd {
  private readonly nodes: StoreDevice;
  private seenState: number = busState.unknown;
  private connection: VbdConnection | undefined;
  /** Of a driver that began again while the disk was at its requests: the next is not served before they are done */
  private draining: VbdConnection | undefined;
  /** Set while a front end that has closed may still ask for something: ends the wait for its last request */
  private endLastRequests: (() => void) | undefined;
  /** On its way out: asked to be let go of */
  private leaving = false;
  private readonly whenClosed = new Set<() => void>();

  constructor(
    private readonly place: VbdPlace,
    private readonly disk: BlockDevice,
    private readonly ports: VbdPorts,
  ) {
    const { domainId, virtualDevice } = place;
    this.nodes = new StoreDevice({ domainId, kind: "vbd", number: virtualDevice.number }, ports);
    disk.onResize?.(() => this.resized());
  }

  /** Goes on where a saved one stood; store, grants and events of the guest are there as they were */
  static restore(place: VbdPlace, disk: BlockDevice, ports: VbdPorts, saved: SavedVbdBackEnd): VbdBackEnd {
    const backEnd = new VbdBackEnd(place, disk, ports);
    backEnd.seenState = saved.seenState;
    backEnd.leaving = saved.leaving;
    if (saved.connection) backEnd.connect(saved.connection);
    backEnd.watch();
    if (saved.connection && backEnd.isParting) ports.defer(() => backEnd.part());
    return backEnd;
  }

  /** Whether the guest's driver has the disk */
  get isConnected(): boolean {
    return this.seenState === busState.connected;
  }

  /** Puts the disk into the store; the guest finds it at its next look */
  plug(): void {
    const { virtualDevice, readOnly } = this.place;
    this.nodes.plug(
      {
        removable: "0",
        bootable: "1",
        dev: virtualDevice.name,
        type: "phy",
        mode: readOnly ? "r" : "w",
        "device-type": "disk",
        "feature-flush-cache": "1",
        "feature-barrier": "1",
        "feature-discard": "1",
        "discard-granularity": String(discardGranularityBytes),
        "discard-alignment": "0",
        "discard-secure": "0",
        "feature-persistent": "0",
        "feature-max-indirect-segments": String(maxIndirectSegments),
        sectors: this.sectors,
        info: String(readOnly ? readOnlyInfo : 0),
        "sector-size": String(sectorBytes),
        "physical-sector-size": String(sectorBytes),
        "hotplug-status": "connected",
      },
      { "virtual-device": String(virtualDevice.number), "device-type": "disk" },
    );
    this.watch();
  }

  /** Resolves once the guest's driver has the disk, or does not take it within seconds */
  async connected(): Promise<void> {
    if (!this.isConnected && this.nodes.isIn) await this.nodes.untilConnected();
  }

  /**
   * Asks the guest to let go of the disk and takes it out once it has, which may take as long as the guest uses it;
   * at once by force.
   */
  async release(): Promise<void> {
    if (!this.nodes.isIn && !this.endLastRequests) return;
    const closed = new Promise<void>((resolve) => this.whenClosed.add(resolve));
    if (!this.leaving) {
      this.leaving = true;
      this.nodes.setOffline();
      if (!this.connection) {
        const cancel = this.ports.after(releaseUnconnectedMs, () => this.connection ?? this.force());
        this.whenClosed.add(cancel);
      }
      this.nodes.setState(busState.closing);
      if (this.seenState === busState.closed) this.part();
    }
    await closed;
  }

  /** Pulls the disk out from under the guest */
  force(): void {
    this.connection?.stop();
    this.connection = undefined;
    this.takeOut();
  }

  /** The domain is no more: nothing of it is touched any longer */
  close(): void {
    this.nodes.close();
    this.endLastRequests?.();
    this.connection?.abandon();
    this.connection = undefined;
    this.draining = undefined;
    for (const settle of [...this.whenClosed]) settle();
    this.whenClosed.clear();
  }

  save(): SavedVbdBackEnd {
    const { leaving, connection } = this;
    // Restored, nothing is left to wait for
    const seenState = this.draining ? busState.unknown : this.seenState;
    return { seenState, leaving, ...(connection && { connection: connection.save() }) };
  }

  private get sectors(): string {
    return String(Math.floor(this.disk.sizeBytes / sectorBytes));
  }

  private watch(): void {
    this.nodes.watch(() => this.frontEndChanged());
  }

  private frontEndChanged(): void {
    const state = this.nodes.frontEndState;
    if (state === this.seenState) return;
    this.seenState = state;
    switch (state) {
      case busState.initialising:
        // A driver begins again: after the one before it closed, or after it was left alone by a new kernel
        this.connection?.stop();
        if (this.connection && !this.connection.device.isIdle) this.draining = this.connection;
        this.connection = undefined;
        if (!this.draining) this.nodes.setState(this.leaving ? busState.closing : busState.waiting);
        break;
      case busState.initialised:
      case busState.connected:
        if (this.draining) break;
        if (!this.connection && !this.leaving)
          this.nodes.setState(this.connect() ? busState.connected : busState.closing);
        if (state === busState.connected) this.nodes.connected();
        break;
      case busState.closing:
        this.nodes.setState(busState.closing);
        break;
      case busState.closed:
      case busState.unknown:
        this.part();
        break;
    }
  }

  private connect(saved?: SavedVbdConnection): boolean {
    const { counters } = this.ports;
    const name = `vbd ${this.place.virtualDevice.name}`;
    try {
      this.connection = openVbdConnection(saved ?? readVbdRing((node) => this.nodes.said(node)), {
        memory: this.ports.memory,
        grants: this.ports.grants,
        events: this.ports.events,
        defer: this.ports.defer,
        disk: this.disk,
        readOnly: this.place.readOnly,
        name,
        count: (kind, lengthBytes) => {
          counters.counter("io", `${name} ${kind}`).count++;
          counters.counter("bytes", `${name} ${kind}`).count += lengthBytes;
        },
        idle: () => this.idle(),
      });
      return true;
    } catch (error) {
      if (!(error instanceof IoRingFailure)) throw error;
      // As Xen's back ends tell a front end why it is not connected to
      this.nodes.write(this.nodes.frontEnd, { error: error.message }, "guest-owns");
      return false;
    }
  }

  private idle(): void {
    if (!this.nodes.isIn) return;
    if (this.draining?.device.isIdle) {
      this.draining = undefined;
      this.nodes.setState(this.leaving ? busState.closing : busState.waiting);
      // Whatever the front end has come to meanwhile is new
      this.seenState = Number.NaN;
      this.frontEndChanged();
    } else if (this.isParting) this.part();
  }

  private get isParting(): boolean {
    return this.seenState === busState.closed || this.seenState === busState.unknown;
  }

  /** The front end has closed: what it asked for before is answered first, as Linux waits for it */
  private part(): void {
    const { connection } = this;
    connection?.device.work();
    if (connection && !connection.device.isIdle) return;
    if (connection && this.leaving) {
      this.serveLast(connection);
      return;
    }
    connection?.stop();
    this.connection = undefined;
    this.nodes.setState(busState.closed);
    if (this.leaving) this.takeOut();
  }

  /**
   * Linux closes a disk in use because it is asked to, and may have requests for it in its queue. It waits for them
   * when it finds the disk gone from the store, and closes the event channel after that.
   */
  private serveLast(connection: VbdConnection): void {
    const over = () => {
      cancel();
      this.ports.defer(() => {
        if (this.connection === connection) this.force();
      });
    };
    const cancel = this.ports.after(lastRequestsMs, over);
    this.endLastRequests = cancel;
    connection.serveLast(over);
    this.nodes.setState(busState.closed);
    this.nodes.close();
    this.nodes.remove();
  }

  private takeOut(): void {
    this.close();
    this.nodes.remove();
  }

  private resized(): void {
    const { nodes } = this;
    if (!nodes.isIn) return;
    nodes.write(nodes.backEnd, { sectors: this.sectors }, "guest-reads");
    // That it is written, not what: blkfront looks at the sectors whenever the state is said again
    if (this.connection && !this.leaving)
      nodes.write(nodes.backEnd, { state: String(busState.connected) }, "guest-reads");
  }
}
