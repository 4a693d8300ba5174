import type { AddressRecord } from "../model/address";
import { blockContains, formatIpv4, type Ipv4Block, parseIpv4 } from "../model/cidr";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { ControlPlaneContext } from "./context";

/**
 * 127.64.0.0/10: where every public address of every region is, Elastic or of a run. No other machine can have them,
 * and this one answers them without any setting.
 */
const publicBlock: Ipv4Block = { first: 127 * 2 ** 24 + 64 * 2 ** 16, prefixBits: 10 };

/** A public address that a network interface has, whoever gave it. */
export interface PublicAddress {
  readonly publicIp: string;
  /** Absent in a VPC without DNS host names */
  readonly publicDnsName?: string;
  /** The Elastic IP that it is; absent for the address of a run */
  readonly elastic?: AddressRecord;
}

/** Whether the text is an address that Drydock can give: one of 127.64.0.0/10 that does not end in 0 or 255. */
export function isPublicAddress(text: string): boolean {
  const address = parseIpv4(text);
  return (
    address !== undefined &&
    blockContains(publicBlock, address) &&
    address % 256 !== 0 &&
    address % 256 !== 255
  );
}

/** Every public address of every region that somebody has. */
export function publicAddressesInUse({ store }: Pick<ControlPlaneContext, "store">): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { publicIpAddress } of store.listAll("networkInterface"))
    if (publicIpAddress !== undefined) used.add(publicIpAddress);
  for (const { publicIp } of store.listAll("address")) used.add(publicIp);
  return used;
}

/** A public address that nobody has, in any region. */
export function freshPublicAddress(context: Pick<ControlPlaneContext, "store" | "randomBytes">): string {
  const used = publicAddressesInUse(context);
  for (;;) {
    const number = Buffer.from(context.randomBytes(4)).readUInt32BE();
    const text = formatIpv4(publicBlock.first + (number % 2 ** 22));
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
