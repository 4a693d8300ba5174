import { layOutBoot } from "../../guest/boot/boot-layout";
import { loadBootFiles } from "../../guest/boot/load-boot-files";
import { loadPvBoot } from "../../guest/boot/load-pv-boot";
import { addMpTable } from "../../guest/boot/mp-table";
import { layOutPvhBoot } from "../../guest/boot/pvh-layout";
import { unpackKernel } from "../../guest/boot/unpack-kernel";
import { layOutXenMemory } from "../../guest/xen/memory-map";
import type { Machine } from "./machine";
import type { WorkerStart } from "./messages";
import type { RemoteDisk } from "./remote-disk";

type BootShape = Pick<WorkerStart, "firmware" | "virtualizationType" | "enaNetworkCards" | "cacheFolder">;
type SwitchOn = (machine: Machine) => void;

/**
 * Reads what a root disk boots, unless firmware will; the result puts it into a machine and leaves that ready to run.
 * Rejects with `BootError`.
 */
export async function prepareBoot(root: RemoteDisk, shape: BootShape): Promise<SwitchOn> {
  const { firmware, virtualizationType, enaNetworkCards, cacheFolder } = shape;
  if (firmware) return (machine) => machine.loadFirmware(firmware);
  if (virtualizationType === "paravirtual") return preparePvBoot(root, cacheFolder);
  const files = await loadBootFiles(root);
  const vmlinux = files.kernel.payload && (await unpackKernel(files.kernel.payload, cacheFolder));
  return (machine) => {
    const layout = layOutBoot(files, vmlinux, machine.memory.sizeBytes);
    // Interrupt messages go to a local APIC, which the kernel looks for in this table
    if (enaNetworkCards) addMpTable(layout.rom, machine.pci.interruptRoutes);
    machine.load(layout);
  };
}

async function preparePvBoot(root: RemoteDisk, cacheFolder: string): Promise<SwitchOn> {
  const { files, vmlinux, kernelPath } = await loadPvBoot(root, cacheFolder);
  return (machine) => {
    const memory = layOutXenMemory(machine.memory.sizeBytes);
    machine.load(layOutPvhBoot(files, vmlinux, kernelPath, memory, machine.pci.interruptRoutes));
  };
}
