import type { Clock } from "../../model/clock";
import type { Ipv4Address } from "../wire/address";
import { type IcmpMessage, icmpType, serializeIcmp } from "../wire/icmp";
import { type Ipv4Packet, ipProtocol, plainIpv4Packet } from "../wire/ipv4";

const payloadBytes = 56;

export interface EchoRequestsOptions {
  readonly clock: Clock;
  randomBytes(lengthBytes: number): Uint8Array;
}

interface Waiting {
  readonly source: Ipv4Address;
  resolve(): void;
}

/** Echo requests of this machine that wait for their answers. */
export class EchoRequests {
  private readonly waiting = new Map<number, Waiting>();
  private sequence = 0;
  private readonly identifier: number;

  constructor(private readonly options: EchoRequestsOptions) {
    this.identifier = Buffer.from(options.randomBytes(2)).readUInt16BE();
  }

  /** Sends one and resolves with the round trip, milliseconds; `undefined` when no answer comes in `timeoutMs` */
  ask(
    addresses: Pick<Ipv4Packet, "source" | "destination">,
    timeoutMs: number,
    send: (packet: Ipv4Packet) => void,
  ): Promise<number | undefined> {
    const { clock, randomBytes } = this.options;
    this.sequence = (this.sequence + 1) & 0xffff;
    const rest = ((this.identifier << 16) | this.sequence) >>> 0;
    const sentAtMs = clock.now();
    return new Promise((resolve) => {
      const finish = (roundTripMs: number | undefined) => {
        cancel();
        this.waiting.delete(rest);
        resolve(roundTripMs);
      };
      const cancel = clock.after(timeoutMs, () => finish(undefined));
      this.waiting.set(rest, {
        source: addresses.destination,
        resolve: () => finish(clock.now() - sentAtMs),
      });
      const message = { type: icmpType.echoRequest, code: 0, rest, payload: randomBytes(payloadBytes) };
      send(plainIpv4Packet({ ...addresses, protocol: ipProtocol.icmp, payload: serializeIcmp(message) }));
    });
  }

  /** Takes an echo reply */
  receive(source: Ipv4Address, message: IcmpMessage): void {
    const asked = this.waiting.get(message.rest);
    if (asked?.source === source) asked.resolve();
  }
}
