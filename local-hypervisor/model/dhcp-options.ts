import type { RecordBase } from "./records";

/** What DHCP tells the guests of VPCs. */
export interface DhcpOptionsRecord extends RecordBase {
  /** Values by EC2's names: `domain-name`, `domain-name-servers`, `ntp-servers`, `netbios-name-servers`, … */
  readonly options: Readonly<Record<string, readonly string[]>>;
}
