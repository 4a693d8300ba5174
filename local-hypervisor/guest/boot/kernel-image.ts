import { BootError } from "./boot-error";

/**
 * A bzImage as Linux's x86 boot protocol describes it (kernel, Documentation/arch/x86/boot.rst): real-mode set-up
 * code with a header, then the 32-bit kernel, which unpacks the payload that it carries.
 */
export interface KernelImage {
  /** The set-up header, bytes 0x1f1 onwards of the file, to be copied to the same place in the zero page */
  readonly setupHeader: Uint8Array;
  /** Protected-mode code */
  readonly code: Uint8Array;
  /** The compressed vmlinux within the code; undefined for protocols before 2.08 */
  readonly payload: Uint8Array | undefined;
  /** Longest command line that the kernel takes, bytes, the final zero not counted */
  readonly maxCommandLineBytes: number;
  /** Bytes of memory from the load address on that the kernel needs to unpack itself */
  readonly initBytes: number;
}

export const setupHeaderOffset = 0x1f1;

export function parseKernelImage(file: Uint8Array, path: string): KernelImage {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const isImage =
    file.length > 0x1000 &&
    view.getUint16(0x1fe, true) === 0xaa55 &&
    view.getUint32(0x202, true) === 0x53726448;
  const protocol = isImage ? view.getUint16(0x206, true) : 0;
  if (!isImage || protocol < 0x202 || (view.getUint8(0x211) & 1) === 0) {
    throw new BootError(`${path} of the root disk is no bzImage of a Linux kernel.`);
  }
  if (protocol >= 0x20c && view.getUint16(0x236, true) & 1) {
    throw new BootError(`${path} of the root disk is a 64-bit kernel, and this machine is an i386.`);
  }
  const codeOffset = ((view.getUint8(0x1f1) || 4) + 1) * 512;
  const code = file.subarray(codeOffset);
  const headerEnd = 0x202 + view.getUint8(0x201);
  return {
    setupHeader: file.subarray(setupHeaderOffset, headerEnd),
    code,
    payload: protocol >= 0x208 ? payloadOf(code, view) : undefined,
    maxCommandLineBytes: protocol >= 0x206 ? view.getUint32(0x238, true) : 255,
    initBytes: protocol >= 0x20a ? view.getUint32(0x260, true) : code.length * 8,
  };
}

function payloadOf(code: Uint8Array, header: DataView): Uint8Array | undefined {
  const offset = header.getUint32(0x248, true);
  const length = header.getUint32(0x24c, true);
  return length > 0 && offset + length <= code.length ? code.subarray(offset, offset + length) : undefined;
}
