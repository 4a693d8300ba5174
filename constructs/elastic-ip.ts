import { Construct } from "constructs";
import type { IInstance } from "./instance";
import type { INetworkInterface } from "./network-interface";
import { AwsEip } from "./resources/aws-eip";
import { AwsEipAssociation } from "./resources/aws-eip-association";

/** A public address that can be associated with instances and interfaces. */
export interface IElasticIp {
  /** `eipalloc-…` */
  readonly allocationId: string;
}

/** What an Elastic IP stands for: an instance's primary interface, or an interface. */
export type ElasticIpHolder =
  | { readonly instance: IInstance }
  | {
      readonly networkInterface: INetworkInterface;
      /** @default - the interface's primary one */
      readonly privateIpAddress?: string;
    };

export interface ElasticIpProps {
  /** @default - none: `associate` gives it one */
  readonly associateWith?: ElasticIpHolder;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A public address of your own: it stays when instances are stopped, started and replaced. */
export class ElasticIp extends Construct implements IElasticIp {
  /** An address that the account has already */
  static fromAllocationId(allocationId: string): IElasticIp {
    return { allocationId };
  }

  readonly resource: AwsEip;
  readonly allocationId: string;
  readonly publicIp: string;
  readonly publicDns: string;

  constructor(scope: Construct, id: string, props: ElasticIpProps = {}) {
    super(scope, id);
    this.resource = new AwsEip(this, "Default", { domain: "vpc", tags: props.tags });
    this.allocationId = this.resource.text("allocation_id");
    this.publicIp = this.resource.text("public_ip");
    this.publicDns = this.resource.text("public_dns");
    if (props.associateWith) this.associate(props.associateWith);
  }

  /** Makes the address that of an instance or of an interface; its own public address is given back. One at a time. */
  associate(holder: ElasticIpHolder): AwsEipAssociation {
    return new AwsEipAssociation(this, "Association", {
      allocation_id: this.allocationId,
      ...("instance" in holder
        ? { instance_id: holder.instance.instanceId }
        : {
            network_interface_id: holder.networkInterface.networkInterfaceId,
            private_ip_address: holder.privateIpAddress,
          }),
    });
  }
}
