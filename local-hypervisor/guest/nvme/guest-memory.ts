/** The guest's RAM as a device reaches it. Devices check `covers` first: the other two may assume it. */
export interface GuestMemory {
  /** Whether all of the range is RAM */
  covers(address: number, lengthBytes: number): boolean;
  /** A copy of the range */
  read(address: number, lengthBytes: number): Uint8Array;
  write(address: number, bytes: Uint8Array): void;
}
