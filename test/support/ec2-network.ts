import {
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInstancesCommand,
  DescribeRouteTablesCommand,
  type EC2Client,
  type Instance,
  type IpPermission,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import type { Lab } from "./lab";

export type Direction = "ingress" | "egress";

/** A VPC as a test asks EC2 for it: subnets in one zone, an internet gateway if wanted, groups without any rule. */
export class Ec2Network {
  private constructor(
    private readonly lab: Lab,
    private readonly client: EC2Client,
    readonly vpcId: string,
  ) {}

  static async create(lab: Lab, cidrBlock: string): Promise<Ec2Network> {
    const client = lab.ec2();
    const { Vpc } = await client.send(new CreateVpcCommand({ CidrBlock: cidrBlock }));
    const vpcId = Vpc?.VpcId as string;
    await client.send(new ModifyVpcAttributeCommand({ VpcId: vpcId, EnableDnsHostnames: { Value: true } }));
    return new Ec2Network(lab, client, vpcId);
  }

  /** Attaches an internet gateway and routes everything that is not local to it */
  async openToInternet(): Promise<void> {
    const { InternetGateway } = await this.client.send(new CreateInternetGatewayCommand({}));
    const InternetGatewayId = InternetGateway?.InternetGatewayId as string;
    await this.client.send(new AttachInternetGatewayCommand({ VpcId: this.vpcId, InternetGatewayId }));
    const { RouteTables } = await this.client.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: "vpc-id", Values: [this.vpcId] }] }),
    );
    await this.client.send(
      new CreateRouteCommand({
        RouteTableId: RouteTables?.[0]?.RouteTableId,
        DestinationCidrBlock: "0.0.0.0/0",
        GatewayId: InternetGatewayId,
      }),
    );
  }

  async subnet(cidrBlock: string, { publicAddresses }: { publicAddresses: boolean }): Promise<string> {
    const { Subnet } = await this.client.send(
      new CreateSubnetCommand({ VpcId: this.vpcId, CidrBlock: cidrBlock, AvailabilityZone: "eu-west-1a" }),
    );
    const SubnetId = Subnet?.SubnetId as string;
    if (publicAddresses)
      await this.client.send(
        new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: true } }),
      );
    return SubnetId;
  }

  /** A group that lets nothing in and nothing out */
  async closedGroup(name: string): Promise<string> {
    const { GroupId } = await this.client.send(
      new CreateSecurityGroupCommand({ GroupName: name, Description: name, VpcId: this.vpcId }),
    );
    await this.change("revoke", "egress", GroupId as string, everything);
    return GroupId as string;
  }

  async change(
    verb: "authorize" | "revoke",
    direction: Direction,
    GroupId: string,
    permission: IpPermission,
  ): Promise<void> {
    const input = { GroupId, IpPermissions: [permission] };
    if (verb === "authorize" && direction === "ingress")
      await this.client.send(new AuthorizeSecurityGroupIngressCommand(input));
    else if (verb === "authorize") await this.client.send(new AuthorizeSecurityGroupEgressCommand(input));
    else if (direction === "ingress") await this.client.send(new RevokeSecurityGroupIngressCommand(input));
    else await this.client.send(new RevokeSecurityGroupEgressCommand(input));
  }

  /** Launches a drydock-micro instance and resolves when its user data is done */
  async launch(
    input: Pick<RunInstancesCommandInput, "SubnetId" | "SecurityGroupIds"> & { userData: string },
  ): Promise<Instance> {
    const { userData, ...place } = input;
    const { Instances } = await this.client.send(
      new RunInstancesCommand({
        ...place,
        ImageId: await this.lab.microImage(),
        InstanceType: "t2.micro",
        MinCount: 1,
        MaxCount: 1,
        UserData: Buffer.from(userData).toString("base64"),
      }),
    );
    const instanceId = Instances?.[0]?.InstanceId as string;
    await this.lab.waitForConsole(instanceId, /user data finished/, 240_000);
    const { Reservations } = await this.client.send(
      new DescribeInstancesCommand({ InstanceIds: [instanceId] }),
    );
    return Reservations?.[0]?.Instances?.[0] as Instance;
  }

  /** Ends the instances and deletes all that the test asked for, the VPC last */
  async delete(
    InstanceIds: string[],
    subnetIds: readonly string[],
    groupIds: readonly string[],
  ): Promise<void> {
    await this.client.send(new TerminateInstancesCommand({ InstanceIds }));
    for (const instanceId of InstanceIds) await this.lab.waitForState(instanceId, "terminated");
    for (const GroupId of groupIds) await this.client.send(new DeleteSecurityGroupCommand({ GroupId }));
    for (const SubnetId of subnetIds) await this.client.send(new DeleteSubnetCommand({ SubnetId }));
    await this.client.send(new DeleteVpcCommand({ VpcId: this.vpcId }));
  }
}

export const everything: IpPermission = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
