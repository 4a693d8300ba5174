import { ipProtocol } from "../wire/ipv4";

const numbers: Readonly<Record<string, number>> = {
  tcp: ipProtocol.tcp,
  udp: ipProtocol.udp,
  icmp: ipProtocol.icmp,
  icmpv6: 58,
};

/** What a rule's protocol, by name or number, means in an IPv4 header; undefined where it never is in one */
export function ipv4ProtocolOf(text: string): number | "all" | undefined {
  if (text === "-1") return "all";
  const number = numbers[text] ?? Number(text);
  return number === numbers.icmpv6 || !Number.isInteger(number) ? undefined : number;
}
