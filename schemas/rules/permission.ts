import type { Problem } from "../problem";
import { checkCidr } from "./cidr";
import { checkId } from "./ids";
import { checkRuleDescription } from "./security-group";

/** One rule of a security group: a protocol, its ports or ICMP type and code, and whom it admits. */
export interface Permission {
  /** `tcp`, `udp`, `icmp`, `icmpv6`, `-1` for all, or a protocol's number */
  readonly ipProtocol: string | undefined;
  /** First port, or ICMP type */
  readonly fromPort?: number;
  /** Last port, or ICMP code */
  readonly toPort?: number;
  readonly cidrIpv4?: string;
  readonly cidrIpv6?: string;
  readonly prefixListId?: string;
  /** Group whose members are admitted; `self` counts as one */
  readonly referencedSecurityGroupId?: string;
  readonly description?: string;
}

const numbers: Readonly<Record<string, string>> = {
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
  "58": "icmpv6",
  all: "-1",
};

const refused = (
  message: string,
  argument: string,
  fix: string,
  code = "InvalidParameterValue",
): Problem => ({
  code,
  message,
  path: [argument],
  fix,
});

/**
 * The name that EC2 answers with for a protocol given by name or number (`6` is `tcp`), or undefined when there is
 * none. Other protocols keep their number.
 */
export function protocolName(ipProtocol: string): string | undefined {
  const text = ipProtocol.toLowerCase();
  const name = numbers[text] ?? text;
  if (["tcp", "udp", "icmp", "icmpv6", "-1"].includes(name)) return name;
  return /^(0|[1-9]\d{0,2})$/.test(name) && Number(name) <= 255 ? name : undefined;
}

function checkPorts(protocol: string, { fromPort, toPort }: Permission): Problem[] {
  if (protocol === "tcp" || protocol === "udp") {
    if (fromPort === undefined || toPort === undefined) {
      const message = "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.";
      return [
        refused(
          message,
          fromPort === undefined ? "from_port" : "to_port",
          "Give both ports, the same twice for one port.",
        ),
      ];
    }
    for (const [argument, port] of Object.entries({ from_port: fromPort, to_port: toPort })) {
      if (port >= 0 && port <= 65535) continue;
      const message = `TCP/UDP port (${port}) out of range`;
      return [refused(message, argument, "Ports go from 0 to 65535.", "InvalidPermission.Malformed")];
    }
    if (fromPort > toPort) {
      const message = `Invalid TCP/UDP port range (${fromPort}:${toPort})`;
      return [refused(message, "from_port", "The first port comes first: exchange the two.")];
    }
  }
  if (protocol === "icmp" || protocol === "icmpv6") {
    // Of ICMPv6 alone EC2 takes it that nothing said stands for every type
    const unset = fromPort === undefined ? "from_port" : toPort === undefined ? "to_port" : undefined;
    if (unset !== undefined && (protocol === "icmp" || fromPort !== toPort)) {
      const message = "Invalid value for ICMP type and code. Must specify both with ICMP.";
      return [refused(message, unset, "Give type and code, -1 for all.")];
    }
    for (const [argument, number] of Object.entries({ from_port: fromPort, to_port: toPort })) {
      if (number === undefined || (number >= -1 && number <= 255)) continue;
      const what = argument === "from_port" ? "type" : "code";
      return [
        refused(
          `ICMP ${what} (${number}) out of range`,
          argument,
          `ICMP's ${what} goes from 0 to 255, or is -1 for all.`,
          "InvalidPermission.Malformed",
        ),
      ];
    }
    if (fromPort === -1 && toPort !== undefined && toPort !== -1) {
      const message = `ICMP code (${toPort}) cannot be specified for all ICMP types`;
      return [
        refused(message, "to_port", "With all types go all codes: give -1.", "InvalidPermission.Malformed"),
      ];
    }
  }
  return [];
}

function checkPeers(permission: Permission): Problem[] {
  const { cidrIpv4, cidrIpv6, prefixListId, referencedSecurityGroupId } = permission;
  const at = (argument: string) => (problem: Problem) => ({ ...problem, path: [argument] });
  return [
    ...(cidrIpv4 === undefined ? [] : checkCidr(cidrIpv4, "ipv4")),
    ...(cidrIpv6 === undefined ? [] : checkCidr(cidrIpv6, "ipv6")),
    ...(prefixListId === undefined ? [] : checkId("prefixList", prefixListId).map(at("prefix_list_id"))),
    ...(referencedSecurityGroupId === undefined
      ? []
      : checkId("securityGroup", groupOf(referencedSecurityGroupId)).map(at("referenced_security_group_id"))),
  ];
}

/** A group of another account is written `<account>/<group>`. */
const groupOf = (reference: string): string => reference.replace(/^\d{12}\//, "");

/** Whether EC2 takes this rule: protocol, ports, CIDR blocks, ids and description. */
export function checkPermission(permission: Permission): Problem[] {
  const { ipProtocol, description } = permission;
  if (ipProtocol === undefined || ipProtocol === "") {
    const message =
      "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.";
    return [
      refused(message, "ip_protocol", "Give tcp, udp, icmp, icmpv6, a protocol's number, or -1 for all."),
    ];
  }
  const protocol = protocolName(ipProtocol);
  if (protocol === undefined) {
    const message = `Invalid value '${ipProtocol}' for IP protocol. Unknown protocol.`;
    return [
      refused(message, "ip_protocol", "Give tcp, udp, icmp, icmpv6, a protocol's number, or -1 for all."),
    ];
  }
  return [
    ...checkPorts(protocol, permission),
    ...checkPeers(permission),
    ...(description === undefined ? [] : checkRuleDescription(description)),
  ];
}
