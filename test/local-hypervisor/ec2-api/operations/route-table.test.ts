import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeRouteTablesCommand,
  DetachInternetGatewayCommand,
  DisassociateRouteTableCommand,
  type EC2Client,
  ReplaceRouteCommand,
  ReplaceRouteTableAssociationCommand,
  type Route,
  type RouteTable,
} from "@aws-sdk/client-ec2";
import { region } from "../../../support/control-plane-rig";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

describe("route tables through the SDK", () => {
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
  const table = async (id: string): Promise<RouteTable> => {
    const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [id] }));
    return RouteTables?.[0] ?? {};
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

  test("a subnet names its zone by name or by id, and moves between route tables", async () => {
    const vpcId = await createVpc();
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId: vpcId, CidrBlock: "10.0.2.77/28", AvailabilityZoneId: "euw1-az2" }),
    );
    expect(Subnet).toMatchObject({
      AvailabilityZone: "eu-west-1c",
      CidrBlock: "10.0.2.64/28",
      AvailableIpAddressCount: 11,
      DefaultForAz: false,
      MapPublicIpOnLaunch: false,
    });
    const SubnetId = Subnet?.SubnetId ?? "";
    const [first, second] = [await createTable(vpcId), await createTable(vpcId)];
    const associate = (RouteTableId: string) =>
      ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
    const { AssociationId } = await associate(first);
    expect((await associate(first)).AssociationId).toBe(AssociationId);
    await expect(associate(second)).rejects.toMatchObject({
      name: "Resource.AlreadyAssociated",
      message: `the specified association for route table ${second} conflicts with an existing association`,
    });
    const { NewAssociationId } = await ec2.send(
      new ReplaceRouteTableAssociationCommand({ AssociationId, RouteTableId: second }),
    );
    expect(NewAssociationId).not.toBe(AssociationId);
    expect((await table(first)).Associations).toEqual([]);
    expect((await table(second)).Associations).toMatchObject([
      { Main: false, SubnetId, RouteTableAssociationId: NewAssociationId },
    ]);
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    expect((await table(second)).Associations).toEqual([]);
  });

  test("another route table becomes the main one", async () => {
    const vpcId = await createVpc();
    const before = await mainTable(vpcId);
    const other = await createTable(vpcId);
    const AssociationId = before.Associations?.[0]?.RouteTableAssociationId;
    await expect(ec2.send(new DisassociateRouteTableCommand({ AssociationId }))).rejects.toMatchObject({
      name: "InvalidParameterValue",
      message: `cannot disassociate the main route table association ${AssociationId}`,
    });
    await ec2.send(new ReplaceRouteTableAssociationCommand({ AssociationId, RouteTableId: other }));
    expect((await mainTable(vpcId)).RouteTableId).toBe(other);
    await ec2.send(new DeleteRouteTableCommand({ RouteTableId: before.RouteTableId }));
    await ec2.send(new DeleteVpcCommand({ VpcId: vpcId }));
  });

  test("routes: made, given another target, a hole when the target is gone, deleted", async () => {
    const vpcId = await createVpc();
    const RouteTableId = await createTable(vpcId);
    const gatewayId = await createGateway(vpcId);
    const create = (route: object) => ec2.send(new CreateRouteCommand({ RouteTableId, ...route }));
    await create({ DestinationCidrBlock: "192.0.2.77/24", GatewayId: gatewayId });
    await create({ DestinationIpv6CidrBlock: "::/0", GatewayId: gatewayId });
    expect(routesOf(await table(RouteTableId))).toEqual([
      "10.0.0.0/16 local active",
      `192.0.2.0/24 ${gatewayId} active`,
      `::/0 ${gatewayId} active`,
    ]);
    const { rig } = endpoint;
    const subnetId = await createSubnet(vpcId);
    const instance = await rig.launch(await rig.registerImage(), { subnetId });
    const [networkInterface] = rig.controlPlane.networkInterfaces.ofInstance(region, instance.id);
    await ec2.send(
      new ReplaceRouteCommand({
        RouteTableId,
        DestinationCidrBlock: "192.0.2.0/24",
        InstanceId: instance.id,
      }),
    );
    expect((await table(RouteTableId)).Routes?.[2]).toMatchObject({
      DestinationCidrBlock: "192.0.2.0/24",
      InstanceId: instance.id,
      InstanceOwnerId: "123456789012",
      NetworkInterfaceId: networkInterface?.id,
      Origin: "CreateRoute",
      State: "active",
    });
    rig.controlPlane.instances.terminate(region, [instance.id]);
    await rig.settle();
    await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId: gatewayId, VpcId: vpcId }));
    expect(routesOf(await table(RouteTableId))).toEqual([
      "10.0.0.0/16 local active",
      `::/0 ${gatewayId} blackhole`,
      `192.0.2.0/24 ${networkInterface?.id} blackhole`,
    ]);
    const { RouteTables } = await ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: "route.state", Values: ["blackhole"] }] }),
    );
    expect(RouteTables?.map((each) => each.RouteTableId)).toEqual([RouteTableId]);
    await ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock: "192.0.2.0/24" }));
    await ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationIpv6CidrBlock: "0::/0" }));
    expect(routesOf(await table(RouteTableId))).toEqual(["10.0.0.0/16 local active"]);
  });
});
