import {
  DisassociateAddressCommand,
  ModifyAddressAttributeCommand,
  ReleaseAddressCommand,
  ResetAddressAttributeCommand,
  RunInstancesCommand,
  StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import { isUnknown } from "../../../provider/protocol/unknown";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyOpenVpc, applyVpc, idOf } from "../../support/test-network";

describe("aws_eip and aws_eip_association over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let subnet: ObjectValue;
  let [one, two]: ObjectValue[] = [];
  let eni: ObjectValue;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    const ami = (await endpoint.rig.registerImage()).id;
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    subnet = (await applyOpenVpc(terraform)).subnet;
    const settings = { ami, instance_type: "t2.micro", subnet_id: idOf(subnet) };
    one = await terraform.apply("aws_instance", settings);
    two = await terraform.apply("aws_instance", settings);
    eni = await terraform.apply("aws_network_interface", {
      subnet_id: idOf(subnet),
      private_ip_list_enabled: true,
      private_ip_list: ["10.30.1.60", "10.30.1.61"],
    });
  });
  afterAll(() => endpoint.close());

  const type = "aws_eip";
  const association = "aws_eip_association";
  const idText = (state: ObjectValue | undefined) => String(state?.id);

  it("is allocated, tagged in place, imported and given back", async () => {
    const eip = await terraform.settle(type, { tags: { Name: "one" } });
    const dashed = String(eip.public_ip).replaceAll(".", "-");
    expect(eip).toMatchObject({
      id: expect.stringMatching(/^eipalloc-[0-9a-f]{17}$/),
      allocation_id: eip.id,
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:elastic-ip/${eip.id}`,
      address: null,
      associate_with_private_ip: null,
      association_id: "",
      domain: "vpc",
      instance: "",
      network_border_group: "eu-west-1",
      network_interface: "",
      private_dns: "",
      private_ip: "",
      ptr_record: "",
      public_dns: `ec2-${dashed}.eu-west-1.compute.amazonaws.com`,
      public_ip: expect.stringMatching(/^127\./),
      public_ipv4_pool: "amazon",
    });
    const tagged = await terraform.settle(type, { domain: "vpc", tags: { Name: "two" } }, eip);
    expect(tagged).toMatchObject({ id: eip.id, tags: { Name: "two" } });
    expect(await terraform.import(type, idOf(eip))).toEqual(tagged);
    await expect(terraform.import(type, String(eip.public_ip))).rejects.toThrow(/expected ALLOCATION-ID/);
    await terraform.destroy(type, tagged);
    expect(await terraform.read(type, tagged)).toBeNull();
    await terraform.destroy(type, tagged);
  });

  it("stands for an instance, for another in place, and for an interface's second address", async () => {
    const eip = await terraform.settle(type, { instance: idText(one) });
    const privateIp = String(one?.private_ip);
    expect(eip).toMatchObject({
      association_id: expect.stringMatching(/^eipassoc-/),
      instance: one?.id,
      network_interface: one?.primary_network_interface_id,
      private_ip: privateIp,
      private_dns: `ip-${privateIp.replaceAll(".", "-")}.eu-west-1.compute.internal`,
    });
    expect(await terraform.read("aws_instance", one as ObjectValue)).toMatchObject({
      public_ip: eip.public_ip,
      associate_public_ip_address: false,
    });

    const { planned, replaces } = await terraform.plan(type, { instance: idText(two) }, eip);
    expect(replaces).toEqual([]);
    expect(isUnknown(planned.association_id)).toBe(true);
    expect(planned.public_ip).toBe(eip.public_ip);
    const moved = await terraform.settle(type, { instance: idText(two) }, eip);
    expect(moved).toMatchObject({ id: eip.id, private_ip: two?.private_ip, public_ip: eip.public_ip });

    const settings = { network_interface: idOf(eni), associate_with_private_ip: "10.30.1.61" };
    const onInterface = await terraform.settle(type, settings, moved);
    expect(onInterface).toMatchObject({ private_ip: "10.30.1.61", instance: "" });
    await terraform.destroy(type, onInterface);
  });

  it("waits until an instance runs", async () => {
    const client = await endpoint.client();
    let letGo = () => {};
    endpoint.rig.engine.manners.launchGate = new Promise((resolve) => {
      letGo = resolve;
    });
    const { Instances = [] } = await client.send(
      new RunInstancesCommand({
        ImageId: String(one?.ami),
        InstanceType: "t2.micro",
        SubnetId: idOf(subnet),
        MinCount: 1,
        MaxCount: 1,
      }),
    );
    const instanceId = Instances[0]?.InstanceId ?? "";
    const associating = terraform.settle(type, { instance: instanceId });
    await endpoint.answered("AssociateAddress", "InvalidInstanceID");
    delete endpoint.rig.engine.manners.launchGate;
    letGo();
    const eip = await associating;
    const instance = { id: instanceId };
    // An Elastic IP stays while its instance is stopped
    await client.send(new StopInstancesCommand({ InstanceIds: [instanceId] }));
    expect((await terraform.read(type, eip))?.association_id).toBe(eip.association_id);
    await terraform.destroy("aws_instance", instance);
    expect(await terraform.read(type, eip)).toMatchObject({ association_id: "", instance: "" });
    await terraform.destroy(type, eip);
  });

  it("is associated again when someone took it away", async () => {
    const eip = await terraform.apply(type, { instance: idText(one) });
    await (await endpoint.client()).send(
      new DisassociateAddressCommand({ AssociationId: String(eip.association_id) }),
    );
    const drifted = await terraform.read(type, eip);
    expect(drifted?.association_id).toBe("");
    const back = await terraform.settle(type, { instance: idText(one) }, drifted);
    expect(back.private_ip).toBe(one?.private_ip);
    await (await endpoint.client()).send(
      new DisassociateAddressCommand({ AssociationId: String(back.association_id) }),
    );
    await (await endpoint.client()).send(new ReleaseAddressCommand({ AllocationId: idOf(eip) }));
    expect(await terraform.read(type, back)).toBeNull();
  });

  it("shows its reverse name", async () => {
    const eip = await terraform.apply(type, {});
    const client = await endpoint.client();
    const name = { AllocationId: idOf(eip), DomainName: "mail.example.com" };
    await client.send(new ModifyAddressAttributeCommand(name));
    expect((await terraform.read(type, eip))?.ptr_record).toBe("mail.example.com");
    await client.send(
      new ResetAddressAttributeCommand({ AllocationId: idOf(eip), Attribute: "domain-name" }),
    );
    await terraform.destroy(type, eip);
  });

  it("is associated by a resource of its own, without a difference in either", async () => {
    const eip = await terraform.settle(type, {});
    const settings = { allocation_id: idOf(eip), instance_id: idText(one) };
    const made = await terraform.settle(association, settings);
    expect(made).toMatchObject({
      id: expect.stringMatching(/^eipassoc-/),
      allow_reassociation: null,
      network_interface_id: one?.primary_network_interface_id,
      private_ip_address: one?.private_ip,
      public_ip: eip.public_ip,
    });
    const read = await terraform.read(type, eip);
    expect(read?.association_id).toBe(made.id);
    expect((await terraform.plan(type, {}, read)).planned).toEqual(read);
    expect(
      (await terraform.plan(association, { ...settings, instance_id: idText(two) }, made)).replaces,
    ).toEqual(["instance_id"]);
    expect(await terraform.import(association, idOf(made))).toEqual(made);
    await terraform.destroy(association, made);
    expect(await terraform.read(association, made)).toBeNull();
    await terraform.destroy(association, made);
    const byAddress = await terraform.settle(association, {
      public_ip: String(eip.public_ip),
      network_interface_id: idOf(eni),
      private_ip_address: "10.30.1.61",
      allow_reassociation: true,
    });
    expect(byAddress).toMatchObject({ allocation_id: eip.id, instance_id: "" });
    // An address that still stands for something is taken away from it first
    await terraform.destroy(type, eip);
    expect(await terraform.read(association, byAddress)).toBeNull();
  });

  it.each([
    [
      type,
      { instance: "i-0123456789abcdef0", network_interface: "eni-0123456789abcdef0" },
      /cannot be used with/,
    ],
    [type, { domain: "standard" }, /Expecting one of: vpc/],
    [type, { ipam_pool_id: "ipam-pool-0123456789abcdef0" }, /has no IPAM/],
    [association, { instance_id: "i-0123456789abcdef0" }, /exactly one of allocation_id, public_ip/],
    [
      association,
      { allocation_id: "eipalloc-0123456789abcdef0" },
      /exactly one of instance_id, network_interface_id/,
    ],
  ])("%s is refused before anything is made: %j", async (of, settings, words) => {
    await expect(terraform.plan(of, settings as ObjectValue)).rejects.toThrow(words);
  });

  it("is not lost when it cannot be associated, and says that the VPC has no gateway", async () => {
    const closed = await applyVpc(terraform);
    const inside = await terraform.apply("aws_subnet", { vpc_id: idOf(closed), cidr_block: "10.30.9.0/24" });
    const card = await terraform.apply("aws_network_interface", { subnet_id: idOf(inside) });
    const refused = terraform.apply(type, { network_interface: idOf(card) });
    await expect(refused).rejects.toMatchObject({
      message: expect.stringMatching(
        /^associating EC2 EIP \(eipalloc-\w+\): api error Gateway\.NotAttached[\s\S]*depends_on/,
      ),
      state: { id: expect.stringMatching(/^eipalloc-/) },
    });
    const { state } = (await refused.catch((error) => error)) as { state: ObjectValue };
    await terraform.destroy(type, state);
  });
});
