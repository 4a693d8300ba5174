import {
  AssociateDhcpOptionsCommand,
  AssociateRouteTableCommand,
  AssociateVpcCidrBlockCommand,
  AttachInternetGatewayCommand,
  CreateDefaultSubnetCommand,
  CreateDefaultVpcCommand,
  CreateDhcpOptionsCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteDhcpOptionsCommand,
  DeleteInternetGatewayCommand,
  DeleteRouteTableCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeAccountAttributesCommand,
  DescribeDhcpOptionsCommand,
  DescribeEgressOnlyInternetGatewaysCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcClassicLinkCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  DescribeVpnGatewaysCommand,
  DetachInternetGatewayCommand,
  DisassociateRouteTableCommand,
  DisassociateVpcCidrBlockCommand,
  type EC2Client,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
  ModifyVpcTenancyCommand,
  type Route,
  type RouteTable,
} from "@aws-sdk/client-ec2";
import { region } from "../../../support/control-plane-rig";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

const refused = (name: string) => expect.objectContaining({ name });
const everywhere = "0.0.0.0/0";

describe("networks that a user makes, through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
  });
  afterEach(() => endpoint.close());

  const createVpc = async (CidrBlock = "10.0.0.0/16") =>
    (await ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId ?? "";
  const createSubnet = async (VpcId: string, CidrBlock = "10.0.1.0/24", AvailabilityZone?: string) =>
    (await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone }))).Subnet?.SubnetId ?? "";
  const createTable = async (VpcId: string) =>
    (await ec2.send(new CreateRouteTableCommand({ VpcId }))).RouteTable?.RouteTableId ?? "";
  const createGateway = async (VpcId: string) => {
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
    const InternetGatewayId = InternetGateway?.InternetGatewayId ?? "";
    await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    return InternetGatewayId;
  };
  const mainTable = async (vpcId: string): Promise<RouteTable> => {
    const Filters = [
      { Name: "vpc-id", Values: [vpcId] },
      { Name: "association.main", Values: ["true"] },
    ];
    return (await ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables?.[0] ?? {};
  };
  const routesOf = ({ Routes }: RouteTable) =>
    Routes?.map(
      (route: Route) =>
        `${route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock} ${route.GatewayId ?? route.NetworkInterfaceId} ${route.State}`,
    );

  test("a VPC comes with its route table, its network ACL, its group and the region's DHCP options", async () => {
    const { Vpc } = await ec2.send(
      new CreateVpcCommand({
        CidrBlock: "10.3.7.9/16",
        TagSpecifications: [{ ResourceType: "vpc", Tags: [{ Key: "Name", Value: "lab" }] }],
      }),
    );
    expect(Vpc).toMatchObject({
      CidrBlock: "10.3.0.0/16",
      CidrBlockAssociationSet: [{ CidrBlock: "10.3.0.0/16", CidrBlockState: { State: "associated" } }],
      IsDefault: false,
      InstanceTenancy: "default",
      Tags: [{ Key: "Name", Value: "lab" }],
    });
    const Filters = [{ Name: "vpc-id", Values: [Vpc?.VpcId ?? ""] }];
    expect(routesOf(await mainTable(Vpc?.VpcId ?? ""))).toEqual(["10.3.0.0/16 local active"]);
    const { NetworkAcls } = await ec2.send(new DescribeNetworkAclsCommand({ Filters }));
    expect(NetworkAcls).toMatchObject([{ IsDefault: true, Associations: [] }]);
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
    expect(SecurityGroups).toMatchObject([{ GroupName: "default" }]);
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
    expect(new Set(Vpcs?.map(({ DhcpOptionsId }) => DhcpOptionsId)).size).toBe(1);
  });

  test("a guest runs in a subnet of the user's own, and everything is gone in the end", async () => {
    const vpcId = await createVpc();
    const subnetId = await createSubnet(vpcId, "10.0.1.0/24", "eu-west-1b");
    const gatewayId = await createGateway(vpcId);
    const tableId = await createTable(vpcId);
    await ec2.send(
      new CreateRouteCommand({
        RouteTableId: tableId,
        DestinationCidrBlock: everywhere,
        GatewayId: gatewayId,
      }),
    );
    const { AssociationId } = await ec2.send(
      new AssociateRouteTableCommand({ RouteTableId: tableId, SubnetId: subnetId }),
    );
    await ec2.send(
      new ModifySubnetAttributeCommand({ SubnetId: subnetId, MapPublicIpOnLaunch: { Value: true } }),
    );
    const { rig } = endpoint;
    const instance = await rig.launch(await rig.registerImage(), { subnetId });
    expect(instance.state).toBe("running");
    const [networkInterface] = rig.controlPlane.networkInterfaces.ofInstance(region, instance.id);
    const { defaultSecurityGroupId } = rig.controlPlane.vpcs.require(region, vpcId);
    expect(networkInterface).toMatchObject({ vpcId, subnetId, groupIds: [defaultSecurityGroupId] });
    expect(networkInterface?.publicIpAddress).toMatch(/^127\./);

    const deleteVpc = () => ec2.send(new DeleteVpcCommand({ VpcId: vpcId }));
    const detach = () =>
      ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId: gatewayId, VpcId: vpcId }));
    await expect(deleteVpc()).rejects.toMatchObject({
      name: "DependencyViolation",
      message: `The vpc '${vpcId}' has dependencies and cannot be deleted.`,
    });
    await expect(ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId }))).rejects.toMatchObject({
      name: "DependencyViolation",
      message: `The subnet '${subnetId}' has dependencies and cannot be deleted.`,
    });
    await expect(detach()).rejects.toMatchObject({
      name: "DependencyViolation",
      message: `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    });
    rig.controlPlane.instances.terminate(region, [instance.id]);
    await rig.settle();
    await expect(ec2.send(new DeleteRouteTableCommand({ RouteTableId: tableId }))).rejects.toEqual(
      refused("DependencyViolation"),
    );
    await ec2.send(new DisassociateRouteTableCommand({ AssociationId }));
    await ec2.send(new DeleteRouteTableCommand({ RouteTableId: tableId }));
    await ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId }));
    await expect(deleteVpc()).rejects.toEqual(refused("DependencyViolation"));
    await expect(
      ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId: gatewayId })),
    ).rejects.toEqual(refused("DependencyViolation"));
    await detach();
    await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId: gatewayId }));
    await deleteVpc();
    const { store } = rig.controlPlane.context;
    for (const kind of ["subnet", "routeTable", "networkAcl", "securityGroup", "internetGateway"] as const)
      expect(store.listAll(kind).filter((record) => "vpcId" in record && record.vpcId === vpcId)).toEqual([]);
    expect(rig.network.topology?.vpcs.some((each) => each.vpcId === vpcId)).toBe(false);
  });

  test("a second block of a VPC: subnets in it, a local route for it, and its end", async () => {
    const VpcId = await createVpc();
    const { CidrBlockAssociation } = await ec2.send(
      new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock: "10.9.0.0/20" }),
    );
    const AssociationId = CidrBlockAssociation?.AssociationId ?? "";
    expect(routesOf(await mainTable(VpcId))).toEqual([
      "10.0.0.0/16 local active",
      "10.9.0.0/20 local active",
    ]);
    const { Vpcs } = await ec2.send(
      new DescribeVpcsCommand({
        Filters: [{ Name: "cidr-block-association.cidr-block", Values: ["10.9.0.0/20"] }],
      }),
    );
    expect(Vpcs?.map((each) => each.VpcId)).toEqual([VpcId]);
    const SubnetId = await createSubnet(VpcId, "10.9.1.0/24");
    const disassociate = () => ec2.send(new DisassociateVpcCidrBlockCommand({ AssociationId }));
    await expect(disassociate()).rejects.toEqual(refused("DependencyViolation"));
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    await disassociate();
    expect(routesOf(await mainTable(VpcId))).toEqual(["10.0.0.0/16 local active"]);
    await expect(
      ec2.send(
        new DisassociateVpcCidrBlockCommand({
          AssociationId: Vpcs?.[0]?.CidrBlockAssociationSet?.[0]?.AssociationId,
        }),
      ),
    ).rejects.toEqual(refused("OperationNotPermitted"));
  });

  test("attributes of VPCs and subnets, one at a time", async () => {
    const VpcId = await createVpc();
    const SubnetId = await createSubnet(VpcId);
    const attribute = async (Attribute: "enableDnsSupport" | "enableDnsHostnames") => {
      const answer = await ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute }));
      return (answer.EnableDnsHostnames ?? answer.EnableDnsSupport)?.Value;
    };
    const modify = (change: object) => ec2.send(new ModifyVpcAttributeCommand({ VpcId, ...change }));
    expect([await attribute("enableDnsSupport"), await attribute("enableDnsHostnames")]).toEqual([
      true,
      false,
    ]);
    await modify({ EnableDnsHostnames: { Value: true } });
    await modify({ EnableDnsSupport: { Value: false } });
    expect([await attribute("enableDnsSupport"), await attribute("enableDnsHostnames")]).toEqual([
      false,
      true,
    ]);
    await expect(modify({ EnableDnsHostnames: { Value: true } })).rejects.toEqual(
      refused("InvalidParameterValue"),
    );
    await expect(
      modify({ EnableDnsHostnames: { Value: true }, EnableDnsSupport: { Value: true } }),
    ).rejects.toEqual(refused("InvalidParameterCombination"));
    await ec2.send(new ModifyVpcTenancyCommand({ VpcId, InstanceTenancy: "default" }));
    for (const change of [
      { MapPublicIpOnLaunch: { Value: true } },
      { PrivateDnsHostnameTypeOnLaunch: "resource-name" as const },
      { EnableResourceNameDnsARecordOnLaunch: { Value: true } },
      { AssignIpv6AddressOnCreation: { Value: false } },
    ])
      await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, ...change }));
    const { Subnets } = await ec2.send(
      new DescribeSubnetsCommand({
        Filters: [
          { Name: "map-public-ip-on-launch", Values: ["true"] },
          { Name: "private-dns-name-options-on-launch.hostname-type", Values: ["resource-name"] },
        ],
      }),
    );
    expect(Subnets).toMatchObject([
      {
        SubnetId,
        PrivateDnsNameOptionsOnLaunch: { HostnameType: "resource-name", EnableResourceNameDnsARecord: true },
      },
    ]);
  });

  test("DHCP options: made, used, kept while in use, deleted", async () => {
    const VpcId = await createVpc();
    const { DhcpOptions } = await ec2.send(
      new CreateDhcpOptionsCommand({
        DhcpConfigurations: [
          { Key: "domain-name", Values: ["lab.example"] },
          { Key: "domain-name-servers", Values: ["10.0.0.9, AmazonProvidedDNS"] },
        ],
        TagSpecifications: [{ ResourceType: "dhcp-options", Tags: [{ Key: "a", Value: "b" }] }],
      }),
    );
    const DhcpOptionsId = DhcpOptions?.DhcpOptionsId ?? "";
    expect(DhcpOptions).toMatchObject({
      DhcpConfigurations: [
        { Key: "domain-name", Values: [{ Value: "lab.example" }] },
        { Key: "domain-name-servers", Values: [{ Value: "10.0.0.9" }, { Value: "AmazonProvidedDNS" }] },
      ],
      Tags: [{ Key: "a", Value: "b" }],
    });
    await ec2.send(new AssociateDhcpOptionsCommand({ DhcpOptionsId, VpcId }));
    const remove = () => ec2.send(new DeleteDhcpOptionsCommand({ DhcpOptionsId }));
    await expect(remove()).rejects.toEqual(refused("DependencyViolation"));
    const { DhcpOptions: found } = await ec2.send(
      new DescribeDhcpOptionsCommand({ Filters: [{ Name: "value", Values: ["10.0.0.9"] }] }),
    );
    expect(found?.map((each) => each.DhcpOptionsId)).toEqual([DhcpOptionsId]);
    await ec2.send(new AssociateDhcpOptionsCommand({ DhcpOptionsId: "default", VpcId }));
    expect((await ec2.send(new DescribeVpcsCommand({ VpcIds: [VpcId] }))).Vpcs?.[0]?.DhcpOptionsId).toBe(
      "default",
    );
    await remove();
  });

  test("the default VPC stays away once it was deleted, and comes back when it is asked for", async () => {
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
    const VpcId = Vpcs?.[0]?.VpcId ?? "";
    await expect(ec2.send(new CreateDefaultVpcCommand({}))).rejects.toEqual(
      refused("DefaultVpcAlreadyExists"),
    );
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
    const [first, ...others] = Subnets ?? [];
    await ec2.send(new DeleteSubnetCommand({ SubnetId: first?.SubnetId }));
    const again = await ec2.send(new CreateDefaultSubnetCommand({ AvailabilityZone: "eu-west-1a" }));
    expect(again.Subnet).toMatchObject({ CidrBlock: "172.31.0.0/20", DefaultForAz: true });
    await expect(
      ec2.send(new CreateDefaultSubnetCommand({ AvailabilityZone: "eu-west-1a" })),
    ).rejects.toEqual(refused("DefaultSubnetAlreadyExistsInAvailabilityZone"));
    for (const { SubnetId } of [...others, again.Subnet ?? {}])
      await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    const { InternetGateways } = await ec2.send(new DescribeInternetGatewaysCommand({}));
    const InternetGatewayId = InternetGateways?.[0]?.InternetGatewayId;
    await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
    await ec2.send(new DeleteVpcCommand({ VpcId }));
    await endpoint.crashAndRestart();
    expect(endpoint.rig.controlPlane.vpcs.list(region)).toEqual([]);
    const image = await endpoint.rig.registerImage();
    await expect(endpoint.rig.launch(image)).rejects.toMatchObject({ code: "VPCIdNotSpecified" });
    endpoint.rig.controlPlane.vpcs.createDefault(region);
    expect((await endpoint.rig.launch(image)).state).toBe("running");
  });

  test("new VPCs share what is left when the region's DHCP options were deleted", async () => {
    const { controlPlane } = endpoint.rig;
    const [vpc] = controlPlane.vpcs.list(region);
    controlPlane.dhcpOptions.associate(region, "default", vpc?.id ?? "");
    controlPlane.dhcpOptions.delete(region, vpc?.dhcpOptionsId ?? "");
    const made = [await createVpc("10.0.0.0/16"), await createVpc("10.1.0.0/16")];
    const ids = made.map((id) => controlPlane.vpcs.require(region, id).dhcpOptionsId);
    expect(ids[0]).toBe(ids[1]);
    expect(controlPlane.dhcpOptions.list(region).map(({ id }) => id)).toEqual([ids[0]]);
  });

  test("a dry run changes nothing, and a client token makes one route table", async () => {
    await expect(ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16", DryRun: true }))).rejects.toEqual(
      refused("DryRunOperation"),
    );
    expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
    const VpcId = await createVpc();
    const create = () => ec2.send(new CreateRouteTableCommand({ VpcId, ClientToken: "once" }));
    const [first, second] = [await create(), await create()];
    expect(second.RouteTable?.RouteTableId).toBe(first.RouteTable?.RouteTableId);
    const { RouteTables } = await ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: "vpc-id", Values: [VpcId] }] }),
    );
    expect(RouteTables).toHaveLength(2);
  });

  test("what nobody can make here is listed as none, whoever asks before deleting a VPC", async () => {
    const VpcId = await createVpc();
    const Filters = [{ Name: "vpc-id", Values: [VpcId] }];
    expect((await ec2.send(new DescribeVpcEndpointsCommand({ Filters }))).VpcEndpoints).toEqual([]);
    expect((await ec2.send(new DescribeVpcPeeringConnectionsCommand({}))).VpcPeeringConnections).toEqual([]);
    expect(
      (await ec2.send(new DescribeEgressOnlyInternetGatewaysCommand({}))).EgressOnlyInternetGateways,
    ).toEqual([]);
    const attached = [{ Name: "attachment.vpc-id", Values: [VpcId] }];
    expect((await ec2.send(new DescribeVpnGatewaysCommand({ Filters: attached }))).VpnGateways).toEqual([]);
    expect((await ec2.send(new DescribeVpcClassicLinkCommand({ VpcIds: [VpcId] }))).Vpcs).toEqual([]);
    await expect(
      ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: ["vpce-0123456789abcdef0"] })),
    ).rejects.toEqual(refused("InvalidVpcEndpointId.NotFound"));
    await expect(
      ec2.send(new DescribeVpnGatewaysCommand({ Filters: [{ Name: "colour", Values: ["red"] }] })),
    ).rejects.toEqual(refused("InvalidParameterValue"));
  });

  test("tags of every noun of a network, at creation and after", async () => {
    const VpcId = await createVpc();
    const Resources = [
      VpcId,
      await createSubnet(VpcId),
      await createTable(VpcId),
      await createGateway(VpcId),
      (await mainTable(VpcId)).RouteTableId ?? "",
    ];
    await ec2.send(new CreateTagsCommand({ Resources, Tags: [{ Key: "stack", Value: "one" }] }));
    const Filters = [{ Name: "tag:stack", Values: ["one"] }];
    expect((await ec2.send(new DescribeSubnetsCommand({ Filters }))).Subnets).toHaveLength(1);
    expect((await ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables).toHaveLength(2);
    expect((await ec2.send(new DescribeInternetGatewaysCommand({ Filters }))).InternetGateways).toHaveLength(
      1,
    );
    const { AccountAttributes } = await ec2.send(
      new DescribeAccountAttributesCommand({ AttributeNames: ["default-vpc"] }),
    );
    expect(AccountAttributes?.[0]?.AttributeValues?.[0]?.AttributeValue).not.toBe(VpcId);
  });
});
