import type { InstanceMetadata } from "../instance-metadata";
import { blockDeviceMappingTree } from "./block-device-mapping";
import { networkInterfacesTree } from "./network-interfaces";
import { type Directory, directory, directoryIfAny } from "./node";
import { publicKeysTree } from "./public-keys";

/** `meta-data/`: the categories of EC2's User Guide, "Instance metadata categories", as far as there is data */
export function metaDataTree(metadata: InstanceMetadata): Directory {
  const { placement } = metadata;
  const primary = metadata.networkInterfaces[0];
  return directory({
    "ami-id": metadata.imageId,
    "ami-launch-index": String(metadata.amiLaunchIndex),
    "ami-manifest-path": "(unknown)", // every image here is backed by EBS
    "block-device-mapping": blockDeviceMappingTree(metadata),
    events: directory({
      maintenance: directory({ history: "[]", scheduled: "[]" }),
    }),
    hostname: metadata.privateDnsName,
    "instance-action": "none",
    "instance-id": metadata.instanceId,
    "instance-life-cycle": metadata.instanceLifeCycle,
    "instance-type": metadata.instanceType,
    "kernel-id": metadata.kernelId,
    "local-hostname": metadata.privateDnsName,
    "local-ipv4": metadata.privateIpAddress,
    mac: primary?.macAddress,
    network: networkInterfacesTree(metadata),
    placement: directory({
      "availability-zone": placement.availabilityZone,
      "availability-zone-id": placement.availabilityZoneId,
      "group-name": placement.groupName,
      "host-id": placement.hostId,
      "partition-number": placement.partitionNumber?.toString(),
      region: placement.region,
    }),
    "product-codes": lines(metadata.productCodes ?? []),
    "public-hostname": metadata.publicDnsName,
    "public-ipv4": metadata.publicIpAddress,
    "public-keys": publicKeysTree(metadata),
    "ramdisk-id": metadata.ramdiskId,
    "reservation-id": metadata.reservationId,
    "security-groups": lines(metadata.securityGroupNames),
    services: directory(servicesOf(placement.region)),
    tags: tagsTree(metadata),
  });
}

/** Keys that cannot be a path segment are refused by EC2 while instance tags are on; here they are left out */
function tagsTree(metadata: InstanceMetadata): Directory | undefined {
  if (metadata.options.instanceMetadataTags !== "enabled") return undefined;
  const representable = Object.entries(metadata.tags).filter(
    ([key]) => !/[\s/]/.test(key) && ![".", "..", "_index"].includes(key),
  );
  const instance = directoryIfAny(Object.fromEntries(representable));
  return instance && directory({ instance });
}

function servicesOf(region: string): { domain: string; partition: string } {
  if (region.startsWith("cn-")) return { domain: "amazonaws.com.cn", partition: "aws-cn" };
  return { domain: "amazonaws.com", partition: region.startsWith("us-gov-") ? "aws-us-gov" : "aws" };
}

function lines(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join("\n");
}
