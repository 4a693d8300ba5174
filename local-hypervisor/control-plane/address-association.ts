import type { AddressRecord } from "../model/address";
import {
  alreadyAssociated,
  instanceAndInterface,
  instanceNotReady,
  instanceOfInterfaceNotReady,
  internetGatewayNotAttached,
  managedByService,
  notAnAddressOfInterface,
} from "../model/errors/address";
import { severalInterfaces } from "../model/errors/instance";
import { missingParameter } from "../model/errors/request";
import type { InstanceState } from "../model/instance-lifecycle";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { ControlPlane } from "./control-plane";

/** What an Elastic IP is to stand for: an instance with one interface, or an interface. */
export interface AssociationRequest {
  readonly instanceId?: string;
  readonly networkInterfaceId?: string;
  /** @default - the primary private address */
  readonly privateIpAddress?: string;
  /** Whether the address may leave, or take the place of, another association @default true, as in every VPC */
  readonly allowReassociation?: boolean;
}

/** An association that nothing speaks against. */
export interface AssociationPlan {
  readonly networkInterface: NetworkInterfaceRecord;
  readonly privateIpAddress: string;
  /** Whether it is there already */
  readonly unchanged: boolean;
  /** Addresses whose associations end: the address itself and the one whose place it takes */
  readonly displaced: readonly AddressRecord[];
}

/** Checks an association as EC2 does. Changes nothing. @throws Ec2Error see `AddressService.associate` */
export function planAssociation(
  controlPlane: ControlPlane,
  address: AddressRecord,
  request: AssociationRequest,
): AssociationPlan {
  const { region } = address;
  const networkInterface = targetOf(controlPlane, region, request);
  const { id, vpcId, secondaryPrivateIpAddresses } = networkInterface;
  if (networkInterface.interfaceType !== "interface") throw managedByService();
  const { privateIpAddress = networkInterface.privateIpAddress } = request;
  if (![networkInterface.privateIpAddress, ...secondaryPrivateIpAddresses].includes(privateIpAddress))
    throw notAnAddressOfInterface(privateIpAddress, id);
  const attached = controlPlane.context.store
    .list("internetGateway", region)
    .some((gateway) => gateway.vpcId === vpcId);
  if (!attached) throw internetGatewayNotAttached(vpcId);

  const standsFor = ({ association }: AddressRecord) =>
    association?.networkInterfaceId === id && association.privateIpAddress === privateIpAddress;
  const target = { networkInterface, privateIpAddress };
  if (standsFor(address)) return { ...target, unchanged: true, displaced: [] };
  const own = address.association;
  if (own && isServices(controlPlane, region, own.networkInterfaceId)) throw managedByService();
  const other = controlPlane.addresses.list(region).find(standsFor);
  if (request.allowReassociation === false) {
    if (own) throw alreadyAssociated(address.id, own.associationId);
    if (other?.association) throw alreadyAssociated(id, other.association.associationId);
  }
  return { ...target, unchanged: false, displaced: [...(own ? [address] : []), ...(other ? [other] : [])] };
}

const isServices = ({ networkInterfaces }: ControlPlane, region: string, id: string): boolean =>
  networkInterfaces.require(region, id).interfaceType !== "interface";

function targetOf(
  controlPlane: ControlPlane,
  region: string,
  { instanceId, networkInterfaceId }: AssociationRequest,
): NetworkInterfaceRecord {
  const { instances, networkInterfaces } = controlPlane;
  if (instanceId !== undefined && networkInterfaceId !== undefined) throw instanceAndInterface();
  if (networkInterfaceId !== undefined) {
    const record = networkInterfaces.require(region, networkInterfaceId);
    const holder = record.attachment && instances.require(region, record.attachment.instanceId);
    if (holder && !canTakeAddress(holder.state)) throw instanceOfInterfaceNotReady(record.id, holder.state);
    return record;
  }
  if (instanceId === undefined) throw missingParameter("instanceId or networkInterfaceId");
  const { state } = instances.require(region, instanceId);
  if (!canTakeAddress(state)) throw instanceNotReady(instanceId, state);
  const [only, ...others] = networkInterfaces.ofInstance(region, instanceId);
  if (!only) throw instanceNotReady(instanceId, state);
  if (others.length > 0) throw severalInterfaces(instanceId);
  return only;
}

/** EC2 refuses an address to an instance that is not yet, or no longer, one. */
const canTakeAddress = (state: InstanceState): boolean =>
  state === "running" || state === "stopping" || state === "stopped";
