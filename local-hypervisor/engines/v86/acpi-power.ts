import type { IoPorts } from "./io-ports";
import type { Cpu } from "./v86-internals";

/** PM1a control register of v86's chipset, 16 bits */
const controlPort = 0xb004;
const sleepEnable = 0x2000;

/**
 * The switch that ACPI turns a machine off by: a guest writes "sleep" to the control register. v86 takes note of it and
 * runs on. The firmware's tables know of one state to sleep in, which is off.
 */
export function watchAcpiPowerOff(cpu: Cpu, ports: IoPorts, poweredOff: () => void): void {
  const { acpi } = cpu.devices;
  if (!acpi) return;
  ports.claim(controlPort, 1, {
    read: (_port, widthBytes) => (widthBytes === 1 ? acpi.status & 0xff : acpi.status),
    write: (_port, value, widthBytes) => {
      if (widthBytes !== 2) return;
      acpi.status = value & ~sleepEnable;
      if (value & sleepEnable) poweredOff();
    },
  });
}
