import { checkDhcpOptions } from "../dhcp-options";
import { checkSubnetBlock, checkVpcBlock } from "../vpc";
import { missing, onlyOneOf, type Rule, tags, text, when } from "./arguments";

export const vpc: Rule = (value, isUnset) => [
  ...(isUnset("cidr_block") && isUnset("ipv4_ipam_pool_id") ? missing("cidr_block", "CidrBlock") : []),
  ...when(text(value.cidr_block), checkVpcBlock),
  ...onlyOneOf(value, ["cidr_block", "ipv4_netmask_length"]),
  ...tags(value),
];

export const subnet: Rule = (value, isUnset) => [
  ...(["cidr_block", "ipv6_cidr_block", "ipv6_native"].every((name) => isUnset(name))
    ? missing("cidr_block", "CidrBlock")
    : []),
  ...when(text(value.cidr_block), checkSubnetBlock),
  ...onlyOneOf(value, ["availability_zone", "availability_zone_id"]),
  ...tags(value),
];

const options = ["domain_name", "domain_name_servers", "ntp_servers", "netbios_name_servers"];
const furtherOptions = ["netbios_node_type", "ipv6_address_preferred_lease_time"];

export const dhcpOptions: Rule = (value, isUnset) => [
  ...checkDhcpOptions([...options, ...furtherOptions].filter((name) => !isUnset(name))),
  ...tags(value),
];
