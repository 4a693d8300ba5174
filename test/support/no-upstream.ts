import type { Upstream } from "../../local-hypervisor/network/resolver/upstream";

/** No resolver beyond the VPC's own names: tests do not ask the machine's. */
export const noUpstream: Upstream = { ask: () => Promise.reject(new Error("no resolver")) };
