import { AddressService } from "./address";
import { ConsoleService } from "./console";
import type { ControlPlaneContext } from "./context";
import { DhcpOptionsService } from "./dhcp-options";
import { EbsDefaultsService } from "./ebs-defaults";
import { FlowLogService } from "./flow-log";
import { GuestMotion } from "./guest-motion";
import { GuestRunner } from "./guest-runner";
import { ImageService } from "./image";
import { ImageAttributeService } from "./image-attribute";
import { ImageCopyService } from "./image-copy";
import { ImageCreationService } from "./image-creation";
import { InstanceService } from "./instance";
import { InstanceAttributeService } from "./instance-attribute";
import { InstanceTypeService } from "./instance-type";
import { InternetGatewayService } from "./internet-gateway";
import { KeyPairService } from "./key-pair";
import { MetadataDefaultsService } from "./metadata-defaults";
import { NatGatewayService } from "./nat-gateway";
import { NetworkAclService } from "./network-acl";
import { NetworkConfiguration } from "./network-configuration";
import { NetworkInterfaceService } from "./network-interface";
import { NetworkInterfaceAttachmentService } from "./network-interface-attachment";
import { PrefixListService } from "./prefix-list";
import { PrivateAddressService } from "./private-address-assignment";
import { RegionService } from "./region";
import { RouteService } from "./route";
import { RouteTableService } from "./route-table";
import { SecurityGroupService } from "./security-group";
import { SnapshotService } from "./snapshot";
import { SnapshotPermissionService } from "./snapshot-permission";
import { SubnetService } from "./subnet";
import { TagService } from "./tag";
import { VolumeService } from "./volume";
import { VolumeAttachmentService } from "./volume-attachment";
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
  readonly internetGateways: InternetGatewayService;
  readonly routeTables: RouteTableService;
  readonly routes: RouteService;
  readonly dhcpOptions: DhcpOptionsService;
  readonly networkInterfaces: NetworkInterfaceService;
  readonly networkInterfaceAttachments: NetworkInterfaceAttachmentService;
  readonly privateAddresses: PrivateAddressService;
  readonly addresses: AddressService;
  readonly securityGroups: SecurityGroupService;
  readonly prefixLists: PrefixListService;
  readonly networkAcls: NetworkAclService;
  readonly natGateways: NatGatewayService;
  readonly flowLogs: FlowLogService;
  readonly keyPairs: KeyPairService;
  readonly tags: TagService;
  readonly instanceTypes: InstanceTypeService;
  readonly images: ImageService;
  readonly imageAttributes: ImageAttributeService;
  readonly imageCreation: ImageCreationService;
  readonly imageCopies: ImageCopyService;
  readonly snapshots: SnapshotService;
  readonly snapshotPermissions: SnapshotPermissionService;
  readonly ebsDefaults: EbsDefaultsService;
  readonly volumes: VolumeService;
  readonly volumeAttachments: VolumeAttachmentService;
  readonly instances: InstanceService;
  readonly instanceAttributes: InstanceAttributeService;
  readonly metadataDefaults: MetadataDefaultsService;
  readonly consoles: ConsoleService;
  /** Guests that run; the services wake it when a record asks for something */
  readonly guests: GuestRunner;
  readonly guestMotion: GuestMotion;
  private readonly networkConfiguration: NetworkConfiguration;

  constructor(readonly context: ControlPlaneContext) {
    this.regions = new RegionService();
    this.vpcs = new VpcService(context, this);
    this.subnets = new SubnetService(context, this);
    this.internetGateways = new InternetGatewayService(context, this);
    this.routeTables = new RouteTableService(context, this);
    this.routes = new RouteService(context, this);
    this.dhcpOptions = new DhcpOptionsService(context, this);
    this.networkInterfaces = new NetworkInterfaceService(context, this);
    this.networkInterfaceAttachments = new NetworkInterfaceAttachmentService(context, this);
    this.privateAddresses = new PrivateAddressService(context, this);
    this.addresses = new AddressService(context, this);
    this.securityGroups = new SecurityGroupService(context, this);
    this.prefixLists = new PrefixListService(context, this);
    this.networkAcls = new NetworkAclService(context, this);
    this.natGateways = new NatGatewayService(context, this);
    this.flowLogs = new FlowLogService(context, this);
    this.keyPairs = new KeyPairService(context);
    this.tags = new TagService(context, this);
    this.instanceTypes = new InstanceTypeService();
    this.images = new ImageService(context, this);
    this.imageAttributes = new ImageAttributeService(context, this);
    this.imageCreation = new ImageCreationService(context, this);
    this.imageCopies = new ImageCopyService(context, this);
    this.snapshots = new SnapshotService(context, this);
    this.snapshotPermissions = new SnapshotPermissionService(context, this);
    this.ebsDefaults = new EbsDefaultsService(context);
    this.volumes = new VolumeService(context, this);
    this.volumeAttachments = new VolumeAttachmentService(context, this);
    this.instances = new InstanceService(context, this);
    this.instanceAttributes = new InstanceAttributeService(context, this);
    this.metadataDefaults = new MetadataDefaultsService(context);
    this.consoles = new ConsoleService(context);
    this.guests = new GuestRunner(context, this);
    this.guestMotion = new GuestMotion(context, (instanceId) => this.guests.hosted(instanceId));
    this.networkConfiguration = new NetworkConfiguration(context);
  }

  /**
   * Carries on where the last daemon left off, however it ended: boots the instances that ran, finishes what was
   * half-done. Call it once the images are registered. Resolves when everything that was begun is done; the API may
   * be served meanwhile.
   */
  async reconcile(): Promise<void> {
    this.networkConfiguration.push();
    this.volumes.reconcile();
    this.snapshots.reconcile();
    this.imageCreation.reconcile();
    this.natGateways.reconcile();
    this.guests.reconcile();
    await this.context.settled();
  }

  /** Shuts the guests down, to be booted again by the next daemon's `reconcile`, and waits for everything under way. */
  async close(): Promise<void> {
    await this.guests.close();
    await this.context.settled();
    await this.context.consoleLog.flush();
  }

  /**
   * Runs `work` atomically. The gateway runs each operation in one; an exception undoes every write and drops every
   * scheduled effect.
   */
  transaction<T>(work: () => T): T {
    return this.context.store.transaction(work);
  }
}
