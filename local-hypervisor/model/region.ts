import type { RecordBase } from "./records";

/**
 * What a region keeps for itself; its id is the region's name. It is made with the default VPC, so that one that was
 * deleted does not come back by itself.
 */
export interface RegionRecord extends RecordBase {
  /** DHCP options of new VPCs, `dopt-…` */
  readonly defaultDhcpOptionsId: string;
}
