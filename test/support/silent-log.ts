import type { Log } from "../../local-hypervisor/control-plane/log";

/** A log that keeps nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
