import { catalogueImages } from "../../schemas/catalogues/images";
import { findInstanceType, type InstanceType } from "../../schemas/catalogues/instance-types";
import { checkLaunch } from "../../schemas/rules/launch";
import { noEngineFor } from "../model/errors/instance";
import type { EngineCapabilities, GuestSpec, VmEngine } from "./ports";

/** What a guest needs of an engine. */
export interface GuestNeeds {
  readonly architecture: EngineCapabilities["architectures"][number];
  readonly virtualizationType: EngineCapabilities["virtualizationTypes"][number];
  readonly instanceType: Pick<InstanceType, "name" | "vcpus" | "memoryMib" | "hypervisor">;
  readonly disks: number;
  readonly networkInterfaces: number;
  /** The launch runs by a relaxation: a guest with fewer vCPUs than its type has will do */
  readonly fewerVcpus?: boolean;
}

/** What an instance type's host is to its guests; bare metal shows Nitro's cards without a hypervisor. */
export const hypervisorOf = ({ hypervisor }: Pick<InstanceType, "hypervisor">): GuestSpec["hypervisor"] =>
  hypervisor ?? "nitro";

/** The first engine that is there and can run such a guest. */
export const selectEngine = (engines: readonly VmEngine[], needs: GuestNeeds): VmEngine | undefined =>
  engines.find(
    ({ capabilities, absence }) => absence === undefined && lacks(capabilities, needs).length === 0,
  );

/**
 * The engine of a guest; a guest that none can run is refused with what would run.
 *
 * @throws Ec2Error Unsupported
 */
export function requireEngine(engines: readonly VmEngine[], needs: GuestNeeds): VmEngine {
  const engine = selectEngine(engines, needs);
  if (engine) return engine;
  const { architecture, virtualizationType, instanceType, disks, networkInterfaces } = needs;
  const interfaces = networkInterfaces === 1 ? "" : `, ${networkInterfaces} network interfaces`;
  const what = `a ${virtualizationType} ${architecture} guest of ${instanceType.vcpus} vCPUs, ${instanceType.memoryMib} MiB${interfaces} and ${disks} disks (${instanceType.name})`;
  const absent = engines.find(({ capabilities }) => lacks(capabilities, needs).length === 0);
  if (absent?.absence) throw noEngineFor(what, `The engine '${absent.name}' would. ${absent.absence}`);
  throw noEngineFor(
    what,
    [...engines.map((each) => describe(each, needs)), example(engines)].join(" ").trim(),
  );
}

/** A launch that EC2 and an engine of this machine would both take, in words. */
function example(engines: readonly VmEngine[]): string {
  for (const image of catalogueImages) {
    for (const name of ["t2.micro", "t3.micro", "t4g.micro", "m1.small"]) {
      const instanceType = findInstanceType(name);
      const { architecture, virtualizationType } = image;
      if (!instanceType || !isGuestArchitecture(architecture)) continue;
      if (checkLaunch({ instanceType: name, image }).length > 0) continue;
      const needs = { architecture, virtualizationType, instanceType, disks: 1, networkInterfaces: 1 };
      if (selectEngine(engines, needs))
        return `For example, the image ${image.key} (${virtualizationType}, ${architecture}) on ${name} runs here.`;
    }
  }
  return "";
}

const isGuestArchitecture = (architecture: string): architecture is GuestNeeds["architecture"] =>
  architecture === "i386" || architecture === "x86_64" || architecture === "arm64";

/** What an engine lacks for a guest, in words; empty when it can run it. */
function lacks(capabilities: EngineCapabilities, needs: GuestNeeds): string[] {
  const { architecture, virtualizationType, instanceType, disks, networkInterfaces, fewerVcpus } = needs;
  const { architectures, virtualizationTypes, hypervisors } = capabilities;
  const { maxVcpus, maxMemoryMib, maxDisks, maxNetworkInterfaces } = capabilities;
  const missing: string[] = [];
  if (!architectures.includes(architecture))
    missing.push(`an image of architecture ${architectures.join(" or ")}`);
  if (!virtualizationTypes.includes(virtualizationType))
    missing.push(`an image of virtualization type ${virtualizationTypes.join(" or ")}`);
  if (!hypervisors.includes(hypervisorOf(instanceType)))
    missing.push(`an instance type of the ${hypervisors.map(generation).join(" or ")} generation`);
  if (!fewerVcpus && instanceType.vcpus > maxVcpus)
    missing.push(`an instance type of at most ${maxVcpus} vCPUs`);
  if (instanceType.memoryMib > maxMemoryMib) missing.push(`an instance type of at most ${maxMemoryMib} MiB`);
  if (disks > maxDisks) missing.push(`at most ${maxDisks} disks`);
  if (networkInterfaces > maxNetworkInterfaces)
    missing.push(`at most ${maxNetworkInterfaces} network interfaces`);
  return missing;
}

const generation = (hypervisor: GuestSpec["hypervisor"]): string => (hypervisor === "xen" ? "Xen" : "Nitro");

const describe = (engine: VmEngine, needs: GuestNeeds): string =>
  [
    `The engine '${engine.name}' would run it with ${lacks(engine.capabilities, needs).join(", ")}.`,
    engine.capabilities.lost,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
