import type { TcpConnection } from "../../../../local-hypervisor/network/tcp/connection";
import {
  type TcpAcceptor,
  TcpStack,
  type TcpStackOptions,
} from "../../../../local-hypervisor/network/tcp/stack";
import { parseIpv4Address } from "../../../../local-hypervisor/network/wire/address";
import { MalformedPacketError } from "../../../../local-hypervisor/network/wire/malformed-packet-error";
import { parseTcp, serializeTcp, type TcpSegment } from "../../../../local-hypervisor/network/wire/tcp";
import { type LinkFaults, lossyLink, perfectLink } from "../../../support/lossy-link";
import { ManualClock } from "../../../support/manual-clock";
import { SeededRandom } from "../../../support/seeded-random";

export const clientAddress = parseIpv4Address("10.0.0.5");
export const serverAddress = parseIpv4Address("10.0.0.1");
export const serverPort = 80;

/** A segment on the cable, as a test's tap sees it. */
export interface TappedSegment {
  readonly from: "client" | "server";
  readonly segment: TcpSegment;
  readonly timeToLive: number;
}

/** Two stacks on one cable, in time that the test steps. */
export class TwoStacks {
  readonly clock = new ManualClock();
  readonly random: SeededRandom;
  readonly client: TcpStack;
  readonly server: TcpStack;
  readonly segments: TappedSegment[] = [];
  /** While true the cable is cut */
  cut = false;
  acceptor: TcpAcceptor = () => {};

  constructor(
    options: {
      readonly seed?: number;
      readonly faults?: LinkFaults;
      readonly client?: Partial<TcpStackOptions>;
      readonly server?: Partial<TcpStackOptions>;
    } = {},
  ) {
    this.random = new SeededRandom(options.seed ?? 1);
    const faults = options.faults ?? perfectLink;
    this.client = this.stack("client", faults, () => this.server, options.client);
    this.server = this.stack("server", faults, () => this.client, {
      listener: ({ port }) => (port === serverPort ? (connection) => this.acceptor(connection) : undefined),
      ...options.server,
    });
  }

  /** Opens a connection and runs until the server has it */
  establish(): { client: TcpConnection; server: TcpConnection } {
    let server: TcpConnection | undefined;
    this.acceptor = (connection) => {
      server = connection;
    };
    const client = this.client.connect(clientAddress, { address: serverAddress, port: serverPort }, () => {});
    for (let steps = 0; server === undefined && steps < 1_000; steps += 1) this.clock.step();
    if (server === undefined) throw new Error("the handshake did not finish");
    return { client, server };
  }

  /** Runs until the condition holds; throws when nothing is left to happen or the time is up */
  runUntil(condition: () => boolean, limitMs = 3_600_000): void {
    const end = this.clock.now() + limitMs;
    while (!condition()) {
      if (!this.clock.step()) throw new Error("nothing is left to happen");
      if (this.clock.now() > end) throw new Error(`the condition did not hold within ${limitMs} ms`);
    }
  }

  private stack(
    from: "client" | "server",
    faults: LinkFaults,
    other: () => TcpStack,
    options: Partial<TcpStackOptions> = {},
  ): TcpStack {
    const addresses =
      from === "client"
        ? { source: clientAddress, destination: serverAddress }
        : { source: serverAddress, destination: clientAddress };
    const send = lossyLink({
      clock: this.clock,
      random: this.random,
      faults,
      delayMs: 1,
      deliver: (bytes) => {
        if (this.cut) return;
        try {
          other().receive(parseTcp(bytes, addresses), addresses);
        } catch (error) {
          if (!(error instanceof MalformedPacketError)) throw error;
        }
      },
    });
    return new TcpStack({
      clock: this.clock,
      randomBytes: (length) => this.random.bytes(length),
      transmit: (segment, _addresses, timeToLive) => {
        this.segments.push({ from, segment, timeToLive });
        send(serializeTcp(segment, addresses));
      },
      ...options,
    });
  }
}

/** Collects what a connection receives and what became of it. */
export class Reader {
  readonly chunks: Uint8Array[] = [];
  ended = false;
  outcome: string | undefined;

  constructor(connection: TcpConnection) {
    connection.onData((data) => this.chunks.push(data.slice()));
    connection.onEnd(() => {
      this.ended = true;
    });
    connection.onClose((outcome) => {
      this.outcome = outcome;
    });
  }

  get length(): number {
    return this.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}
