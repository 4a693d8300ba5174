import type {
  InstanceMetadata,
  InstanceMetadataSource,
  NetworkInterfaceMetadata,
} from "../metadata/instance-metadata";
import type { InstanceRecord } from "../model/instance";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { ControlPlane } from "./control-plane";
import { instanceStoreOf } from "./instance-store";
import { interfaceAddresses } from "./interface-address";
import { instanceDnsName } from "./private-dns-name";
import { publicAddressOf } from "./public-address";

/** What the metadata service is told of instances, taken from the records at every question. */
export const instanceMetadataSource =
  (controlPlane: ControlPlane): InstanceMetadataSource =>
  (instanceId) => {
    const instance = controlPlane.context.store.get("instance", instanceId);
    return instance && instance.state !== "terminated" ? viewOf(controlPlane, instance) : undefined;
  };

function viewOf(controlPlane: ControlPlane, instance: InstanceRecord): InstanceMetadata | undefined {
  const { id: instanceId, region } = instance;
  const networkInterfaces = controlPlane.networkInterfaces.ofInstance(region, instanceId);
  const [primary] = networkInterfaces;
  // An instance that is going away has given its interfaces back.
  if (!primary) return undefined;
  const { accountId } = controlPlane.context;
  const publicAddress = publicAddressOf(controlPlane.context, primary);
  const { keyName, publicKey } = instance;
  return {
    instanceId,
    accountId,
    imageId: instance.imageId,
    amiLaunchIndex: instance.amiLaunchIndex,
    instanceType: instance.instanceType,
    architecture: instance.architecture,
    instanceLifeCycle: "on-demand",
    reservationId: instance.reservationId,
    monitoring: instance.monitoring,
    kernelId: instance.kernelId,
    pendingTimeMs: instance.launchTimeMs,
    placement: {
      region,
      availabilityZone: instance.availabilityZone,
      availabilityZoneId: controlPlane.regions.requireZone(region, instance.availabilityZone).zoneId,
    },
    privateIpAddress: primary.privateIpAddress,
    privateDnsName: instanceDnsName(instance, primary.privateIpAddress),
    publicIpAddress: publicAddress?.publicIp,
    publicDnsName: publicAddress?.publicDnsName,
    securityGroupNames: groupNames(controlPlane, primary),
    publicKeys: keyName && publicKey ? [{ keyName, openSshKey: publicKey }] : [],
    rootDeviceName: instance.rootDeviceName,
    blockDevices: blockDevicesOf(controlPlane, instance),
    networkInterfaces: networkInterfaces.map((each) => interfaceView(controlPlane, each)),
    userData: instance.userData === undefined ? undefined : Buffer.from(instance.userData, "base64"),
    tags: instance.tags,
    options: instance.metadataOptions,
  };
}

function blockDevicesOf(
  controlPlane: ControlPlane,
  instance: InstanceRecord,
): InstanceMetadata["blockDevices"] {
  const ebs = controlPlane.volumes
    .attachedTo(instance.region, instance.id)
    .map(({ attachment }) => attachment.deviceName)
    .filter((deviceName) => deviceName !== instance.rootDeviceName);
  // Those that a Nitro type brings unasked have no name in the mapping.
  const ephemeral = instanceStoreOf(instance).flatMap(({ deviceName }) => deviceName ?? []);
  return [
    ...ebs.map((deviceName) => ({ deviceName, kind: "ebs" as const })),
    ...ephemeral.map((deviceName) => ({ deviceName, kind: "ephemeral" as const })),
  ];
}

function interfaceView(controlPlane: ControlPlane, record: NetworkInterfaceRecord): NetworkInterfaceMetadata {
  const { region, subnetId, vpcId } = record;
  const addresses = interfaceAddresses(controlPlane.context, record);
  return {
    networkInterfaceId: record.id,
    macAddress: record.macAddress,
    deviceIndex: record.attachment?.deviceIndex ?? 0,
    networkCardIndex: 0,
    ownerId: controlPlane.context.accountId,
    privateIpAddresses: addresses.map(({ privateIpAddress }) => privateIpAddress),
    privateDnsName: record.privateDnsName,
    publicDnsName: addresses[0].publicAddress?.publicDnsName,
    ipv4Associations: Object.fromEntries(
      addresses.flatMap(({ privateIpAddress, publicAddress }) =>
        publicAddress ? [[publicAddress.publicIp, [privateIpAddress]]] : [],
      ),
    ),
    securityGroupNames: groupNames(controlPlane, record),
    securityGroupIds: record.groupIds,
    subnetId,
    subnetCidr: controlPlane.subnets.require(region, subnetId).cidrBlock,
    vpcId,
    vpcCidrs: controlPlane.vpcs
      .require(region, vpcId)
      .cidrBlockAssociations.map(({ cidrBlock }) => cidrBlock),
  };
}

const groupNames = (controlPlane: ControlPlane, { region, groupIds }: NetworkInterfaceRecord): string[] =>
  groupIds.map((id) => controlPlane.securityGroups.require(region, id).groupName);
