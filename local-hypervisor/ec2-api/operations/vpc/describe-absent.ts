import type { Ec2Error } from "../../../model/errors";
import {
  egressOnlyInternetGatewayNotFound,
  vpcEndpointNotFound,
  vpcPeeringConnectionNotFound,
  vpnGatewayNotFound,
} from "../../../model/errors/absent-network-resource";
import { applyFilters, type Filter, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { type PageRequest, paginate } from "../../pagination";

/**
 * Listings of what a VPC can have in EC2 and nobody can make here: clients that look before they delete find nothing,
 * and a resource that is named does not exist.
 */
interface Absent {
  readonly ids?: readonly string[];
  readonly notFound?: (id: string) => Ec2Error;
  /** Filters that EC2 knows for the listing */
  readonly filters: readonly string[];
}

interface Listing extends PageRequest {
  readonly Filters?: readonly Filter[];
}

/** @throws Ec2Error the NotFound of a named resource, InvalidParameterValue, InvalidPaginationToken */
function listNone(input: Listing, { ids = [], notFound, filters }: Absent): void {
  const fields: FilterFields<{ readonly tags?: Readonly<Record<string, string>> }> = Object.fromEntries(
    filters.map((name) => [name, () => []]),
  );
  applyFilters([], input.Filters, fields);
  paginate([], input);
  const [id] = ids;
  if (id !== undefined && notFound) throw notFound(id);
}

export const describeVpcPeeringConnections = operation("DescribeVpcPeeringConnections", (input) => {
  listNone(input, {
    ids: input.VpcPeeringConnectionIds,
    notFound: vpcPeeringConnectionNotFound,
    filters: [
      "accepter-vpc-info.cidr-block",
      "accepter-vpc-info.owner-id",
      "accepter-vpc-info.vpc-id",
      "expiration-time",
      "requester-vpc-info.cidr-block",
      "requester-vpc-info.owner-id",
      "requester-vpc-info.vpc-id",
      "status-code",
      "status-message",
      "vpc-peering-connection-id",
    ],
  });
  return { VpcPeeringConnections: [] };
});

export const describeVpcEndpoints = operation("DescribeVpcEndpoints", (input) => {
  listNone(input, {
    ids: input.VpcEndpointIds,
    notFound: vpcEndpointNotFound,
    filters: [
      "ip-address-type",
      "service-name",
      "service-region",
      "vpc-endpoint-id",
      "vpc-endpoint-state",
      "vpc-endpoint-type",
      "vpc-id",
    ],
  });
  return { VpcEndpoints: [] };
});

export const describeEgressOnlyInternetGateways = operation("DescribeEgressOnlyInternetGateways", (input) => {
  listNone(input, {
    ids: input.EgressOnlyInternetGatewayIds,
    notFound: egressOnlyInternetGatewayNotFound,
    filters: [],
  });
  return { EgressOnlyInternetGateways: [] };
});

export const describeVpnGateways = operation("DescribeVpnGateways", (input) => {
  listNone(input, {
    ids: input.VpnGatewayIds,
    notFound: vpnGatewayNotFound,
    filters: [
      "amazon-side-asn",
      "attachment.state",
      "attachment.vpc-id",
      "availability-zone",
      "state",
      "type",
      "vpn-gateway-id",
    ],
  });
  return { VpnGateways: [] };
});

export const describeVpcClassicLink = operation(
  "DescribeVpcClassicLink",
  (input, { controlPlane, region }) => {
    for (const id of input.VpcIds ?? []) controlPlane.vpcs.require(region, id);
    listNone(input, { filters: ["is-classic-link-enabled"] });
    return { Vpcs: [] };
  },
);

export const describeVpcClassicLinkDnsSupport = operation(
  "DescribeVpcClassicLinkDnsSupport",
  (input, { controlPlane, region }) => {
    for (const id of input.VpcIds ?? []) controlPlane.vpcs.require(region, id);
    listNone(input, { filters: [] });
    return { Vpcs: [] };
  },
);
