import type { GuestNetworkAttachment } from "../../local-hypervisor/network/interface-endpoint";
import { fullMetadata } from "./instance-metadata";

/** A guest's place on the network, for tests that need just one. */
export const guestAttachment: GuestNetworkAttachment = {
  networkInterfaceId: "eni-0123456789abcdef0",
  instanceId: fullMetadata.instanceId,
  macAddress: "02:00:00:00:00:05",
  privateIpAddress: "172.31.16.5",
  subnetCidr: "172.31.16.0/20",
  vpcCidr: "172.31.0.0/16",
  hostName: "ip-172-31-16-5",
  domainName: "eu-west-1.compute.internal",
  mtuBytes: 1500,
};
