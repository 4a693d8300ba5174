import type { DeviceMemory } from "../../guest-memory";
import { GuestSession, type SavedGuestSession } from "./guest-session";
import { StoreRing, storeRingError } from "./store-ring";
import {
  decodeHeader,
  decodePayload,
  encodeMessage,
  headerBytes,
  maxPayloadBytes,
  messageType,
  type StoreMessage,
} from "./wire";
import type { Xenstore } from "./xenstore";

export interface StoreConnectionPorts {
  readonly memory: DeviceMemory;
  /** Guest-physical address of the page that the guest shares with the store */
  readonly pageAddress: number;
  /** Wakes the guest through the store's event channel */
  notify(): void;
  /** Runs work after the guest's present instruction, between two slices of the processor */
  defer(work: () => void): void;
}

export interface SavedStoreConnection {
  readonly session: SavedGuestSession;
  /** A request that is not there as a whole */
  readonly input: Uint8Array;
  readonly output: readonly Uint8Array[];
  /** Events among the output, of which the guest has seen nothing */
  readonly events: readonly string[];
  readonly broken: boolean;
}

/** While a guest does not take its answers, or what it watches, no more of its requests are executed */
const maxOutputMessages = 20;
const maxEvents = 1000;

/**
 * A guest's connection to the store, over its shared page. A guest that breaks the protocol is told so in the page and
 * not served again until it is reset. What it leaves unread does not pile up: its requests wait, and an event that
 * waits already is not sent twice.
 */
export class StoreConnection {
  private readonly ring: StoreRing;
  private readonly session: GuestSession;
  private input: Uint8Array;
  private output: Uint8Array[];
  private readonly events: Map<string, Uint8Array>;
  private broken: boolean;
  private scheduled = false;
  private closed = false;
  /** Whether the guest has something to see in the page: answers, or room for the rest of a request */
  private moved = false;

  constructor(
    store: Xenstore,
    private readonly ports: StoreConnectionPorts,
    saved?: SavedStoreConnection,
  ) {
    this.ring = new StoreRing(ports.memory, ports.pageAddress);
    this.input = saved?.input ?? new Uint8Array();
    this.output = [...(saved?.output ?? [])];
    this.broken = saved?.broken ?? false;
    this.events = new Map(saved?.events.map((payload) => [payload, encodeEvent(payload)]));
    this.session = new GuestSession(store, (event) => this.sendEvent(event), saved?.session);
    if (saved) this.schedule();
    else this.ring.open();
  }

  /** The guest notified: it wrote requests, or has room again */
  notified(): void {
    this.schedule();
  }

  /** Whether the guest watches a path, as it writes it */
  isWatching(path: string): boolean {
    return this.session.isWatching(path);
  }

  /** Back to what a guest begins with: nothing of what it had under way is left */
  reset(): void {
    this.session.reset();
    this.input = new Uint8Array();
    this.output = [];
    this.events.clear();
    this.broken = false;
    this.ring.open();
  }

  /** Ends the connection, before another is made over another page */
  close(): void {
    this.closed = true;
    this.session.close();
  }

  save(): SavedStoreConnection {
    return {
      session: this.session.save(),
      input: this.input,
      output: [...this.output],
      events: [...this.events.keys()],
      broken: this.broken,
    };
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.ports.defer(() => {
      this.scheduled = false;
      this.exchange();
    });
  }

  private exchange(): void {
    if (this.closed) return;
    const reconnecting = this.ring.reconnectionAsked();
    if (reconnecting) this.reset();
    if (this.broken) return;
    this.moved = reconnecting;
    try {
      for (let progress = true; progress; ) {
        progress = this.give();
        while (this.mayAsk && this.takeRequest()) progress = true;
      }
    } catch (error) {
      if (!(error instanceof BrokenProtocol)) throw error;
      this.broken = true;
      this.session.reset();
      this.ring.fail(error.code);
      this.moved = true;
    }
    if (this.moved) this.ports.notify();
  }

  private get mayAsk(): boolean {
    return this.output.length < maxOutputMessages && this.events.size < maxEvents;
  }

  /** Takes one request out of the page and executes it; false where there is none as a whole */
  private takeRequest(): boolean {
    if (!this.fillInput(headerBytes)) return false;
    const header = decodeHeader(this.input);
    if (header.payloadBytes > maxPayloadBytes) throw new BrokenProtocol(storeRingError.protocol);
    if (!this.fillInput(headerBytes + header.payloadBytes)) return false;
    const payload = decodePayload(this.input.subarray(headerBytes));
    this.input = new Uint8Array();
    const { type, requestId, transactionId } = header;
    this.output.push(encodeMessage(this.session.answer({ type, requestId, transactionId, payload })));
    return true;
  }

  private fillInput(lengthBytes: number): boolean {
    if (this.input.length < lengthBytes) {
      const taken = this.ring.take(lengthBytes - this.input.length);
      if (!taken) throw new BrokenProtocol(storeRingError.index);
      if (taken.length > 0) this.moved = true;
      const joined = new Uint8Array(this.input.length + taken.length);
      joined.set(this.input);
      joined.set(taken, this.input.length);
      this.input = joined;
    }
    return this.input.length >= lengthBytes;
  }

  /** Whether the guest got anything */
  private give(): boolean {
    let given = false;
    for (;;) {
      const event = this.output.length === 0 ? this.events.entries().next().value : undefined;
      const next = this.output[0] ?? event?.[1];
      if (!next) return given;
      const lengthBytes = this.ring.give(next);
      if (lengthBytes === undefined) throw new BrokenProtocol(storeRingError.index);
      if (lengthBytes === 0) return given;
      given = true;
      this.moved = true;
      if (event) this.events.delete(event[0]);
      else this.output.shift();
      if (lengthBytes < next.length) {
        this.output.unshift(next.subarray(lengthBytes));
        return given;
      }
    }
  }

  private sendEvent({ payload }: StoreMessage): void {
    if (this.broken) return;
    this.events.set(payload, encodeEvent(payload));
    this.schedule();
  }
}

const encodeEvent = (payload: string): Uint8Array =>
  encodeMessage({ type: messageType.watchEvent, requestId: 0, transactionId: 0, payload });

class BrokenProtocol extends Error {
  constructor(readonly code: number) {
    super(`the guest broke the store's protocol (${code})`);
  }
}
