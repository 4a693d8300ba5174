import type { ActivityCounters } from "../../guest/activity-counters";
import type { Cpu } from "./v86-internals";

/** Devices of a PC that have a line of their own; those of the PCI bus count for themselves */
const sources: Readonly<Record<number, string>> = {
  0: "timer 8254",
  1: "keyboard controller",
  3: "serial port 2",
  4: "serial port 1",
  8: "clock",
  12: "keyboard controller",
  14: "IDE controller",
  15: "IDE controller",
};

/** Counts how often devices that v86 itself has raise their lines, whether the guest takes the interrupt or not */
export function countInterruptLines(cpu: Cpu, counters: ActivityCounters): void {
  const raise = cpu.device_raise_irq.bind(cpu);
  const lower = cpu.device_lower_irq.bind(cpu);
  const counterOf = new Map(
    Object.entries(sources).map(([line, source]) => [Number(line), counters.counter("interrupt", source)]),
  );
  const raised = new Set<number>();
  cpu.device_raise_irq = (line) => {
    const counter = counterOf.get(line);
    if (counter && !raised.has(line)) {
      raised.add(line);
      counter.count++;
    }
    raise(line);
  };
  cpu.device_lower_irq = (line) => {
    raised.delete(line);
    lower(line);
  };
}
