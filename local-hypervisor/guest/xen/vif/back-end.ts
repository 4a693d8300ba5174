import { busState } from "../bus-state";
import { IoRingFailure } from "../io-ring";
import type { BackEndPorts } from "../ports";
import { StoreDevice } from "../store-device";
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
  private readonly nodes: StoreDevice;
  private seenState: number = busState.unknown;
  private connection: VifConnection | undefined;
  /** Set while the interface is on its way out */
  private whenClosed: (() => void) | undefined;

  constructor(
    private readonly place: VifPlace,
    private readonly device: VifDevice,
    private readonly ports: VifBackEndPorts,
  ) {
    const { domainId, handle } = place;
    this.nodes = new StoreDevice({ domainId, kind: "vif", number: handle }, ports);
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
    const identity = { handle: String(this.place.handle), mac: this.place.macAddress };
    this.nodes.plug({ ...identity, ...offered }, identity);
    this.watch();
  }

  /** Resolves when the guest's driver has the interface, or does not take it within seconds */
  connected(): Promise<void> {
    return this.connection || !this.nodes.isIn ? Promise.resolve() : this.nodes.untilConnected();
  }

  /** Takes the interface out of the store once the guest's driver has let go of it, which is asked for */
  async unplug(): Promise<void> {
    this.nodes.setOffline();
    if (this.connection) {
      const closed = new Promise<void>((resolve) => {
        const cancel = this.ports.after(unplugTimeoutMs, resolve);
        this.whenClosed = () => {
          cancel();
          resolve();
        };
      });
      this.nodes.setState(busState.closing);
      await closed;
    }
    // The domain may have ended meanwhile, and another be there in its place
    if (!this.nodes.isIn) return;
    this.close();
    this.nodes.remove();
  }

  /** The domain is no more: nothing of it is touched any longer */
  close(): void {
    this.nodes.close();
    this.disconnect();
    this.whenClosed?.();
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
    this.nodes.watch(() => this.frontEndChanged());
  }

  private frontEndChanged(): void {
    const state = this.nodes.frontEndState;
    if (state === this.seenState) return;
    this.seenState = state;
    switch (state) {
      case busState.initialising:
        // It begins again: a driver was loaded anew
        if (this.connection) this.disconnect();
        if (!this.whenClosed) this.nodes.setState(busState.waiting);
        break;
      case busState.initialised:
      case busState.connected:
        if (!this.connection && !this.whenClosed) this.connectAsAsked();
        break;
      case busState.closing:
        this.disconnect();
        this.nodes.setState(busState.closing);
        break;
      case busState.closed:
      case busState.unknown:
        this.disconnect();
        this.nodes.setState(busState.closed);
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
    this.nodes.setState(isConnected ? busState.connected : busState.closing);
    if (isConnected) this.nodes.connected();
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
    const text = this.nodes.said(name);
    return text !== undefined && /^[0-9]{1,10}$/.test(text) ? Number(text) : undefined;
  }
}
