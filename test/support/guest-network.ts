import { randomBytes } from "node:crypto";
import { systemClock } from "../../local-hypervisor/model/clock";
import {
  createGuestNetwork,
  type GuestNetworkOptions,
  type HostedGuestNetwork,
} from "../../local-hypervisor/network/guest-network";
import { silentLog } from "./silent-log";

/** A network that answers no metadata and has the host at 198.51.100.1, unless told otherwise */
export const testNetwork = (options: Partial<GuestNetworkOptions> = {}): HostedGuestNetwork =>
  createGuestNetwork({
    metadata: { accept: (stream) => stream.abort() },
    clock: systemClock,
    randomBytes,
    log: silentLog,
    hostAddress: "198.51.100.1",
    hostServices: [],
    isDaemonPort: () => false,
    ...options,
  });
