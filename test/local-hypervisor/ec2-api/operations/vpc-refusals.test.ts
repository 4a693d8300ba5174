import type { Ec2Error } from "../../../../local-hypervisor/model/errors";
import { region } from "../../../support/control-plane-rig";
import { Ec2Endpoint, signedRequest } from "../../../support/ec2-endpoint";

/** Parameters of a request; `{name}` stands for the id of something that was made beforehand. */
type Parameters = Readonly<Record<string, string>>;

const missing = (prefix: string) => `${prefix}-0123456789abcdef0`;
const everywhere = { DestinationCidrBlock: "0.0.0.0/0" };

/** What EC2 says to requests that it does not carry out: operation, parameters, code, sentence or part of it. */
const refusals: readonly (readonly [string, Parameters, string, string])[] = [
  ["CreateVpc", { CidrBlock: "10.0.0.0/8" }, "InvalidVpc.Range", "The CIDR '10.0.0.0/8' is invalid."],
  ["CreateVpc", { CidrBlock: "10.0.0.0/29" }, "InvalidVpc.Range", "The CIDR '10.0.0.0/29' is invalid."],
  ["CreateVpc", { CidrBlock: "127.0.0.0/16" }, "InvalidVpc.Range", "The CIDR '127.0.0.0/16' is invalid."],
  ["CreateVpc", { CidrBlock: "169.254.0.0/20" }, "InvalidVpc.Range", "The CIDR '169.254.0.0/20' is invalid."],
  [
    "CreateVpc",
    { CidrBlock: "10.0.0.0" },
    "InvalidParameterValue",
    "Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
  ],
  ["CreateVpc", {}, "MissingParameter", "The request must contain the parameter cidrBlock"],
  ["CreateVpc", { CidrBlock: "10.0.0.0/16", InstanceTenancy: "host" }, "UnsupportedTenancy", "host"],
  [
    "CreateVpc",
    { CidrBlock: "10.0.0.0/16", AmazonProvidedIpv6CidrBlock: "true" },
    "UnsupportedOperation",
    "AmazonProvidedIpv6CidrBlock",
  ],
  ["CreateVpc", { Ipv4IpamPoolId: "ipam-pool-1" }, "UnsupportedOperation", "Ipv4IpamPoolId"],
  ["DeleteVpc", { VpcId: missing("vpc") }, "InvalidVpcID.NotFound", "does not exist"],
  ["DeleteVpc", { VpcId: "vpc-x" }, "InvalidVpcID.Malformed", "expecting"],
  ["DeleteVpc", { VpcId: "{vpc}" }, "DependencyViolation", "has dependencies and cannot be deleted."],
  ["ModifyVpcAttribute", { VpcId: "{vpc}" }, "MissingParameter", "enableDnsSupport"],
  ["ModifyVpcTenancy", { VpcId: "{vpc}", InstanceTenancy: "dedicated" }, "UnsupportedTenancy", "dedicated"],
  ["DescribeVpcAttribute", { VpcId: "{vpc}", Attribute: "colour" }, "InvalidParameterValue", "colour"],
  [
    "AssociateVpcCidrBlock",
    { VpcId: "{vpc}", CidrBlock: "192.168.0.0/16" },
    "InvalidVpc.Range",
    "The CIDR '192.168.0.0/16' is restricted.",
  ],
  ["AssociateVpcCidrBlock", { VpcId: "{vpc}", CidrBlock: "198.19.4.0/24" }, "InvalidVpc.Range", "restricted"],
  ["AssociateVpcCidrBlock", { VpcId: "{vpc}", CidrBlock: "10.0.64.0/18" }, "InvalidVpc.Range", "conflicts"],
  ["AssociateVpcCidrBlock", { VpcId: "{vpc}", CidrBlock: "10.64.0.0/16" }, "InvalidParameterValue", "route"],
  ["AssociateVpcCidrBlock", { VpcId: "{vpc}", CidrBlock: "10.9.0.0/12" }, "InvalidVpc.Range", "is invalid."],
  [
    "AssociateVpcCidrBlock",
    { VpcId: "{vpc}", Ipv6CidrBlock: "2001:db8::/56" },
    "UnsupportedOperation",
    "Ipv6",
  ],
  [
    "DisassociateVpcCidrBlock",
    { AssociationId: missing("vpc-cidr-assoc") },
    "InvalidVpcCidrBlockAssociationID.NotFound",
    "does not exist",
  ],
  ["CreateDefaultVpc", {}, "DefaultVpcAlreadyExists", "A Default VPC already exists"],
  [
    "CreateDefaultSubnet",
    { AvailabilityZone: "eu-west-1a" },
    "DefaultSubnetAlreadyExistsInAvailabilityZone",
    "is already the default subnet in eu-west-1a.",
  ],
  ["CreateDefaultSubnet", { AvailabilityZone: "eu-west-9a" }, "InvalidParameterValue", "eu-west-9a"],
  [
    "CreateSubnet",
    { VpcId: "{vpc}", CidrBlock: "10.1.0.0/24" },
    "InvalidSubnet.Range",
    "The CIDR '10.1.0.0/24' is invalid.",
  ],
  ["CreateSubnet", { VpcId: "{vpc}", CidrBlock: "10.0.9.0/29" }, "InvalidSubnet.Range", "is invalid."],
  [
    "CreateSubnet",
    { VpcId: "{vpc}", CidrBlock: "10.0.1.128/25" },
    "InvalidSubnet.Conflict",
    "The CIDR '10.0.1.128/25' conflicts with another subnet",
  ],
  ["CreateSubnet", { VpcId: "{vpc}", CidrBlock: "10.0.0.0/16" }, "InvalidSubnet.Conflict", "conflicts"],
  [
    "CreateSubnet",
    { VpcId: "{vpc}", CidrBlock: "10.0.300.0/24" },
    "InvalidParameterValue",
    "not a valid CIDR",
  ],
  ["CreateSubnet", { VpcId: missing("vpc"), CidrBlock: "10.0.9.0/24" }, "InvalidVpcID.NotFound", "not exist"],
  [
    "CreateSubnet",
    { VpcId: "{vpc}", CidrBlock: "10.0.9.0/24", AvailabilityZone: "us-east-1a" },
    "InvalidParameterValue",
    "Subnets can currently only be created in the following availability zones: eu-west-1a, eu-west-1b, eu-west-1c.",
  ],
  [
    "CreateSubnet",
    { VpcId: "{vpc}", CidrBlock: "10.0.9.0/24", Ipv6CidrBlock: "2001:db8::/64" },
    "UnsupportedOperation",
    "Ipv6CidrBlock",
  ],
  [
    "CreateSubnet",
    {
      VpcId: "{vpc}",
      CidrBlock: "10.0.9.0/24",
      "TagSpecification.1.ResourceType": "vpc",
      "TagSpecification.1.Tag.1.Key": "a",
    },
    "InvalidParameterValue",
    "'vpc' is not a valid taggable resource type",
  ],
  ["DeleteSubnet", { SubnetId: missing("subnet") }, "InvalidSubnetID.NotFound", "does not exist"],
  ["ModifySubnetAttribute", { SubnetId: "{subnet}" }, "MissingParameter", "mapPublicIpOnLaunch"],
  [
    "ModifySubnetAttribute",
    { SubnetId: "{subnet}", "AssignIpv6AddressOnCreation.Value": "true" },
    "UnsupportedOperation",
    "AssignIpv6AddressOnCreation",
  ],
  [
    "ModifySubnetAttribute",
    { SubnetId: "{subnet}", PrivateDnsHostnameTypeOnLaunch: "nickname" },
    "InvalidParameterValue",
    "nickname",
  ],
  [
    "AttachInternetGateway",
    { InternetGatewayId: "{gateway}", VpcId: "{other}" },
    "Resource.AlreadyAssociated",
    "is already attached to network",
  ],
  [
    "AttachInternetGateway",
    { InternetGatewayId: "{idle}", VpcId: "{vpc}" },
    "InvalidParameterValue",
    "already has an internet gateway attached",
  ],
  [
    "DetachInternetGateway",
    { InternetGatewayId: "{gateway}", VpcId: "{other}" },
    "Gateway.NotAttached",
    "is not attached to network",
  ],
  [
    "DetachInternetGateway",
    { InternetGatewayId: missing("igw"), VpcId: "{vpc}" },
    "InvalidInternetGatewayID.NotFound",
    "does not exist",
  ],
  ["DeleteInternetGateway", { InternetGatewayId: "{gateway}" }, "DependencyViolation", "has dependencies"],
  [
    "DescribeInternetGateways",
    { "InternetGatewayId.1": "igw-1" },
    "InvalidInternetGatewayId.Malformed",
    "igw",
  ],
  ["DeleteRouteTable", { RouteTableId: "{main}" }, "DependencyViolation", "has dependencies"],
  ["DeleteRouteTable", { RouteTableId: missing("rtb") }, "InvalidRouteTableID.NotFound", "does not exist"],
  [
    "AssociateRouteTable",
    { RouteTableId: "{table}", SubnetId: "{otherSubnet}" },
    "InvalidParameterValue",
    "belong to different networks",
  ],
  ["AssociateRouteTable", { RouteTableId: "{table}" }, "MissingParameter", "subnetId"],
  [
    "AssociateRouteTable",
    { RouteTableId: "{table}", GatewayId: "{gateway}" },
    "UnsupportedOperation",
    "GatewayId",
  ],
  [
    "ReplaceRouteTableAssociation",
    { AssociationId: "{mainAssociation}", RouteTableId: "{otherMain}" },
    "InvalidParameterValue",
    "belong to different networks",
  ],
  [
    "ReplaceRouteTableAssociation",
    { AssociationId: missing("rtbassoc"), RouteTableId: "{table}" },
    "InvalidAssociationID.NotFound",
    "does not exist",
  ],
  [
    "DisassociateRouteTable",
    { AssociationId: "{mainAssociation}" },
    "InvalidParameterValue",
    "cannot disassociate the main route table association",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{table}", ...everywhere, GatewayId: "{gateway}" },
    "RouteAlreadyExists",
    "The route identified by 0.0.0.0/0 already exists.",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{table}", DestinationCidrBlock: "10.0.0.0/16", GatewayId: "{gateway}" },
    "RouteAlreadyExists",
    "The route identified by 10.0.0.0/16 already exists.",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{table}", DestinationCidrBlock: "10.0.1.0/24", GatewayId: "{gateway}" },
    "InvalidParameterValue",
    "is equal to or more specific than one of this VPC's CIDR blocks.",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{table}", DestinationCidrBlock: "10.0.0/24", GatewayId: "{gateway}" },
    "InvalidParameterValue",
    "Value (10.0.0/24) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{otherMain}", ...everywhere, GatewayId: "{gateway}" },
    "InvalidParameterValue",
    "belong to different networks",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{main}", ...everywhere, GatewayId: missing("igw") },
    "InvalidGatewayID.NotFound",
    "does not exist",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{main}", ...everywhere, NatGatewayId: missing("nat") },
    "InvalidNatGatewayID.NotFound",
    "does not exist",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{main}", ...everywhere, NetworkInterfaceId: missing("eni") },
    "InvalidNetworkInterfaceID.NotFound",
    "does not exist",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{main}", ...everywhere, InstanceId: missing("i") },
    "InvalidInstanceID.NotFound",
    "does not exist",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{main}", DestinationPrefixListId: missing("pl"), GatewayId: "{gateway}" },
    "InvalidPrefixListID.NotFound",
    "does not exist",
  ],
  ["CreateRoute", { RouteTableId: "{main}", ...everywhere }, "MissingParameter", "gatewayId"],
  [
    "CreateRoute",
    { RouteTableId: "{main}", GatewayId: "{gateway}" },
    "MissingParameter",
    "destinationCidrBlock",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{main}", ...everywhere, GatewayId: "{gateway}", InstanceId: missing("i") },
    "InvalidParameterCombination",
    "exactly one of",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{main}", ...everywhere, DestinationIpv6CidrBlock: "::/0", GatewayId: "{gateway}" },
    "InvalidParameterCombination",
    "exactly one of",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{main}", ...everywhere, TransitGatewayId: "tgw-1" },
    "UnsupportedOperation",
    "TransitGatewayId",
  ],
  [
    "CreateRoute",
    { RouteTableId: "{main}", ...everywhere, GatewayId: "local" },
    "InvalidParameterValue",
    "local",
  ],
  [
    "ReplaceRoute",
    { RouteTableId: "{main}", ...everywhere, GatewayId: "{gateway}" },
    "InvalidRoute.NotFound",
    "no route with destination-cidr-block 0.0.0.0/0 in route table",
  ],
  [
    "ReplaceRoute",
    { RouteTableId: "{table}", ...everywhere, LocalTarget: "true" },
    "InvalidParameterValue",
    "local",
  ],
  [
    "DeleteRoute",
    { RouteTableId: "{main}", ...everywhere },
    "InvalidRoute.NotFound",
    "no route with destination-cidr-block 0.0.0.0/0 in route table",
  ],
  [
    "DeleteRoute",
    { RouteTableId: "{main}", DestinationCidrBlock: "10.0.0.0/16" },
    "InvalidParameterValue",
    "cannot remove local route 10.0.0.0/16 in route table",
  ],
  [
    "CreateDhcpOptions",
    { "DhcpConfiguration.1.Key": "colour", "DhcpConfiguration.1.Value.1": "red" },
    "InvalidParameterValue",
    "Unknown DHCP option.",
  ],
  [
    "CreateDhcpOptions",
    { "DhcpConfiguration.1.Key": "domain-name-servers", "DhcpConfiguration.1.Value.1": "1.2.3.4,5.6.7" },
    "InvalidParameterValue",
    "Value (5.6.7) for parameter domain-name-servers is invalid.",
  ],
  [
    "CreateDhcpOptions",
    {
      "DhcpConfiguration.1.Key": "ntp-servers",
      "DhcpConfiguration.1.Value.1": "1.1.1.1,2.2.2.2,3.3.3.3,4.4.4.4,5.5.5.5",
    },
    "InvalidParameterValue",
    "at most 4 values",
  ],
  [
    "CreateDhcpOptions",
    { "DhcpConfiguration.1.Key": "netbios-node-type", "DhcpConfiguration.1.Value.1": "3" },
    "InvalidParameterValue",
    "Expecting 1, 2, 4 or 8.",
  ],
  ["DeleteDhcpOptions", { DhcpOptionsId: "{dhcp}" }, "DependencyViolation", "has dependencies"],
  ["DeleteDhcpOptions", { DhcpOptionsId: missing("dopt") }, "InvalidDhcpOptionID.NotFound", "does not exist"],
  [
    "AssociateDhcpOptions",
    { DhcpOptionsId: missing("dopt"), VpcId: "{vpc}" },
    "InvalidDhcpOptionID.NotFound",
    "does not exist",
  ],
  [
    "DescribeSubnets",
    { "Filter.1.Name": "colour", "Filter.1.Value.1": "red" },
    "InvalidParameterValue",
    "colour",
  ],
];

describe("requests about networks that EC2 does not carry out", () => {
  let endpoint: Ec2Endpoint;
  let names: Parameters;

  async function open(): Promise<void> {
    endpoint = await Ec2Endpoint.open();
    const { vpcs, subnets, internetGateways, routeTables, routes } = endpoint.rig.controlPlane;
    const tags = {};
    const vpc = vpcs.create(region, { cidrBlock: "10.0.0.0/16", tags }).id;
    const other = vpcs.create(region, { cidrBlock: "10.2.0.0/16", tags }).id;
    const subnet = subnets.create(region, { vpcId: vpc, cidrBlock: "10.0.1.0/24", tags }).id;
    const otherSubnet = subnets.create(region, { vpcId: other, cidrBlock: "10.2.1.0/24", tags }).id;
    const gateway = internetGateways.create(region, tags).id;
    const idle = internetGateways.create(region, tags).id;
    internetGateways.attach(region, gateway, vpc);
    const mainOf = (vpcId: string) => routeTables.ofVpc(region, vpcId)[0];
    const table = routeTables.create(region, vpc, tags).id;
    const toGateway = (cidr: string) =>
      routes.create(region, table, { kind: "cidrIpv4", cidr }, { kind: "gateway", id: gateway });
    toGateway("0.0.0.0/0");
    toGateway("10.64.5.0/24");
    names = {
      vpc,
      other,
      subnet,
      otherSubnet,
      gateway,
      idle,
      table,
      main: mainOf(vpc)?.id ?? "",
      otherMain: mainOf(other)?.id ?? "",
      mainAssociation: mainOf(vpc)?.associations[0]?.associationId ?? "",
      dhcp: vpcs.require(region, vpc).dhcpOptionsId,
    };
  }
  beforeAll(open);
  afterAll(() => endpoint.close());

  test.each(refusals)("%s %j: %s", async (action, parameters, code, sentence) => {
    const form = new URLSearchParams({ Action: action, Version: "2016-11-15" });
    for (const [name, value] of Object.entries(parameters))
      form.set(
        name,
        value.replace(/^\{(\w+)\}$/, (_, each: string) => names[each] ?? ""),
      );
    const before = endpoint.rig.network.topology;
    const { status, body } = endpoint.gateway.handle(signedRequest(form.toString()));
    expect(body).toContain(`<Code>${code}</Code>`);
    expect(body.replaceAll("&apos;", "'").replaceAll("&#39;", "'")).toContain(sentence);
    expect(status).toBe(400);
    expect(endpoint.rig.network.topology).toBe(before);
  });

  const codeOf = (work: () => unknown): string | undefined => {
    try {
      work();
      return undefined;
    } catch (error) {
      return (error as Ec2Error).code;
    }
  };

  test("quotas of an account", async () => {
    // They are used up afterwards: nothing else is asked of that account
    await endpoint.close();
    await open();
    const { controlPlane } = endpoint.rig;
    const { vpcs, subnets, internetGateways, routeTables, routes } = controlPlane;
    const tags = {};
    const { vpc = "", gateway = "" } = names;
    const count = (work: (index: number) => unknown): number => {
      let made = 0;
      while (codeOf(() => work(made)) === undefined) made += 1;
      return made;
    };
    const code = (work: () => unknown) => codeOf(() => controlPlane.transaction(work));
    controlPlane.transaction(() => {
      count(() => vpcs.create(region, { cidrBlock: "10.3.0.0/16", tags }));
      count(() => internetGateways.create(region, tags));
      count((index) => vpcs.associateCidrBlock(region, vpc, `10.${index + 100}.0.0/16`));
      count((index) => subnets.create(region, { vpcId: vpc, cidrBlock: `10.0.${2 + index}.0/24`, tags }));
      count(() => routeTables.create(region, vpc, tags));
    });
    expect(vpcs.list(region)).toHaveLength(5);
    expect(code(() => vpcs.create(region, { cidrBlock: "10.3.0.0/16", tags }))).toBe("VpcLimitExceeded");
    expect(internetGateways.list(region)).toHaveLength(5);
    expect(code(() => internetGateways.create(region, tags))).toBe("InternetGatewayLimitExceeded");
    expect(vpcs.require(region, vpc).cidrBlockAssociations).toHaveLength(5);
    expect(code(() => vpcs.associateCidrBlock(region, vpc, "10.200.0.0/16"))).toBe("CidrLimitExceeded");
    expect(subnets.list(region).filter((each) => each.vpcId === vpc)).toHaveLength(200);
    expect(code(() => subnets.create(region, { vpcId: vpc, cidrBlock: "10.0.250.0/24", tags }))).toBe(
      "SubnetLimitExceeded",
    );
    expect(routeTables.ofVpc(region, vpc)).toHaveLength(200);
    expect(code(() => routeTables.create(region, vpc, tags))).toBe("RouteTableLimitExceeded");
    const [main = ""] = [names.main];
    const route = (index: number) =>
      routes.create(
        region,
        main,
        { kind: "cidrIpv4", cidr: `198.51.${index}.0/24` },
        { kind: "gateway", id: gateway },
      );
    expect(controlPlane.transaction(() => count(route))).toBe(50);
    expect(code(() => route(99))).toBe("RouteLimitExceeded");
    await endpoint.close();
    await open();
  });
});
