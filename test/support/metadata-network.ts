import { randomBytes } from "node:crypto";
import { createMetadataService } from "../../local-hypervisor/metadata/service";
import { systemClock } from "../../local-hypervisor/model/clock";
import type { HostedGuestNetwork } from "../../local-hypervisor/network/guest-network";
import { testNetwork } from "./guest-network";
import { fullMetadata } from "./instance-metadata";
import { guestTopology } from "./network-topology";
import { noUpstream } from "./no-upstream";
import { silentLog } from "./silent-log";

/** The network of one guest, `guestInterface`, to which the metadata service says `fullMetadata` */
export function metadataNetwork(): HostedGuestNetwork {
  const network = testNetwork({
    metadata: createMetadataService({
      source: () => fullMetadata,
      clock: systemClock,
      randomBytes,
      log: silentLog,
    }),
    upstream: noUpstream,
  });
  network.configure(guestTopology());
  return network;
}
