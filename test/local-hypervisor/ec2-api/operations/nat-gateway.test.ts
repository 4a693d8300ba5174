import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  CreateNatGatewayCommand,
  type CreateNatGatewayCommandInput,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteNatGatewayCommand,
  DeleteNetworkInterfaceCommand,
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DisassociateAddressCommand,
  type EC2Client,
  type Filter,
  ReleaseAddressCommand,
} from "@aws-sdk/client-ec2";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

const refused = (name: string, message?: string) =>
  expect.objectContaining(message === undefined ? { name } : { name, message });
const hourMs = 60 * 60 * 1000;

describe("NAT gateways through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;
  let subnetId: string;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
    subnetId = (await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.[0]?.SubnetId ?? "";
  });
  afterEach(() => endpoint.close());

  const allocate = async () => {
    const { AllocationId = "", PublicIp = "" } = await ec2.send(new AllocateAddressCommand({}));
    return { id: AllocationId, publicIp: PublicIp };
  };
  const create = async (input: CreateNatGatewayCommandInput) => {
    const { NatGateway } = await ec2.send(new CreateNatGatewayCommand(input));
    await endpoint.rig.settle();
    return NatGateway;
  };
  const describeAll = async (...Filter: Filter[]) =>
    (await ec2.send(new DescribeNatGatewaysCommand({ Filter }))).NatGateways ?? [];
  const only = async () => {
    const [gateway, ...others] = await describeAll();
    expect(others).toEqual([]);
    return gateway;
  };
  const addresses = async () => (await ec2.send(new DescribeAddressesCommand({}))).Addresses ?? [];
  const interfaces = async () =>
    (await ec2.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces ?? [];
  const remove = async (NatGatewayId: string | undefined) => {
    const answer = await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
    await endpoint.rig.settle();
    return answer;
  };

  test("a public one is pending, then speaks under its Elastic IP, which it holds until it is gone", async () => {
    const { id, publicIp } = await allocate();
    const created = await create({
      SubnetId: subnetId,
      AllocationId: id,
      TagSpecifications: [{ ResourceType: "natgateway", Tags: [{ Key: "Name", Value: "out" }] }],
    });
    expect(created).toMatchObject({
      NatGatewayId: expect.stringMatching(/^nat-0[0-9a-f]{16}$/),
      State: "pending",
      ConnectivityType: "public",
      SubnetId: subnetId,
      VpcId: expect.stringMatching(/^vpc-/),
      CreateTime: expect.any(Date),
      Tags: [{ Key: "Name", Value: "out" }],
    });
    const gateway = await only();
    const [address] = gateway?.NatGatewayAddresses ?? [];
    expect(gateway?.State).toBe("available");
    expect(address).toEqual({
      AllocationId: id,
      PublicIp: publicIp,
      PrivateIp: expect.stringMatching(/^172\.31\./),
      NetworkInterfaceId: expect.stringMatching(/^eni-/),
      AssociationId: expect.stringMatching(/^eipassoc-/),
      IsPrimary: true,
      Status: "succeeded",
    });
    expect(await interfaces()).toMatchObject([
      {
        NetworkInterfaceId: address?.NetworkInterfaceId,
        Description: `Interface for NAT Gateway ${gateway?.NatGatewayId}`,
        SubnetId: subnetId,
        PrivateIpAddress: address?.PrivateIp,
        SourceDestCheck: false,
        Groups: [],
        InterfaceType: "nat_gateway",
        RequesterManaged: true,
        Status: "in-use",
        Association: { AllocationId: id, PublicIp: publicIp },
      },
    ]);
    expect(await addresses()).toMatchObject([
      {
        AssociationId: address?.AssociationId,
        NetworkInterfaceId: address?.NetworkInterfaceId,
        PrivateIpAddress: address?.PrivateIp,
      },
    ]);

    // What is the gateway's is not the user's, in the default VPC neither
    await expect(ec2.send(new ReleaseAddressCommand({ AllocationId: id }))).rejects.toEqual(
      refused("InvalidIPAddress.InUse", `Address ${publicIp} is in use.`),
    );
    await expect(
      ec2.send(new DisassociateAddressCommand({ AssociationId: address?.AssociationId })),
    ).rejects.toEqual(refused("AuthFailure", "You do not have permission to access the specified resource."));
    const { id: idle } = await allocate();
    await expect(
      ec2.send(
        new AssociateAddressCommand({ AllocationId: idle, NetworkInterfaceId: address?.NetworkInterfaceId }),
      ),
    ).rejects.toEqual(refused("AuthFailure"));
    await expect(
      ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: address?.NetworkInterfaceId })),
    ).rejects.toEqual(refused("InvalidNetworkInterface.InUse"));

    expect(await remove(gateway?.NatGatewayId)).toMatchObject({ NatGatewayId: gateway?.NatGatewayId });
    expect(await only()).toMatchObject({ State: "deleted", DeleteTime: expect.any(Date) });
    expect(await interfaces()).toEqual([]);
    await ec2.send(new ReleaseAddressCommand({ AllocationId: id }));
    await remove(gateway?.NatGatewayId);
    endpoint.rig.clock.advance(hourMs);
    expect(await describeAll()).toEqual([]);
    await expect(remove(gateway?.NatGatewayId)).rejects.toEqual(
      refused("NatGatewayNotFound", `NAT gateway ${gateway?.NatGatewayId} was not found`),
    );
  });

  test("a private one has no Elastic IP and needs no internet gateway", async () => {
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: "10.0.1.0/24" }),
    );
    await create({
      SubnetId: Subnet?.SubnetId,
      ConnectivityType: "private",
      PrivateIpAddress: "10.0.1.77",
    });
    const gateway = await only();
    expect(gateway).toMatchObject({ State: "available", ConnectivityType: "private", VpcId: Vpc?.VpcId });
    expect(gateway?.NatGatewayAddresses).toEqual([
      {
        PrivateIp: "10.0.1.77",
        NetworkInterfaceId: expect.stringMatching(/^eni-/),
        IsPrimary: true,
        Status: "succeeded",
      },
    ]);
  });

  test("fails where its VPC has no internet gateway, or its address stands for something else", async () => {
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: "10.0.1.0/24" }),
    );
    const { id } = await allocate();
    const lonely = await create({ SubnetId: Subnet?.SubnetId, AllocationId: id });
    expect(lonely?.State).toBe("pending");
    await create({ SubnetId: subnetId, AllocationId: id });
    await create({ SubnetId: subnetId, AllocationId: id });
    expect((await describeAll()).map((each) => [each.State, each.FailureCode, each.FailureMessage])).toEqual([
      ["failed", "Gateway.NotAttached", `Network ${Vpc?.VpcId} has no Internet gateway attached`],
      ["available", undefined, undefined],
      ["failed", "Resource.AlreadyAssociated", `Elastic IP address [${id}] is already associated`],
    ]);
    // Nothing is left of what failed, and it is forgotten like what was deleted
    expect(await interfaces()).toHaveLength(1);
    endpoint.rig.clock.advance(hourMs);
    expect((await describeAll()).map((each) => each.State)).toEqual(["available"]);
  });

  test("five in a zone, those that ended not counted", async () => {
    const made: (string | undefined)[] = [];
    for (let count = 0; count < 5; count++) {
      const gateway = await create({ SubnetId: subnetId, ConnectivityType: "private" });
      made.push(gateway?.NatGatewayId);
    }
    await expect(create({ SubnetId: subnetId, ConnectivityType: "private" })).rejects.toEqual(
      refused("NatGatewayLimitExceeded", "The maximum number of NAT Gateways has been reached."),
    );
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
    await create({ SubnetId: Subnets?.[1]?.SubnetId, ConnectivityType: "private" });
    await remove(made[0]);
    await create({ SubnetId: subnetId, ConnectivityType: "private" });
  });

  const refusals: [string, CreateNatGatewayCommandInput, string][] = [
    ["no address", {}, "MissingParameter"],
    [
      "an address that is not there",
      { AllocationId: "eipalloc-0123456789abcdef0" },
      "InvalidAllocationID.NotFound",
    ],
    [
      "an address for a private one",
      { ConnectivityType: "private", AllocationId: "eipalloc-0123456789abcdef0" },
      "InvalidParameterCombination",
    ],
    ["a subnet that is not there", { SubnetId: "subnet-0123456789abcdef0" }, "InvalidSubnetID.NotFound"],
    [
      "a private address of another subnet",
      { ConnectivityType: "private", PrivateIpAddress: "10.0.0.9" },
      "InvalidParameterValue",
    ],
    [
      "two addresses",
      { ConnectivityType: "private", SecondaryPrivateIpAddressCount: 1 },
      "UnsupportedOperation",
    ],
    ["a whole region", { AvailabilityMode: "regional" }, "UnsupportedOperation"],
  ];
  test.each(refusals)("with %s is refused", async (_, input, code) => {
    await expect(create({ SubnetId: subnetId, ...input })).rejects.toEqual(refused(code));
    expect(await describeAll()).toEqual([]);
    expect(await interfaces()).toEqual([]);
  });

  test("the same client token makes one gateway", async () => {
    const input = { SubnetId: subnetId, ConnectivityType: "private", ClientToken: "once" } as const;
    const first = await create(input);
    expect((await create(input))?.NatGatewayId).toBe(first?.NatGatewayId);
    expect(await describeAll()).toHaveLength(1);
  });

  test("a daemon that was killed carries on", async () => {
    const { id } = await allocate();
    const { controlPlane } = endpoint.rig;
    const gateway = controlPlane.transaction(() =>
      controlPlane.natGateways.create("eu-west-1", {
        subnetId,
        connectivityType: "public",
        allocationId: id,
        tags: {},
      }),
    );
    await endpoint.crashAndRestart();
    const { natGateways } = endpoint.rig.controlPlane;
    expect(natGateways.require("eu-west-1", gateway.id).state).toBe("available");
    endpoint.rig.controlPlane.transaction(() => natGateways.delete("eu-west-1", gateway.id));
    await endpoint.crashAndRestart();
    expect(endpoint.rig.controlPlane.natGateways.require("eu-west-1", gateway.id).state).toBe("deleted");
    expect(endpoint.rig.controlPlane.addresses.require("eu-west-1", id).association).toBeUndefined();
  });

  test("is found by id and every filter", async () => {
    const wanted = await create({ SubnetId: subnetId, ConnectivityType: "private" });
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
    const other = await create({ SubnetId: Subnets?.[1]?.SubnetId, ConnectivityType: "private" });
    const id = wanted?.NatGatewayId ?? "";
    await remove(other?.NatGatewayId);
    await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: "tier", Value: "edge" }] }));
    for (const [Name, value] of [
      ["nat-gateway-id", id],
      ["subnet-id", subnetId],
      ["state", "available"],
      ["tag:tier", "edge"],
    ] as const) {
      const found = await describeAll({ Name, Values: [value] });
      expect([Name, found.map((each) => each.NatGatewayId)]).toEqual([Name, [id]]);
    }
    expect(await describeAll({ Name: "vpc-id", Values: [wanted?.VpcId ?? ""] })).toHaveLength(2);
    const { NatGateways } = await ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: [id] }));
    expect(NatGateways).toHaveLength(1);
    await expect(ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: ["nat-1"] }))).rejects.toEqual(
      refused("NatGatewayMalformed"),
    );
    await expect(
      ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: ["nat-0123456789abcdef0"] })),
    ).rejects.toEqual(refused("NatGatewayNotFound", "NAT gateway nat-0123456789abcdef0 was not found"));
  });
});
