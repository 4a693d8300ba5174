import { AuthorizeSecurityGroupIngressCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyVpc, idOf } from "../../support/test-network";

describe("aws_default_security_group over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let vpc: ObjectValue;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    vpc = await applyVpc(terraform);
  });
  afterAll(() => endpoint.close());

  const type = "aws_default_security_group";
  const itself = { protocol: "-1", from_port: 0, to_port: 0, self: true };

  it("takes the group into care, closes it but for what is listed, and leaves it", async () => {
    const closed = await terraform.settle(type, { vpc_id: idOf(vpc) });
    expect(closed).toMatchObject({
      id: vpc.default_security_group_id,
      name: "default",
      name_prefix: "",
      description: "default VPC security group",
      owner_id: credentials.accountId,
      ingress: [],
      egress: [],
    });
    const settings = { vpc_id: idOf(vpc), ingress: [itself], tags: { Name: "mine" } };
    const open = await terraform.settle(type, settings, closed);
    expect(open).toMatchObject({ ingress: [expect.objectContaining(itself)], tags: { Name: "mine" } });
    expect(await terraform.import(type, idOf(open))).toMatchObject({ id: open.id, vpc_id: vpc.id });
    await (await endpoint.client()).send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: idOf(open),
        IpPermissions: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
      }),
    );
    const drifted = await terraform.read(type, open);
    expect(drifted?.ingress).toHaveLength(2);
    const mended = await terraform.settle(type, settings, drifted);
    await terraform.destroy(type, mended);
    expect(await terraform.read(type, mended)).toMatchObject({ id: closed.id });
  });

  it("is the default VPC's when none is named", async () => {
    const group = await terraform.settle(type, { egress: [itself] });
    const { id } = await terraform.data("aws_vpc", { default: true });
    expect(group).toMatchObject({ vpc_id: id, egress: [expect.objectContaining(itself)], ingress: [] });
  });

  it("of a VPC that is not there is none", async () => {
    await expect(terraform.apply(type, { vpc_id: "vpc-0123456789abcdef0" })).rejects.toThrow(
      /^There is no VPC vpc-0123456789abcdef0/,
    );
  });
});
