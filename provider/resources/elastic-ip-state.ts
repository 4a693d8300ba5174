import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { privateDnsName, publicDnsName } from "../ec2/dns-names";
import { findElasticIp, readReverseName } from "../ec2/elastic-ip";
import { tagMap } from "../ec2/tags";
import type { Address } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { unlessDefault } from "./values";

/** State of aws_eip as the API has it; null when the address was given back. */
export async function readElasticIp(
  ec2: Connection,
  prior: ObjectValue,
  allocationId: string,
): Promise<ObjectValue | null> {
  const address = await step(`reading EC2 EIP (${allocationId})`, () => findElasticIp(ec2, allocationId));
  if (address === undefined) return null;
  const { region, ...facts } = await elasticIpFacts(ec2, address);
  return {
    ...facts,
    region: region ?? null,
    // What was asked for: the API tells only what came of it
    address: prior.address ?? null,
    associate_with_private_ip: prior.associate_with_private_ip ?? null,
    allocation_id: allocationId,
    customer_owned_ipv4_pool: unlessDefault(
      prior,
      "customer_owned_ipv4_pool",
      address.CustomerOwnedIpv4Pool ?? "",
    ),
    instance: address.InstanceId ?? "",
    network_border_group: address.NetworkBorderGroup ?? "",
    network_interface: address.NetworkInterfaceId ?? "",
    tags_all: tagMap(address.Tags),
  };
}

/** What the resource and the data source say alike of an address. */
export async function elasticIpFacts(ec2: Connection, address: Address): Promise<ObjectValue> {
  const { AllocationId: id = "", PrivateIpAddress, PublicIp, PublicIpv4Pool = "" } = address;
  const reverseName = await step(`reading EC2 EIP (${id}) domain name attribute`, () =>
    readReverseName(ec2, id),
  );
  return {
    id,
    arn: arn(ec2, `elastic-ip/${id}`),
    region: ec2.region,
    association_id: address.AssociationId ?? "",
    carrier_ip: address.CarrierIp ?? "",
    customer_owned_ip: address.CustomerOwnedIp ?? "",
    domain: address.Domain ?? "",
    ipam_pool_id: PublicIpv4Pool.startsWith("ipam-pool-") ? PublicIpv4Pool : "",
    private_dns: PrivateIpAddress === undefined ? "" : privateDnsName(ec2, PrivateIpAddress),
    private_ip: PrivateIpAddress ?? "",
    ptr_record: reverseName,
    public_dns: PublicIp === undefined ? "" : publicDnsName(ec2, PublicIp),
    public_ip: PublicIp ?? "",
    public_ipv4_pool: PublicIpv4Pool,
  };
}
