import type { AddressRecord } from "./address";
import type { DhcpOptionsRecord } from "./dhcp-options";
import type { EbsDefaultsRecord } from "./ebs-defaults";
import type { FlowLogRecord } from "./flow-log";
import type { ImageRecord } from "./image";
import type { InstanceRecord } from "./instance";
import type { InternetGatewayRecord } from "./internet-gateway";
import type { KeyPairRecord } from "./key-pair";
import type { MetadataDefaultsRecord } from "./metadata-defaults";
import type { NatGatewayRecord } from "./nat-gateway";
import type { NetworkAclRecord } from "./network-acl";
import type { NetworkInterfaceRecord } from "./network-interface";
import type { PrefixListRecord } from "./prefix-list";
import type { RegionRecord } from "./region";
import type { RequestTokenRecord } from "./request-token";
import type { RouteTableRecord } from "./route-table";
import type { RunningPeriodRecord } from "./running-period";
import type { SecurityGroupRecord } from "./security-group";
import type { SnapshotRecord } from "./snapshot";
import type { SubnetRecord } from "./subnet";
import type { VolumeRecord } from "./volume";
import type { VpcRecord } from "./vpc";

/** What every record has. */
export interface RecordBase {
  readonly id: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Every kind of record that the store keeps, by its name. One noun, one file in this folder. */
export interface Records {
  instance: InstanceRecord;
  image: ImageRecord;
  snapshot: SnapshotRecord;
  volume: VolumeRecord;
  runningPeriod: RunningPeriodRecord;
  keyPair: KeyPairRecord;
  securityGroup: SecurityGroupRecord;
  networkInterface: NetworkInterfaceRecord;
  region: RegionRecord;
  subnet: SubnetRecord;
  vpc: VpcRecord;
  internetGateway: InternetGatewayRecord;
  routeTable: RouteTableRecord;
  networkAcl: NetworkAclRecord;
  dhcpOptions: DhcpOptionsRecord;
  address: AddressRecord;
  natGateway: NatGatewayRecord;
  prefixList: PrefixListRecord;
  flowLog: FlowLogRecord;
  ebsDefaults: EbsDefaultsRecord;
  metadataDefaults: MetadataDefaultsRecord;
  requestToken: RequestTokenRecord;
}
