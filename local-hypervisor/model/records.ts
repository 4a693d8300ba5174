import type { ImageRecord } from "./image";
import type { InstanceRecord } from "./instance";
import type { KeyPairRecord } from "./key-pair";
import type { NetworkInterfaceRecord } from "./network-interface";
import type { RequestTokenRecord } from "./request-token";
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
  subnet: SubnetRecord;
  vpc: VpcRecord;
  requestToken: RequestTokenRecord;
}
