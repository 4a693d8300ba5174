import type { XenDomain } from "../domain";

/** A hypercall as a row of the table. Names are those of Xen's public headers. */
export interface Hypercall {
  /** `__HYPERVISOR_*` of xen/include/public/xen.h */
  readonly number: number;
  readonly name: string;
  /** Names of what the first parameter selects; absent where it selects nothing */
  readonly operations?: Readonly<Record<number, string>>;
  /** Answers 0 or more, or throws `HypercallError`. Five parameters, unsigned, of 32 bits */
  run(domain: XenDomain, parameters: Parameters): number;
}

export type Parameters = readonly [number, number, number, number, number];

/** Domains as a guest names them in a call: itself by number or as DOMID_SELF */
export function isOwnDomain(domain: XenDomain, named: number): boolean {
  return named === 0x7ff0 || named === domain.id;
}
