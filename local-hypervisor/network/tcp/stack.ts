import type { Clock } from "../../model/clock";
import type { TransportAddresses } from "../wire/checksum";
import type { TcpSegment } from "../wire/tcp";
import { TcpAttempt } from "./attempt";
import { TcpConnection } from "./connection";
import type { TcpEndpoint, TcpSettings } from "./connection-state";
import { advance } from "./sequence-number";

/** Takes a connection whose handshake is done. */
export type TcpAcceptor = (connection: TcpConnection) => void;

export interface TcpStackOptions extends Partial<TcpSettings> {
  readonly clock: Clock;
  /** Unpredictable bytes for initial sequence numbers and ephemeral ports */
  randomBytes(lengthBytes: number): Uint8Array;
  /** Puts a segment into an IP packet and on the wire; `segmentBytes` when it is to be cut into pieces of that payload */
  transmit(
    segment: TcpSegment,
    addresses: TransportAddresses,
    timeToLive: number,
    segmentBytes?: number,
  ): void;
  /** Who listens at the endpoint; asked for every SYN, so that one stack may answer for many addresses */
  listener?(local: TcpEndpoint): TcpAcceptor | undefined;
  /** Takes SYNs that no listener answers, to decide later; absent when those are refused */
  decide?(attempt: TcpAttempt): void;
  /** Connections kept at once, closed ones in TIME-WAIT included; more SYNs are dropped. @default 512 */
  readonly maximumConnections?: number;
  /** Handshakes under way at once; the oldest makes place. @default 64 */
  readonly maximumHandshakes?: number;
  /** SYNs that wait for a decision at once; more are dropped. @default 512 */
  readonly maximumAttempts?: number;
}

const defaultTcpSettings: TcpSettings = {
  segmentBytes: 1460,
  receiveBufferBytes: 256 * 1024,
  timeWaitMs: 60_000,
  delayedAcknowledgementMs: 10,
};

const firstEphemeralPort = 49_152;

/** The TCP connections of one link, found by their four numbers. */
export class TcpStack {
  private readonly connections = new Map<string, TcpConnection>();
  private readonly attempts = new Map<string, TcpAttempt>();
  private readonly settings: TcpSettings;

  constructor(private readonly options: TcpStackOptions) {
    this.settings = {
      segmentBytes: options.segmentBytes ?? defaultTcpSettings.segmentBytes,
      ...(options.batchBytes !== undefined && { batchBytes: options.batchBytes }),
      receiveBufferBytes: options.receiveBufferBytes ?? defaultTcpSettings.receiveBufferBytes,
      timeWaitMs: options.timeWaitMs ?? defaultTcpSettings.timeWaitMs,
      delayedAcknowledgementMs:
        options.delayedAcknowledgementMs ?? defaultTcpSettings.delayedAcknowledgementMs,
      ...(options.keepAliveMs !== undefined && { keepAliveMs: options.keepAliveMs }),
    };
  }

  /** Connections that are not over, TIME-WAIT included */
  get size(): number {
    return this.connections.size;
  }

  /**
   * Opens a connection; bytes may be written at once. Failure shows as its `onClose`. On a link that answers at once
   * `established` is called before this returns.
   * @param localPort @default - an unused one from 49152 on
   */
  connect(
    localAddress: number,
    remote: TcpEndpoint,
    established: (connection: TcpConnection) => void,
    localPort?: number,
  ): TcpConnection {
    const local = { address: localAddress, port: localPort ?? this.unusedPort(localAddress, remote) };
    const connection = this.create(local, remote, established);
    connection.connect();
    return connection;
  }

  /** Takes a segment that arrived for `addresses.destination` */
  receive(segment: TcpSegment, addresses: TransportAddresses): void {
    const local = { address: addresses.destination, port: segment.destinationPort };
    const remote = { address: addresses.source, port: segment.sourcePort };
    const existing = this.connections.get(keyOf(local, remote));
    if (existing !== undefined && !existing.mayBeReplacedBy(segment)) {
      existing.receive(segment);
      return;
    }
    existing?.release();
    if (this.isWaiting(segment, keyOf(local, remote)) || segment.reset) return;
    const isOpening = segment.syn && segment.acknowledgement === undefined && !segment.fin;
    const accept = isOpening ? this.options.listener?.(local) : undefined;
    if (accept !== undefined) this.answer(segment, local, remote, accept);
    else if (isOpening && this.options.decide) this.wait(segment, local, remote);
    else this.refuse(segment, addresses);
  }

  /** Forgets all connections without a word on the wire; with an address, those whose other end it is */
  close(remoteAddress?: number): void {
    const concerns = ({ remote }: { remote: TcpEndpoint }) =>
      remoteAddress === undefined || remote.address === remoteAddress;
    for (const attempt of [...this.attempts.values()].filter(concerns)) attempt.abandon();
    for (const connection of [...this.connections.values()].filter(concerns)) connection.release();
  }

  /** Whether the segment belongs to a SYN that waits for its decision, and is dealt with */
  private isWaiting(segment: TcpSegment, key: string): boolean {
    const attempt = this.attempts.get(key);
    if (attempt === undefined) return false;
    const { sequence } = attempt.syn;
    if (segment.reset) {
      // Only the sequence number that follows the SYN's ends it, as for a connection
      if (segment.sequence === advance(sequence, 1)) attempt.abandon();
      return true;
    }
    if (segment.syn && segment.sequence !== sequence) {
      attempt.abandon();
      return false;
    }
    return true;
  }

  private wait(segment: TcpSegment, local: TcpEndpoint, remote: TcpEndpoint): void {
    if (this.attempts.size >= (this.options.maximumAttempts ?? 512)) return;
    const key = keyOf(local, remote);
    const attempt = new TcpAttempt(local, remote, segment, {
      accept: (established) => this.answer(segment, local, remote, established),
      refuse: () => this.refuse(segment, { source: remote.address, destination: local.address }),
      settled: () => this.attempts.delete(key),
    });
    this.attempts.set(key, attempt);
    this.options.decide?.(attempt);
  }

  private answer(
    syn: TcpSegment,
    local: TcpEndpoint,
    remote: TcpEndpoint,
    accept: TcpAcceptor,
  ): TcpConnection | undefined {
    if (!this.makeRoom()) return undefined;
    const connection = this.create(local, remote, (established) => accept(established));
    connection.answer(syn);
    return connection;
  }

  private create(
    local: TcpEndpoint,
    remote: TcpEndpoint,
    established: (connection: TcpConnection) => void,
  ): TcpConnection {
    const key = keyOf(local, remote);
    const addresses = { source: local.address, destination: remote.address };
    const connection: TcpConnection = new TcpConnection(
      {
        ...this.settings,
        clock: this.options.clock,
        transmit: (segment, timeToLive, segmentBytes) =>
          this.options.transmit(segment, addresses, timeToLive, segmentBytes),
        established: () => established(connection),
        released: () => this.connections.delete(key),
      },
      local,
      remote,
      this.randomUint32(),
    );
    this.connections.set(key, connection);
    return connection;
  }

  /** Whether one more connection fits, after giving up what is worth least */
  private makeRoom(): boolean {
    const { maximumConnections = 512, maximumHandshakes = 64 } = this.options;
    const all = [...this.connections.values()];
    const handshakes = all.filter((connection) => connection.state === "synReceived");
    if (handshakes.length >= maximumHandshakes) handshakes[0]?.release();
    else if (all.length >= maximumConnections) {
      all.find((connection) => connection.state === "timeWait")?.release();
    }
    return this.connections.size < maximumConnections;
  }

  /** Nobody is there: a reset that the sender of the segment believes (RFC 9293, 3.10.7.1) */
  private refuse(segment: TcpSegment, addresses: TransportAddresses): void {
    const { acknowledgement, payload, syn, fin } = segment;
    const length = payload.length + (syn ? 1 : 0) + (fin ? 1 : 0);
    this.options.transmit(
      {
        sourcePort: segment.destinationPort,
        destinationPort: segment.sourcePort,
        sequence: acknowledgement ?? 0,
        ...(acknowledgement === undefined && { acknowledgement: advance(segment.sequence, length) }),
        syn: false,
        fin: false,
        reset: true,
        push: false,
        window: 0,
        payload: new Uint8Array(0),
      },
      { source: addresses.destination, destination: addresses.source },
      64,
    );
  }

  private unusedPort(address: number, remote: TcpEndpoint): number {
    const range = 65_536 - firstEphemeralPort;
    const start = this.randomUint32() % range;
    for (let step = 0; step < range; step += 1) {
      const port = firstEphemeralPort + ((start + step) % range);
      if (!this.connections.has(keyOf({ address, port }, remote))) return port;
    }
    throw new RangeError("every ephemeral port to this endpoint is in use");
  }

  private randomUint32(): number {
    const bytes = this.options.randomBytes(4);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  }
}

function keyOf(local: TcpEndpoint, remote: TcpEndpoint): string {
  return `${local.address}:${local.port}:${remote.address}:${remote.port}`;
}
