import type {
  GroupIdentifier,
  Instance,
  InstanceBlockDeviceMapping,
  InstanceNetworkInterface,
  InstanceState,
  InstanceStateChange,
  Reservation,
} from "@aws-sdk/client-ec2";
import { findInstanceType } from "../../../schemas/catalogues/instance-types";
import type { ControlPlane } from "../../control-plane/control-plane";
import type { StateChange } from "../../control-plane/instance";
import { instanceDnsName } from "../../control-plane/private-dns-name";
import type { InstanceMetadataOptions, InstanceRecord } from "../../model/instance";
import { instanceStateCodes, type InstanceState as StateName } from "../../model/instance-lifecycle";
import { type AttachedVolume, attachedVolumes } from "../../model/volume";
import { toTags } from "../tags";
import { type DescribedInterface, describeInterfaces, statusOf, toAssociation } from "./network-interface";

/** An instance with the records that its description is made of. */
export interface DescribedInstance {
  readonly instance: InstanceRecord;
  /** The primary first */
  readonly networkInterfaces: readonly DescribedInterface[];
  readonly volumes: readonly AttachedVolume[];
  /** By group id */
  readonly groupNames: ReadonlyMap<string, string>;
  readonly availabilityZoneId: string;
  readonly accountId: string;
}

/** Gathers what belongs to instances, with one look at each kind of record. */
export function describeInstances(
  controlPlane: ControlPlane,
  region: string,
  instances: readonly InstanceRecord[],
): DescribedInstance[] {
  const wanted = new Set(instances.map(({ id }) => id));
  const networkInterfaces = describeInterfaces(
    controlPlane,
    region,
    controlPlane.networkInterfaces
      .list(region)
      .filter(({ attachment }) => attachment && wanted.has(attachment.instanceId)),
  );
  const volumes = controlPlane.volumes.list(region).flatMap(attachedVolumes);
  const groupNames = new Map(
    controlPlane.securityGroups.list(region).map((group) => [group.id, group.groupName]),
  );
  const zoneIds = new Map(controlPlane.regions.zones(region).map((zone) => [zone.zoneName, zone.zoneId]));
  const interfacesOf = groupBy(networkInterfaces, ({ record }) => record.attachment?.instanceId);
  const volumesOf = groupBy(volumes, (each) => each.attachment.instanceId);
  return instances.map((instance) => ({
    instance,
    networkInterfaces: [...(interfacesOf.get(instance.id) ?? [])].sort(
      (a, b) => (a.record.attachment?.deviceIndex ?? 0) - (b.record.attachment?.deviceIndex ?? 0),
    ),
    volumes: volumesOf.get(instance.id) ?? [],
    groupNames,
    availabilityZoneId: zoneIds.get(instance.availabilityZone) ?? "",
    accountId: controlPlane.context.accountId,
  }));
}

function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): Map<string | undefined, T[]> {
  const groups = new Map<string | undefined, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export const toInstanceState = (state: StateName): InstanceState => ({
  Code: instanceStateCodes[state],
  Name: state,
});

export const toStateChange = ({ instance, previousState }: StateChange): InstanceStateChange => ({
  InstanceId: instance.id,
  CurrentState: toInstanceState(instance.state),
  PreviousState: toInstanceState(previousState),
});

/** Reservations of instances, each with its own in order of launch. */
export function toReservations(described: readonly DescribedInstance[]): Reservation[] {
  return [...groupBy(described, ({ instance }) => instance.reservationId)].map(
    ([ReservationId, members]) => ({
      ReservationId,
      OwnerId: members[0]?.accountId,
      Groups: [],
      Instances: members.map(toInstance),
    }),
  );
}

function toInstance(described: DescribedInstance): Instance {
  const { instance, networkInterfaces, volumes, availabilityZoneId } = described;
  const primary = networkInterfaces[0]?.record;
  const publicAddress = networkInterfaces[0]?.addresses[0].publicAddress;
  const type = findInstanceType(instance.instanceType);
  return {
    InstanceId: instance.id,
    ImageId: instance.imageId,
    InstanceType: instance.instanceType as Instance["InstanceType"],
    AmiLaunchIndex: instance.amiLaunchIndex,
    KeyName: instance.keyName,
    KernelId: instance.kernelId,
    LaunchTime: new Date(instance.launchTimeMs),
    Monitoring: { State: instance.monitoring },
    Placement: {
      AvailabilityZone: instance.availabilityZone,
      AvailabilityZoneId: availabilityZoneId,
      GroupName: "",
      Tenancy: "default",
    },
    State: toInstanceState(instance.state),
    StateReason: instance.stateReason && {
      Code: instance.stateReason.code,
      Message: instance.stateReason.message,
    },
    StateTransitionReason: instance.stateTransitionReason,
    PrivateDnsName: primary ? instanceDnsName(instance, primary.privateIpAddress) : "",
    PrivateIpAddress: primary?.privateIpAddress,
    PublicDnsName: publicAddress?.publicDnsName ?? "",
    PublicIpAddress: publicAddress?.publicIp,
    SubnetId: primary?.subnetId,
    VpcId: primary?.vpcId,
    Architecture: instance.architecture,
    BlockDeviceMappings: volumes.map(toBlockDeviceMapping),
    ClientToken: instance.clientToken ?? "",
    EbsOptimized: instance.ebsOptimized,
    EnaSupport: instance.enaSupport,
    Hypervisor: "xen",
    NetworkInterfaces: networkInterfaces.map(toInstanceNetworkInterface),
    RootDeviceName: instance.rootDeviceName,
    RootDeviceType: "ebs",
    SecurityGroups: primary ? toGroups(primary.groupIds, described) : [],
    SourceDestCheck: primary?.sourceDestCheck,
    Tags: toTags(instance.tags),
    VirtualizationType: instance.virtualizationType,
    CpuOptions: type && { CoreCount: type.cores, ThreadsPerCore: type.threadsPerCore },
    CapacityReservationSpecification: { CapacityReservationPreference: "open" },
    HibernationOptions: { Configured: instance.hibernationConfigured ?? false },
    MetadataOptions: toMetadataOptions(instance.metadataOptions),
    EnclaveOptions: { Enabled: false },
    BootMode: instance.bootMode,
    CurrentInstanceBootMode: "legacy-bios",
    PlatformDetails: "Linux/UNIX",
    UsageOperation: "RunInstances",
    UsageOperationUpdateTime: new Date(instance.launchTimeMs),
    PrivateDnsNameOptions: {
      HostnameType: instance.privateDnsNameOptions.hostnameType,
      EnableResourceNameDnsARecord: instance.privateDnsNameOptions.enableResourceNameDnsARecord,
      EnableResourceNameDnsAAAARecord: false,
    },
    MaintenanceOptions: { AutoRecovery: instance.autoRecovery, RebootMigration: "default" },
  };
}

export const toMetadataOptions = (options: InstanceMetadataOptions) => ({
  State: "applied" as const,
  HttpTokens: options.httpTokens,
  HttpPutResponseHopLimit: options.httpPutResponseHopLimit,
  HttpEndpoint: options.httpEndpoint,
  HttpProtocolIpv6: options.httpProtocolIpv6,
  InstanceMetadataTags: options.instanceMetadataTags,
});

export const toBlockDeviceMapping = ({ id, attachment }: AttachedVolume): InstanceBlockDeviceMapping => ({
  DeviceName: attachment.deviceName,
  Ebs: {
    VolumeId: id,
    Status: attachment.state,
    AttachTime: new Date(attachment.attachTimeMs),
    DeleteOnTermination: attachment.deleteOnTermination,
  },
});

const toGroups = (ids: readonly string[], { groupNames }: DescribedInstance): GroupIdentifier[] =>
  ids.map((GroupId) => ({ GroupId, GroupName: groupNames.get(GroupId) }));

function toInstanceNetworkInterface({
  record,
  addresses,
  groupNames,
  accountId,
}: DescribedInterface): InstanceNetworkInterface {
  const { attachment } = record;
  return {
    NetworkInterfaceId: record.id,
    Attachment: attachment && {
      AttachmentId: attachment.attachmentId,
      AttachTime: new Date(attachment.attachedAt),
      DeleteOnTermination: attachment.deleteOnTermination,
      DeviceIndex: attachment.deviceIndex,
      NetworkCardIndex: 0,
      Status: attachment.state,
    },
    Association: toInstanceAssociation(addresses[0], accountId),
    Description: record.description,
    Groups: record.groupIds.map((GroupId) => ({ GroupId, GroupName: groupNames.get(GroupId) })),
    InterfaceType: "interface",
    Ipv6Addresses: [],
    MacAddress: record.macAddress,
    OwnerId: accountId,
    PrivateDnsName: record.privateDnsName,
    PrivateIpAddress: record.privateIpAddress,
    PrivateIpAddresses: addresses.map((address) => ({
      Primary: address.isPrimary,
      PrivateDnsName: address.privateDnsName,
      PrivateIpAddress: address.privateIpAddress,
      Association: toInstanceAssociation(address, accountId),
    })),
    SourceDestCheck: record.sourceDestCheck,
    Status: statusOf(record),
    SubnetId: record.subnetId,
    VpcId: record.vpcId,
  };
}

function toInstanceAssociation(address: DescribedInterface["addresses"][number], accountId: string) {
  const association = toAssociation(address, accountId);
  return (
    association && {
      IpOwnerId: association.IpOwnerId,
      PublicIp: association.PublicIp,
      PublicDnsName: association.PublicDnsName,
    }
  );
}
