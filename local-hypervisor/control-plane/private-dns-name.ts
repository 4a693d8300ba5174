import type { InstanceRecord } from "../model/instance";

/** Domain of the private names of a region. */
const domainOf = (region: string): string =>
  region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;

/** Name that EC2's resolver gives to a private address (the "IP name"). */
export const privateDnsName = (region: string, address: string): string =>
  `ip-${address.replaceAll(".", "-")}.${domainOf(region)}`;

/** Name that is made of an instance id (the "resource name"). */
export const resourceDnsName = (region: string, instanceId: string): string =>
  `${instanceId}.${domainOf(region)}`;

/** The private name of an instance, which is its host name too, as its options have it. */
export const instanceDnsName = (
  { id, region, privateDnsNameOptions }: Pick<InstanceRecord, "id" | "region" | "privateDnsNameOptions">,
  privateIpAddress: string,
): string =>
  privateDnsNameOptions.hostnameType === "resource-name"
    ? resourceDnsName(region, id)
    : privateDnsName(region, privateIpAddress);
