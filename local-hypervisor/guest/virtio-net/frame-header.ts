import type { FrameOffload } from "../../control-plane/ports";

/** `struct virtio_net_hdr` with its count of buffers (Virtual I/O Device 1.2, section 5.1.6), before every frame */
export const frameHeaderBytes = 12;

const flagNeedsChecksum = 1;
const segmentation = { none: 0, tcp4: 1 } as const;
const explicitCongestionNotification = 0x80;
/** Of an Ethernet frame: the checksum cannot begin before its payload */
const ethernetHeaderBytes = 14;

/** What a driver may leave to be done */
export interface AllowedOffloads {
  readonly checksum: boolean;
  readonly segmentation: boolean;
}

/**
 * What the header of a frame of so many bytes says is left to be done; `none` for nothing, `impossible` for what the
 * device did not agree to or the frame cannot have.
 */
export function parseFrameHeader(
  header: DataView,
  frameBytes: number,
  allowed: AllowedOffloads,
): FrameOffload | "none" | "impossible" {
  const needsChecksum = (header.getUint8(0) & flagNeedsChecksum) !== 0;
  const kind = header.getUint8(1) & ~explicitCongestionNotification;
  if (!needsChecksum) return kind === segmentation.none ? "none" : "impossible";
  const segmentBytes = header.getUint16(4, true);
  const checksumStartBytes = header.getUint16(6, true);
  const checksumOffsetBytes = header.getUint16(8, true);
  const isInside =
    checksumStartBytes >= ethernetHeaderBytes && checksumStartBytes + checksumOffsetBytes + 2 <= frameBytes;
  if (!allowed.checksum || !isInside) return "impossible";
  if (kind === segmentation.none) return { checksumStartBytes, checksumOffsetBytes };
  if (kind !== segmentation.tcp4 || !allowed.segmentation || segmentBytes === 0) return "impossible";
  return { checksumStartBytes, checksumOffsetBytes, segmentBytes };
}

/** The header before a frame that the guest receives; the count of buffers is filled in by `setBufferCount` */
export function writeFrameHeader(
  header: DataView,
  frame: Uint8Array,
  offload: FrameOffload | undefined,
): void {
  const segmentBytes = offload?.segmentBytes ?? 0;
  const start = offload?.checksumStartBytes ?? 0;
  header.setUint8(0, offload ? flagNeedsChecksum : 0);
  header.setUint8(1, segmentBytes > 0 ? segmentation.tcp4 : segmentation.none);
  // Length of all headers, for a driver that wants to split there; TCP says its own in four-byte units
  const headersBytes = segmentBytes > 0 ? start + ((frame[start + 12] ?? 0) >>> 4) * 4 : 0;
  header.setUint16(2, headersBytes, true);
  header.setUint16(4, segmentBytes, true);
  header.setUint16(6, start, true);
  header.setUint16(8, offload?.checksumOffsetBytes ?? 0, true);
  header.setUint16(bufferCountOffset, 1, true);
}

/** Where in the header the count of buffers of a frame is */
export const bufferCountOffset = 10;
