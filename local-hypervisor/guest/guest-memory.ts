/** The guest's RAM as a device reaches it. Devices check `covers` first: the other two may assume it. */
export interface GuestMemory {
  /** Whether all of the range is RAM */
  covers(address: number, lengthBytes: number): boolean;
  /** A copy of the range */
  read(address: number, lengthBytes: number): Uint8Array;
  write(address: number, bytes: Uint8Array): void;
}

/** The guest's RAM for a device that looks into rings: small fields without a copy. `covers` comes first here too. */
export interface DeviceMemory extends GuestMemory {
  readUint16(address: number): number;
  readUint32(address: number): number;
  writeUint16(address: number, value: number): void;
  writeUint32(address: number, value: number): void;
  /** Copies from `address` on until the target is full */
  copyTo(target: Uint8Array, address: number): void;
}
