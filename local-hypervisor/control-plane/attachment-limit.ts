import type { InstanceType } from "../../schemas/catalogues/instance-types";

/**
 * EBS volumes that an instance of a type takes. AWS's figure holds for one network interface and leaves room for NVMe
 * instance store already; on Nitro types whose limit is shared, each further interface takes a volume's place.
 */
export function attachmentLimit(type: InstanceType, networkInterfaces: number): number {
  const isShared = type.hypervisor === "nitro" && type.ebsAttachmentLimitType === "shared";
  return type.maximumEbsVolumes - (isShared ? Math.max(0, networkInterfaces - 1) : 0);
}
