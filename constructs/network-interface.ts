import { Construct } from "constructs";
import type { IInstance } from "./instance";
import { waysOut } from "./private/ways-out";
import { AwsNetworkInterface } from "./resources/aws-network-interface";
import { AwsNetworkInterfaceAttachment } from "./resources/aws-network-interface-attachment";
import type { IRouteTarget, RouteTargetArguments } from "./route-table";
import type { ISecurityGroup } from "./security-group";
import type { ISubnet } from "./subnet";

/** A network interface that instances can be given. */
export interface INetworkInterface {
  /** `eni-…` */
  readonly networkInterfaceId: string;
}

export interface NetworkInterfaceProps {
  readonly subnet: ISubnet;
  /** @default - the VPC's default group */
  readonly securityGroups?: readonly ISecurityGroup[];
  /**
   * Private addresses, the primary one first
   * @default - EC2 chooses one
   */
  readonly privateIpAddresses?: readonly string[];
  /** @default - none */
  readonly description?: string;
  /**
   * False for routers and NAT instances, which pass on packets of others
   * @default true
   */
  readonly sourceDestCheck?: boolean;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** An elastic network interface: addresses, a MAC address and security groups that move between instances together. */
export class NetworkInterface extends Construct implements INetworkInterface, IRouteTarget {
  /** An interface that EC2 has already */
  static fromNetworkInterfaceId(networkInterfaceId: string): INetworkInterface {
    return { networkInterfaceId };
  }

  readonly resource: AwsNetworkInterface;
  readonly networkInterfaceId: string;
  readonly privateIp: string;
  readonly macAddress: string;
  readonly routeTargetArguments: RouteTargetArguments;

  constructor(scope: Construct, id: string, props: NetworkInterfaceProps) {
    super(scope, id);
    const { privateIpAddresses } = props;
    this.resource = new AwsNetworkInterface(this, "Default", {
      subnet_id: props.subnet.subnetId,
      security_groups: props.securityGroups?.map(({ securityGroupId }) => securityGroupId),
      ...(privateIpAddresses && { private_ip_list_enabled: true, private_ip_list: [...privateIpAddresses] }),
      description: props.description,
      source_dest_check: props.sourceDestCheck,
      tags: props.tags,
      dependsOn: waysOut(props.subnet),
    });
    this.networkInterfaceId = this.resource.text("id");
    this.privateIp = this.resource.text("private_ip");
    this.macAddress = this.resource.text("mac_address");
    this.routeTargetArguments = { network_interface_id: this.networkInterfaceId };
  }

  /**
   * Plugs the interface into an instance of the same zone, running or stopped
   * @param deviceIndex position in the guest, from 1; 0 is the instance's own
   */
  attachTo(
    instance: IInstance,
    { deviceIndex }: { readonly deviceIndex: number },
  ): AwsNetworkInterfaceAttachment {
    return new AwsNetworkInterfaceAttachment(this, "Attachment", {
      instance_id: instance.instanceId,
      network_interface_id: this.networkInterfaceId,
      device_index: deviceIndex,
    });
  }
}
