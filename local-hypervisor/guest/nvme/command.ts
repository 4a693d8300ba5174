/** A submission queue entry, the fields that this controller reads. */
export interface Command {
  readonly opcode: number;
  /** Fused operation in bits 0-1, kind of data pointer in bits 6-7; both must be zero here */
  readonly flags: number;
  readonly commandId: number;
  readonly namespaceId: number;
  /** Data pointers; beyond 2^53 they lose precision, but no such memory exists */
  readonly prp1: number;
  readonly prp2: number;
  /** Command dwords 10 to 15 */
  readonly dwords: readonly [number, number, number, number, number, number];
}

export const commandBytes = 64;
export const completionBytes = 16;

export function parseCommand(bytes: Uint8Array): Command {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dword = (index: number) => view.getUint32(index * 4, true);
  return {
    opcode: view.getUint8(0),
    flags: view.getUint8(1),
    commandId: view.getUint16(2, true),
    namespaceId: dword(1),
    prp1: dword(7) * 2 ** 32 + dword(6),
    prp2: dword(9) * 2 ** 32 + dword(8),
    dwords: [dword(10), dword(11), dword(12), dword(13), dword(14), dword(15)],
  };
}
