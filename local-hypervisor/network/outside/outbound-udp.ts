import { createSocket, type Socket } from "node:dgram";
import type { Clock } from "../../model/clock";
import { formatIpv4Address } from "../wire/address";
import type { Ipv4Packet } from "../wire/ipv4";
import type { UdpDatagram } from "../wire/udp";
import type { Destination } from "./destination";
import { IdleWatch } from "./idle-watch";

/** Datagrams that wait for a socket to be ready */
const maximumWaiting = 16;
/** As much of a packet as an ICMP error quotes of it besides its header */
const quotedBytes = 8;

const refusals: Readonly<Record<string, "port" | "host" | "network" | "prohibited">> = {
  ECONNREFUSED: "port",
  EHOSTUNREACH: "host",
  ENETUNREACH: "network",
  EACCES: "prohibited",
  EPERM: "prohibited",
};

export interface OutboundUdpOptions {
  readonly clock: Clock;
  /** Flows at once; the one that was silent longest makes place */
  readonly maximumFlows: number;
  judge(packet: Ipv4Packet, datagram: UdpDatagram): Destination;
  /** Sends an answer back: the addresses of `packet` turned around */
  answer(packet: Ipv4Packet, datagram: UdpDatagram): void;
  tellUnreachable(packet: Ipv4Packet, why: "port" | "host" | "network" | "prohibited"): void;
}

interface Flow {
  readonly socket: Socket;
  readonly watch: IdleWatch;
  /** The newest packet, cut down to what an ICMP error quotes */
  newest: Ipv4Packet;
  /** Datagrams from before the socket was ready; absent afterwards */
  waiting: Uint8Array[] | undefined;
}

/** Carries guests' UDP on by sockets of this machine, one a flow, so that refusals and answers find their way back. */
export class OutboundUdp {
  private readonly flows = new Map<string, Flow>();

  constructor(private readonly options: OutboundUdpOptions) {}

  get size(): number {
    return this.flows.size;
  }

  receive(packet: Ipv4Packet, datagram: UdpDatagram): void {
    const key = `${packet.source}:${datagram.sourcePort}:${packet.destination}:${datagram.destinationPort}`;
    const flow = this.flows.get(key) ?? this.open(key, packet, datagram);
    if (flow === undefined) return;
    flow.newest = quotable(packet);
    flow.watch.noteSent();
    if (flow.waiting === undefined) this.send(key, flow, datagram.payload);
    else if (flow.waiting.length < maximumWaiting) flow.waiting.push(datagram.payload);
  }

  close(): void {
    for (const key of [...this.flows.keys()]) this.end(key);
  }

  private open(key: string, packet: Ipv4Packet, datagram: UdpDatagram): Flow | undefined {
    const destination = this.options.judge(packet, datagram);
    if (destination.kind === "closedPort") this.options.tellUnreachable(packet, "port");
    if (destination.kind === "forbidden") this.options.tellUnreachable(packet, "prohibited");
    if (destination.kind !== "reachable") return undefined;
    this.makeRoom();
    const { host, port } = destination;
    const socket = createSocket("udp4");
    const watch = new IdleWatch(this.options.clock, () => this.end(key));
    const flow: Flow = { socket, watch, newest: quotable(packet), waiting: [] };
    this.flows.set(key, flow);
    const { sourcePort, destinationPort } = datagram;
    socket.on("error", (error: NodeJS.ErrnoException) => this.fail(key, flow, error.code));
    socket.on("message", (payload) => {
      watch.noteReceived();
      this.options.answer(flow.newest, { sourcePort, destinationPort, payload });
    });
    const connected = (error?: NodeJS.ErrnoException) => {
      if (this.flows.get(key) !== flow) return;
      if (error) {
        this.fail(key, flow, error.code);
        return;
      }
      // The system knows addresses of this machine that its interfaces do not list: it talks to those from themselves
      if (host === formatIpv4Address(packet.destination) && socket.address().address === host) {
        this.options.tellUnreachable(flow.newest, "prohibited");
        this.end(key);
        return;
      }
      const { waiting = [] } = flow;
      flow.waiting = undefined;
      for (const payload of waiting) this.send(key, flow, payload);
    };
    // A failure is the callback's argument, which the types do not tell
    socket.connect(port, host, connected as () => void);
    return flow;
  }

  private send(key: string, flow: Flow, payload: Uint8Array): void {
    if (this.flows.get(key) !== flow) return;
    flow.socket.send(payload, (error) => {
      if (error) this.fail(key, flow, (error as NodeJS.ErrnoException).code);
    });
  }

  private fail(key: string, flow: Flow, code: string | undefined): void {
    if (this.flows.get(key) !== flow) return;
    const why = code === undefined ? undefined : refusals[code];
    if (why !== undefined) this.options.tellUnreachable(flow.newest, why);
    this.end(key);
  }

  private makeRoom(): void {
    if (this.flows.size < this.options.maximumFlows) return;
    let oldest: [string, Flow] | undefined;
    for (const entry of this.flows) {
      if (oldest === undefined || entry[1].watch.usedAtMs < oldest[1].watch.usedAtMs) oldest = entry;
    }
    if (oldest !== undefined) this.end(oldest[0]);
  }

  private end(key: string): void {
    const flow = this.flows.get(key);
    if (flow === undefined) return;
    this.flows.delete(key);
    flow.watch.stop();
    flow.socket.close();
  }
}

const quotable = (packet: Ipv4Packet): Ipv4Packet => ({
  ...packet,
  options: packet.options.slice(),
  payload: packet.payload.slice(0, quotedBytes),
});
