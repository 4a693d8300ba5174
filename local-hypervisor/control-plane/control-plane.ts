import type { ControlPlaneContext } from "./context";
import { KeyPairService } from "./key-pair";
import { NetworkInterfaceService } from "./network-interface";
import { RegionService } from "./region";
import { SecurityGroupService } from "./security-group";
import { SubnetService } from "./subnet";
import { TagService } from "./tag";
import { VpcService } from "./vpc";

/**
 * The service behind the EC2 API: one service object a noun. A noun's service is `class <Noun>Service` in
 * `control-plane/<noun>.ts`, built as `new <Noun>Service(context, controlPlane)`; it may use its peers through
 * `controlPlane` in its methods, never in its constructor. Every call takes the region first.
 */
export class ControlPlane {
  readonly regions: RegionService;
  readonly vpcs: VpcService;
  readonly subnets: SubnetService;
  readonly networkInterfaces: NetworkInterfaceService;
  readonly securityGroups: SecurityGroupService;
  readonly keyPairs: KeyPairService;
  readonly tags: TagService;

  constructor(readonly context: ControlPlaneContext) {
    this.regions = new RegionService();
    this.vpcs = new VpcService(context, this);
    this.subnets = new SubnetService(context, this);
    this.networkInterfaces = new NetworkInterfaceService(context, this);
    this.securityGroups = new SecurityGroupService(context, this);
    this.keyPairs = new KeyPairService(context);
    this.tags = new TagService(context, this);
  }

  /**
   * Runs `work` atomically. The gateway runs each operation in one; an exception undoes every write and drops every
   * scheduled effect.
   */
  transaction<T>(work: () => T): T {
    return this.context.store.transaction(work);
  }
}
