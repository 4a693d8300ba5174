import {
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
} from "@aws-sdk/client-ec2";
import type { Connection } from "../../../provider/ec2/connection";
import { createServices } from "../../../provider/ec2/services";
import { deleteSubnetWhenUnused } from "../../../provider/ec2/subnet";
import { deleteVpcWhenUnused } from "../../../provider/ec2/vpc";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";

describe("what is still used when patience is over", () => {
  let endpoint: Ec2Endpoint;
  let ec2: Connection;
  let stop: AbortController;
  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    const url = await endpoint.listen();
    stop = new AbortController();
    const { accountId } = credentials;
    const services = createServices({
      region: "eu-west-1",
      accountId,
      endpoint: { ec2Url: url, stsUrl: url, credentials },
    });
    ec2 = services.ec2(undefined, stop.signal);
  });
  afterEach(() => endpoint.close());

  const madeSubnet = async () => {
    const client = await endpoint.client();
    const { Vpc } = await client.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
    const vpcId = String(Vpc?.VpcId);
    const { Subnet } = await client.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock: "10.0.0.0/24" }));
    return { client, vpcId, subnetId: String(Subnet?.SubnetId) };
  };

  it("is named: what is in a VPC, but nothing that goes with it", async () => {
    const { client, vpcId, subnetId } = await madeSubnet();
    const group = await client.send(
      new CreateSecurityGroupCommand({ GroupName: "web", Description: "web", VpcId: vpcId }),
    );
    await expect(deleteVpcWhenUnused(ec2, vpcId, 0)).rejects.toMatchObject({
      code: "DependencyViolation",
      message: expect.stringContaining(`(it still has ${subnetId}, ${group.GroupId})`),
    });
  });

  it("is named: the interfaces in a subnet", async () => {
    const { client, subnetId } = await madeSubnet();
    const made = await client.send(new CreateNetworkInterfaceCommand({ SubnetId: subnetId }));
    const id = made.NetworkInterface?.NetworkInterfaceId;
    await expect(deleteSubnetWhenUnused(ec2, subnetId, 0)).rejects.toMatchObject({
      code: "DependencyViolation",
      message: expect.stringContaining(`(it still has ${id})`),
    });
  });

  it("is waited for no longer when the work is given up", async () => {
    const { vpcId } = await madeSubnet();
    const deletion = deleteVpcWhenUnused(ec2, vpcId);
    await endpoint.answered("DeleteVpc", "DependencyViolation");
    stop.abort(new Error("Ctrl-C"));
    // Between two tries or in the middle of one
    await expect(deletion).rejects.toThrow(/dependencies|interrupted during DeleteVpc/);
  });
});
