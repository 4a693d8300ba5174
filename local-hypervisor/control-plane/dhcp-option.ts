import { isIpv4, isIpv6 } from "../../schemas/rules/ip-address";
import { invalidDhcpOptionValue, unknownDhcpOption } from "../model/errors/dhcp-options";

interface OptionRule {
  readonly maximumValues: number;
  readonly isLegal: (value: string) => boolean;
  /** What a value is, for the sentence */
  readonly expected: string;
}

const isAddress = (value: string): boolean => isIpv4(value) || isIpv6(value);

/** The options that EC2 takes, as CreateDhcpOptions documents them. */
const rules: Readonly<Record<string, OptionRule>> = {
  "domain-name": {
    maximumValues: 4,
    isLegal: (value) => /^[A-Za-z0-9]([A-Za-z0-9._ -]{0,251}[A-Za-z0-9.])?$/.test(value),
    expected: "Expecting a domain name.",
  },
  "domain-name-servers": {
    maximumValues: 4,
    isLegal: (value) => value === "AmazonProvidedDNS" || isAddress(value),
    expected: "Expecting an IP address or AmazonProvidedDNS.",
  },
  "ntp-servers": { maximumValues: 4, isLegal: isAddress, expected: "Expecting an IP address." },
  "netbios-name-servers": { maximumValues: 4, isLegal: isIpv4, expected: "Expecting an IPv4 address." },
  "netbios-node-type": {
    maximumValues: 1,
    isLegal: (value) => ["1", "2", "4", "8"].includes(value),
    expected: "Expecting 1, 2, 4 or 8.",
  },
  "ipv6-address-preferred-lease-time": {
    maximumValues: 1,
    isLegal: (value) => /^\d{3,10}$/.test(value) && Number(value) >= 140 && Number(value) <= 2147483646,
    expected: "Expecting a number of seconds from 140 to 2147483646.",
  },
};

/** Refuses what DHCP cannot tell a guest. @throws Ec2Error InvalidParameterValue */
export function checkDhcpOption(name: string, values: readonly string[]): void {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (!rule) throw unknownDhcpOption(name);
  if (values.length === 0) throw invalidDhcpOptionValue(name, "", "Expecting at least one value.");
  if (values.length > rule.maximumValues)
    throw invalidDhcpOptionValue(name, values.join(","), `Expecting at most ${rule.maximumValues} values.`);
  const illegal = values.find((value) => !rule.isLegal(value));
  if (illegal !== undefined) throw invalidDhcpOptionValue(name, illegal, rule.expected);
}
