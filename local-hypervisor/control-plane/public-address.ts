import type { AddressRecord } from "../model/address";
import { blockSize, formatIpv4 } from "../model/cidr";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import { isPublicAddress, publicAddressesOf, publicBlock } from "../model/public-block";
import type { ControlPlaneContext } from "./context";

/** A public address that a network interface has, whoever gave it. */
export interface PublicAddress {
  readonly publicIp: string;
  /** Absent in a VPC without DNS host names */
  readonly publicDnsName?: string;
  /** The Elastic IP that it is; absent for the address of a run */
  readonly elastic?: AddressRecord;
}

/** Every public address of every region that somebody has. */
export function publicAddressesInUse({ store }: Pick<ControlPlaneContext, "store">): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { publicIpAddress } of store.listAll("networkInterface"))
    if (publicIpAddress !== undefined) used.add(publicIpAddress);
  for (const { publicIp } of store.listAll("address")) used.add(publicIp);
  return used;
}

/** A public address that nobody has, in any region: of the context's range, or of all when that has none left. */
export function freshPublicAddress(
  context: Pick<ControlPlaneContext, "store" | "randomBytes" | "publicRange">,
): string {
  const used = publicAddressesInUse(context);
  const { publicRange = publicBlock } = context;
  const usedOfRange = [...used].filter((text) => isPublicAddress(text, publicRange)).length;
  const block = usedOfRange < publicAddressesOf(publicRange) ? publicRange : publicBlock;
  for (;;) {
    const number = Buffer.from(context.randomBytes(4)).readUInt32BE();
    const text = formatIpv4(block.first + (number % blockSize(block)));
    if (isPublicAddress(text) && !used.has(text)) return text;
  }
}

/** Name that EC2's resolver gives to a public address. */
export function publicDnsName(region: string, publicIp: string): string {
  const name = `ec2-${publicIp.replaceAll(".", "-")}`;
  return region === "us-east-1"
    ? `${name}.compute-1.amazonaws.com`
    : `${name}.${region}.compute.amazonaws.com`;
}

/** The public address behind which a private address of an interface stands; undefined when it has none. */
export function publicAddressOf(
  { store }: Pick<ControlPlaneContext, "store">,
  networkInterface: NetworkInterfaceRecord,
  privateIpAddress: string = networkInterface.privateIpAddress,
): PublicAddress | undefined {
  const { id, region, vpcId } = networkInterface;
  const elastic = store
    .list("address", region)
    .find(
      ({ association }) =>
        association?.networkInterfaceId === id && association.privateIpAddress === privateIpAddress,
    );
  const ofRun =
    privateIpAddress === networkInterface.privateIpAddress ? networkInterface.publicIpAddress : undefined;
  const publicIp = elastic?.publicIp ?? ofRun;
  if (publicIp === undefined) return undefined;
  const named = store.get("vpc", vpcId)?.enableDnsHostnames === true;
  return { publicIp, publicDnsName: named ? publicDnsName(region, publicIp) : undefined, elastic };
}
