import type { RecordBase } from "./records";

export interface NetworkInterfaceAttachment {
  /** `eni-attach-…` */
  readonly attachmentId: string;
  readonly instanceId: string;
  /** Position in the guest; 0 is the primary interface */
  readonly deviceIndex: number;
  readonly deleteOnTermination: boolean;
  /** Milliseconds since the epoch */
  readonly attachedAt: number;
  /** Whether the guest has it: `attaching` and `detaching` wait for the guest */
  readonly state: "attaching" | "attached" | "detaching";
}

/** An elastic network interface: where addresses and security groups live. */
export interface NetworkInterfaceRecord extends RecordBase {
  readonly vpcId: string;
  readonly subnetId: string;
  readonly availabilityZone: string;
  readonly description: string;
  /** Six octets, lower case, colons; locally administered */
  readonly macAddress: string;
  readonly privateIpAddress: string;
  /** Name that EC2's resolver has for the address, such as `ip-172-31-0-4.eu-west-1.compute.internal` */
  readonly privateDnsName: string;
  /** Private addresses beside the primary one, in the order in which they were assigned */
  readonly secondaryPrivateIpAddresses: readonly string[];
  /** `natGateway`: made and kept by a NAT gateway, not by the user */
  readonly interfaceType: "interface" | "natGateway";
  readonly groupIds: readonly string[];
  readonly sourceDestCheck: boolean;
  readonly attachment?: NetworkInterfaceAttachment;
  /** Whether each start of the instance whose primary interface it is brings a public address */
  readonly associatePublicIpAddress: boolean;
  /** Public address of this run, one of 127.64.0.0/10; an Elastic IP is an `AddressRecord` that names this interface */
  readonly publicIpAddress?: string;
}
