import { DetachInternetGatewayCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyVpc, idOf } from "../../support/test-network";

describe("aws_internet_gateway and its attachment over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let vpc: ObjectValue;
  let other: ObjectValue;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    vpc = await applyVpc(terraform);
    other = await applyVpc(terraform);
  });
  afterAll(async () => {
    await terraform.destroy("aws_vpc", vpc);
    await terraform.destroy("aws_vpc", other);
    await endpoint.close();
  });

  const detach = async (gateway: ObjectValue, from: ObjectValue) =>
    (await endpoint.client()).send(
      new DetachInternetGatewayCommand({ InternetGatewayId: idOf(gateway), VpcId: idOf(from) }),
    );

  it("is attached to its VPC, moves to another in place, and goes with its attachment", async () => {
    const gateway = await terraform.settle("aws_internet_gateway", {
      vpc_id: idOf(vpc),
      tags: { Name: "door" },
    });
    expect(gateway).toMatchObject({
      id: expect.stringMatching(/^igw-[0-9a-f]{17}$/),
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:internet-gateway/${gateway.id}`,
      owner_id: credentials.accountId,
      vpc_id: vpc.id,
      tags_all: { Name: "door" },
    });
    const elsewhere = { vpc_id: idOf(other), tags: { Name: "gate" } };
    expect((await terraform.plan("aws_internet_gateway", elsewhere, gateway)).replaces).toEqual([]);
    const moved = await terraform.settle("aws_internet_gateway", elsewhere, gateway);
    expect(moved).toMatchObject({ id: gateway.id, vpc_id: other.id, tags: { Name: "gate" } });
    expect(await terraform.import("aws_internet_gateway", idOf(gateway))).toEqual(moved);
    await terraform.destroy("aws_internet_gateway", moved);
    expect(await terraform.read("aws_internet_gateway", moved)).toBeNull();
    await terraform.destroy("aws_internet_gateway", moved);
  });

  it("is attached anew when someone detached it", async () => {
    const settings = { vpc_id: idOf(vpc) };
    const gateway = await terraform.apply("aws_internet_gateway", settings);
    await detach(gateway, vpc);
    const drifted = await terraform.read("aws_internet_gateway", gateway);
    expect(drifted?.vpc_id).toBe("");
    expect((await terraform.settle("aws_internet_gateway", settings, drifted)).vpc_id).toBe(vpc.id);
    await terraform.destroy("aws_internet_gateway", gateway);
  });

  it("says what EC2 said when the VPC has a gateway already, and is not lost", async () => {
    const gateway = await terraform.apply("aws_internet_gateway", { vpc_id: idOf(vpc) });
    const second = terraform.apply("aws_internet_gateway", { vpc_id: idOf(vpc) });
    await expect(second).rejects.toMatchObject({
      message: expect.stringMatching(
        /^attaching EC2 Internet Gateway \(igw-\w+\) to VPC \(vpc-\w+\): api error /,
      ),
      state: { id: expect.stringMatching(/^igw-/), vpc_id: vpc.id },
    });
    const { state } = (await second.catch((error) => error)) as { state: ObjectValue };
    await terraform.destroy("aws_internet_gateway", state);
    await terraform.destroy("aws_internet_gateway", gateway);
  });

  it("may be attached by a resource of its own, without a difference in either", async () => {
    const gateway = await terraform.settle("aws_internet_gateway", {});
    expect(gateway.vpc_id).toBe("");
    const settings = { internet_gateway_id: idOf(gateway), vpc_id: idOf(vpc) };
    const attachment = await terraform.settle("aws_internet_gateway_attachment", settings);
    expect(attachment.id).toBe(`${gateway.id}:${vpc.id}`);
    const read = await terraform.read("aws_internet_gateway", gateway);
    expect(read?.vpc_id).toBe(vpc.id);
    expect((await terraform.plan("aws_internet_gateway", {}, read)).planned).toEqual(read);

    expect(await terraform.import("aws_internet_gateway_attachment", idOf(attachment))).toEqual(attachment);
    await expect(terraform.import("aws_internet_gateway_attachment", idOf(gateway))).rejects.toThrow(
      /expected INTERNET-GATEWAY-ID:VPC-ID/,
    );
    const moved = { ...settings, vpc_id: idOf(other) };
    expect((await terraform.plan("aws_internet_gateway_attachment", moved, attachment)).replaces).toEqual([
      "vpc_id",
    ]);
    await detach(gateway, vpc);
    expect(await terraform.read("aws_internet_gateway_attachment", attachment)).toBeNull();
    await terraform.destroy("aws_internet_gateway_attachment", attachment);
    await terraform.destroy("aws_internet_gateway", gateway);
  });
});
