import { ActivityCounters } from "../../guest/activity-counters";
import { kernelEntryRom } from "../../guest/boot/reset-rom";
import { hypercallPageMsr, xenCpuid } from "../../guest/xen/identity";
import { Machine } from "./machine";
import type { WasmModule } from "./web-assembly";

const codeAddress = 0x100000;
const memoryBytes = 2 * 2 ** 20;
const question = 42;
const answer = 43;

/** Halts at the first of its steps that does not give what a Xen guest gets */
const code = Uint8Array.from([
  ...[0xb8, 0x00, 0x00, 0x00, 0x40], // mov eax, 0x40000000
  ...[0x0f, 0xa2], // cpuid
  ...[0x81, 0xfb, 0x58, 0x65, 0x6e, 0x56], // cmp ebx, "XenV"
  ...[0x75, 0x1e], // jne to the end
  ...[0xb8, question, 0x00, 0x00, 0x00], // mov eax, question
  ...[0x0f, 0x01, 0xc1], // vmcall
  ...[0x3d, answer, 0x00, 0x00, 0x00], // cmp eax, answer
  ...[0x75, 0x0f], // jne to the end
  ...[0xb9, 0x00, 0x00, 0x00, 0x40], // mov ecx, 0x40000000
  ...[0x31, 0xc0, 0x31, 0xd2], // xor eax, eax; xor edx, edx
  ...[0x0f, 0x32], // rdmsr
  ...[0x89, 0xc2], // mov edx, eax
  ...[0x0f, 0x30], // wrmsr
  ...[0xfa, 0xf4], // cli; hlt
]);

/** What the traps of a build of v86 lack, as a sentence; undefined where all of them work. */
export async function runSelfTest(wasmModule: WasmModule): Promise<string | undefined> {
  const seen = new Set<string>();
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const machine = await Machine.create(
    { wasmModule, memoryBytes, localApic: true, counters: new ActivityCounters() },
    {
      serialOutput: () => undefined,
      pause: () => undefined,
      halted: () => end(),
      // An exception without anyone to take it
      resetAsked: () => end(),
      broken: () => end(),
    },
  );
  machine.setTrapHandler({
    cpuid: (leaf) => {
      seen.add("CPUID");
      return xenCpuid(leaf, 1);
    },
    hypercall: (number) => {
      if (number === question) seen.add("VMCALL");
      return answer;
    },
    readMsr: (index) => {
      if (index === hypercallPageMsr) seen.add("RDMSR");
      return { low: question, high: 0 };
    },
    writeMsr: (index, low, high) => {
      if (index === hypercallPageMsr && low === question && high === question) seen.add("WRMSR");
      return true;
    },
  });
  machine.load({
    rom: kernelEntryRom(codeAddress, { zeroPage: 0 }),
    parts: [{ address: codeAddress, bytes: code }],
  });
  machine.run();
  await ended;
  machine.stop();
  const lacking = ["CPUID", "VMCALL", "RDMSR", "WRMSR"].filter((step) => !seen.has(step));
  return lacking.length > 0
    ? `This build of v86 does not leave ${lacking.join(", ")} of a guest to its hypervisor.`
    : undefined;
}
