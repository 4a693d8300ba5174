import { busState } from "../bus-state";
import { IoRingFailure } from "../io-ring";
import type { BackEndPorts, NodeAccess } from "../ports";
import { openConnection, type VifConnection } from "./connection";
import type { SavedVifDevice, VifDevice } from "./device";

/** Where a network interface of a domain is, and whose it is. */
export interface VifPlace {
  readonly domainId: number;
  /** Number of the interface in its domain; Linux names `eth0` what comes first */
  readonly handle: number;
  /** Six octets, colons */
  readonly macAddress: string;
}

export interface VifBackEndPorts extends BackEndPorts {
  /** By which events for the guest are counted, such as `vif 0` */
  readonly name?: string;
  /** Calls back once after the delay; the result cancels */
  after(delayMs: number, callback: () => void): () => void;
  /** Takes a line about a front end that cannot be connected to */
  complain(what: string): void;
}

/** What is not in the store, which is saved by itself */
export interface SavedVifBackEnd {
  readonly place: VifPlace;
  readonly seenState: number;
  readonly connection?: {
    readonly device: SavedVifDevice;
    readonly transmitPort: number;
    readonly receivePort: number;
  };
}

/** A guest that has not taken a new interface by then has no driver for it at the moment */
const connectTimeoutMs = 15_000;
/** A driver lets go of an interface at once; one that does not is not there or hangs */
const unplugTimeoutMs = 10_000;

/** What a front end may use of the device; everything else of netif.h is not offered */
const offered = {
  "feature-rx-copy": "1",
  "feature-rx-flip": "0",
  "feature-sg": "1",
  "feature-gso-tcpv4": "1",
  "feature-split-event-channels": "1",
} as const;

/**
 * The back end of a network interface: it meets the guest's netfront in the store, step by step as Xen's netback does
 * (xen/include/public/io/xenbus.h), and connects the device to the rings that the front end says.
 */
export class VifBackEnd {
  private readonly frontEnd: string;
  private readonly backEnd: string;
  private seenState: number = busState.unknown;
  private connection: VifConnection | undefined;
  private endWatch: (() => void) | undefined;
  /** Set while the interface is on its way out */
  private whenClosed: (() => void) | undefined;
  private readonly whenConnected = new Set<() => void>();

  constructor(
    private readonly place: VifPlace,
    private readonly device: VifDevice,
    private readonly ports: VifBackEndPorts,
  ) {
    const { domainId, handle } = place;
    this.frontEnd = `/local/domain/${domainId}/device/vif/${handle}`;
    this.backEnd = `/local/domain/0/backend/vif/${domainId}/${handle}`;
  }

  /** Goes on where a saved one stood; store, grants and events of the guest are there as they were */
  static restore(saved: SavedVifBackEnd, device: VifDevice, ports: VifBackEndPorts): VifBackEnd {
    const backEnd = new VifBackEnd(saved.place, device, ports);
    backEnd.seenState = saved.seenState;
    const { connection } = saved;
    if (connection) backEnd.connect(connection.device, [connection.transmitPort, connection.receivePort]);
    backEnd.watch();
    return backEnd;
  }

  /** Puts the interface into the store; the guest finds it at its next look */
  plug(): void {
    const { frontEnd, backEnd, place } = this;
    const handle = String(place.handle);
    const mac = place.macAddress;
    const back = { frontend: frontEnd, "frontend-id": String(place.domainId), online: "1", handle, mac };
    this.write(backEnd, { ...back, ...offered, state: String(busState.waiting) }, "guest-reads");
    // The state last: a front end without one is not there yet
    const front = { backend: backEnd, "backend-id": "0", handle, mac, state: String(busState.initialising) };
    this.write(frontEnd, front, "guest-owns");
    this.watch();
  }

  /** Resolves when the guest's driver has the interface, or does not take it within seconds */
  connected(): Promise<void> {
    if (this.connection || !this.endWatch) return Promise.resolve();
    return new Promise((resolve) => {
      const settle = () => {
        cancel();
        this.whenConnected.delete(settle);
        resolve();
      };
      const cancel = this.ports.after(connectTimeoutMs, settle);
      this.whenConnected.add(settle);
    });
  }

  /** Takes the interface out of the store once the guest's driver has let go of it, which is asked for */
  async unplug(): Promise<void> {
    const { store } = this.ports;
    store.write(`${this.backEnd}/online`, "0");
    if (this.connection) {
      const closed = new Promise<void>((resolve) => {
        const cancel = this.ports.after(unplugTimeoutMs, resolve);
        this.whenClosed = () => {
          cancel();
          resolve();
        };
      });
      this.setState(busState.closing);
      await closed;
    }
    // The domain may have ended meanwhile, and another be there in its place
    if (!this.endWatch) return;
    this.close();
    store.remove(this.frontEnd);
    store.remove(this.backEnd);
  }

  /** The domain is no more: nothing of it is touched any longer */
  close(): void {
    this.endWatch?.();
    this.endWatch = undefined;
    this.disconnect();
    this.whenClosed?.();
    for (const settle of [...this.whenConnected]) settle();
  }

  save(): SavedVifBackEnd {
    const { place, seenState, connection } = this;
    const device = this.device.save();
    if (!connection || !device) return { place, seenState };
    const transmitPort = connection.transmitChannel.remotePort;
    const receivePort = connection.receiveChannel.remotePort;
    return { place, seenState, connection: { device, transmitPort, receivePort } };
  }

  private watch(): void {
    const path = `${this.frontEnd}/state`;
    this.endWatch = this.ports.store.watch(path, () => this.ports.defer(() => this.frontEndChanged()));
  }

  private frontEndChanged(): void {
    if (!this.endWatch) return;
    const state = Number(this.ports.store.read(`${this.frontEnd}/state`) ?? busState.unknown);
    if (state === this.seenState) return;
    this.seenState = state;
    switch (state) {
      case busState.initialising:
        // It begins again: a driver was loaded anew
        if (this.connection) this.disconnect();
        if (!this.whenClosed) this.setState(busState.waiting);
        break;
      case busState.initialised:
      case busState.connected:
        if (!this.connection && !this.whenClosed) this.connectAsAsked();
        break;
      case busState.closing:
        this.disconnect();
        this.setState(busState.closing);
        break;
      case busState.closed:
      case busState.unknown:
        this.disconnect();
        this.setState(busState.closed);
        this.whenClosed?.();
        break;
    }
  }

  private connectAsAsked(): void {
    const shared = this.said("event-channel") ?? 0;
    const isConnected = this.connect(undefined, [
      this.said("event-channel-tx") ?? shared,
      this.said("event-channel-rx") ?? shared,
    ]);
    this.setState(isConnected ? busState.connected : busState.closing);
    if (isConnected) for (const settle of [...this.whenConnected]) settle();
  }

  private connect(saved: SavedVifDevice | undefined, eventPorts: readonly [number, number]): boolean {
    const connection = openConnection(
      (name) => this.said(name),
      eventPorts,
      this.ports,
      () => this.device.notify(),
    );
    if (typeof connection === "string") {
      this.ports.complain(`${connection}; the interface was not connected`);
      return false;
    }
    try {
      this.device.connect(connection, saved);
    } catch (error) {
      connection.release();
      if (!(error instanceof IoRingFailure)) throw error;
      this.ports.complain(`${error.message}; the interface was not connected`);
      return false;
    }
    this.connection = connection;
    return true;
  }

  private disconnect(): void {
    this.device.reset();
    this.connection?.release();
    this.connection = undefined;
  }

  private said(name: string): number | undefined {
    const text = this.ports.store.read(`${this.frontEnd}/${name}`);
    return text !== undefined && /^[0-9]{1,10}$/.test(text) ? Number(text) : undefined;
  }

  private setState(state: number): void {
    const path = `${this.backEnd}/state`;
    if (this.ports.store.read(path) !== String(state))
      this.write(this.backEnd, { state: String(state) }, "guest-reads");
  }

  private write(folder: string, entries: Readonly<Record<string, string>>, access: NodeAccess): void {
    for (const [name, value] of Object.entries(entries))
      this.ports.store.write(`${folder}/${name}`, value, access);
  }
}
