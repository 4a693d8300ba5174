import {
  AllocateAddressCommand,
  type AllocateAddressCommandInput,
  AssociateAddressCommand,
  type AssociateAddressCommandInput,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNetworkInterfaceCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteNetworkInterfaceCommand,
  DescribeAddressesAttributeCommand,
  DescribeAddressesCommand,
  DescribeAddressTransfersCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DisassociateAddressCommand,
  type EC2Client,
  type Filter,
  ModifyAddressAttributeCommand,
  MoveAddressToVpcCommand,
  ReleaseAddressCommand,
  type ReleaseAddressCommandInput,
  ResetAddressAttributeCommand,
} from "@aws-sdk/client-ec2";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { region } from "../../../support/control-plane-rig";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

const refused = (name: string, message?: string) =>
  expect.objectContaining(message === undefined ? { name } : { name, message });

describe("Elastic IPs through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;
  let image: ImageRecord;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
    image = await endpoint.rig.registerImage();
  });
  afterEach(() => endpoint.close());

  const allocate = async (input: AllocateAddressCommandInput = {}) => {
    const { AllocationId = "", PublicIp = "" } = await ec2.send(new AllocateAddressCommand(input));
    return { id: AllocationId, publicIp: PublicIp };
  };
  const associate = async (input: AssociateAddressCommandInput) => {
    const { AssociationId = "" } = await ec2.send(new AssociateAddressCommand(input));
    return AssociationId;
  };
  const release = (input: ReleaseAddressCommandInput) => ec2.send(new ReleaseAddressCommand(input));
  const describeAll = async (...Filters: Filter[]) =>
    (await ec2.send(new DescribeAddressesCommand({ Filters }))).Addresses ?? [];
  const primaryOf = (instanceId: string) => {
    const [primary] = endpoint.rig.controlPlane.networkInterfaces.ofInstance(region, instanceId);
    if (!primary) throw new Error(`${instanceId} has no interface`);
    return primary;
  };
  const defaultSubnet = async () => (await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.[0]?.SubnetId;
  const newInterface = async (SubnetId: string | undefined, count?: number) => {
    const { NetworkInterface } = await ec2.send(
      new CreateNetworkInterfaceCommand({ SubnetId, SecondaryPrivateIpAddressCount: count }),
    );
    return NetworkInterface;
  };
  /** A subnet of a VPC that is not the default one. */
  const otherSubnet = async (withGateway: boolean) => {
    const VpcId = (await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }))).Vpc?.VpcId;
    if (withGateway) {
      const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
      await ec2.send(
        new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: InternetGateway?.InternetGatewayId }),
      );
    }
    const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: "10.0.1.0/24" }));
    return { VpcId, SubnetId: Subnet?.SubnetId };
  };

  test("is allocated, shown and released", async () => {
    const answer = await ec2.send(
      new AllocateAddressCommand({
        Domain: "vpc",
        TagSpecifications: [{ ResourceType: "elastic-ip", Tags: [{ Key: "Name", Value: "front" }] }],
      }),
    );
    expect(answer).toMatchObject({
      AllocationId: expect.stringMatching(/^eipalloc-0[0-9a-f]{16}$/),
      PublicIp: expect.stringMatching(/^127\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.(?!0$|255$)\d+$/),
      Domain: "vpc",
      PublicIpv4Pool: "amazon",
      NetworkBorderGroup: "eu-west-1",
    });
    expect(await describeAll()).toEqual([
      {
        AllocationId: answer.AllocationId,
        PublicIp: answer.PublicIp,
        Domain: "vpc",
        PublicIpv4Pool: "amazon",
        NetworkBorderGroup: "eu-west-1",
        Tags: [{ Key: "Name", Value: "front" }],
      },
    ]);
    await release({ AllocationId: answer.AllocationId });
    expect(await describeAll()).toEqual([]);
    await expect(release({ AllocationId: answer.AllocationId })).rejects.toEqual(
      refused("InvalidAllocationID.NotFound", `The allocation ID '${answer.AllocationId}' does not exist`),
    );
  });

  test("one that is asked for by name is given when nobody has it", async () => {
    expect((await allocate({ Address: "127.64.0.9" })).publicIp).toBe("127.64.0.9");
    await expect(allocate({ Address: "127.64.0.9" })).rejects.toEqual(
      refused("InvalidIPAddress.InUse", "Address 127.64.0.9 is in use."),
    );
    const { id } = await endpoint.rig.launch(image);
    await expect(allocate({ Address: primaryOf(id).publicIpAddress })).rejects.toEqual(
      refused("InvalidIPAddress.InUse"),
    );
    const elsewhere = await endpoint.client("us-east-1");
    await expect(elsewhere.send(new AllocateAddressCommand({ Address: "127.64.0.9" }))).rejects.toEqual(
      refused("InvalidIPAddress.InUse"),
    );
    for (const Address of ["127.0.0.9", "127.128.0.1", "127.64.0.0", "127.64.0.255", "54.1.2.3", "front"])
      await expect(allocate({ Address })).rejects.toEqual(refused("InvalidParameterValue"));
  });

  test("five in a region, no more", async () => {
    for (let count = 0; count < 5; count++) await allocate();
    await expect(allocate()).rejects.toEqual(
      refused("AddressLimitExceeded", "The maximum number of addresses has been reached."),
    );
    await (await endpoint.client("us-east-1")).send(new AllocateAddressCommand({}));
  });

  const refusals: [string, AllocateAddressCommandInput, string][] = [
    ["EC2-Classic", { Domain: "standard" }, "InvalidParameterValue"],
    ["another border group", { NetworkBorderGroup: "us-west-2-lax-1" }, "InvalidParameterValue"],
    ["a pool", { PublicIpv4Pool: "ipv4pool-ec2-0123456789abcdef0" }, "InvalidPublicIpv4PoolID.NotFound"],
    ["an IPAM pool", { IpamPoolId: "ipam-pool-0123456789abcdef0" }, "UnsupportedOperation"],
    ["a customer's pool", { CustomerOwnedIpv4Pool: "coip-1" }, "UnsupportedOperation"],
  ];
  test.each(refusals)("allocating for %s is refused", async (_, input, code) => {
    await expect(allocate(input)).rejects.toEqual(refused(code));
    expect(await describeAll()).toEqual([]);
  });

  test("stands for an instance through stop and start instead of the address of the run, until it ends", async () => {
    const { rig } = endpoint;
    const { id: instanceId } = await rig.launch(image);
    expect(primaryOf(instanceId).publicIpAddress).toMatch(/^127\./);
    const { id, publicIp } = await allocate();
    const AssociationId = await associate({ AllocationId: id, InstanceId: instanceId });
    expect(AssociationId).toMatch(/^eipassoc-0[0-9a-f]{16}$/);
    expect(await associate({ AllocationId: id, InstanceId: instanceId })).toBe(AssociationId);
    const { id: NetworkInterfaceId, privateIpAddress } = primaryOf(instanceId);
    const associated = {
      AllocationId: id,
      PublicIp: publicIp,
      AssociationId,
      InstanceId: instanceId,
      NetworkInterfaceId,
      NetworkInterfaceOwnerId: "123456789012",
      PrivateIpAddress: privateIpAddress,
    };
    expect(await describeAll()).toMatchObject([associated]);
    expect(primaryOf(instanceId).publicIpAddress).toBeUndefined();
    const PublicDnsName = `ec2-${publicIp.replaceAll(".", "-")}.eu-west-1.compute.amazonaws.com`;
    const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
    expect(Reservations?.[0]?.Instances?.[0]).toMatchObject({ PublicIpAddress: publicIp, PublicDnsName });
    const { NetworkInterfaces } = await ec2.send(
      new DescribeNetworkInterfacesCommand({
        Filters: [{ Name: "association.allocation-id", Values: [id] }],
      }),
    );
    expect(NetworkInterfaces).toMatchObject([
      {
        NetworkInterfaceId,
        Association: { AllocationId: id, AssociationId, PublicIp: publicIp, PublicDnsName },
      },
    ]);

    rig.controlPlane.instances.stop(region, [instanceId], { force: true });
    await rig.settle();
    expect(rig.instance(instanceId).state).toBe("stopped");
    rig.controlPlane.instances.start(region, [instanceId]);
    await rig.settle();
    expect(rig.instance(instanceId).state).toBe("running");
    expect(await describeAll()).toMatchObject([associated]);
    expect(primaryOf(instanceId).publicIpAddress).toBeUndefined();

    rig.controlPlane.instances.terminate(region, [instanceId], { force: true });
    await rig.settle();
    const [kept] = await describeAll();
    expect(kept).toMatchObject({ AllocationId: id, PublicIp: publicIp });
    expect(kept).not.toHaveProperty("AssociationId");
    await expect(associate({ AllocationId: id, InstanceId: instanceId })).rejects.toEqual(
      refused(
        "InvalidInstanceID",
        `The terminated instance '${instanceId}' is not in a valid state for this operation.`,
      ),
    );
  });

  test("an instance that loses it is given an address for its run again; a stopped one is not", async () => {
    const { rig } = endpoint;
    const { id: instanceId } = await rig.launch(image);
    const { id, publicIp } = await allocate();
    const AssociationId = await associate({ AllocationId: id, InstanceId: instanceId });
    await ec2.send(new DisassociateAddressCommand({ AssociationId }));
    const { publicIpAddress } = primaryOf(instanceId);
    expect(publicIpAddress).toMatch(/^127\./);
    expect(publicIpAddress).not.toBe(publicIp);
    await expect(ec2.send(new DisassociateAddressCommand({ AssociationId }))).rejects.toEqual(
      refused("InvalidAssociationID.NotFound", `The association ID '${AssociationId}' does not exist`),
    );
    // By its address it is no error to end what is not
    await ec2.send(new DisassociateAddressCommand({ PublicIp: publicIp }));
    await expect(ec2.send(new DisassociateAddressCommand({ PublicIp: "127.64.0.1" }))).rejects.toEqual(
      refused("InvalidAddress.NotFound", "Address '127.64.0.1' not found."),
    );

    await associate({ PublicIp: publicIp, InstanceId: instanceId });
    rig.controlPlane.instances.stop(region, [instanceId], { force: true });
    await rig.settle();
    await ec2.send(new DisassociateAddressCommand({ PublicIp: publicIp }));
    expect(primaryOf(instanceId).publicIpAddress).toBeUndefined();
  });

  test("moves to another instance, unless that is forbidden; what it displaces stays allocated", async () => {
    const { rig } = endpoint;
    const first = (await rig.launch(image)).id;
    const second = (await rig.launch(image)).id;
    const one = await allocate();
    const other = await allocate();
    const firstAssociation = await associate({ AllocationId: one.id, InstanceId: first });
    const otherAssociation = await associate({ AllocationId: other.id, InstanceId: second });
    await expect(
      associate({ AllocationId: one.id, InstanceId: second, AllowReassociation: false }),
    ).rejects.toEqual(
      refused(
        "Resource.AlreadyAssociated",
        `resource ${one.id} is already associated with associate-id ${firstAssociation}`,
      ),
    );
    const third = await allocate();
    await expect(
      associate({ AllocationId: third.id, InstanceId: second, AllowReassociation: false }),
    ).rejects.toEqual(
      refused(
        "Resource.AlreadyAssociated",
        `resource ${primaryOf(second).id} is already associated with associate-id ${otherAssociation}`,
      ),
    );
    await associate({ AllocationId: one.id, InstanceId: second });
    expect((await describeAll()).map(({ AllocationId, InstanceId }) => [AllocationId, InstanceId])).toEqual([
      [one.id, second],
      [other.id, undefined],
      [third.id, undefined],
    ]);
    expect(primaryOf(first).publicIpAddress).toMatch(/^127\./);
    expect(primaryOf(second).publicIpAddress).toBeUndefined();
  });

  test("stands for any private address of an interface, and is free when the interface goes", async () => {
    const networkInterface = await newInterface(await defaultSubnet(), 1);
    const { NetworkInterfaceId } = networkInterface ?? {};
    const secondary = networkInterface?.PrivateIpAddresses?.find((each) => !each.Primary)?.PrivateIpAddress;
    const one = await allocate();
    const other = await allocate();
    await associate({ AllocationId: one.id, NetworkInterfaceId });
    await associate({ AllocationId: other.id, NetworkInterfaceId, PrivateIpAddress: secondary });
    expect((await describeAll()).map((each) => [each.PublicIp, each.PrivateIpAddress])).toEqual([
      [one.publicIp, networkInterface?.PrivateIpAddress],
      [other.publicIp, secondary],
    ]);
    await expect(
      associate({ AllocationId: one.id, NetworkInterfaceId, PrivateIpAddress: "172.31.0.250" }),
    ).rejects.toEqual(refused("InvalidParameterValue"));
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
    expect((await describeAll()).map((each) => each.AssociationId)).toEqual([undefined, undefined]);
  });

  test("an instance with two interfaces, one that is not ready, and both targets at once are refused", async () => {
    const { rig } = endpoint;
    const { id } = await allocate();
    const instance = await rig.launch(image);
    const networkInterface = await newInterface(instance.subnetId);
    const { NetworkInterfaceId = "" } = networkInterface ?? {};
    rig.controlPlane.instances.stop(region, [instance.id], { force: true });
    await rig.settle();
    rig.controlPlane.networkInterfaceAttachments.attach(region, {
      networkInterfaceId: NetworkInterfaceId,
      instanceId: instance.id,
      deviceIndex: 1,
    });
    await rig.settle();
    await expect(associate({ AllocationId: id, InstanceId: instance.id })).rejects.toEqual(
      refused(
        "InvalidInstanceID",
        `There are multiple interfaces attached to instance '${instance.id}'. Please specify an interface ID for the operation instead.`,
      ),
    );
    await associate({ AllocationId: id, NetworkInterfaceId });
    await expect(
      associate({ AllocationId: id, InstanceId: instance.id, NetworkInterfaceId }),
    ).rejects.toEqual(refused("InvalidParameterCombination"));
    await expect(associate({ AllocationId: id })).rejects.toEqual(refused("MissingParameter"));
    await expect(associate({ InstanceId: instance.id })).rejects.toEqual(refused("MissingParameter"));
    await expect(
      associate({ AllocationId: id, PublicIp: "127.64.0.1", InstanceId: instance.id }),
    ).rejects.toEqual(refused("InvalidParameterCombination"));
    await expect(associate({ AllocationId: id, InstanceId: "i-0123456789abcdef0" })).rejects.toEqual(
      refused("InvalidInstanceID.NotFound"),
    );
    await expect(
      associate({ AllocationId: id, NetworkInterfaceId: "eni-0123456789abcdef0" }),
    ).rejects.toEqual(refused("InvalidNetworkInterfaceID.NotFound"));
    await expect(
      associate({ AllocationId: "eipalloc-0123456789abcdef0", InstanceId: instance.id }),
    ).rejects.toEqual(refused("InvalidAllocationID.NotFound"));
  });

  test("needs an internet gateway at the VPC", async () => {
    const { id } = await allocate();
    const { VpcId, SubnetId } = await otherSubnet(false);
    const { NetworkInterfaceId } = (await newInterface(SubnetId)) ?? {};
    await expect(associate({ AllocationId: id, NetworkInterfaceId })).rejects.toEqual(
      refused("Gateway.NotAttached", `Network ${VpcId} is not attached to any internet gateway`),
    );
    expect((await describeAll())[0]).not.toHaveProperty("AssociationId");
  });

  test("is released with its association in the default VPC, and only without in others", async () => {
    const { id } = await allocate();
    const inDefault = await newInterface(await defaultSubnet());
    await associate({ AllocationId: id, NetworkInterfaceId: inDefault?.NetworkInterfaceId });
    await release({ AllocationId: id });

    const other = await allocate();
    const { SubnetId } = await otherSubnet(true);
    const elsewhere = await newInterface(SubnetId);
    const AssociationId = await associate({
      AllocationId: other.id,
      NetworkInterfaceId: elsewhere?.NetworkInterfaceId,
    });
    await expect(release({ AllocationId: other.id })).rejects.toEqual(
      refused("InvalidIPAddress.InUse", `Address ${other.publicIp} is in use.`),
    );
    await expect(release({ PublicIp: other.publicIp })).rejects.toEqual(
      refused(
        "InvalidParameterValue",
        "You must specify an allocation id when releasing a VPC elastic IP address",
      ),
    );
    await expect(release({ AllocationId: other.id, PublicIp: other.publicIp })).rejects.toEqual(
      refused("InvalidParameterCombination"),
    );
    await expect(release({})).rejects.toEqual(refused("MissingParameter"));
    await ec2.send(new DisassociateAddressCommand({ AssociationId }));
    await release({ AllocationId: other.id });
    expect(await describeAll()).toEqual([]);
  });

  test("has a reverse DNS record, which holds it", async () => {
    const { id, publicIp } = await allocate();
    const set = (DomainName: string) =>
      ec2.send(new ModifyAddressAttributeCommand({ AllocationId: id, DomainName }));
    expect((await set("mail.example.com")).Address).toEqual({
      AllocationId: id,
      PublicIp: publicIp,
      PtrRecord: "mail.example.com.",
    });
    const records = async () =>
      (
        await ec2.send(
          new DescribeAddressesAttributeCommand({ AllocationIds: [id], Attribute: "domain-name" }),
        )
      ).Addresses?.map((each) => each.PtrRecord);
    expect(await records()).toEqual(["mail.example.com."]);
    await expect(release({ AllocationId: id })).rejects.toEqual(refused("InvalidAddress.Locked"));
    await expect(set("not a name")).rejects.toEqual(refused("InvalidParameterValue"));
    await ec2.send(new ResetAddressAttributeCommand({ AllocationId: id, Attribute: "domain-name" }));
    expect(await records()).toEqual([undefined]);
    await release({ AllocationId: id });
  });

  test("is never on its way elsewhere", async () => {
    const { id, publicIp } = await allocate();
    expect(
      (await ec2.send(new DescribeAddressTransfersCommand({ AllocationIds: [id] }))).AddressTransfers,
    ).toEqual([]);
    await expect(ec2.send(new MoveAddressToVpcCommand({ PublicIp: publicIp }))).rejects.toEqual(
      refused("UnsupportedOperation"),
    );
  });

  test("is found by ids, addresses and every filter", async () => {
    const { id: instanceId } = await endpoint.rig.launch(image);
    const { id, publicIp } = await allocate();
    const idle = await allocate();
    const associationId = await associate({ AllocationId: id, InstanceId: instanceId });
    await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: "tier", Value: "edge" }] }));
    const { id: interfaceId, privateIpAddress } = primaryOf(instanceId);
    for (const [Name, value] of [
      ["allocation-id", id],
      ["association-id", associationId],
      ["instance-id", instanceId],
      ["network-interface-id", interfaceId],
      ["network-interface-owner-id", "123456789012"],
      ["private-ip-address", privateIpAddress],
      ["public-ip", publicIp],
      ["tag:tier", "edge"],
      ["tag-key", "tier"],
    ] as const) {
      const found = await describeAll({ Name, Values: [value] });
      expect([Name, found.map((each) => each.AllocationId)]).toEqual([Name, [id]]);
    }
    for (const [Name, value] of [
      ["domain", "vpc"],
      ["network-border-group", "eu-west-1"],
    ] as const)
      expect(await describeAll({ Name, Values: [value] })).toHaveLength(2);
    await expect(describeAll({ Name: "ip", Values: [publicIp] })).rejects.toEqual(
      refused("InvalidParameterValue"),
    );
    const { Addresses } = await ec2.send(
      new DescribeAddressesCommand({ AllocationIds: [idle.id], PublicIps: [publicIp, idle.publicIp] }),
    );
    expect(Addresses?.map((each) => each.AllocationId)).toEqual([idle.id, id]);
    await expect(ec2.send(new DescribeAddressesCommand({ PublicIps: ["127.64.0.1"] }))).rejects.toEqual(
      refused("InvalidAddress.NotFound"),
    );
    await expect(ec2.send(new DescribeAddressesCommand({ AllocationIds: ["eipalloc-1"] }))).rejects.toEqual(
      refused("InvalidAllocationID.Malformed"),
    );
  });
});
