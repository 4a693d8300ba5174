import { arn, type Connection } from "../ec2/connection";
import type { DhcpConfiguration, DhcpOptions } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { text, texts } from "./values";

/** Terraform's arguments with one value, by EC2's names. */
const single = {
  domain_name: "domain-name",
  netbios_node_type: "netbios-node-type",
  ipv6_address_preferred_lease_time: "ipv6-address-preferred-lease-time",
} as const;

/** Terraform's arguments with several, by EC2's names. */
const several = {
  domain_name_servers: "domain-name-servers",
  netbios_name_servers: "netbios-name-servers",
  ntp_servers: "ntp-servers",
} as const;

/** What CreateDhcpOptions is asked for. */
export const dhcpConfigurations = (planned: ObjectValue): { Key: string; Values: string[] }[] => [
  ...Object.entries(single).flatMap(([name, Key]) => {
    const value = text(planned, name);
    return value === undefined ? [] : [{ Key, Values: [value] }];
  }),
  ...Object.entries(several).flatMap(([name, Key]) => {
    const Values = texts(planned, name);
    return Values.length === 0 ? [] : [{ Key, Values }];
  }),
];

/** What the resource and the data source say alike. */
export function dhcpOptionsState(ec2: Connection, options: DhcpOptions): ObjectValue {
  const { DhcpOptionsId: id = "", OwnerId: ownerId = ec2.accountId, DhcpConfigurations: list = [] } = options;
  const valuesOf = (name: string): string[] =>
    (list.find(({ Key }: DhcpConfiguration) => Key === name)?.Values ?? []).map(({ Value = "" }) => Value);
  return {
    id,
    arn: arn(ec2, `dhcp-options/${id}`, ownerId),
    region: ec2.region,
    owner_id: ownerId,
    ...Object.fromEntries(Object.entries(single).map(([name, key]) => [name, valuesOf(key)[0] ?? ""])),
    ...Object.fromEntries(Object.entries(several).map(([name, key]) => [name, valuesOf(key)])),
  };
}
