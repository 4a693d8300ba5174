import { networkInterfaces } from "node:os";
import type { Clock } from "../../model/clock";
import { type Ipv4Address, parseIpv4Address } from "../wire/address";

/** Interfaces come and go with cables and VPNs */
const keptMs = 1_000;

/** The IPv4 addresses of this machine's own interfaces. */
export class OwnAddresses {
  private addresses: ReadonlySet<Ipv4Address> = new Set();
  private readAtMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly clock: Clock) {}

  has(address: Ipv4Address): boolean {
    if (Math.abs(this.clock.now() - this.readAtMs) >= keptMs) {
      this.addresses = readAddresses();
      this.readAtMs = this.clock.now();
    }
    return this.addresses.has(address);
  }
}

function readAddresses(): ReadonlySet<Ipv4Address> {
  const all = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return new Set(
    all.flatMap(({ family, address }) => (family === "IPv4" ? [parseIpv4Address(address)] : [])),
  );
}
