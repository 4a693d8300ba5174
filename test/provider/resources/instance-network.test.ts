import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyOpenVpc, idOf } from "../../support/test-network";

describe("the network of aws_instance over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let subnet: ObjectValue;
  let ami: string;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    ami = (await endpoint.rig.registerImage()).id;
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    subnet = (await applyOpenVpc(terraform)).subnet;
  });
  afterAll(() => endpoint.close());

  const type = "aws_instance";
  const micro = (settings: ObjectValue): ObjectValue => ({ ami, instance_type: "t2.micro", ...settings });
  const interfaceOf = (settings: ObjectValue = {}) =>
    terraform.apply("aws_network_interface", { subnet_id: idOf(subnet), ...settings });

  it("may be an interface that exists, which stays when the instance goes", async () => {
    const eni = await interfaceOf({ source_dest_check: false, private_ips: ["10.30.1.20"] });
    const settings = micro({ primary_network_interface: [{ network_interface_id: idOf(eni) }] });
    const instance = await terraform.settle(type, settings);
    expect(instance).toMatchObject({
      primary_network_interface: [{ network_interface_id: eni.id, delete_on_termination: false }],
      primary_network_interface_id: eni.id,
      network_interface: [],
      private_ip: "10.30.1.20",
      subnet_id: subnet.id,
      // The interface's own
      source_dest_check: false,
    });
    const other = await interfaceOf();
    const changed = micro({ primary_network_interface: [{ network_interface_id: idOf(other) }] });
    expect((await terraform.plan(type, changed, instance)).replaces).toEqual(["primary_network_interface"]);
    await terraform.destroy(type, instance);
    const left = await terraform.read("aws_network_interface", eni);
    expect(left?.attachment).toEqual([]);
    for (const each of [eni, other]) await terraform.destroy("aws_network_interface", each);
  });

  it("may be several interfaces, which all stay when the instance goes", async () => {
    const [one, two] = [await interfaceOf(), await interfaceOf()];
    const given = [
      { device_index: 0, network_interface_id: idOf(one) },
      { device_index: 1, network_interface_id: idOf(two) },
    ];
    const instance = await terraform.settle(type, micro({ network_interface: given }));
    expect(instance).toMatchObject({
      network_interface: given.map((each) => ({
        ...each,
        network_card_index: 0,
        delete_on_termination: false,
      })),
      primary_network_interface: [],
      primary_network_interface_id: one.id,
    });
    expect(
      (await terraform.plan(type, micro({ network_interface: given.slice(0, 1) }), instance)).replaces,
    ).toEqual(["network_interface"]);
    await terraform.destroy(type, instance);
    for (const each of [one, two]) {
      expect((await terraform.read("aws_network_interface", each))?.attachment).toEqual([]);
      await terraform.destroy("aws_network_interface", each);
    }
  });

  it("may have further addresses, which change in place", async () => {
    const settings = (...secondary_private_ips: string[]) =>
      micro({ subnet_id: idOf(subnet), private_ip: "10.30.1.30", secondary_private_ips });
    const instance = await terraform.settle(type, settings("10.30.1.31"));
    expect(instance).toMatchObject({
      private_ip: "10.30.1.30",
      secondary_private_ips: ["10.30.1.31"],
    });
    const next = settings("10.30.1.33");
    expect((await terraform.plan(type, next, instance)).replaces).toEqual([]);
    const changed = await terraform.settle(type, next, instance);
    expect(changed).toMatchObject({ id: instance.id, secondary_private_ips: ["10.30.1.33"] });
    await terraform.destroy(type, changed);
  });

  it("may be named by the instance, in place", async () => {
    const settings = (hostname_type: string, more: ObjectValue = {}) =>
      micro({ subnet_id: idOf(subnet), private_dns_name_options: [{ hostname_type, ...more }] });
    const instance = await terraform.settle(type, settings("resource-name"));
    expect(instance.private_dns).toBe(`${instance.id}.eu-west-1.compute.internal`);
    const named = settings("resource-name", { enable_resource_name_dns_a_record: true });
    expect((await terraform.plan(type, named, instance)).replaces).toEqual([]);
    const changed = await terraform.settle(type, named, instance);
    expect(changed.private_dns_name_options).toEqual([
      {
        hostname_type: "resource-name",
        enable_resource_name_dns_a_record: true,
        enable_resource_name_dns_aaaa_record: false,
      },
    ]);
    await terraform.destroy(type, changed);
  });

  it("is not replaced because an Elastic IP stands for an instance that asked for no address", async () => {
    const settings = micro({ subnet_id: idOf(subnet), associate_public_ip_address: false });
    const instance = await terraform.apply(type, settings);
    const eip = await terraform.apply("aws_eip", { instance: idOf(instance) });
    const read = await terraform.read(type, instance);
    expect(read).toMatchObject({ public_ip: eip.public_ip, public_dns: expect.any(String) });
    expect((await terraform.plan(type, settings, read)).replaces).toEqual([]);
    await terraform.destroy("aws_eip", eip);
    expect((await terraform.read(type, instance))?.public_ip).toBe("");
    await terraform.destroy(type, instance);
  });

  const given = { device_index: 0, network_interface_id: "eni-0123456789abcdef0" };
  it.each<[string, ObjectValue, RegExp]>([
    [
      "a subnet beside an interface",
      { network_interface: [given], subnet_id: "subnet-0123456789abcdef0" },
      /instance-level subnet ID/,
    ],
    [
      "groups beside the first interface",
      {
        primary_network_interface: [{ network_interface_id: given.network_interface_id }],
        vpc_security_group_ids: ["sg-0123456789abcdef0"],
      },
      /instance-level security groups/,
    ],
    [
      "a public address beside an interface",
      { network_interface: [given], associate_public_ip_address: true },
      /instance-level public address/,
    ],
    [
      "further addresses beside an interface",
      { network_interface: [given], secondary_private_ips: ["10.0.0.9"] },
      /instance-level private address/,
    ],
    [
      "both ways to give one",
      {
        network_interface: [given],
        primary_network_interface: [{ network_interface_id: given.network_interface_id }],
      },
      /cannot be used with/,
    ],
    [
      "no first interface",
      { network_interface: [{ ...given, device_index: 1 }] },
      /must include a device at index 0/,
    ],
    [
      "one place twice",
      { network_interface: [given, { ...given, network_interface_id: "eni-0123456789abcdef1" }] },
      /unique device index/,
    ],
  ])("is refused before anything is launched: %s", async (_case, settings, words) => {
    await expect(terraform.plan(type, micro(settings))).rejects.toThrow(words);
  });
});
