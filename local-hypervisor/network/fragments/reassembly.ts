import type { Clock } from "../../model/clock";
import { BoundedMap } from "../bounded-map";
import type { Ipv4Packet } from "../wire/ipv4";
import { fragmentKey, fragmentLifetimeMs } from "./fragment-key";

const maximumPackets = 64;
const maximumFragments = 64;
const maximumPayloadBytes = 65_515;

interface PartialPacket {
  readonly untilMs: number;
  /** By their offset */
  readonly fragments: Map<number, Ipv4Packet>;
}

/** Puts fragments together for those who speak to whole packets only; a few packets at a time, oldest out. */
export class Reassembly {
  private readonly partial = new BoundedMap<string, PartialPacket>(maximumPackets);

  constructor(private readonly clock: Clock) {}

  /** The whole packet once its last missing fragment is there; a packet that is no fragment comes back at once */
  accept(packet: Ipv4Packet): Ipv4Packet | undefined {
    if (!packet.moreFragments && packet.fragmentOffsetBytes === 0) return packet;
    const key = fragmentKey(packet);
    let entry = this.partial.get(key);
    if (entry === undefined || entry.untilMs <= this.clock.now()) {
      entry = { untilMs: this.clock.now() + fragmentLifetimeMs, fragments: new Map() };
      this.partial.set(key, entry);
    }
    entry.fragments.set(packet.fragmentOffsetBytes, packet);
    if (entry.fragments.size > maximumFragments) {
      this.partial.delete(key);
      return undefined;
    }
    const whole = assemble(entry.fragments);
    if (whole !== undefined) this.partial.delete(key);
    return whole;
  }
}

/** Only fragments that meet exactly make a packet: overlapping ones are dropped with the packet (RFC 5722's way) */
function assemble(fragments: ReadonlyMap<number, Ipv4Packet>): Ipv4Packet | undefined {
  const chain: Ipv4Packet[] = [];
  let lengthBytes = 0;
  for (;;) {
    const next = fragments.get(lengthBytes);
    if (next === undefined || next.payload.length === 0) return undefined;
    chain.push(next);
    lengthBytes += next.payload.length;
    if (!next.moreFragments) break;
  }
  const [first] = chain;
  if (first === undefined || lengthBytes > maximumPayloadBytes) return undefined;
  const payload = new Uint8Array(lengthBytes);
  for (const part of chain) payload.set(part.payload, part.fragmentOffsetBytes);
  return { ...first, moreFragments: false, payload };
}
