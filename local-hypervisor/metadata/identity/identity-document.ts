import type { InstanceMetadata } from "../instance-metadata";

/** `dynamic/instance-identity/document`, laid out as EC2 lays it out: signatures cover the bytes */
export function identityDocument(metadata: InstanceMetadata): string {
  const document = {
    accountId: metadata.accountId,
    architecture: metadata.architecture,
    availabilityZone: metadata.placement.availabilityZone,
    billingProducts: null,
    devpayProductCodes: null,
    marketplaceProductCodes: null,
    imageId: metadata.imageId,
    instanceId: metadata.instanceId,
    instanceType: metadata.instanceType,
    kernelId: metadata.kernelId ?? null,
    pendingTime: `${new Date(metadata.pendingTimeMs).toISOString().slice(0, 19)}Z`,
    privateIp: metadata.privateIpAddress,
    ramdiskId: metadata.ramdiskId ?? null,
    region: metadata.placement.region,
    version: "2017-09-30",
  };
  return JSON.stringify(document, null, 2).replace(/^( {2}"[^"]+"):/gm, "$1 :");
}
