import type { NetworkAclEntry } from "../../../local-hypervisor/model/network-acl";
import type { FilterCase, RuleSketch } from "./filter-case";
import type { AclCase } from "./random-acl-case";
import { untrackedPorts } from "./untracked";

const table = "inet drydock";
const fence = "100.127.255.254";

/** A script for nft with a chain for each address and direction; packets of no chain are dropped. */
class NftTable {
  private readonly chains: string[] = [];
  private readonly elements = new Map<string, string[]>();

  /** @param head Rules of the forward hook that come before the dispatch */
  constructor(private readonly head: readonly string[]) {}

  chain(
    hook: "prerouting" | "forward",
    direction: "i" | "e",
    address: string,
    rules: readonly string[],
  ): void {
    if (rules.length === 0) return;
    const map = `${hook}_${direction}`;
    const elements = this.elements.get(map) ?? [];
    const name = `${map}_${elements.length}`;
    elements.push(`${address} : jump ${name}`);
    this.elements.set(map, elements);
    this.chains.push(`chain ${name} { ${rules.join("; ")}; }`);
  }

  /** Replaces what an earlier script made, in one transaction */
  toString(): string {
    const maps = [...this.elements].map(
      ([name, elements]) =>
        `map ${name} { type ipv4_addr : verdict; elements = { ${elements.join(", ")} }; }`,
    );
    const hooks = (["prerouting", "forward"] as const).flatMap((hook) => {
      const dispatch = (["i", "e"] as const).flatMap((direction) =>
        this.elements.has(`${hook}_${direction}`)
          ? [`ip ${direction === "i" ? "daddr" : "saddr"} vmap @${hook}_${direction}`]
          : [],
      );
      if (hook === "prerouting" && dispatch.length === 0) return [];
      const settings =
        hook === "forward"
          ? "type filter hook forward priority filter; policy drop"
          : "type filter hook prerouting priority raw; policy accept";
      const head =
        hook === "forward" ? [`ip daddr ${fence} accept`, `ip saddr ${fence} accept`, ...this.head] : [];
      return [`chain ${hook} { ${[settings, ...head, ...dispatch].join("; ")}; }`];
    });
    const body = [...this.chains, ...maps, ...hooks].join("\n");
    return `table ${table} {}\ndelete table ${table}\ntable ${table} {\n${body}\n}\n`;
  }
}

/** The cases' security groups as EC2 would have nftables understand them */
export function securityGroupScript(cases: readonly FilterCase[], stage: number): string {
  // A flow that was let begin goes on, also before anything came back
  const script = new NftTable(["ct state established,related accept", "ct mark 1 accept"]);
  for (const filterCase of cases) {
    const rules = (filterCase.stages[stage] ?? filterCase.stages.at(-1) ?? []).flat();
    for (const direction of ["i", "e"] as const) {
      script.chain("prerouting", direction, filterCase.address, untracked(rules, direction, filterCase.sets));
      const own = rules.filter((rule) => rule[0] === direction);
      script.chain(
        "forward",
        direction,
        filterCase.address,
        own.flatMap((rule) =>
          matchesOf(rule, filterCase.sets).map((match) => `${match} ct mark set 1 accept`),
        ),
      );
    }
  }
  return script.toString();
}

/** The cases' network ACLs: stateless rules in the order of their numbers, of which the first that matches decides */
export function networkAclScript(cases: readonly AclCase[]): string {
  const script = new NftTable([]);
  for (const { address, entries } of cases) {
    const sorted = [...entries].sort((one, other) => one.ruleNumber - other.ruleNumber);
    for (const direction of ["i", "e"] as const) {
      const own = sorted.filter(({ isEgress }) => isEgress === (direction === "e"));
      script.chain(
        "forward",
        direction,
        address,
        own.flatMap((entry) => aclRules(direction, entry)),
      );
    }
  }
  return script.toString();
}

function aclRules(direction: "i" | "e", entry: NetworkAclEntry): string[] {
  const { action, cidrIpv4, cidrIpv6, ports, icmp } = entry;
  const names: Readonly<Record<string, string>> = { "1": "icmp", "6": "tcp", "17": "udp" };
  const [from, to] = [ports?.from ?? icmp?.type ?? null, ports?.to ?? icmp?.code ?? null];
  const protocol = names[entry.protocol] ?? entry.protocol;
  const match = matchesOf([direction, protocol, from, to, cidrIpv4 ?? cidrIpv6 ?? ""], {});
  return match.map((each) => `${each} ${action === "allow" ? "accept" : "drop"}`);
}

/** None where the rule can match nothing */
function matchesOf([direction, protocol, from, to, peer]: RuleSketch, sets: FilterCase["sets"]): string[] {
  const side = direction === "i" ? "saddr" : "daddr";
  const blocks = sets[peer] ?? [peer];
  if (blocks.length === 0) return [];
  const family = peer.includes(":") ? "ip6" : "ip";
  const isAny = blocks.some((block) => block.endsWith("/0"));
  const addresses =
    isAny && family === "ip" ? "meta nfproto ipv4" : `${family} ${side} { ${blocks.join(", ")} }`;
  return [`${addresses} ${protocolMatch(protocol, from, to)}`];
}

function protocolMatch(protocol: string, from: number | null, to: number | null): string {
  switch (protocol) {
    case "-1":
      return "";
    case "tcp":
    case "udp":
      if (from === null) return `meta l4proto ${protocol}`;
      return `${protocol} dport ${from}-${to}`;
    case "icmp":
      if (from === null || from === -1) return "meta l4proto icmp";
      return to === null || to === -1 ? `icmp type ${from}` : `icmp type ${from} icmp code ${to}`;
    case "icmpv6":
      return "meta nfproto ipv6 meta l4proto icmpv6";
    default:
      return `meta l4proto ${protocol}`;
  }
}

/** A SYN shows who began; of UDP it is not known, so both ways count. */
function untracked(rules: readonly RuleSketch[], direction: "i" | "e", sets: FilterCase["sets"]): string[] {
  const reverse = direction === "i" ? "e" : "i";
  const notrack = (side: "i" | "e", match: string, protocol: "tcp" | "udp") =>
    untrackedPorts(rules, sets, side, protocol).map(({ from, to }) => `${match} ${from}-${to} notrack`);
  return [
    ...notrack(direction, "tcp flags & (syn | ack | rst | fin) == syn tcp dport", "tcp"),
    ...notrack(direction, "udp dport", "udp"),
    ...notrack(reverse, "udp sport", "udp"),
  ];
}
