import type { ActivityCounter, ActivityCounters } from "../../guest/activity-counters";
import type { DeviceMemory } from "../../guest/guest-memory";
import { walkPages } from "../../guest/page-walk";
import type { TrapHandler } from "../../guest/trap-handler";
import { groupOfPort, nameOfPortGroup, portGroups } from "./port-names";
import type { Cpu } from "./v86-internals";
import { type Trap, trapOfPort } from "./wasm-hooks";

/** Names of instructions that left the guest, as `drydock explain` shows them */
const names: Readonly<Record<Exclude<Trap, "undefinedInstruction">, string>> = {
  cpuid: "CPUID",
  readMsr: "RDMSR",
  writeMsr: "WRMSR",
  halt: "HLT",
  readControlRegister: "MOV from CR",
  writeControlRegister: "MOV to CR",
  clearTaskSwitched: "CLTS",
  writeBackCaches: "WBINVD",
  invalidatePage: "INVLPG",
};

type PortReader = (port: number) => number;
type PortWriter = (port: number, value: number) => void;
const portReads = ["io_port_read8", "io_port_read16", "io_port_read32"];
const portWrites = ["io_port_write8", "io_port_write16", "io_port_write32"];

/** Places of registers among the eight of the processor */
const register = { eax: 0, ecx: 1, edx: 2, ebx: 3, esi: 6, edi: 7 } as const;
/** 0F 01 C1 */
const vmcall = [0x0f, 0x01, 0xc1];

/**
 * Where the virtual processor asks for its hypervisor (`wasm-hooks.ts`), and counts what it leaves the guest for.
 * Without a handler it is a processor without hypervisor.
 */
export class ProcessorTraps {
  handler: TrapHandler | undefined;
  private cpu: Cpu | undefined;
  private memory: DeviceMemory | undefined;
  private readonly answers: Readonly<Record<Trap, () => boolean>>;

  constructor(private readonly counters: ActivityCounters) {
    const counted = (trap: Exclude<Trap, "undefinedInstruction">, answer: () => boolean) => {
      const counter = counters.counter("trap", names[trap]);
      return () => {
        counter.count++;
        return answer();
      };
    };
    const vmcalls = counters.counter("trap", "VMCALL");
    this.answers = {
      cpuid: counted("cpuid", () => this.answerCpuid()),
      readMsr: counted("readMsr", () => this.answerReadMsr()),
      writeMsr: counted("writeMsr", () => this.answerWriteMsr()),
      halt: counted("halt", () => false),
      readControlRegister: counted("readControlRegister", () => false),
      writeControlRegister: counted("writeControlRegister", () => false),
      clearTaskSwitched: counted("clearTaskSwitched", () => false),
      writeBackCaches: counted("writeBackCaches", () => false),
      invalidatePage: counted("invalidatePage", () => false),
      undefinedInstruction: () => {
        if (!this.isVmcall()) return false;
        vmcalls.count++;
        return this.answerHypercall();
      },
    };
  }

  attach(cpu: Cpu, memory: DeviceMemory): void {
    this.cpu = cpu;
    this.memory = memory;
  }

  /** What v86's WebAssembly is to import: its own functions for ports, with the traps among them and a count of each */
  imports(imports: { readonly env: Readonly<Record<string, unknown>> }): object {
    const reads = this.counters.counter("trap", "IN");
    const writes = this.counters.counter("trap", "OUT");
    const readsAt = this.portCounters("in");
    const writesAt = this.portCounters("out");
    const env = { ...imports.env };
    for (const name of portReads) {
      const read = env[name] as PortReader;
      env[name] = (port: number) => {
        const trap = trapOfPort(port);
        if (trap) return this.answers[trap]() ? 1 : 0;
        reads.count++;
        readsAt(port).count++;
        return read(port);
      };
    }
    for (const name of portWrites) {
      const write = env[name] as PortWriter;
      env[name] = (port: number, value: number) => {
        writes.count++;
        writesAt(port).count++;
        write(port, value);
      };
    }
    return { ...imports, env };
  }

  /** Finds the counter of what is at a port, from the second time on in an array */
  private portCounters(direction: "in" | "out"): (port: number) => ActivityCounter {
    const found: (ActivityCounter | undefined)[] = new Array(portGroups).fill(undefined);
    return (port) => {
      const group = groupOfPort(port);
      const known = found[group];
      if (known) return known;
      const counter = this.counters.counter("io", `${nameOfPortGroup(group)} ${direction}`);
      found[group] = counter;
      return counter;
    };
  }

  /** Physical address of a linear one, in the page tables that the guest uses now; undefined where nothing is mapped */
  translate(address: number): number | undefined {
    const { cpu, memory } = this;
    if (!cpu || !memory) return undefined;
    const [cr0 = 0, , , cr3 = 0, cr4 = 0] = view(cpu, cpu.cr.byteOffset, 5);
    return walkPages(memory, { cr0, cr3, cr4 }, address);
  }

  private answerCpuid(): boolean {
    const registers = this.registers();
    const answer = this.handler?.cpuid(
      (registers?.[register.eax] ?? 0) >>> 0,
      (registers?.[register.ecx] ?? 0) >>> 0,
    );
    if (!answer || !registers) return false;
    registers[register.eax] = answer.eax;
    registers[register.ebx] = answer.ebx;
    registers[register.ecx] = answer.ecx;
    registers[register.edx] = answer.edx;
    return true;
  }

  private answerReadMsr(): boolean {
    const registers = this.kernelRegisters();
    const answer = registers && this.handler?.readMsr((registers[register.ecx] ?? 0) >>> 0);
    if (!answer || !registers) return false;
    registers[register.eax] = answer.low;
    registers[register.edx] = answer.high;
    return true;
  }

  private answerWriteMsr(): boolean {
    const registers = this.kernelRegisters();
    if (!registers || !this.handler) return false;
    const [low = 0, index = 0, high = 0] = registers;
    return this.handler.writeMsr(index >>> 0, low >>> 0, high >>> 0);
  }

  private answerHypercall(): boolean {
    const registers = this.kernelRegisters();
    if (!registers || !this.handler) return false;
    const { ebx, ecx, edx, esi, edi } = register;
    const parameters = [ebx, ecx, edx, esi, edi].map((at) => (registers[at] ?? 0) >>> 0);
    const result = this.handler.hypercall((registers[register.eax] ?? 0) >>> 0, parameters);
    // A handler that makes memory grow takes the view away
    const after = this.registers();
    if (after) after[register.eax] = result;
    return true;
  }

  private isVmcall(): boolean {
    const { cpu, memory } = this;
    if (!cpu || !memory || !this.handler) return false;
    const [at = 0] = view(cpu, cpu.previous_ip.byteOffset, 1);
    return vmcall.every((byte, index) => {
      const physical = this.translate(at + index);
      if (physical === undefined || !memory.covers(physical, 1)) return false;
      return memory.read(physical, 1)[0] === byte;
    });
  }

  /** Undefined for programs of the guest: only its kernel may do that, and v86 raises the fault */
  private kernelRegisters(): Int32Array | undefined {
    return this.cpu && this.cpu.cpl[0] === 0 ? this.registers() : undefined;
  }

  private registers(): Int32Array | undefined {
    return this.cpu && view(this.cpu, this.cpu.reg32.byteOffset, 8);
  }
}

/** WebAssembly's memory gets a new buffer when it grows: a view is good for one use */
function view(cpu: Cpu, byteOffset: number, length: number): Int32Array {
  return new Int32Array(cpu.wasm_memory.buffer, byteOffset, length);
}
