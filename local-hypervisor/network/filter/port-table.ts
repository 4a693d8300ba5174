import type { Ipv4Address } from "../wire/address";
import { AddressSet, type AddressSource, lastAtMost, mergeRanges } from "./address-set";

const lastPort = 65535;

/** Ports from the first to the last, both included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** What rules of one protocol and direction open, made for look-ups: which addresses at which port. */
export class PortTable {
  /** First port of each piece; within a piece every port is open to the same addresses */
  private readonly starts: readonly number[];
  private readonly addresses: readonly AddressSet[];
  /** Whether rules for 0.0.0.0/0 cover every port */
  readonly isOpenEverywhere: boolean;

  constructor(openings: readonly (PortRange & { readonly source: AddressSource })[]) {
    const starts = new Set([0]);
    for (const { from, to } of openings) {
      starts.add(from);
      if (to < lastPort) starts.add(to + 1);
    }
    this.starts = [...starts].sort((one, other) => one - other);
    this.addresses = this.starts.map(
      (start) =>
        new AddressSet(
          openings.filter(({ from, to }) => from <= start && start <= to).map(({ source }) => source),
        ),
    );
    this.isOpenEverywhere = this.addresses.every(({ isEverywhere }) => isEverywhere);
  }

  /** Who may use the port */
  at(port: number): AddressSet {
    return this.addresses[lastAtMost(this.starts, port)] as AddressSet;
  }

  /** Every port that is open to the address, merged and in order */
  openTo(address: Ipv4Address): PortRange[] {
    const open = this.starts.flatMap((start, index) => {
      const end = (this.starts[index + 1] ?? lastPort + 1) - 1;
      return this.addresses[index]?.has(address) ? [{ start, end }] : [];
    });
    return mergeRanges(open).map(({ start, end }) => ({ from: start, to: end }));
  }
}
