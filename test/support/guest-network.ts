import { randomBytes } from "node:crypto";
import { systemClock } from "../../local-hypervisor/model/clock";
import {
  createGuestNetwork,
  type GuestNetworkOptions,
  type HostedGuestNetwork,
} from "../../local-hypervisor/network/guest-network";
import { silentLog } from "./silent-log";

/** What this machine is to guests */
export const hostAddress = "198.51.100.1";

/** A network that answers no metadata, unless told otherwise */
export const testNetwork = (options: Partial<GuestNetworkOptions> = {}): HostedGuestNetwork =>
  createGuestNetwork({
    metadata: { accept: (stream) => stream.abort() },
    clock: systemClock,
    randomBytes,
    log: silentLog,
    hostAddress,
    hostServices: [],
    isDaemonPort: () => false,
    ...options,
  });
