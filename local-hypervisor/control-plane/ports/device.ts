/** A disk as an engine and a server of disks see it: a fixed number of bytes, read and written at offsets. */
export interface BlockDevice {
  /** Size in bytes, a multiple of 512 */
  readonly sizeBytes: number;
  /**
   * Reads `lengthBytes` bytes, into `into` of that length where it is given and the device can: what resolves is where
   * they are. Rejects with `BlockStoreError` kind `outOfBounds` beyond the end
   */
  read(offsetBytes: number, lengthBytes: number, into?: Uint8Array): Promise<Uint8Array>;
  /** Takes the bytes; they survive a crash only after a later `flush` resolves */
  write(offsetBytes: number, data: Uint8Array): Promise<void>;
  /** Resolves when every write that resolved before the call is on stable storage */
  flush(): Promise<void>;
  /** Gives the bytes of the range back; they read as zeroes afterwards */
  discard(offsetBytes: number, lengthBytes: number): Promise<void>;
  /** Registers one more listener, called after `sizeBytes` grew; absent where the size never changes */
  onResize?(listener: () => void): void;
  /** Flushes and releases; no call is legal afterwards */
  close(): Promise<void>;
}

/** Work that the sender of a frame left to be done, as virtio-net, netfront and ENA name it. */
export interface FrameOffload {
  /** Where the data that the checksum covers begins, bytes from the start of the frame; it reaches to the end */
  readonly checksumStartBytes: number;
  /** Where the 16 bits of the checksum go, bytes from `checksumStartBytes`; they hold the sum of the pseudo header */
  readonly checksumOffsetBytes: number;
  /** TCP payload of each segment that this frame stands for; absent when the frame is one packet as it is */
  readonly segmentBytes?: number;
}

/**
 * One end of an Ethernet cable. Frames carry no FCS; at most the MTU plus 14 bytes, with `offload.segmentBytes` at
 * most 65,550 bytes.
 */
export interface FramePort {
  /**
   * Hands a frame to the other end; the array must not be changed afterwards by the sender. `offload` only from and to
   * an engine whose capabilities have `frameOffload`.
   */
  send(frame: Uint8Array, offload?: FrameOffload): void;
  /** Registers the only receiver of frames that the other end sends; the array is the receiver's own */
  onFrame(receive: (frame: Uint8Array, offload?: FrameOffload) => void): void;
}

/** The serial console of a guest, as its log and its terminal see it. */
export interface ConsolePort {
  /** Takes bytes that the guest printed */
  output(bytes: Uint8Array): void;
  /** Registers the only receiver of bytes that a person types */
  onInput(receive: (bytes: Uint8Array) => void): void;
}
