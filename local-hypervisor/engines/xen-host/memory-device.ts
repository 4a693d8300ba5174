import type { BlockDevice } from "../../control-plane/ports";

const sectorBytes = 512;

/** Bytes as a disk that can only be read, with zeroes up to the end of its last sector. */
export function memoryDevice(bytes: Uint8Array): BlockDevice {
  const readOnly = async (): Promise<never> => {
    throw new RangeError("The disk can only be read.");
  };
  return {
    sizeBytes: Math.ceil(bytes.length / sectorBytes) * sectorBytes,
    read: async (offsetBytes, lengthBytes) => {
      const held = bytes.subarray(offsetBytes, offsetBytes + lengthBytes);
      if (held.length === lengthBytes) return held;
      const padded = new Uint8Array(lengthBytes);
      padded.set(held);
      return padded;
    },
    write: readOnly,
    discard: readOnly,
    flush: async () => undefined,
    close: async () => undefined,
  };
}
