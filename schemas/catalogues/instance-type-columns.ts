/** How a cell of the catalogue's table is read. */
export type CellKind = "text" | "number" | "boolean" | "list" | "json" | "textOrNull";

export interface Column {
  /** Property of `InstanceType` */
  readonly property: string;
  readonly kind: CellKind;
  /** Property in the source that scripts/derive-instance-types.ts reads */
  readonly source: string;
}

const column = (property: string, kind: CellKind, source: string): Column => ({ property, kind, source });

/** Columns of instance-types-table.ts after the name; those that differ between the sizes of a family come first. */
export const columns: readonly Column[] = [
  column("vcpus", "number", "vCpus"),
  column("memoryMib", "number", "memMiB"),
  column("usdPerHourUsEast1", "number", "usdPerHourUsEast1"),
  column("cores", "number", "cores"),
  column("ebsBaselineBandwidthMbps", "number", "ebsBaseBandwidth"),
  column("ebsMaximumBandwidthMbps", "number", "ebsMaxBandwidth"),
  column("ebsMaximumIops", "number", "ebsMaxIops"),
  column("networkPerformance", "text", "network"),
  column("maximumNetworkInterfaces", "number", "maxEnis"),
  column("ipv4AddressesPerInterface", "number", "ipv4PerEni"),
  column("ipv6AddressesPerInterface", "number", "ipv6PerEni"),
  column("maximumEbsVolumes", "number", "maxEbsVolumes"),
  column("instanceStorageGb", "number", "instanceStorageGB"),
  column("instanceStorageDisks", "json", "instanceStorage"),
  column("threadsPerCore", "number", "threadsPerCore"),
  column("processorManufacturer", "text", "cpuMaker"),
  column("clockSpeedGhz", "number", "ghz"),
  column("hypervisor", "textOrNull", "hypervisor"),
  column("bareMetal", "boolean", "bareMetal"),
  column("virtualizationTypes", "list", "virtTypes"),
  column("architectures", "list", "archs"),
  column("bootModes", "list", "bootModes"),
  column("rootDeviceTypes", "list", "rootDeviceTypes"),
  column("enaSupport", "text", "enaSupport"),
  column("nvmeSupport", "text", "nvmeSupport"),
  column("efaSupported", "boolean", "efa"),
  column("networkCards", "number", "networkCards"),
  column("ebsOptimizedSupport", "text", "ebsOptimized"),
  column("ebsAttachmentLimitType", "text", "ebsAttachmentLimitType"),
  column("instanceStorageNvmeSupport", "text", "instanceStorageNvme"),
  column("gpus", "json", "gpu"),
  column("fpgas", "json", "fpga"),
  column("neuronDevices", "json", "neuron"),
  column("inferenceAccelerators", "json", "inference"),
  column("mediaAccelerators", "json", "media"),
  column("currentGeneration", "boolean", "currentGen"),
  column("burstable", "boolean", "burstable"),
  column("freeTierEligible", "boolean", "freeTier"),
  column("placementStrategies", "list", "placement"),
  column("usageClasses", "list", "usageClasses"),
  column("hibernationSupported", "boolean", "hibernation"),
  column("dedicatedHostsSupported", "boolean", "dedicatedHosts"),
  column("autoRecoverySupported", "boolean", "autoRecovery"),
  column("nitroTpmSupported", "boolean", "nitroTpm"),
  column("nitroEnclavesSupported", "boolean", "nitroEnclaves"),
];
