import { checkId } from "../../schemas/rules/ids";
import type { AddressRecord } from "../model/address";
import {
  addressAssociationNotFound,
  addressLimitExceeded,
  addressLocked,
  addressNotFound,
  allocationNotFound,
  invalidDomainName,
  managedByService,
  notAPublicAddress,
} from "../model/errors/address";
import { addressInUse } from "../model/errors/network-interface";
import { refuse } from "../model/errors/problem";
import { isPublicAddress } from "../model/public-block";
import { type AssociationRequest, planAssociation } from "./address-association";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { freshPublicAddress, publicAddressesInUse } from "./public-address";

/** Quota of a region in a new AWS account. */
const maximumAddresses = 5;

export interface AllocationRequest {
  /** @default - a free address */
  readonly publicIp?: string;
  readonly tags: AddressRecord["tags"];
}

/** Elastic IP addresses: public addresses that stay until they are released. */
export class AddressService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  list(region: string): AddressRecord[] {
    return this.context.store.list("address", region);
  }

  /** @throws Ec2Error InvalidAllocationID.NotFound, InvalidAllocationID.Malformed */
  require(region: string, allocationId: string): AddressRecord {
    refuse(checkId("address", allocationId));
    const record = this.context.store.get("address", allocationId);
    if (record?.region !== region) throw allocationNotFound(allocationId);
    return record;
  }

  /** @throws Ec2Error InvalidAddress.NotFound */
  requireByPublicIp(region: string, publicIp: string): AddressRecord {
    const record = this.list(region).find((each) => each.publicIp === publicIp);
    if (!record) throw addressNotFound(publicIp);
    return record;
  }

  /** @throws Ec2Error InvalidAssociationID.NotFound, InvalidAssociationID.Malformed */
  requireByAssociation(region: string, associationId: string): AddressRecord {
    refuse(checkId("addressAssociation", associationId));
    const record = this.list(region).find((each) => each.association?.associationId === associationId);
    if (!record) throw addressAssociationNotFound(associationId);
    return record;
  }

  /** AllocateAddress. @throws Ec2Error AddressLimitExceeded, InvalidParameterValue, InvalidIPAddress.InUse */
  allocate(region: string, { publicIp, tags }: AllocationRequest): AddressRecord {
    if (this.list(region).length >= maximumAddresses) throw addressLimitExceeded();
    if (publicIp !== undefined) {
      if (!isPublicAddress(publicIp)) throw notAPublicAddress(publicIp);
      if (publicAddressesInUse(this.context).has(publicIp)) throw addressInUse(publicIp);
    }
    return this.replace({
      id: this.context.newId("eipalloc"),
      region,
      tags,
      publicIp: publicIp ?? freshPublicAddress(this.context),
    });
  }

  /**
   * AssociateAddress: the address stands for a private one of an interface from now on, and what stood for that before,
   * another Elastic IP or the public address of the run, no longer does. Asked twice, it changes nothing.
   *
   * @throws Ec2Error InvalidInstanceID, InvalidInstanceID.NotFound, InvalidNetworkInterfaceID.NotFound,
   *   IncorrectInstanceState, InvalidParameterValue, Gateway.NotAttached, Resource.AlreadyAssociated, AuthFailure
   */
  associate(region: string, allocationId: string, request: AssociationRequest): AddressRecord {
    const address = this.require(region, allocationId);
    const plan = planAssociation(this.controlPlane, address, request);
    if (plan.unchanged) return address;
    for (const displaced of plan.displaced) this.removeAssociation(displaced);
    // Before the association, so that the interface is not given another at once
    const { networkInterface, privateIpAddress } = plan;
    if (privateIpAddress === networkInterface.privateIpAddress)
      this.controlPlane.networkInterfaces.releasePublicAddress(region, networkInterface.id);
    const associationId = this.context.newId("eipassoc");
    const association = { associationId, networkInterfaceId: networkInterface.id, privateIpAddress };
    const associated = this.replace({ ...this.require(region, allocationId), association });
    // What lost this address may get one for its run
    if (address.association) this.renewPublicAddress(region, address.association.networkInterfaceId);
    return associated;
  }

  /** Gives the address of a NAT gateway's own interface to it; its user cannot take it away. */
  associateWithService(
    region: string,
    allocationId: string,
    networkInterfaceId: string,
    privateIpAddress: string,
  ): AddressRecord {
    const associationId = this.context.newId("eipassoc");
    const address = this.require(region, allocationId);
    return this.replace({ ...address, association: { associationId, networkInterfaceId, privateIpAddress } });
  }

  /** DisassociateAddress; an address without an association is left alone. @throws Ec2Error AuthFailure for a NAT gateway's */
  disassociate(region: string, allocationId: string): void {
    const address = this.require(region, allocationId);
    if (!address.association) return;
    if (this.isServices(address)) throw managedByService();
    this.removeAssociation(address);
    this.renewPublicAddress(region, address.association.networkInterfaceId);
  }

  /**
   * ReleaseAddress: in the default VPC an association ends with it, in others it must have ended before.
   *
   * @throws Ec2Error InvalidAllocationID.NotFound, InvalidIPAddress.InUse, InvalidAddress.Locked
   */
  release(region: string, allocationId: string): void {
    const address = this.require(region, allocationId);
    if (address.association) {
      const { vpcId } = this.controlPlane.networkInterfaces.require(
        region,
        address.association.networkInterfaceId,
      );
      const inDefaultVpc = this.controlPlane.vpcs.require(region, vpcId).isDefault;
      if (!inDefaultVpc || this.isServices(address)) throw addressInUse(address.publicIp);
    }
    if (address.ptrRecord !== undefined) throw addressLocked();
    this.disassociate(region, allocationId);
    this.context.store.delete("address", allocationId);
  }

  /**
   * Ends the associations of an interface that is deleted, or of one private address that it gives up. The addresses
   * stay allocated.
   */
  forget(region: string, networkInterfaceId: string, privateIpAddress?: string): void {
    for (const address of this.list(region)) {
      const { association } = address;
      if (association?.networkInterfaceId !== networkInterfaceId) continue;
      if (privateIpAddress === undefined || association.privateIpAddress === privateIpAddress)
        this.removeAssociation(address);
    }
  }

  /** ModifyAddressAttribute and, without a name, ResetAddressAttribute. @throws Ec2Error InvalidParameterValue */
  setDomainName(region: string, allocationId: string, domainName: string | undefined): AddressRecord {
    const { ptrRecord: _before, ...address } = this.require(region, allocationId);
    if (domainName === undefined) return this.replace(address);
    if (!isDomainName(domainName)) throw invalidDomainName(domainName);
    return this.replace({ ...address, ptrRecord: `${domainName.replace(/\.$/, "")}.` });
  }

  private isServices({ region, association }: AddressRecord): boolean {
    const { networkInterfaces } = this.controlPlane;
    return (
      association !== undefined &&
      networkInterfaces.require(region, association.networkInterfaceId).interfaceType !== "interface"
    );
  }

  private removeAssociation({ association: _ended, ...address }: AddressRecord): void {
    this.replace(address);
  }

  /** EC2 gives an instance that lost its Elastic IP a public address of the run again, when it has one interface. */
  private renewPublicAddress(region: string, networkInterfaceId: string): void {
    const { networkInterfaces } = this.controlPlane;
    const { attachment } = networkInterfaces.require(region, networkInterfaceId);
    const instance = attachment && this.context.store.get("instance", attachment.instanceId);
    if (instance?.state !== "running" && instance?.state !== "pending") return;
    if (networkInterfaces.ofInstance(region, instance.id).length === 1)
      networkInterfaces.assignPublicAddress(region, networkInterfaceId);
  }

  private replace(record: AddressRecord): AddressRecord {
    this.context.store.put("address", record);
    return record;
  }
}

/** Two labels at least, as RFC 1123 has them. */
const isDomainName = (name: string): boolean =>
  name.length <= 254 &&
  /^([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.?$/i.test(name);
