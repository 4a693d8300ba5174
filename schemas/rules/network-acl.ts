import type { Problem } from "../problem";

/** IANA's numbers of protocols that people call by name. */
const numbers: Readonly<Record<string, number>> = {
  all: -1,
  hopopt: 0,
  icmp: 1,
  igmp: 2,
  ipv4: 4,
  tcp: 6,
  egp: 8,
  igp: 9,
  udp: 17,
  rdp: 27,
  dccp: 33,
  ipv6: 41,
  "ipv6-route": 43,
  "ipv6-frag": 44,
  rsvp: 46,
  gre: 47,
  esp: 50,
  ah: 51,
  "ipv6-icmp": 58,
  icmpv6: 58,
  "ipv6-nonxt": 59,
  "ipv6-opts": 60,
  eigrp: 88,
  ospfigp: 89,
  ipip: 94,
  etherip: 97,
  pim: 103,
  ipcomp: 108,
  vrrp: 112,
  l2tp: 115,
  sctp: 132,
  udplite: 136,
};

/** Number of a protocol given by name or number, -1 for all; undefined when there is none. */
export function protocolNumber(protocol: string): number | undefined {
  const name = protocol.toLowerCase();
  if (Object.hasOwn(numbers, name)) return numbers[name];
  if (protocol === "-1") return -1;
  return /^(0|[1-9]\d{0,2})$/.test(protocol) && Number(protocol) <= 255 ? Number(protocol) : undefined;
}

/** Which number a rule of a network ACL has, which packets it is about and what becomes of them. */
export interface NetworkAclRule {
  readonly ruleNumber: number | undefined;
  readonly isEgress: boolean;
  readonly protocol: string | undefined;
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;
}

/** What is wrong with a rule's ports; a rule about all protocols has none. */
export function checkNetworkAclPorts({ protocol, fromPort, toPort }: NetworkAclRule): Problem[] {
  if (protocol === undefined || fromPort === undefined || toPort === undefined) return [];
  const number = protocolNumber(protocol);
  if (number === -1 && (fromPort !== 0 || toPort !== 0))
    return [
      {
        code: "InvalidParameterValue",
        message: `from_port (${fromPort}) and to_port (${toPort}) must both be 0 for all protocols`,
        path: ["from_port"],
        fix: "Set both ports to 0, or name the protocol.",
      },
    ];
  if ((number === 6 || number === 17) && fromPort > toPort)
    return [
      {
        code: "InvalidParameterValue",
        message: `Invalid TCP/UDP port range (${fromPort}:${toPort})`,
        path: ["from_port"],
        fix: "The first port comes first: exchange the two.",
      },
    ];
  return [];
}

/** Rules that have the number of another of their direction, which EC2 would refuse. */
export function checkNetworkAclNumbers(rules: readonly NetworkAclRule[]): Problem[] {
  const key = ({ ruleNumber, isEgress }: NetworkAclRule) => `${isEgress} ${ruleNumber}`;
  const keys = rules.map(key);
  return rules.flatMap((rule, index) =>
    rule.ruleNumber === undefined || keys.indexOf(key(rule)) === index
      ? []
      : [
          {
            code: "NetworkAclEntryAlreadyExists",
            message: `The network acl entry identified by ${rule.ruleNumber} already exists.`,
            path: [rule.isEgress ? "egress" : "ingress"],
            fix: "Give each rule of a direction a number of its own.",
          },
        ],
  );
}
