import type { GuestActivity, GuestReport } from "../../control-plane/ports";
import type { Accelerator } from "./accelerator";

/** An entry of `query-blockstats` */
interface BlockStatistics {
  readonly "node-name"?: string;
  readonly stats: Readonly<Record<string, unknown>>;
}

/** An entry of `query-stats` for processors: KVM's own counts (include/uapi/linux/kvm.h, `KVM_GET_STATS_FD`) */
interface ProcessorStatistics {
  readonly provider: string;
  readonly stats: readonly { readonly name: string; readonly value?: unknown }[];
}

/** What QEMU tells of a guest. */
export interface QemuStatistics {
  readonly blocks: readonly BlockStatistics[];
  readonly processors: readonly ProcessorStatistics[];
}

const processors = {
  kvm: "the host's processor, by KVM",
  hvf: "the host's processor, by Hypervisor.framework",
  tcg: "QEMU's translator (TCG)",
} as const satisfies Record<Accelerator, string>;

/** What CPUID says by an accelerator, where it is one that says so */
const signatures: Readonly<Partial<Record<Accelerator, string>>> = {
  kvm: "KVMKVMKVM",
  tcg: "TCGTCGTCGTCG",
};

const uncounted: Readonly<Record<Accelerator, readonly string[]>> = {
  kvm: ["KVM tells how often the guest left the processor, not by which instruction or for which device."],
  hvf: ["Hypervisor.framework tells nothing of exits, interrupts and hypercalls."],
  tcg: ["QEMU's translator does privileged instructions and interrupts itself and counts none of them."],
};

const traps = {
  exits: "VM exits",
  io_exits: "exits for IN and OUT",
  mmio_exits: "exits for device registers",
  halt_exits: "exits for HLT",
  irq_exits: "exits for the host's interrupts",
  insn_emulation: "instructions emulated",
} as const;

const diskRequests = {
  read: ["rd_operations", "rd_bytes"],
  write: ["wr_operations", "wr_bytes"],
  flush: ["flush_operations", undefined],
  discard: ["unmap_operations", "unmap_bytes"],
} as const;

/** What QEMU says of its processors and disks, as the counts that a report has; those that are nought are left out */
export function countStatistics({ blocks, processors }: QemuStatistics): GuestActivity {
  const counts: Record<keyof GuestActivity, Record<string, number>> = {
    trap: {},
    hypercall: {},
    interrupt: {},
    io: {},
    bytes: {},
  };
  const add = (group: keyof GuestActivity, name: string, value: unknown) => {
    if (typeof value === "number" && value > 0) counts[group][name] = (counts[group][name] ?? 0) + value;
  };
  for (const { "node-name": node, stats } of blocks)
    for (const [kind, [requests, bytes]] of Object.entries(diskRequests)) {
      add("io", `nvme ${node} ${kind}`, stats[requests]);
      if (bytes !== undefined) add("bytes", `nvme ${node} ${kind}`, stats[bytes]);
    }
  for (const { provider, stats } of processors) {
    if (provider !== "kvm") continue;
    const statistic = (name: string) => stats.find((each) => each.name === name)?.value;
    for (const [name, shown] of Object.entries(traps)) add("trap", shown, statistic(name));
    add("hypercall", "all", statistic("hypercalls"));
    add("interrupt", "injected", statistic("irq_injections"));
  }
  return counts;
}

/** What is the same for all guests under an accelerator */
export function describeProcessor(
  accelerator: Accelerator,
): Pick<GuestReport, "processor" | "signature" | "uncounted"> {
  const signature = signatures[accelerator];
  return {
    processor: processors[accelerator],
    ...(signature !== undefined && { signature }),
    uncounted: uncounted[accelerator],
  };
}
