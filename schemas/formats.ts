import type { Problem } from "./problem";
import { checkCidr, checkNetwork } from "./rules/cidr";
import { checkDeviceName } from "./rules/device-name";
import { checkId, type IdKind } from "./rules/ids";
import { isIpv4, isIpv6 } from "./rules/ip-address";
import { protocolNumber } from "./rules/network-acl";
import { protocolName } from "./rules/permission";

/** Looks at one text: nothing when it is fine. */
type Check = (text: string) => Problem[];

const invalid = (what: string, fix: string, test: (text: string) => boolean): Check => {
  return (text) =>
    test(text)
      ? []
      : [
          {
            code: "InvalidParameterValue",
            message: `Value (${text}) is invalid. Expected ${what}.`,
            path: [],
            fix,
          },
        ];
};

const id =
  (kind: IdKind): Check =>
  (text) =>
    checkId(kind, text);

/** AMIs may be named through a parameter of Systems Manager instead of an id. */
const imageId: Check = (text) => (text.startsWith("resolve:ssm:") ? [] : checkId("image", text));

/** `default` stands for no options. */
const dhcpOptionsId: Check = (text) => (text === "default" ? [] : checkId("dhcpOptions", text));

/** A block that begins where it says, without bits behind its prefix. */
const networkIpv4: Check = (text) => {
  const malformed = checkCidr(text, "ipv4");
  return malformed.length > 0 ? malformed : checkNetwork(text);
};

/** `format` names of the schemas, each with the rule that it stands for. */
export const formats: Readonly<Record<string, Check>> = {
  "ec2-image-id": imageId,
  "ec2-instance-id": id("instance"),
  "ec2-volume-id": id("volume"),
  "ec2-snapshot-id": id("snapshot"),
  "ec2-security-group-id": id("securityGroup"),
  "ec2-vpc-id": id("vpc"),
  "ec2-subnet-id": id("subnet"),
  "ec2-network-interface-id": id("networkInterface"),
  "ec2-internet-gateway-id": id("internetGateway"),
  "ec2-nat-gateway-id": id("natGateway"),
  "ec2-route-table-id": id("routeTable"),
  "ec2-dhcp-options-id": dhcpOptionsId,
  "ec2-prefix-list-id": id("prefixList"),
  "ec2-allocation-id": id("address"),
  "ec2-network-acl-id": id("networkAcl"),
  "ec2-host-id": id("host"),
  "ec2-launch-template-id": id("launchTemplate"),
  "ec2-device-name": (text) => checkDeviceName(text),
  "ec2-ip-protocol": invalid(
    "tcp, udp, icmp, icmpv6, -1 or a protocol's number",
    "Give tcp, udp, icmp, icmpv6, a protocol's number, or -1 for all.",
    (text) => protocolName(text) !== undefined,
  ),
  "network-acl-protocol": invalid(
    "a protocol's name or number, or -1",
    "Give a name such as tcp, udp or icmp, a number from 0 to 255, or -1 for all.",
    (text) => protocolNumber(text) !== undefined,
  ),
  "network-ipv4": networkIpv4,
  "cidr-ipv4": (text) => checkCidr(text, "ipv4"),
  "cidr-ipv6": (text) => checkCidr(text, "ipv6"),
  ipv4: invalid("an IPv4 address", "Write four numbers from 0 to 255, such as 10.0.0.4.", isIpv4),
  ipv6: invalid("an IPv6 address", "Write an IPv6 address, such as 2001:db8::4.", isIpv6),
  "go-duration": invalid("a duration", "Write a number and a unit, such as 30s, 10m or 1h30m.", (text) =>
    /^[-+]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h))+)$/.test(text),
  ),
};

/** The same as predicates, for the compiled validators. */
export const formatTests = Object.fromEntries(
  Object.entries(formats).map(([name, check]) => [name, (text: string): boolean => check(text).length === 0]),
);
