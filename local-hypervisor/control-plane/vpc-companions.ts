import type { DhcpOptionsRecord } from "../model/dhcp-options";
import type { IdPrefix } from "../model/ids";
import type { RouteTableRecord } from "../model/route-table";
import type { SecurityGroupRecord } from "../model/security-group";
import type { VpcRecord } from "../model/vpc";
import { defaultGroupRules } from "./security-group-rules";

type NewId = (prefix: IdPrefix) => string;
type OfVpc = Pick<VpcRecord, "id" | "region">;

/** The main route table of a new VPC: nothing but the local route, and the way out where there is a gateway. */
export const mainRouteTable = (
  { id, region }: OfVpc,
  newId: NewId,
  internetGatewayId?: string,
): RouteTableRecord => ({
  id: newId("rtb"),
  region,
  tags: {},
  vpcId: id,
  associations: [{ associationId: newId("rtbassoc") }],
  routes:
    internetGatewayId === undefined
      ? []
      : [
          {
            destination: { kind: "cidrIpv4", cidr: "0.0.0.0/0" },
            target: { kind: "internetGateway", internetGatewayId },
          },
        ],
});

/** The group that guests of a new VPC are in when nobody names one. */
export const defaultSecurityGroup = (
  { id, region, defaultSecurityGroupId }: OfVpc & Pick<VpcRecord, "defaultSecurityGroupId">,
  newId: NewId,
): SecurityGroupRecord => ({
  id: defaultSecurityGroupId,
  region,
  tags: {},
  vpcId: id,
  groupName: "default",
  description: "default VPC security group",
  rules: defaultGroupRules(defaultSecurityGroupId, newId),
});

/** The DHCP options that a region gives to its VPCs: the region's domain and EC2's own resolver. */
export const defaultDhcpOptions = (region: string, newId: NewId): DhcpOptionsRecord => ({
  id: newId("dopt"),
  region,
  tags: {},
  options: {
    "domain-name": [region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`],
    "domain-name-servers": ["AmazonProvidedDNS"],
  },
});
