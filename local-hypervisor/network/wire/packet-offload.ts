/**
 * Work that the sender of a packet left to be done, as `FrameOffload` names it for frames: the checksum field of its TCP
 * or UDP header holds the sum of the pseudo header only. Whoever hands the packet to a port with `frameOffload` passes
 * this on; for any other port the segments are cut and summed first.
 */
export interface PacketOffload {
  /** TCP payload of each segment that this packet stands for; absent when the packet is one as it is */
  readonly segmentBytes?: number;
}
