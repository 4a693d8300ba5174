import type { RulePorts } from "../../model/security-group";
import type { PacketFacts } from "../packet-facts";
import type { Ipv4Address } from "../wire/address";
import { ipProtocol } from "../wire/ipv4";
import { AddressSet, type AddressSource } from "./address-set";
import { type PortRange, PortTable } from "./port-table";
import { ipv4ProtocolOf } from "./protocol-number";

/** A rule with the addresses of its peer. */
export type ResolvedRule = RulePorts & { readonly source: AddressSource };

const anyType = -1;

/** The rules of one direction by protocol: a decision is two binary searches and as many look-ups as there are groups. */
export class DirectionRules {
  private readonly ports: ReadonlyMap<number, PortTable>;
  /** By ICMP type and code, one number; see `icmpKey` */
  private readonly icmp: ReadonlyMap<number, AddressSet>;
  /** Of protocols without ports that rules name */
  private readonly others: ReadonlyMap<number, AddressSet>;
  /** Rules for all protocols */
  private readonly all: AddressSet;

  constructor(rules: readonly ResolvedRule[]) {
    const byProtocol = new Map<number | "all", ResolvedRule[]>();
    for (const rule of rules) {
      const protocol = ipv4ProtocolOf(rule.ipProtocol);
      if (protocol === undefined) continue;
      const found = byProtocol.get(protocol);
      if (found === undefined) byProtocol.set(protocol, [rule]);
      else found.push(rule);
    }
    const forAll = byProtocol.get("all") ?? [];
    const rulesFor = (protocol: number) => byProtocol.get(protocol) ?? [];
    this.all = addressesOf(forAll);
    this.ports = new Map(
      [ipProtocol.tcp, ipProtocol.udp].map((protocol) => [
        protocol,
        new PortTable([
          ...rulesFor(protocol).map(({ fromPort = 0, toPort = 65535, source }) => ({
            from: fromPort,
            to: toPort,
            source,
          })),
          ...forAll.map(({ source }) => ({ from: 0, to: 65535, source })),
        ]),
      ]),
    );
    this.icmp = compileIcmp(rulesFor(ipProtocol.icmp));
    this.others = new Map(
      [...byProtocol].flatMap(([protocol, some]) =>
        protocol === "all" || protocol === ipProtocol.icmp || this.ports.has(protocol)
          ? []
          : [[protocol, addressesOf(some)]],
      ),
    );
  }

  /** Whether a rule allows the packet with this peer: the source of what comes in, the destination of what goes out */
  allow(peer: Ipv4Address, facts: PacketFacts): boolean {
    const ports = this.ports.get(facts.protocol);
    if (ports !== undefined) return ports.at(facts.destinationPort ?? 0).has(peer);
    if (this.all.has(peer)) return true;
    if (facts.protocol !== ipProtocol.icmp) return this.others.get(facts.protocol)?.has(peer) === true;
    const type = facts.icmpType ?? 0;
    return (
      this.icmp.get(icmpKey(anyType, anyType))?.has(peer) === true ||
      this.icmp.get(icmpKey(type, anyType))?.has(peer) === true ||
      this.icmp.get(icmpKey(type, facts.icmpCode ?? 0))?.has(peer) === true
    );
  }

  /** Whether a rule for 0.0.0.0/0 opens the port of TCP or UDP */
  isPortOpenEverywhere(protocol: number, port: number): boolean {
    return this.ports.get(protocol)?.at(port).isEverywhere === true;
  }

  /** Whether rules for 0.0.0.0/0 open all ports of TCP or UDP */
  isOpenEverywhere(protocol: number): boolean {
    return this.ports.get(protocol)?.isOpenEverywhere === true;
  }

  /** Every port of TCP or UDP that the peer may use, merged and in order */
  portsOpenTo(peer: Ipv4Address, protocol: number): PortRange[] {
    return this.ports.get(protocol)?.openTo(peer) ?? [];
  }
}

const addressesOf = (rules: readonly ResolvedRule[]) => new AddressSet(rules.map(({ source }) => source));

const icmpKey = (type: number, code: number): number => (type + 1) * 512 + code + 1;

/** All types come with all codes, whatever the code says. */
function compileIcmp(rules: readonly ResolvedRule[]): Map<number, AddressSet> {
  const byKey = new Map<number, ResolvedRule[]>();
  for (const rule of rules) {
    const type = rule.fromPort ?? anyType;
    const key = icmpKey(type, type === anyType ? anyType : (rule.toPort ?? anyType));
    byKey.set(key, [...(byKey.get(key) ?? []), rule]);
  }
  return new Map([...byKey].map(([key, some]) => [key, addressesOf(some)]));
}
