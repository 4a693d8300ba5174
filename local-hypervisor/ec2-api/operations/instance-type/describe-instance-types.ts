import type { InstanceType } from "../../../../schemas/catalogues/instance-types";
import { idsWithMaxResults } from "../../../model/errors/request";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toInstanceTypeInfo } from "../../views/instance-type";

const fields: FilterFields<InstanceType> = {
  "auto-recovery-supported": (type) => [type.autoRecoverySupported],
  "bare-metal": (type) => [type.bareMetal],
  "burstable-performance-supported": (type) => [type.burstable],
  "current-generation": (type) => [type.currentGeneration],
  "dedicated-hosts-supported": (type) => [type.dedicatedHostsSupported],
  "ebs-info.attachment-limit-type": (type) => [type.ebsAttachmentLimitType],
  "ebs-info.ebs-optimized-support": (type) => [type.ebsOptimizedSupport],
  "ebs-info.maximum-ebs-attachments": (type) => [type.maximumEbsVolumes],
  "ebs-info.nvme-support": (type) => [type.nvmeSupport],
  "free-tier-eligible": (type) => [type.freeTierEligible],
  "hibernation-supported": (type) => [type.hibernationSupported],
  hypervisor: (type) => [type.hypervisor ?? undefined],
  "instance-storage-supported": (type) => [type.instanceStorageGb > 0],
  "instance-type": (type) => [type.name],
  "memory-info.size-in-mib": (type) => [type.memoryMib],
  "network-info.efa-supported": (type) => [type.efaSupported],
  "network-info.ena-support": (type) => [type.enaSupport],
  "network-info.ipv4-addresses-per-interface": (type) => [type.ipv4AddressesPerInterface],
  "network-info.maximum-network-cards": (type) => [type.networkCards],
  "network-info.maximum-network-interfaces": (type) => [type.maximumNetworkInterfaces],
  "network-info.network-performance": (type) => [type.networkPerformance],
  "nitro-enclaves-support": (type) => [type.nitroEnclavesSupported ? "supported" : "unsupported"],
  "nitro-tpm-support": (type) => [type.nitroTpmSupported ? "supported" : "unsupported"],
  "processor-info.supported-architecture": (type) => type.architectures,
  "processor-info.sustained-clock-speed-in-ghz": (type) => [type.clockSpeedGhz],
  "supported-boot-mode": (type) => type.bootModes,
  "supported-root-device-type": (type) => type.rootDeviceTypes,
  "supported-usage-class": (type) => type.usageClasses,
  "supported-virtualization-type": (type) => type.virtualizationTypes,
  "vcpu-info.default-cores": (type) => [type.cores],
  "vcpu-info.default-threads-per-core": (type) => [type.threadsPerCore],
  "vcpu-info.default-vcpus": (type) => [type.vcpus],
};

export const describeInstanceTypes = operation("DescribeInstanceTypes", (input, { controlPlane, region }) => {
  const names = input.InstanceTypes ?? [];
  if (names.length > 0 && input.MaxResults !== undefined) throw idsWithMaxResults("InstanceTypes");
  const types =
    names.length > 0
      ? controlPlane.instanceTypes.requireAll(region, names)
      : controlPlane.instanceTypes.list(region);
  const found = applyFilters<InstanceType & { tags?: undefined }>(types, input.Filters, fields);
  const { items, NextToken } = paginate(found, input, { maximum: 100, key: (type) => type.name });
  return { InstanceTypes: items.map(toInstanceTypeInfo), NextToken };
});
