import {
  AssignPrivateIpAddressesCommand,
  DeleteNetworkInterfaceCommand,
  DescribeNetworkInterfacesCommand,
  ModifyNetworkInterfaceAttributeCommand,
} from "@aws-sdk/client-ec2";
import { isUnknown } from "../../../provider/protocol/unknown";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyOpenVpc, idOf } from "../../support/test-network";

describe("aws_network_interface and its attachment over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let subnet: ObjectValue;
  let group: ObjectValue;
  let image: string;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    image = (await endpoint.rig.registerImage()).id;
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    const network = await applyOpenVpc(terraform);
    subnet = network.subnet;
    group = await terraform.apply("aws_security_group", { name: "eni", vpc_id: idOf(network.vpc) });
  });
  afterAll(() => endpoint.close());

  const type = "aws_network_interface";
  const attachmentType = "aws_network_interface_attachment";
  const living: [string, ObjectValue][] = [];
  const settle = async (of: string, settings: ObjectValue, prior: ObjectValue | null = null) => {
    const state = await terraform.settle(of, settings, prior);
    const before = living.findIndex(([, { id }]) => id === state.id);
    if (before >= 0) living.splice(before, 1);
    living.unshift([of, state]);
    return state;
  };
  afterEach(async () => {
    for (const [of, state] of living.splice(0)) await terraform.destroy(of, state);
  });
  const launch = () =>
    settle("aws_instance", { ami: image, instance_type: "t2.micro", subnet_id: idOf(subnet) });
  const described = async (state: ObjectValue) => {
    const client = await endpoint.client();
    const command = new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [idOf(state)] });
    return (await client.send(command)).NetworkInterfaces?.[0];
  };

  it("is created with what EC2 chooses, changes in place, and is imported", async () => {
    const eni = await settle(type, { subnet_id: idOf(subnet) });
    expect(eni).toMatchObject({
      id: expect.stringMatching(/^eni-[0-9a-f]{17}$/),
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:network-interface/${eni.id}`,
      attachment: [],
      description: null,
      interface_type: "interface",
      ipv6_addresses: [],
      mac_address: expect.stringMatching(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/),
      owner_id: credentials.accountId,
      private_dns_name: expect.stringMatching(/^ip-10-30-1-\d+\.eu-west-1\.compute\.internal$|^$/),
      private_ip: expect.stringMatching(/^10\.30\.1\.\d+$/),
      private_ip_list: [eni.private_ip],
      private_ips: [eni.private_ip],
      private_ips_count: 0,
      security_groups: [expect.stringMatching(/^sg-/)],
      source_dest_check: true,
    });
    const settings = {
      subnet_id: idOf(subnet),
      description: "a router's",
      source_dest_check: false,
      security_groups: [idOf(group)],
      tags: { Name: "router" },
    };
    expect((await terraform.plan(type, settings, eni)).replaces).toEqual([]);
    const changed = await settle(type, settings, eni);
    expect(changed).toMatchObject({ ...settings, id: eni.id, private_ips: eni.private_ips });
    expect(await terraform.import(type, idOf(eni))).toEqual(changed);
    const plain = await settle(type, { subnet_id: idOf(subnet) }, changed);
    // Groups are computed: what is no longer written stays
    expect(plain).toMatchObject({ description: null, source_dest_check: true, security_groups: [group.id] });
  });

  describe("has addresses by a set, whose first is the primary one", () => {
    const settings = (...private_ips: string[]) => ({ subnet_id: idOf(subnet), private_ips });

    it("and exchanges the others in place", async () => {
      const eni = await settle(type, settings("10.30.1.10", "10.30.1.11"));
      expect(eni).toMatchObject({ private_ip: "10.30.1.10", private_ips_count: 1 });
      const { planned, replaces } = await terraform.plan(type, settings("10.30.1.10", "10.30.1.12"), eni);
      expect(replaces).toEqual([]);
      expect(isUnknown(planned.private_ip_list)).toBe(true);
      const changed = await settle(type, settings("10.30.1.10", "10.30.1.12", "10.30.1.13"), eni);
      expect(changed).toMatchObject({
        private_ip_list: ["10.30.1.10", "10.30.1.12", "10.30.1.13"],
        private_ips_count: 2,
      });
      const fewer = await settle(type, settings("10.30.1.10"), changed);
      expect(fewer).toMatchObject({ private_ips: ["10.30.1.10"], private_ips_count: 0 });
    });

    it("and is replaced for another primary one", async () => {
      const eni = await settle(type, settings("10.30.1.10"));
      expect((await terraform.plan(type, settings("10.30.1.20"), eni)).replaces).toEqual(["private_ips"]);
    });

    it("and shows when someone added one, which the next plan takes away", async () => {
      const eni = await settle(type, settings("10.30.1.10"));
      await (await endpoint.client()).send(
        new AssignPrivateIpAddressesCommand({
          NetworkInterfaceId: idOf(eni),
          PrivateIpAddresses: ["10.30.1.99"],
        }),
      );
      const drifted = await terraform.read(type, eni);
      expect(drifted?.private_ips).toEqual(["10.30.1.10", "10.30.1.99"]);
      const back = await settle(type, settings("10.30.1.10"), drifted);
      expect(back.private_ips).toEqual(["10.30.1.10"]);
    });
  });

  describe("has addresses by their number", () => {
    const settings = (private_ips_count: number, more: ObjectValue = {}) => ({
      subnet_id: idOf(subnet),
      private_ips_count,
      ...more,
    });

    it("which grows and shrinks in place, the primary one apart", async () => {
      const eni = await settle(type, settings(2));
      expect(eni.private_ips).toHaveLength(3);
      const more = await settle(type, settings(4), eni);
      expect(more.private_ips).toHaveLength(5);
      const fewer = await settle(type, settings(1), more);
      expect(fewer.private_ips).toHaveLength(2);
      expect(fewer).toMatchObject({ id: eni.id, private_ip: eni.private_ip });
    });

    it("beside those that are written, which stay", async () => {
      const written = { private_ips: ["10.30.1.30", "10.30.1.31"] };
      const eni = await settle(type, settings(3, written));
      expect(eni.private_ips).toHaveLength(4);
      expect(eni.private_ips).toEqual(expect.arrayContaining(written.private_ips));
      const fewer = await settle(type, settings(1, written), eni);
      expect(fewer.private_ip_list).toEqual(written.private_ips);
    });
  });

  describe("has addresses by a list", () => {
    const settings = (...private_ip_list: string[]) => ({
      subnet_id: idOf(subnet),
      private_ip_list_enabled: true,
      private_ip_list,
    });

    it("which keeps its order, and changes in place behind the first", async () => {
      const eni = await settle(type, settings("10.30.1.42", "10.30.1.41"));
      expect(eni).toMatchObject({ private_ip: "10.30.1.42", private_ips_count: 1 });
      const longer = await settle(type, settings("10.30.1.42", "10.30.1.43", "10.30.1.41"), eni);
      expect((await described(eni))?.PrivateIpAddresses?.map((one) => one.PrivateIpAddress)).toEqual([
        "10.30.1.42",
        "10.30.1.43",
        "10.30.1.41",
      ]);
      const other = settings("10.30.1.41", "10.30.1.42");
      expect((await terraform.plan(type, other, longer)).replaces).toEqual(["private_ip_list"]);
    });
  });

  it("is attached by its own block, elsewhere in place, and detached before it goes", async () => {
    const [one, two] = [await launch(), await launch()];
    const at = (instance: ObjectValue, device_index: number) => ({
      subnet_id: idOf(subnet),
      attachment: [{ instance: idOf(instance), device_index }],
    });
    const eni = await settle(type, at(one, 1));
    expect(eni.attachment).toEqual([
      {
        attachment_id: expect.stringMatching(/^eni-attach-/),
        device_index: 1,
        instance: one.id,
        network_card_index: 0,
      },
    ]);
    expect((await terraform.plan(type, at(two, 1), eni)).replaces).toEqual([]);
    const moved = await settle(type, at(two, 1), eni);
    expect((await described(moved))?.Attachment?.InstanceId).toBe(two.id);
  });

  it("is attached by a resource of its own, without a difference in either", async () => {
    const instance = await launch();
    const eni = await settle(type, { subnet_id: idOf(subnet) });
    const settings = {
      network_interface_id: idOf(eni),
      instance_id: idOf(instance),
      device_index: 1,
    };
    const attachment = await settle(attachmentType, settings);
    expect(attachment).toMatchObject({
      id: expect.stringMatching(/^eni-attach-/),
      attachment_id: attachment.id,
      network_card_index: 0,
      status: "attached",
    });
    const read = await terraform.read(type, eni);
    expect((await terraform.plan(type, { subnet_id: idOf(subnet) }, read)).planned).toEqual(read);
    // The instance shows only the interfaces that it asked for
    const server = await terraform.read("aws_instance", instance);
    expect(server).toEqual(instance);
    expect(
      (await terraform.plan(attachmentType, { ...settings, device_index: 2 }, attachment)).replaces,
    ).toEqual(["device_index"]);
    expect(await terraform.import(attachmentType, idOf(attachment))).toEqual(attachment);
    await terraform.destroy(attachmentType, attachment);
    expect(await terraform.read(attachmentType, attachment)).toBeNull();
    await terraform.destroy(attachmentType, attachment);
    living.shift();
  });

  it("is nothing any more when someone deleted it", async () => {
    const eni = await terraform.apply(type, { subnet_id: idOf(subnet) });
    await (await endpoint.client()).send(
      new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: idOf(eni) }),
    );
    expect(await terraform.read(type, eni)).toBeNull();
    await terraform.destroy(type, eni);
  });

  it("shows what someone changed, and changes it back", async () => {
    const settings = { subnet_id: idOf(subnet), security_groups: [idOf(group)], description: "mine" };
    const eni = await settle(type, settings);
    await (await endpoint.client()).send(
      new ModifyNetworkInterfaceAttributeCommand({
        NetworkInterfaceId: idOf(eni),
        Description: { Value: "theirs" },
      }),
    );
    const drifted = await terraform.read(type, eni);
    expect(drifted?.description).toBe("theirs");
    expect((await settle(type, settings, drifted)).description).toBe("mine");
  });

  it.each([
    [
      "a set and a list",
      { private_ips: ["10.30.1.9"], private_ip_list: ["10.30.1.9"] },
      /cannot be used with/,
    ],
    [
      "two attachments",
      { attachment: [1, 2].map((device_index) => ({ instance: "i-0123456789abcdef0", device_index })) },
      /attached to one instance at most/,
    ],
    ["prefixes", { ipv4_prefix_count: 1 }, /has no prefixes of network interfaces/],
    ["IPv6", { ipv6_address_count: 1 }, /has no IPv6/],
    ["an EFA", { interface_type: "efa" }, /has no network interfaces of special kinds/],
    ["something that is no address", { private_ips: ["10.30.1"] }, /IPv4 address/],
  ])("is refused before anything is made: %s", async (_case, settings, words) => {
    const config = { subnet_id: idOf(subnet), ...settings } as ObjectValue;
    await expect(terraform.plan(type, config)).rejects.toThrow(words);
  });

  it("says what EC2 said of an address that is not free, and what stops an attachment", async () => {
    const settings = { subnet_id: idOf(subnet), private_ips: ["10.30.1.50"] };
    await settle(type, settings);
    await expect(terraform.apply(type, settings)).rejects.toThrow(
      /^creating EC2 Network Interface: api error InvalidIPAddress\.InUse/,
    );
    const attachment = {
      network_interface_id: "eni-0123456789abcdef0",
      instance_id: "i-0123456789abcdef0",
      device_index: 1,
    };
    await expect(terraform.apply(attachmentType, attachment)).rejects.toThrow(
      /^attaching EC2 Network Interface \(eni-\w+\/i-\w+\): api error Invalid/,
    );
  });
});
