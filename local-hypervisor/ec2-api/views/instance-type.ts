import type { InstanceTypeInfo } from "@aws-sdk/client-ec2";
import type { InstanceType } from "../../../schemas/catalogues/instance-types";

/** Instance store, GPUs and the like as far as the catalogue has them. */
export const toInstanceTypeInfo = (type: InstanceType): InstanceTypeInfo => ({
  InstanceType: type.name as InstanceTypeInfo["InstanceType"],
  CurrentGeneration: type.currentGeneration,
  FreeTierEligible: type.freeTierEligible,
  SupportedUsageClasses: [...type.usageClasses],
  SupportedRootDeviceTypes: [...type.rootDeviceTypes],
  SupportedVirtualizationTypes: [...type.virtualizationTypes],
  BareMetal: type.bareMetal,
  Hypervisor: type.hypervisor ?? undefined,
  ProcessorInfo: {
    SupportedArchitectures: [...type.architectures],
    SustainedClockSpeedInGhz: type.clockSpeedGhz,
    Manufacturer: type.processorManufacturer,
  },
  VCpuInfo: {
    DefaultVCpus: type.vcpus,
    DefaultCores: type.cores,
    DefaultThreadsPerCore: type.threadsPerCore,
  },
  MemoryInfo: { SizeInMiB: type.memoryMib },
  InstanceStorageSupported: type.instanceStorageGb > 0,
  InstanceStorageInfo:
    type.instanceStorageGb > 0
      ? {
          TotalSizeInGB: type.instanceStorageGb,
          Disks: type.instanceStorageDisks?.map(({ count, sizeGB, type: kind }) => ({
            Count: count,
            SizeInGB: sizeGB,
            Type: kind,
          })),
          NvmeSupport: type.instanceStorageNvmeSupport,
          EncryptionSupport: type.hypervisor === "nitro" ? "required" : "unsupported",
        }
      : undefined,
  EbsInfo: {
    EbsOptimizedSupport: type.ebsOptimizedSupport,
    EncryptionSupport: "supported",
    EbsOptimizedInfo:
      type.ebsMaximumBandwidthMbps === undefined
        ? undefined
        : {
            BaselineBandwidthInMbps: type.ebsBaselineBandwidthMbps,
            MaximumBandwidthInMbps: type.ebsMaximumBandwidthMbps,
            MaximumIops: type.ebsMaximumIops,
          },
    NvmeSupport: type.nvmeSupport,
    MaximumEbsAttachments: type.maximumEbsVolumes,
    AttachmentLimitType: type.ebsAttachmentLimitType,
  },
  NetworkInfo: {
    NetworkPerformance: type.networkPerformance,
    MaximumNetworkInterfaces: type.maximumNetworkInterfaces,
    MaximumNetworkCards: type.networkCards,
    DefaultNetworkCardIndex: 0,
    Ipv4AddressesPerInterface: type.ipv4AddressesPerInterface,
    Ipv6AddressesPerInterface: type.ipv6AddressesPerInterface,
    Ipv6Supported: type.ipv6AddressesPerInterface > 0,
    EnaSupport: type.enaSupport,
    EfaSupported: type.efaSupported,
  },
  PlacementGroupInfo: { SupportedStrategies: [...type.placementStrategies] },
  HibernationSupported: type.hibernationSupported,
  BurstablePerformanceSupported: type.burstable,
  DedicatedHostsSupported: type.dedicatedHostsSupported,
  AutoRecoverySupported: type.autoRecoverySupported,
  SupportedBootModes: [...type.bootModes],
  NitroEnclavesSupport: type.nitroEnclavesSupported ? "supported" : "unsupported",
  NitroTpmSupport: type.nitroTpmSupported ? "supported" : "unsupported",
});
