import type { CompiledNatGateway, CompiledNetworkInterface } from "../topology/compiled-topology";
import type { Ipv4Address } from "../wire/address";

/** A network interface as records of its traffic tell of it. */
export interface LoggedInterface {
  readonly networkInterfaceId: string;
  /** Stands in records for every address of its own */
  readonly primaryAddress: Ipv4Address;
  readonly vpcId: string;
  readonly subnetId: string;
  /** Absent where it is no instance's */
  readonly instanceId?: string;
  readonly region: string;
  readonly availabilityZoneId: string;
}

export const loggedInterface = (networkInterface: CompiledNetworkInterface): LoggedInterface => ({
  networkInterfaceId: networkInterface.networkInterfaceId,
  primaryAddress: networkInterface.addresses[0].privateAddress,
  ...placeOf(networkInterface),
  ...(networkInterface.topology.instanceId !== undefined && {
    instanceId: networkInterface.topology.instanceId,
  }),
});

export const loggedGateway = (gateway: CompiledNatGateway): LoggedInterface => ({
  networkInterfaceId: gateway.topology.networkInterfaceId,
  primaryAddress: gateway.privateAddress,
  ...placeOf(gateway),
});

const placeOf = ({ subnet }: Pick<CompiledNatGateway, "subnet">) => ({
  vpcId: subnet.vpc.vpcId,
  subnetId: subnet.subnetId,
  region: subnet.vpc.topology.region,
  availabilityZoneId: subnet.topology.availabilityZoneId,
});
