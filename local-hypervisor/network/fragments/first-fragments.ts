import type { Clock } from "../../model/clock";
import { BoundedMap } from "../bounded-map";
import { type PacketFacts, readPacketFacts } from "../packet-facts";
import { type Ipv4Packet, ipProtocol } from "../wire/ipv4";
import { fragmentKey, fragmentLifetimeMs, isLaterFragment } from "./fragment-key";

const maximumRemembered = 512;

/**
 * Ports of packets that come in fragments: only the first fragment has them, so the later ones are judged by its facts.
 */
export class FirstFragments {
  private readonly known = new BoundedMap<string, { readonly facts: PacketFacts; readonly untilMs: number }>(
    maximumRemembered,
  );

  constructor(private readonly clock: Clock) {}

  /**
   * Facts of a whole packet, a first fragment, or the one that a later fragment belongs to; `undefined` when that one was
   * not seen. Throws `MalformedPacketError`.
   */
  factsOf(packet: Ipv4Packet): PacketFacts | undefined {
    if (isLaterFragment(packet)) {
      // A second fragment that could overwrite the flags of the first one's TCP header is an attack (RFC 3128).
      if (packet.protocol === ipProtocol.tcp && packet.fragmentOffsetBytes === 8) return undefined;
      const first = this.known.get(fragmentKey(packet));
      return first !== undefined && first.untilMs > this.clock.now() ? first.facts : undefined;
    }
    const facts = readPacketFacts(packet);
    if (packet.moreFragments) {
      this.known.set(fragmentKey(packet), { facts, untilMs: this.clock.now() + fragmentLifetimeMs });
    }
    return facts;
  }
}
