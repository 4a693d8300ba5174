import type { EngineCapabilities, GuestSpec } from "../control-plane/ports";
import { EngineError } from "./engine-error";

/**
 * Throws `EngineError` kind `unsupported` when a guest asks for more than an engine has; `engine` begins the sentence,
 * and what the engine lost on this machine follows it.
 */
export function refuseBeyond(engine: string, capabilities: EngineCapabilities, spec: GuestSpec): void {
  const { architectures, virtualizationTypes, hypervisors, maxVcpus, maxMemoryMib } = capabilities;
  const { maxDisks, maxNetworkInterfaces, maxMtuBytes, lost } = capabilities;
  const { architecture, virtualizationType, hypervisor, vcpus, memoryMib, disks, networkInterfaces } = spec;
  const refuse = (what: string): never => {
    throw new EngineError("unsupported", [`${engine} ${what}.`, lost].filter(Boolean).join(" "));
  };
  if (!architectures.includes(architecture))
    refuse(`runs ${architectures.join(" and ")} guests, not ${architecture} ones`);
  if (!virtualizationTypes.includes(virtualizationType)) refuse(`does not run ${virtualizationType} guests`);
  if (!hypervisors.includes(hypervisor))
    refuse(`does not show its guests ${hypervisor === "xen" ? "Xen" : "Nitro"}`);
  if (vcpus > maxVcpus) refuse(`has ${maxVcpus} vCPUs a guest at most, not ${vcpus}`);
  if (memoryMib > maxMemoryMib) refuse(`has ${maxMemoryMib} MiB of memory a guest at most, not ${memoryMib}`);
  if (disks.length === 0) refuse("needs a root disk");
  if (disks.length > maxDisks) refuse(`has room for ${maxDisks} disks, not ${disks.length}`);
  if (networkInterfaces.length > maxNetworkInterfaces)
    refuse(`has room for ${maxNetworkInterfaces} network interfaces, not ${networkInterfaces.length}`);
  const largestMtuBytes = Math.max(0, ...networkInterfaces.map(({ mtuBytes }) => mtuBytes));
  if (largestMtuBytes > maxMtuBytes)
    refuse(`carries packets of ${maxMtuBytes} bytes, not ${largestMtuBytes}`);
}
