import type { Clock } from "../../model/clock";
import type { TcpEndpoint } from "../tcp/connection-state";
import type { UdpDatagram } from "../wire/udp";
import { IdleWatch } from "./idle-watch";

const firstEphemeralPort = 49_152;
const ephemeralPorts = 65_536 - firstEphemeralPort;
const maximumFlows = 1_024;

/** Datagrams between one client on this machine and one port of a guest. */
export interface HostUdpFlow {
  send(payload: Uint8Array): void;
}

export interface HostUdpEvents {
  message(payload: Uint8Array): void;
  /** Called once: the flow was silent for long, or everything ends */
  ended(): void;
}

interface Flow {
  readonly remote: TcpEndpoint;
  readonly events: HostUdpEvents;
  readonly watch: IdleWatch;
}

/** UDP of this machine's clients to guests: one port of this machine's address a flow. */
export class HostUdp {
  private readonly flows = new Map<number, Flow>();
  private lastPort = 0;

  constructor(
    private readonly clock: Clock,
    private readonly transmit: (datagram: UdpDatagram, remote: TcpEndpoint) => void,
  ) {}

  /** `undefined` when there are too many flows already */
  open(remote: TcpEndpoint, events: HostUdpEvents): HostUdpFlow | undefined {
    const port = this.unusedPort();
    if (port === undefined) return undefined;
    const watch = new IdleWatch(this.clock, () => this.end(port));
    this.flows.set(port, { remote, events, watch });
    return {
      send: (payload) => {
        watch.noteSent();
        this.transmit({ sourcePort: port, destinationPort: remote.port, payload }, remote);
      },
    };
  }

  /** Whether the datagram belonged to a flow and was taken */
  receive(source: number, datagram: UdpDatagram): boolean {
    const flow = this.flows.get(datagram.destinationPort);
    if (flow?.remote.address !== source || flow.remote.port !== datagram.sourcePort) return false;
    flow.watch.noteReceived();
    flow.events.message(datagram.payload);
    return true;
  }

  close(): void {
    for (const port of [...this.flows.keys()]) this.end(port);
  }

  private end(port: number): void {
    const flow = this.flows.get(port);
    this.flows.delete(port);
    flow?.watch.stop();
    flow?.events.ended();
  }

  private unusedPort(): number | undefined {
    if (this.flows.size >= maximumFlows) return undefined;
    do this.lastPort = (this.lastPort + 1) % ephemeralPorts;
    while (this.flows.has(firstEphemeralPort + this.lastPort));
    return firstEphemeralPort + this.lastPort;
  }
}
