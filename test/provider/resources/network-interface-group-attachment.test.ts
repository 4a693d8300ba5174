import { CreateNetworkInterfaceCommand, ModifyNetworkInterfaceAttributeCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyOpenVpc, idOf } from "../../support/test-network";

describe("aws_network_interface_sg_attachment over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let eni: ObjectValue;
  let subnet: ObjectValue;
  let groups: ObjectValue[];
  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    const network = await applyOpenVpc(terraform);
    subnet = network.subnet;
    eni = await terraform.apply("aws_network_interface", { subnet_id: idOf(subnet) });
    groups = await Promise.all(
      ["a", "b", "c"].map((name) =>
        terraform.apply("aws_security_group", { name, vpc_id: idOf(network.vpc) }),
      ),
    );
  });
  afterEach(() => endpoint.close());

  const type = "aws_network_interface_sg_attachment";
  const settings = (group: ObjectValue) => ({
    network_interface_id: idOf(eni),
    security_group_id: idOf(group),
  });
  const groupsOf = async () =>
    (await terraform.read("aws_network_interface", eni))?.security_groups as string[];

  it("puts an interface into groups, also several at once, and takes it out again", async () => {
    const before = await groupsOf();
    const made = await Promise.all(groups.map((group) => terraform.settle(type, settings(group))));
    expect(made.map(({ id }) => id)).toEqual(groups.map(({ id }) => `${id}_${eni.id}`));
    expect(await groupsOf()).toHaveLength(before.length + 3);
    const [one] = made as [ObjectValue];
    expect(await terraform.import(type, `${eni.id}_${groups[0]?.id}`)).toEqual(one);
    await expect(terraform.import(type, idOf(eni))).rejects.toThrow(/NETWORK_INTERFACE_ID_SECURITY_GROUP_ID/);
    await expect(terraform.apply(type, settings(groups[0] as ObjectValue))).rejects.toThrow(
      /already attached/,
    );
    await Promise.all(made.map((each) => terraform.destroy(type, each)));
    expect(await groupsOf()).toEqual(before);
    expect(await terraform.read(type, one)).toBeNull();
    await terraform.destroy(type, one);
  });

  it("is gone when someone took the group away", async () => {
    const before = await groupsOf();
    const made = await terraform.apply(type, settings(groups[1] as ObjectValue));
    await (await endpoint.client()).send(
      new ModifyNetworkInterfaceAttributeCommand({ NetworkInterfaceId: idOf(eni), Groups: before }),
    );
    expect(await terraform.read(type, made)).toBeNull();
  });

  it("needs an interface", async () => {
    await expect(
      terraform.apply(type, {
        ...settings(groups[0] as ObjectValue),
        network_interface_id: "eni-0123456789abcdef0",
      }),
    ).rejects.toThrow(/api error InvalidNetworkInterfaceID\.NotFound/);
  });

  it("a group and a subnet go with the interfaces that Lambda left in them", async () => {
    const left = {
      SubnetId: idOf(subnet),
      Description: "AWS Lambda VPC ENI-lab",
      Groups: [idOf(groups[2] as ObjectValue)],
    };
    const client = await endpoint.client();
    await client.send(new CreateNetworkInterfaceCommand(left));
    await terraform.destroy("aws_security_group", groups[2] as ObjectValue);
    await client.send(new CreateNetworkInterfaceCommand({ ...left, Groups: undefined }));
    await terraform.destroy("aws_network_interface", eni);
    await terraform.destroy("aws_subnet", subnet);
  });
});
