import { busState } from "./bus-state";
import type { BackEndPorts, NodeAccess } from "./ports";

type Nodes = Readonly<Record<string, string>>;

/** A device of a domain by its place in the store: the kind, such as `vif`, and the number among its kind. */
export interface StoreDevicePlace {
  readonly domainId: number;
  readonly kind: "vbd" | "vif";
  readonly number: number;
}

export interface StoreDevicePorts extends Pick<BackEndPorts, "store" | "defer"> {
  /** Calls back once after the delay; the result cancels */
  after(delayMs: number, callback: () => void): () => void;
}

/** A guest that has not taken a new device by then has no driver for it at the moment */
const connectTimeoutMs = 15_000;

/**
 * Where a back end meets the guest's front end: two folders of the store in which each writes its state and reads the
 * other's (xen/include/public/io/xenbus.h). What the states lead to is the back end's own.
 */
export class StoreDevice {
  readonly frontEnd: string;
  readonly backEnd: string;
  private endWatch: (() => void) | undefined;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly place: StoreDevicePlace,
    private readonly ports: StoreDevicePorts,
  ) {
    const { domainId, kind, number } = place;
    this.frontEnd = `/local/domain/${domainId}/device/${kind}/${number}`;
    this.backEnd = `/local/domain/0/backend/${kind}/${domainId}/${number}`;
  }

  /** Whether the device is in: from `watch` to `close` */
  get isIn(): boolean {
    return this.endWatch !== undefined;
  }

  /** The front end's state as the store has it now */
  get frontEndState(): number {
    return Number(this.said("state") ?? busState.unknown);
  }

  /** What the front end wrote */
  said(name: string): string | undefined {
    return this.ports.store.read(`${this.frontEnd}/${name}`);
  }

  /** Writes both folders; the guest finds the device at its next look */
  plug(back: Nodes, front: Nodes): void {
    const { frontEnd, backEnd, place } = this;
    const owner = { frontend: frontEnd, "frontend-id": String(place.domainId), online: "1" };
    this.write(backEnd, { ...owner, ...back, state: String(busState.waiting) }, "guest-reads");
    // The state last: a front end without one is not there yet
    const other = { backend: backEnd, "backend-id": "0" };
    this.write(frontEnd, { ...other, ...front, state: String(busState.initialising) }, "guest-owns");
  }

  /** Calls back after every change of the front end's state, until `close` */
  watch(changed: () => void): void {
    this.endWatch = this.ports.store.watch(`${this.frontEnd}/state`, () =>
      this.ports.defer(() => {
        if (this.isIn) changed();
      }),
    );
  }

  /** Says the back end's state where it is another one */
  setState(state: number): void {
    const path = `${this.backEnd}/state`;
    if (this.ports.store.read(path) !== String(state))
      this.ports.store.write(path, String(state), "guest-reads");
  }

  /** Says that the device is to go */
  setOffline(): void {
    this.ports.store.write(`${this.backEnd}/online`, "0");
  }

  write(folder: string, nodes: Nodes, access: NodeAccess): void {
    for (const [name, value] of Object.entries(nodes))
      this.ports.store.write(`${folder}/${name}`, value, access);
  }

  /** Resolves with `connected`, `close`, or after the time in which a driver would have taken the device */
  untilConnected(): Promise<void> {
    return new Promise((resolve) => {
      const settle = () => {
        cancel();
        this.waiting.delete(settle);
        resolve();
      };
      const cancel = this.ports.after(connectTimeoutMs, settle);
      this.waiting.add(settle);
    });
  }

  /** The guest's driver has the device */
  connected(): void {
    for (const settle of [...this.waiting]) settle();
  }

  /** The domain is no more, or the device: nothing in the store is looked at any longer */
  close(): void {
    this.endWatch?.();
    this.endWatch = undefined;
    this.connected();
  }

  /** Takes both folders out of the store */
  remove(): void {
    this.ports.store.remove(this.frontEnd);
    this.ports.store.remove(this.backEnd);
  }
}
