import type { CompiledNetworkInterface } from "../topology/compiled-topology";
import { type Ipv4Address, parseIpv4Address } from "../wire/address";
import { ambiguousHost, notPlugged, unknownHost } from "./access-error";

/** An address of an interface that this machine may want to reach. */
export interface Place {
  readonly networkInterface: CompiledNetworkInterface;
  readonly privateAddress: Ipv4Address;
  readonly publicAddress?: Ipv4Address;
}

/** Primary address of an instance's primary interface. Throws `AccessError` when it is not plugged in. */
export function placeOfInstance(instanceId: string, plugged: readonly CompiledNetworkInterface[]): Place {
  const [primary] = plugged.filter(({ topology }) => topology.instanceId === instanceId);
  if (primary === undefined) throw notPlugged(instanceId);
  return { networkInterface: primary, ...primary.addresses[0] };
}

/**
 * Finds a plugged interface by a private or public address, a DNS name of an address, or an instance id. Throws
 * `AccessError` when there is none, or when VPCs share the address and none is named.
 */
export function placeOfHost(
  host: string,
  vpcId: string | undefined,
  plugged: readonly CompiledNetworkInterface[],
): Place {
  const name = host.toLowerCase().replace(/\.$/, "");
  const candidates = plugged.filter(({ vpc }) => vpcId === undefined || vpc.vpcId === vpcId);
  if (/^i-[0-9a-f]+$/.test(name)) return placeOfInstance(name, candidates);
  const address = addressOf(name);
  const found = candidates.flatMap((networkInterface) =>
    networkInterface.addresses.flatMap((each, index) => {
      const names = networkInterface.topology.addresses[index];
      const isMeant =
        address === undefined
          ? names?.privateDnsName === name || names?.publicDnsName === name
          : each.privateAddress === address || each.publicAddress === address;
      return isMeant ? [{ networkInterface, ...each }] : [];
    }),
  );
  const [first, ...others] = found;
  if (first === undefined) throw unknownHost(host, vpcId);
  if (others.length > 0)
    throw ambiguousHost(
      host,
      found.map(({ networkInterface }) => networkInterface.vpc.vpcId),
    );
  return first;
}

function addressOf(text: string): Ipv4Address | undefined {
  try {
    return parseIpv4Address(text);
  } catch {
    return undefined;
  }
}
