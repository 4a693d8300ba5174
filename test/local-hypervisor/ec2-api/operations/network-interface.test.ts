import {
  AllocateAddressCommand,
  AssignPrivateIpAddressesCommand,
  AssociateAddressCommand,
  AttachNetworkInterfaceCommand,
  type AttachNetworkInterfaceCommandInput,
  CreateNetworkInterfaceCommand,
  type CreateNetworkInterfaceCommandInput,
  CreateSecurityGroupCommand,
  DeleteNetworkInterfaceCommand,
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfaceAttributeCommand,
  DescribeNetworkInterfacePermissionsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DetachNetworkInterfaceCommand,
  type EC2Client,
  type Filter,
  ModifyNetworkInterfaceAttributeCommand,
  type ModifyNetworkInterfaceAttributeCommandInput,
  ResetNetworkInterfaceAttributeCommand,
  UnassignPrivateIpAddressesCommand,
} from "@aws-sdk/client-ec2";
import { networkInterfaceFields } from "../../../../local-hypervisor/ec2-api/operations/network-interface/filter-fields";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import type { InstanceRecord } from "../../../../local-hypervisor/model/instance";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

jest.setTimeout(60_000);

const refused = (name: string, message?: string | RegExp) =>
  expect.objectContaining(
    message === undefined ? { name } : { name, message: expect.stringMatching(message) },
  );

describe("network interfaces through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;
  let image: ImageRecord;
  let instance: InstanceRecord;
  let subnetId: string;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
    image = await endpoint.rig.registerImage();
    instance = await endpoint.rig.launch(image);
    subnetId = instance.subnetId;
  });
  afterEach(() => endpoint.close());

  const create = async (input: Partial<CreateNetworkInterfaceCommandInput> = {}) =>
    (await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: subnetId, ...input }))).NetworkInterface ??
    {};
  const describe1 = async (id: string | undefined) =>
    (await ec2.send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [id ?? ""] })))
      .NetworkInterfaces?.[0] ?? {};
  const find = async (...Filters: Filter[]) =>
    (await ec2.send(new DescribeNetworkInterfacesCommand({ Filters }))).NetworkInterfaces ?? [];
  const remove = (id: string | undefined) =>
    ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id }));
  const attach = async (input: Partial<AttachNetworkInterfaceCommandInput>) => {
    const { AttachmentId } = await ec2.send(
      new AttachNetworkInterfaceCommand({
        NetworkInterfaceId: undefined,
        InstanceId: instance.id,
        DeviceIndex: 1,
        ...input,
      }),
    );
    return AttachmentId;
  };
  const modify = (input: ModifyNetworkInterfaceAttributeCommandInput) =>
    ec2.send(new ModifyNetworkInterfaceAttributeCommand(input));
  const assign = async (id: string | undefined, input: object) =>
    (
      (await ec2.send(new AssignPrivateIpAddressesCommand({ NetworkInterfaceId: id, ...input })))
        .AssignedPrivateIpAddresses ?? []
    ).map((each) => each.PrivateIpAddress);
  const unassign = (id: string | undefined, PrivateIpAddresses: string[]) =>
    ec2.send(new UnassignPrivateIpAddressesCommand({ NetworkInterfaceId: id, PrivateIpAddresses }));
  const addressesOf = async (id: string | undefined) =>
    (await describe1(id)).PrivateIpAddresses?.map((each) => each.PrivateIpAddress);

  test("an interface by itself: made, described, deleted", async () => {
    const { GroupId = "" } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: "web", Description: "d" }),
    );
    const made = await create({
      Description: "front",
      Groups: [GroupId],
      PrivateIpAddresses: [
        { PrivateIpAddress: "172.31.0.10", Primary: true },
        { PrivateIpAddress: "172.31.0.11", Primary: false },
      ],
      TagSpecifications: [{ ResourceType: "network-interface", Tags: [{ Key: "Name", Value: "front" }] }],
    });
    expect(made.Status).toBe("pending");
    const described = await describe1(made.NetworkInterfaceId);
    expect(described).toMatchObject({
      NetworkInterfaceId: expect.stringMatching(/^eni-[0-9a-f]{17}$/),
      Status: "available",
      Description: "front",
      InterfaceType: "interface",
      SubnetId: subnetId,
      AvailabilityZone: "eu-west-1a",
      AvailabilityZoneId: "euw1-az3",
      MacAddress: expect.stringMatching(/^0[26ae](:[0-9a-f]{2}){5}$/),
      PrivateIpAddress: "172.31.0.10",
      PrivateDnsName: "ip-172-31-0-10.eu-west-1.compute.internal",
      PrivateIpAddresses: [
        { Primary: true, PrivateIpAddress: "172.31.0.10" },
        {
          Primary: false,
          PrivateIpAddress: "172.31.0.11",
          PrivateDnsName: "ip-172-31-0-11.eu-west-1.compute.internal",
        },
      ],
      Groups: [{ GroupId, GroupName: "web" }],
      SourceDestCheck: true,
      RequesterManaged: false,
      TagSet: [{ Key: "Name", Value: "front" }],
    });
    expect(described).not.toHaveProperty("Attachment");
    expect(described).not.toHaveProperty("Association");
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [subnetId] }));
    // Two of this interface, one of the instance
    expect(Subnets?.[0]?.AvailableIpAddressCount).toBe(4091 - 3);
    await remove(made.NetworkInterfaceId);
    await expect(describe1(made.NetworkInterfaceId)).rejects.toEqual(
      refused("InvalidNetworkInterfaceID.NotFound"),
    );
  });

  test("without groups it has the VPC's default one; addresses are counted out", async () => {
    const made = await create({ SecondaryPrivateIpAddressCount: 3 });
    expect(made.Groups).toMatchObject([{ GroupName: "default" }]);
    expect(new Set(made.PrivateIpAddresses?.map((each) => each.PrivateIpAddress)).size).toBe(4);
  });

  test("a client token makes one interface", async () => {
    const first = await create({ ClientToken: "a", Description: "one" });
    const second = await create({ ClientToken: "a", Description: "one" });
    expect(second.NetworkInterfaceId).toBe(first.NetworkInterfaceId);
    await expect(create({ ClientToken: "a", Description: "two" })).rejects.toEqual(
      refused("IdempotentParameterMismatch"),
    );
  });

  test.each<[string, Partial<CreateNetworkInterfaceCommandInput>, string, RegExp]>([
    ["no subnet", { SubnetId: undefined }, "MissingParameter", /SubnetId/],
    ["an unknown subnet", { SubnetId: "subnet-0123456789abcdef0" }, "InvalidSubnetID.NotFound", /./],
    ["an unknown group", { Groups: ["sg-0123456789abcdef0"] }, "InvalidGroup.NotFound", /./],
    [
      "two primary addresses",
      {
        PrivateIpAddress: "172.31.0.10",
        PrivateIpAddresses: [{ PrivateIpAddress: "172.31.0.11", Primary: true }],
      },
      "InvalidParameterCombination",
      /^Only one primary private IP address can be specified\.$/,
    ],
    [
      "secondary addresses by name and by number",
      {
        PrivateIpAddresses: [{ PrivateIpAddress: "172.31.0.11" }],
        SecondaryPrivateIpAddressCount: 1,
      },
      "InvalidParameterCombination",
      /secondaryPrivateIpAddressCount/,
    ],
    [
      "an address twice",
      {
        PrivateIpAddress: "172.31.0.11",
        PrivateIpAddresses: [{ PrivateIpAddress: "172.31.0.11" }],
      },
      "InvalidIPAddress.InUse",
      /^Address 172\.31\.0\.11 is in use\.$/,
    ],
    ["an EFA", { InterfaceType: "efa" }, "UnsupportedOperation", /InterfaceType/],
    ["IPv6", { Ipv6AddressCount: 1 }, "UnsupportedOperation", /IPv4 only/],
    ["prefixes", { Ipv4PrefixCount: 1 }, "UnsupportedOperation", /Ipv4Prefixes/],
  ])("%s is refused and nothing is created", async (_case, input, code, message) => {
    await expect(create(input)).rejects.toEqual(refused(code, message));
    expect(await find()).toHaveLength(1);
  });

  test("is attached to a running instance, seen there, and detached", async () => {
    const { NetworkInterfaceId: id } = await create();
    const attachmentId = await attach({ NetworkInterfaceId: id });
    await endpoint.rig.settle();
    expect(await describe1(id)).toMatchObject({
      Status: "in-use",
      Attachment: {
        AttachmentId: attachmentId,
        InstanceId: instance.id,
        InstanceOwnerId: "123456789012",
        DeviceIndex: 1,
        NetworkCardIndex: 0,
        DeleteOnTermination: false,
        Status: "attached",
      },
    });
    const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instance.id] }));
    expect(Reservations?.[0]?.Instances?.[0]).toMatchObject({
      NetworkInterfaces: [
        { Attachment: { DeviceIndex: 0 } },
        { NetworkInterfaceId: id, Status: "in-use", Attachment: { DeviceIndex: 1, Status: "attached" } },
      ],
    });
    await expect(remove(id)).rejects.toEqual(
      refused(
        "InvalidNetworkInterface.InUse",
        new RegExp(`^Network interface '${id}' is currently in use\\.$`),
      ),
    );
    await ec2.send(new DetachNetworkInterfaceCommand({ AttachmentId: attachmentId }));
    await endpoint.rig.settle();
    expect(await describe1(id)).toMatchObject({ Status: "available" });
    await expect(ec2.send(new DetachNetworkInterfaceCommand({ AttachmentId: attachmentId }))).rejects.toEqual(
      refused("InvalidAttachmentID.NotFound"),
    );
    await remove(id);
  });

  test("refusals of an attachment are AWS's", async () => {
    const [first, second, elsewhere, crowded] = await Promise.all([
      create(),
      create(),
      create({
        SubnetId: endpoint.rig.controlPlane.subnets.forLaunch("eu-west-1", { availabilityZone: "eu-west-1b" })
          .id,
      }),
      create({ SecondaryPrivateIpAddressCount: 2 }),
    ]);
    const [primary] = await find({ Name: "attachment.instance-id", Values: [instance.id] });
    const id = first.NetworkInterfaceId;
    await expect(attach({ NetworkInterfaceId: primary?.NetworkInterfaceId })).rejects.toEqual(
      refused("InvalidNetworkInterface.InUse", /^Interface: \[eni-[0-9a-f]+\] in use\.$/),
    );
    await expect(attach({ NetworkInterfaceId: id, DeviceIndex: 0 })).rejects.toEqual(
      refused(
        "InvalidParameterValue",
        /^Instance 'i-[0-9a-f]+' already has an interface attached at device index '0'\.$/,
      ),
    );
    await expect(attach({ NetworkInterfaceId: id, DeviceIndex: -1 })).rejects.toEqual(
      refused("InvalidParameterValue"),
    );
    await expect(attach({ NetworkInterfaceId: id, NetworkCardIndex: 1 })).rejects.toEqual(
      refused("InvalidParameterValue", /NetworkCardIndex 1/),
    );
    await expect(attach({ NetworkInterfaceId: elsewhere.NetworkInterfaceId })).rejects.toEqual(
      refused("InvalidParameterCombination", /not in the same availability zone$/),
    );
    await expect(attach({ NetworkInterfaceId: crowded.NetworkInterfaceId })).rejects.toEqual(
      refused("PrivateIpAddressLimitExceeded", /^Number of private addresses will exceed limit\.$/),
    );
    await expect(attach({ NetworkInterfaceId: id, InstanceId: "i-0123456789abcdef0" })).rejects.toEqual(
      refused("InvalidInstanceID.NotFound"),
    );
    await attach({ NetworkInterfaceId: id });
    await expect(attach({ NetworkInterfaceId: second.NetworkInterfaceId, DeviceIndex: 2 })).rejects.toEqual(
      refused("AttachmentLimitExceeded", /^Interface count 3 exceeds the limit for t2\.micro$/),
    );
    await expect(
      ec2.send(new DetachNetworkInterfaceCommand({ AttachmentId: primary?.Attachment?.AttachmentId })),
    ).rejects.toEqual(
      refused(
        "OperationNotPermitted",
        /^The network interface at device index 0 and networkCard index 0 cannot be detached\.$/,
      ),
    );
  });

  test("an Elastic IP of a secondary address follows it to another interface and stays when it goes", async () => {
    const [from, to] = await Promise.all([create(), create()]);
    const [address = ""] = await assign(from.NetworkInterfaceId, { PrivateIpAddresses: ["172.31.0.20"] });
    expect(address).toBe("172.31.0.20");
    const { AllocationId } = await ec2.send(new AllocateAddressCommand({}));
    await ec2.send(
      new AssociateAddressCommand({
        AllocationId,
        NetworkInterfaceId: from.NetworkInterfaceId,
        PrivateIpAddress: address,
      }),
    );
    expect((await describe1(from.NetworkInterfaceId)).PrivateIpAddresses?.[1]?.Association).toMatchObject({
      AllocationId,
      AssociationId: expect.stringMatching(/^eipassoc-/),
      IpOwnerId: "123456789012",
      PublicIp: expect.stringMatching(/^127\./),
      PublicDnsName: expect.stringMatching(/^ec2-127-/),
    });
    await expect(assign(to.NetworkInterfaceId, { PrivateIpAddresses: [address] })).rejects.toEqual(
      refused("InvalidParameterValue", /^\[172\.31\.0\.20\] assigned, but move is not allowed\.$/),
    );
    await assign(to.NetworkInterfaceId, { PrivateIpAddresses: [address], AllowReassignment: true });
    expect(await addressesOf(from.NetworkInterfaceId)).toEqual([from.PrivateIpAddress]);
    expect((await describe1(to.NetworkInterfaceId)).PrivateIpAddresses?.[1]).toMatchObject({
      PrivateIpAddress: address,
      Association: { AllocationId },
    });
    await unassign(to.NetworkInterfaceId, [address]);
    const { Addresses } = await ec2.send(new DescribeAddressesCommand({}));
    expect(Addresses?.[0]?.AllocationId).toBe(AllocationId);
    expect(Addresses?.[0]).not.toHaveProperty("AssociationId");
  });

  test("secondary addresses are assigned and unassigned as EC2 does", async () => {
    const { NetworkInterfaceId: id, PrivateIpAddress: own = "" } = await create();
    const other = await create();
    const counted = await assign(id, { SecondaryPrivateIpAddressCount: 2 });
    expect(await addressesOf(id)).toEqual([own, ...counted]);
    await expect(assign(id, {})).rejects.toEqual(refused("MissingParameter"));
    await expect(assign(id, { SecondaryPrivateIpAddressCount: 0 })).rejects.toEqual(
      refused("InvalidParameterValue"),
    );
    await expect(
      assign(id, { SecondaryPrivateIpAddressCount: 1, PrivateIpAddresses: ["172.31.0.30"] }),
    ).rejects.toEqual(refused("InvalidParameterCombination"));
    await expect(assign(id, { PrivateIpAddresses: ["10.0.0.9"] })).rejects.toEqual(
      refused("InvalidParameterValue", /subnet's address range/),
    );
    // A primary address does not move, whatever is allowed
    await expect(
      assign(id, { PrivateIpAddresses: [other.PrivateIpAddress ?? ""], AllowReassignment: true }),
    ).rejects.toEqual(refused("InvalidParameterValue", /move is not allowed/));
    expect(await assign(id, { PrivateIpAddresses: [counted[0] ?? ""] })).toEqual([counted[0]]);
    expect(await addressesOf(id)).toEqual([own, ...counted]);
    await expect(unassign(id, [own])).rejects.toEqual(refused("InvalidParameterValue", /primary address/));
    await expect(unassign(id, [counted[0] ?? "", "172.31.0.30"])).rejects.toEqual(
      refused("InvalidParameterValue", /^Some of the specified addresses are not assigned to interface eni-/),
    );
    await unassign(id, [counted[0] ?? ""]);
    expect(await addressesOf(id)).toEqual([own, counted[1]]);
  });

  test("an attached interface has no more addresses than its instance's type gives", async () => {
    const [primary] = await find({ Name: "attachment.instance-id", Values: [instance.id] });
    const id = primary?.NetworkInterfaceId;
    await assign(id, { SecondaryPrivateIpAddressCount: 1 });
    await expect(assign(id, { SecondaryPrivateIpAddressCount: 1 })).rejects.toEqual(
      refused("PrivateIpAddressLimitExceeded"),
    );
  });

  test("every attribute is described and changed, one at a time", async () => {
    const [primary] = await find({ Name: "attachment.instance-id", Values: [instance.id] });
    const NetworkInterfaceId = primary?.NetworkInterfaceId ?? "";
    const attribute = async (Attribute: string) => {
      const { $metadata: _, ...shown } = await ec2.send(
        new DescribeNetworkInterfaceAttributeCommand({ NetworkInterfaceId, Attribute: Attribute as never }),
      );
      return shown;
    };
    await modify({ NetworkInterfaceId, Description: { Value: "front" } });
    expect(await attribute("description")).toEqual({ NetworkInterfaceId, Description: { Value: "front" } });
    await modify({ NetworkInterfaceId, SourceDestCheck: { Value: false } });
    expect(await attribute("sourceDestCheck")).toEqual({
      NetworkInterfaceId,
      SourceDestCheck: { Value: false },
    });
    await ec2.send(
      new ResetNetworkInterfaceAttributeCommand({ NetworkInterfaceId, SourceDestCheck: "true" }),
    );
    expect(await attribute("sourceDestCheck")).toMatchObject({ SourceDestCheck: { Value: true } });
    const { GroupId = "" } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: "web", Description: "d" }),
    );
    await modify({ NetworkInterfaceId, Groups: [GroupId] });
    expect(await attribute("groupSet")).toEqual({
      NetworkInterfaceId,
      Groups: [{ GroupId, GroupName: "web" }],
    });
    const AttachmentId = primary?.Attachment?.AttachmentId;
    await modify({ NetworkInterfaceId, Attachment: { AttachmentId, DeleteOnTermination: false } });
    expect(await attribute("attachment")).toMatchObject({
      Attachment: { AttachmentId, DeleteOnTermination: false, Status: "attached" },
    });
    await modify({ NetworkInterfaceId, AssociatePublicIpAddress: false });
    expect(await attribute("associatePublicIpAddress")).toEqual({
      NetworkInterfaceId,
      AssociatePublicIpAddress: false,
    });
    expect(await describe1(NetworkInterfaceId)).not.toHaveProperty("Association");
    await modify({ NetworkInterfaceId, AssociatePublicIpAddress: true });
    expect((await describe1(NetworkInterfaceId)).Association).toMatchObject({ IpOwnerId: "amazon" });
    await expect(attribute("mood")).rejects.toEqual(refused("InvalidParameterValue"));
    await expect(modify({ NetworkInterfaceId })).rejects.toEqual(refused("InvalidParameterCombination"));
    await expect(
      modify({ NetworkInterfaceId, Description: { Value: "a" }, SourceDestCheck: { Value: true } }),
    ).rejects.toEqual(refused("InvalidParameterCombination"));
    await expect(
      modify({
        NetworkInterfaceId,
        Attachment: { AttachmentId: "eni-attach-0123456789abcdef0", DeleteOnTermination: true },
      }),
    ).rejects.toEqual(refused("InvalidAttachmentID.NotFound"));
    await expect(
      modify({ NetworkInterfaceId, EnaSrdSpecification: { EnaSrdEnabled: true } }),
    ).rejects.toEqual(refused("UnsupportedOperation"));
  });

  test("every filter is known, and finds by what is described", async () => {
    const made = await create({ Description: "found", PrivateIpAddress: "172.31.0.40" });
    const [primary] = await find({ Name: "attachment.instance-id", Values: [instance.id] });
    for (const Name of Object.keys(networkInterfaceFields))
      await find({ Name, Values: ["nothing-has-this"] });
    const ids = async (Name: string, Value: string | undefined) =>
      (await find({ Name, Values: [Value ?? ""] })).map((each) => each.NetworkInterfaceId);
    const own = [made.NetworkInterfaceId];
    expect(await ids("description", "fou*")).toEqual(own);
    expect(await ids("private-ip-address", "172.31.0.40")).toEqual(own);
    expect(await ids("status", "available")).toEqual(own);
    expect(await ids("mac-address", made.MacAddress)).toEqual(own);
    const theirs = [primary?.NetworkInterfaceId];
    expect(await ids("attachment.device-index", "0")).toEqual(theirs);
    expect(await ids("attachment.status", "attached")).toEqual(theirs);
    expect(await ids("association.public-ip", primary?.Association?.PublicIp)).toEqual(theirs);
    expect(await ids("addresses.association.owner-id", "amazon")).toEqual(theirs);
    expect(await ids("availability-zone-id", "euw1-az3")).toHaveLength(2);
    await expect(ids("no-such-filter", "x")).rejects.toEqual(refused("InvalidParameterValue"));
    const instances = await ec2.send(
      new DescribeInstancesCommand({
        Filters: [
          { Name: "network-interface.network-interface-id", Values: [primary?.NetworkInterfaceId ?? ""] },
          { Name: "network-interface.addresses.association.ip-owner-id", Values: ["amazon"] },
        ],
      }),
    );
    expect(instances.Reservations?.[0]?.Instances?.[0]?.InstanceId).toBe(instance.id);
  });

  test("there are no permissions for other accounts", async () => {
    const permissions = (input: object) => ec2.send(new DescribeNetworkInterfacePermissionsCommand(input));
    expect((await permissions({})).NetworkInterfacePermissions ?? []).toEqual([]);
    await expect(
      permissions({ NetworkInterfacePermissionIds: ["eni-perm-0123456789abcdef0"] }),
    ).rejects.toEqual(refused("InvalidPermissionID.NotFound"));
  });
});
