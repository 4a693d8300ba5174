import {
  CreateNetworkInterfaceCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  type EC2Client,
  GetInstanceMetadataDefaultsCommand,
  type InstanceNetworkInterfaceSpecification,
  ModifyInstanceAttributeCommand,
  ModifyInstanceMetadataDefaultsCommand,
  type ModifyInstanceMetadataDefaultsCommandInput,
  ModifyPrivateDnsNameOptionsCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { region } from "../../../support/control-plane-rig";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

jest.setTimeout(60_000);

describe("what instances are launched with, through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;
  let image: ImageRecord;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
    image = await endpoint.rig.registerImage();
  });
  afterEach(() => endpoint.close());

  const subnetOf = (availabilityZone: string) =>
    endpoint.rig.controlPlane.subnets.forLaunch(region, { availabilityZone }).id;
  const create = async (SubnetId = subnetOf("eu-west-1a")) =>
    (await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId }))).NetworkInterface ?? {};
  const run = async (input: Partial<RunInstancesCommandInput>) => {
    const { Instances } = await ec2.send(
      new RunInstancesCommand({
        ImageId: image.id,
        InstanceType: "t2.micro",
        MinCount: 1,
        MaxCount: 1,
        ...input,
      }),
    );
    await endpoint.rig.settle();
    return Instances?.[0]?.InstanceId ?? "";
  };
  const withInterfaces = (...NetworkInterfaces: InstanceNetworkInterfaceSpecification[]) =>
    run({ NetworkInterfaces });
  const instance = async (id: string) =>
    (await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))).Reservations?.[0]?.Instances?.[0] ??
    {};
  const stop = async (id: string) => {
    await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
    await endpoint.rig.settle();
  };
  const start = async (id: string) => {
    await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }));
    await endpoint.rig.settle();
  };
  const terminate = async (id: string) => {
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    await endpoint.rig.settle();
  };

  test("several interfaces: an existing one, new ones, addresses; the guest has them in order", async () => {
    const existing = await create();
    const id = await withInterfaces(
      { DeviceIndex: 1, NetworkInterfaceId: existing.NetworkInterfaceId },
      {
        DeviceIndex: 0,
        SubnetId: subnetOf("eu-west-1a"),
        Description: "front",
        PrivateIpAddresses: [
          { PrivateIpAddress: "172.31.0.50", Primary: true },
          { PrivateIpAddress: "172.31.0.51", Primary: false },
        ],
      },
    );
    const described = await instance(id);
    expect(described).toMatchObject({
      PrivateIpAddress: "172.31.0.50",
      NetworkInterfaces: [
        {
          Description: "front",
          PrivateIpAddresses: [
            { PrivateIpAddress: "172.31.0.50", Primary: true },
            { PrivateIpAddress: "172.31.0.51", Primary: false },
          ],
          Attachment: { DeviceIndex: 0, DeleteOnTermination: true, Status: "attached" },
        },
        {
          NetworkInterfaceId: existing.NetworkInterfaceId,
          MacAddress: existing.MacAddress,
          PrivateIpAddress: existing.PrivateIpAddress,
          Attachment: { DeviceIndex: 1, DeleteOnTermination: false, Status: "attached" },
        },
      ],
    });
    const { spec } = endpoint.rig.engine.guestOf(id);
    expect(spec.networkInterfaces.map(({ deviceIndex, macAddress }) => [deviceIndex, macAddress])).toEqual([
      [0, described.NetworkInterfaces?.[0]?.MacAddress],
      [1, existing.MacAddress],
    ]);
    await terminate(id);
    const left = (await ec2.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces;
    expect(left).toMatchObject([{ NetworkInterfaceId: existing.NetworkInterfaceId, Status: "available" }]);
  });

  test("an interface that somebody has, and one of another zone", async () => {
    const existing = await create();
    const id = await withInterfaces({ DeviceIndex: 0, NetworkInterfaceId: existing.NetworkInterfaceId });
    expect((await instance(id)).NetworkInterfaces?.[0]?.NetworkInterfaceId).toBe(existing.NetworkInterfaceId);
    // An interface that existed brings no public address of a run
    expect(await instance(id)).not.toHaveProperty("PublicIpAddress");
    await expect(
      withInterfaces({ DeviceIndex: 0, NetworkInterfaceId: existing.NetworkInterfaceId }),
    ).rejects.toMatchObject({ name: "InvalidNetworkInterface.InUse" });
    const elsewhere = await create(subnetOf("eu-west-1b"));
    await expect(
      withInterfaces(
        { DeviceIndex: 0, SubnetId: subnetOf("eu-west-1a") },
        { DeviceIndex: 1, NetworkInterfaceId: elsewhere.NetworkInterfaceId },
      ),
    ).rejects.toMatchObject({ name: "InvalidParameterCombination" });
  });

  test("the public address of a run: as the subnet or the request says, another after a stop, none with two interfaces", async () => {
    const hidden = await withInterfaces({ DeviceIndex: 0, AssociatePublicIpAddress: false });
    expect(await instance(hidden)).not.toHaveProperty("PublicIpAddress");
    await stop(hidden);
    await start(hidden);
    expect(await instance(hidden)).not.toHaveProperty("PublicIpAddress");

    const shown = await run({});
    const before = (await instance(shown)).PublicIpAddress;
    expect(before).toMatch(/^127\./);
    expect((await instance(shown)).PublicDnsName).toBe(
      `ec2-${before?.replaceAll(".", "-")}.eu-west-1.compute.amazonaws.com`,
    );
    await stop(shown);
    expect(await instance(shown)).not.toHaveProperty("PublicIpAddress");
    expect((await instance(shown)).PublicDnsName).toBe("");
    await start(shown);
    expect((await instance(shown)).PublicIpAddress).toMatch(/^127\./);

    const two = await withInterfaces({ DeviceIndex: 0 }, { DeviceIndex: 1 });
    expect((await instance(two)).PublicIpAddress).toMatch(/^127\./);
    expect((await instance(two)).NetworkInterfaces?.[1]).not.toHaveProperty("Association");
    await stop(two);
    await start(two);
    expect(await instance(two)).not.toHaveProperty("PublicIpAddress");
  });

  test("the private name of an instance is made of its address or of its id", async () => {
    const byId = await run({
      PrivateDnsNameOptions: { HostnameType: "resource-name", EnableResourceNameDnsARecord: true },
    });
    expect(await instance(byId)).toMatchObject({
      PrivateDnsName: `${byId}.eu-west-1.compute.internal`,
      PrivateDnsNameOptions: { HostnameType: "resource-name", EnableResourceNameDnsARecord: true },
    });
    const change = (input: object) =>
      ec2.send(new ModifyPrivateDnsNameOptionsCommand({ InstanceId: byId, ...input }));
    await change({ EnableResourceNameDnsARecord: false });
    await expect(change({ PrivateDnsHostnameType: "ip-name" })).rejects.toMatchObject({
      name: "IncorrectInstanceState",
    });
    await stop(byId);
    await change({ PrivateDnsHostnameType: "ip-name" });
    expect(await instance(byId)).toMatchObject({
      PrivateDnsName: expect.stringMatching(/^ip-172-31-\d+-\d+\.eu-west-1\.compute\.internal$/),
      PrivateDnsNameOptions: { HostnameType: "ip-name", EnableResourceNameDnsARecord: false },
    });
    await expect(change({ EnableResourceNameDnsAAAARecord: true })).rejects.toMatchObject({
      name: "UnsupportedOperation",
    });
    const found = await ec2.send(
      new DescribeInstancesCommand({
        Filters: [{ Name: "private-dns-name-options.hostname-type", Values: ["ip-name"] }],
      }),
    );
    expect(found.Reservations).toHaveLength(1);
  });

  test("with several interfaces an attribute of one cannot be changed by the instance's id", async () => {
    const id = await withInterfaces({ DeviceIndex: 0 }, { DeviceIndex: 1 });
    await expect(
      ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, SourceDestCheck: { Value: false } })),
    ).rejects.toMatchObject({ name: "InvalidInstanceID" });
  });

  test("a type with fewer addresses than an instance has by now does not start", async () => {
    const id = await run({
      InstanceType: "t2.small",
      NetworkInterfaces: [{ DeviceIndex: 0, SecondaryPrivateIpAddressCount: 3 }],
    });
    await stop(id);
    const changeType = (Value: string) =>
      ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, InstanceType: { Value } }));
    await changeType("t2.micro");
    await expect(start(id)).rejects.toMatchObject({ name: "PrivateIpAddressLimitExceeded" });
    await changeType("t2.small");
    await start(id);
    expect((await instance(id)).State?.Name).toBe("running");
  });

  test("metadata options: the request's, else the account's, else EC2's", async () => {
    const defaults = async () => (await ec2.send(new GetInstanceMetadataDefaultsCommand({}))).AccountLevel;
    const modify = (input: ModifyInstanceMetadataDefaultsCommandInput) =>
      ec2.send(new ModifyInstanceMetadataDefaultsCommand(input));
    const optionsOf = async (input: Partial<RunInstancesCommandInput>) =>
      (await instance(await run(input))).MetadataOptions;
    expect(await defaults()).toEqual({ ManagedBy: "account" });
    await modify({ HttpTokens: "required", HttpPutResponseHopLimit: 3, InstanceMetadataTags: "enabled" });
    expect(await defaults()).toEqual({
      ManagedBy: "account",
      HttpTokens: "required",
      HttpPutResponseHopLimit: 3,
      InstanceMetadataTags: "enabled",
    });
    expect(await optionsOf({})).toMatchObject({
      HttpTokens: "required",
      HttpPutResponseHopLimit: 3,
      InstanceMetadataTags: "enabled",
      HttpEndpoint: "enabled",
    });
    expect(await optionsOf({ MetadataOptions: { HttpTokens: "optional" } })).toMatchObject({
      HttpTokens: "optional",
      HttpPutResponseHopLimit: 3,
    });
    await modify({
      HttpTokens: "no-preference",
      HttpPutResponseHopLimit: -1,
      InstanceMetadataTags: "no-preference",
    });
    expect(await defaults()).toEqual({ ManagedBy: "account" });
    expect(await optionsOf({})).toMatchObject({ HttpTokens: "optional", HttpPutResponseHopLimit: 1 });
    await expect(modify({ HttpPutResponseHopLimit: 65 })).rejects.toMatchObject({
      name: "InvalidParameterValue",
    });
    await expect(modify({})).rejects.toMatchObject({ name: "InvalidParameterCombination" });
  });
});
