import { formatIpv4Address, type Ipv4Address, parseIpv4Network } from "../wire/address";
import type { HostService } from "./host-service";

/** What becomes of a guest's packet to an address outside of its VPC. */
export type Destination =
  /** A socket of this machine may go there */
  | { readonly kind: "reachable"; readonly host: string; readonly port: number }
  /** This machine, at a port that no service was allowed for: answered as a closed port */
  | { readonly kind: "closedPort" }
  /** This machine or its link, which guests never reach: answered as a firewall does */
  | { readonly kind: "forbidden" }
  /** No address of a single host: no router answers for it (RFC 1122, 3.2.2) */
  | { readonly kind: "unroutable" };

const unroutable = ["0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4"].map(parseIpv4Network);
const forbidden = ["127.0.0.0/8", "169.254.0.0/16"].map(parseIpv4Network);

const isIn = (blocks: typeof forbidden, address: Ipv4Address): boolean =>
  blocks.some((block) => (address & block.mask) >>> 0 === block.address);

/** What guests may reach of and through this machine. */
export interface DestinationRules {
  /** This machine as guests see it */
  readonly hostAddress: Ipv4Address;
  readonly hostServices: readonly HostService[];
  /** Whether an address is one of this machine's own */
  isOwnAddress(address: Ipv4Address): boolean;
  /** Whether the daemon itself listens on a port of this machine: no name opens it to guests */
  isDaemonPort(port: number): boolean;
}

export function judgeDestination(
  rules: DestinationRules,
  protocol: "tcp" | "udp",
  address: Ipv4Address,
  port: number,
): Destination {
  if (address === rules.hostAddress) {
    const service = rules.hostServices.find((each) => each.protocol === protocol && each.port === port);
    const closed = service === undefined || (protocol === "tcp" && rules.isDaemonPort(port));
    return closed ? { kind: "closedPort" } : { kind: "reachable", host: service.host, port };
  }
  const kind = judgeAddress(rules, address);
  return kind === "reachable" ? { kind, host: formatIpv4Address(address), port } : { kind };
}

/** The same for what has no ports, such as an echo request */
export function judgeAddress(
  rules: Pick<DestinationRules, "isOwnAddress">,
  address: Ipv4Address,
): "reachable" | "forbidden" | "unroutable" {
  if (isIn(unroutable, address)) return "unroutable";
  if (isIn(forbidden, address) || rules.isOwnAddress(address)) return "forbidden";
  return "reachable";
}
