import { createHash } from "node:crypto";
import type { CpuidAnswer } from "../trap-handler";

/** Xen as EC2's first generations of instances see it: /sys/hypervisor/version says 4.11.amazon */
export const xenVersion = { major: 4, minor: 11, extra: ".amazon" } as const;

/** What CPUID's first leaf of the hypervisor's part spells in three registers */
export const xenSignature = "XenVMMXenVMM";

/** First leaf of the hypervisor's part of CPUID (xen/include/public/arch-x86/cpuid.h) */
const firstLeaf = 0x40000000;
const lastLeaf = 0x40000004;
/** Upcall vectors for each processor, which end at the local APIC; the processor's and the domain's number are given */
const features = 0x40 | 0x08 | 0x10;

/** MSR at which a guest asks for its hypercall page, as leaf 0x40000002 names it */
export const hypercallPageMsr = 0x40000000;

/** Xen's answer to CPUID; undefined for leaves that are the processor's. Those between the two are empty */
export function xenCpuid(leaf: number, domainId: number): CpuidAnswer | undefined {
  if (leaf < firstLeaf || leaf > firstLeaf + 0xff) return undefined;
  switch (leaf - firstLeaf) {
    case 0:
      return { eax: lastLeaf, ebx: signatureWord(0), ecx: signatureWord(4), edx: signatureWord(8) };
    case 1:
      return { eax: (xenVersion.major << 16) | xenVersion.minor, ebx: 0, ecx: 0, edx: 0 };
    case 2:
      return { eax: 1, ebx: hypercallPageMsr, ecx: 0, edx: 0 };
    case 4:
      return { eax: features, ebx: 0, ecx: domainId, edx: 0 };
    default:
      return { eax: 0, ebx: 0, ecx: 0, edx: 0 };
  }
}

function signatureWord(at: number): number {
  return Buffer.from(xenSignature, "latin1").readInt32LE(at);
}

/**
 * What /sys/hypervisor/uuid shows: on EC2 it begins with `ec2` (or `EC2`), which programs take as the mark of it. The
 * rest is the instance's own, the same at each start.
 */
export function domainUuid(instanceId: string): string {
  const digest = createHash("sha256").update(`domain ${instanceId}`).digest("hex");
  const hex = `ec2${digest.slice(3, 32)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}

/**
 * The page of hypercall stubs that older kernels call into (arch-x86/xen.h): one of 32 bytes for each number, which
 * puts the number into EAX and leaves the guest.
 */
export function hypercallPage(): Uint8Array {
  const page = new Uint8Array(4096).fill(0xcc);
  for (let number = 0; number < page.length / 32; number++) {
    // mov eax, number; vmcall; ret
    page.set([0xb8, number, 0, 0, 0, 0x0f, 0x01, 0xc1, 0xc3], number * 32);
  }
  return page;
}
