import type { RecordBase } from "./records";

export interface AddressAssociation {
  /** `eipassoc-…` */
  readonly associationId: string;
  readonly networkInterfaceId: string;
  /** Private address of the interface that it stands for */
  readonly privateIpAddress: string;
}

/** An Elastic IP address; its id is the allocation id, `eipalloc-…`. */
export interface AddressRecord extends RecordBase {
  /** One of 127.64.0.0/10 */
  readonly publicIp: string;
  readonly association?: AddressAssociation;
  /** Name that a reverse look-up of the address is to give, with its final dot */
  readonly ptrRecord?: string;
}
