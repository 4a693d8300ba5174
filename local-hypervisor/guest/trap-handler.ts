/** What a processor answers to CPUID, 32 bits each. */
export interface CpuidAnswer {
  readonly eax: number;
  readonly ebx: number;
  readonly ecx: number;
  readonly edx: number;
}

/**
 * The hypervisor as a virtual processor meets it: asked in the middle of an instruction of the guest. Where it knows
 * nothing (`undefined`, `false`) the processor goes on as one without hypervisor. Numbers are unsigned, of 32 bits.
 */
export interface TrapHandler {
  cpuid(leaf: number, subleaf: number): CpuidAnswer | undefined;
  readMsr(index: number): { readonly low: number; readonly high: number } | undefined;
  writeMsr(index: number, low: number, high: number): boolean;
  /** VMCALL of the guest's kernel, arguments in the order of Xen's i386 ABI; the result goes to EAX */
  hypercall(number: number, parameters: readonly number[]): number;
}
