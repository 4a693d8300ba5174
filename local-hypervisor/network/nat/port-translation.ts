import type { Clock } from "../../model/clock";
import { BoundedMap } from "../bounded-map";
import type { PacketFacts } from "../packet-facts";
import type { Ipv4Address } from "../wire/address";
import { icmpType } from "../wire/icmp";
import { ipProtocol } from "../wire/ipv4";

/** A conversation of somebody behind the gateway with a remote end. */
export interface TranslatedFlow {
  readonly protocol: number;
  readonly address: Ipv4Address;
  /** Port, or identifier of an ICMP echo, that the one behind uses */
  readonly port: number;
  readonly remoteAddress: Ipv4Address;
  /** 0 for ICMP */
  readonly remotePort: number;
  /** Port, or identifier, that the remote end sees */
  readonly externalPort: number;
}

export interface PortTranslationOptions {
  readonly clock: Clock;
  /** How long a flow may be silent, milliseconds. @default 350,000, as a NAT gateway keeps them */
  readonly idleMs?: number;
  /** More than these and the one that was silent longest is forgotten. @default 65,536 */
  readonly maximumFlows?: number;
}

interface KeptFlow extends TranslatedFlow {
  usedAtMs: number;
}

const firstExternalPort = 1024;
const externalPorts = 65_536 - firstExternalPort;
/** Tries for a free port; so many taken ones in a row mean that the remote end's are about used up */
const portTries = 256;

/** The ports of one public address, shared by all who go out through it (RFC 3022, TCP, UDP and ICMP echo). */
export class PortTranslation {
  private readonly flows: BoundedMap<string, KeptFlow>;
  private readonly byExternalPort = new Map<string, KeptFlow>();
  private readonly idleMs: number;
  private nextPort = 0;

  constructor(private readonly options: PortTranslationOptions) {
    this.flows = new BoundedMap(options.maximumFlows ?? 65_536);
    this.idleMs = options.idleMs ?? 350_000;
  }

  get flowCount(): number {
    return this.flows.size;
  }

  /**
   * The flow of a packet that goes out, a new one where it may begin one; `undefined` for TCP that continues a forgotten
   * connection, for other protocols, and when no port is left for its remote end.
   */
  outbound(facts: PacketFacts): TranslatedFlow | undefined {
    const ends = outboundEnds(facts);
    if (ends === undefined) return undefined;
    const known = this.alive(this.flows.get(insideKey(ends)));
    if (known !== undefined) return this.touch(known);
    if (facts.protocol === ipProtocol.tcp && !(facts.tcpFlags?.syn && !facts.tcpFlags.ack)) return undefined;
    return this.begin(ends);
  }

  /** The flow that a packet from the remote end belongs to */
  inbound(facts: PacketFacts): TranslatedFlow | undefined {
    const key = inboundKey(facts);
    const flow = key === undefined ? undefined : this.alive(this.byExternalPort.get(key));
    return flow && this.touch(flow);
  }

  /** The flow that a packet, quoted by an error from outside, had gone out by */
  quotedOutside(quoted: PacketFacts): TranslatedFlow | undefined {
    const port = quoted.sourcePort ?? quoted.icmpIdentifier;
    if (port === undefined) return undefined;
    const { protocol, destination, destinationPort = 0 } = quoted;
    return this.alive(this.byExternalPort.get(outsideKey(protocol, destination, destinationPort, port)));
  }

  /** The flow that a packet, quoted by an error from behind the gateway, had come in by */
  quotedInside(quoted: PacketFacts): TranslatedFlow | undefined {
    const port = quoted.destinationPort ?? quoted.icmpIdentifier;
    if (port === undefined) return undefined;
    return this.alive(
      this.flows.get(
        insideKey({
          protocol: quoted.protocol,
          address: quoted.destination,
          port,
          remoteAddress: quoted.source,
          remotePort: quoted.sourcePort ?? 0,
        }),
      ),
    );
  }

  private begin(ends: Omit<TranslatedFlow, "externalPort">): TranslatedFlow | undefined {
    this.forgetIdle();
    const externalPort = this.freePort(ends);
    if (externalPort === undefined) return undefined;
    const flow: KeptFlow = { ...ends, externalPort, usedAtMs: this.options.clock.now() };
    const pushedOut = this.flows.set(insideKey(flow), flow);
    if (pushedOut !== undefined) this.byExternalPort.delete(externalKey(pushedOut));
    this.byExternalPort.set(externalKey(flow), flow);
    return flow;
  }

  /** The flow's own port where it is free, as programs that look at it expect; else one after the other */
  private freePort(ends: Omit<TranslatedFlow, "externalPort">): number | undefined {
    const isFree = (port: number) =>
      !this.byExternalPort.has(outsideKey(ends.protocol, ends.remoteAddress, ends.remotePort, port));
    if (ends.port >= firstExternalPort && isFree(ends.port)) return ends.port;
    for (let tries = 0; tries < portTries; tries += 1) {
      const port = firstExternalPort + this.nextPort;
      this.nextPort = (this.nextPort + 1) % externalPorts;
      if (isFree(port)) return port;
    }
    return undefined;
  }

  private touch(flow: KeptFlow): KeptFlow {
    flow.usedAtMs = this.options.clock.now();
    this.flows.set(insideKey(flow), flow);
    return flow;
  }

  private alive(flow: KeptFlow | undefined): KeptFlow | undefined {
    if (flow === undefined || this.options.clock.now() - flow.usedAtMs < this.idleMs) return flow;
    this.forget(flow);
    return undefined;
  }

  /** The longest silent ones come first */
  private forgetIdle(): void {
    for (const flow of this.flows.values()) {
      if (this.alive(flow) !== undefined) return;
    }
  }

  private forget(flow: KeptFlow): void {
    this.flows.delete(insideKey(flow));
    this.byExternalPort.delete(externalKey(flow));
  }
}

function outboundEnds(facts: PacketFacts): Omit<TranslatedFlow, "externalPort"> | undefined {
  const { protocol, source, destination } = facts;
  if (protocol === ipProtocol.icmp) {
    if (facts.icmpType !== icmpType.echoRequest || facts.icmpIdentifier === undefined) return undefined;
    return {
      protocol,
      address: source,
      port: facts.icmpIdentifier,
      remoteAddress: destination,
      remotePort: 0,
    };
  }
  if (facts.sourcePort === undefined || facts.destinationPort === undefined) return undefined;
  return {
    protocol,
    address: source,
    port: facts.sourcePort,
    remoteAddress: destination,
    remotePort: facts.destinationPort,
  };
}

function inboundKey(facts: PacketFacts): string | undefined {
  const { protocol, source, sourcePort, destinationPort } = facts;
  if (protocol === ipProtocol.icmp) {
    if (facts.icmpType !== icmpType.echoReply || facts.icmpIdentifier === undefined) return undefined;
    return outsideKey(protocol, source, 0, facts.icmpIdentifier);
  }
  if (sourcePort === undefined || destinationPort === undefined) return undefined;
  return outsideKey(protocol, source, sourcePort, destinationPort);
}

const insideKey = (ends: Omit<TranslatedFlow, "externalPort">): string =>
  `${ends.protocol}:${ends.address}:${ends.port}:${ends.remoteAddress}:${ends.remotePort}`;

const externalKey = (flow: TranslatedFlow): string =>
  outsideKey(flow.protocol, flow.remoteAddress, flow.remotePort, flow.externalPort);

const outsideKey = (protocol: number, address: Ipv4Address, port: number, externalPort: number): string =>
  `${protocol}:${address}:${port}:${externalPort}`;
