import type { DeviceMemory } from "../../guest-memory";
import type { GrantedPages } from "../ports";

/** Requests and responses of 32-bit front ends (xen/include/public/io/blkif.h, `x86_32-abi`) */
export const blockEntryBytes = 108;
export const sectorBytes = 512;
const pageBytes = 4096;
const sectorsPerPage = pageBytes / sectorBytes;

const operation = { read: 0, write: 1, barrier: 2, flush: 3, discard: 5, indirect: 6 } as const;

/** Segments of a request that names them itself */
const maxSegments = 11;
/** Segments of a request that names pages of segments */
export const maxIndirectSegments = 256;
const segmentBytes = 8;
const segmentsPerPage = pageBytes / segmentBytes;

const offset = {
  operation: 0,
  segmentCount: 1,
  indirectOperation: 1,
  indirectSegmentCount: 2,
  discardFlags: 1,
  id: 4,
  sector: 12,
  segments: 20,
  discardSectors: 20,
  indirectPages: 24,
} as const;

/** `BLKIF_RSP_*` */
export const blockStatus = { okay: 0, error: -1, notSupported: -2 } as const;
export type BlockStatus = (typeof blockStatus)[keyof typeof blockStatus];

/** Sectors of one granted page */
export interface BlockSegment {
  readonly reference: number;
  readonly firstSector: number;
  readonly lastSector: number;
}

/** What a front end asks for, held against the rules of the protocol but not against the disk. */
export type BlockRequest = {
  /** What the response returns: the front end's own, 8 bytes, and the code of the operation */
  readonly id: Uint8Array;
  readonly operationCode: number;
  /** Bytes from the start of the disk */
  readonly offsetBytes: number;
  readonly lengthBytes: number;
} & (
  | { readonly kind: "read" | "write" | "barrier" | "flush"; readonly segments: readonly BlockSegment[] }
  | { readonly kind: "discard" }
);

/** A request that is answered without being executed. */
export interface RefusedRequest {
  readonly kind: "refused";
  readonly id: Uint8Array;
  readonly operationCode: number;
  readonly status: BlockStatus;
}

/** Reads the request at an address. What the guest changes in it afterwards has no effect. */
export function readBlockRequest(
  memory: DeviceMemory,
  grants: GrantedPages,
  address: number,
): BlockRequest | RefusedRequest {
  const entry = memory.read(address, blockEntryBytes);
  const view = new DataView(entry.buffer, entry.byteOffset, blockEntryBytes);
  const isIndirect = view.getUint8(offset.operation) === operation.indirect;
  // A response to an indirect request names what was done, as blkfront insists
  const operationCode = view.getUint8(isIndirect ? offset.indirectOperation : offset.operation);
  const id = entry.slice(offset.id, offset.id + 8);
  const refuse = (status: BlockStatus): RefusedRequest => ({ kind: "refused", id, operationCode, status });
  const offsetBytes = readLong(view, offset.sector) * sectorBytes;
  if (!isIndirect && operationCode === operation.discard) {
    const secure = view.getUint8(offset.discardFlags) !== 0;
    if (secure) return refuse(blockStatus.notSupported);
    const lengthBytes = readLong(view, offset.discardSectors) * sectorBytes;
    return { kind: "discard", id, operationCode, offsetBytes, lengthBytes };
  }
  const kind = kindOf(operationCode);
  if (!kind) return refuse(blockStatus.notSupported);
  if (isIndirect && kind !== "read" && kind !== "write") return refuse(blockStatus.error);
  const segments = isIndirect ? readIndirect(memory, grants, view) : readDirect(view);
  if (!segments?.every(isWithinPage)) return refuse(blockStatus.error);
  if (segments.length === 0 && (kind === "read" || kind === "write")) return refuse(blockStatus.error);
  const lengthBytes = segments.reduce((sum, segment) => sum + bytesOf(segment), 0);
  return { kind, id, operationCode, offsetBytes, lengthBytes, segments };
}

/** Writes a response into a place of the ring */
export function writeBlockResponse(
  memory: DeviceMemory,
  address: number,
  { id, operationCode }: Pick<BlockRequest, "id" | "operationCode">,
  status: BlockStatus,
): void {
  const bytes = new Uint8Array(12);
  bytes.set(id);
  const view = new DataView(bytes.buffer);
  view.setUint8(8, operationCode);
  view.setInt16(10, status, true);
  memory.write(address, bytes);
}

export const bytesOf = ({ firstSector, lastSector }: BlockSegment): number =>
  (lastSector - firstSector + 1) * sectorBytes;

function kindOf(code: number): "read" | "write" | "barrier" | "flush" | undefined {
  switch (code) {
    case operation.read:
      return "read";
    case operation.write:
      return "write";
    case operation.barrier:
      return "barrier";
    case operation.flush:
      return "flush";
    default:
      return undefined;
  }
}

function readDirect(view: DataView): BlockSegment[] | undefined {
  const count = view.getUint8(offset.segmentCount);
  if (count > maxSegments) return undefined;
  return Array.from({ length: count }, (_, index) =>
    readSegment(view, offset.segments + index * segmentBytes),
  );
}

function readIndirect(
  memory: DeviceMemory,
  grants: GrantedPages,
  view: DataView,
): BlockSegment[] | undefined {
  const count = view.getUint16(offset.indirectSegmentCount, true);
  if (count > maxIndirectSegments) return undefined;
  const segments: BlockSegment[] = [];
  for (let page = 0; segments.length < count; page++) {
    const reference = view.getUint32(offset.indirectPages + page * 4, true);
    const address = grants.map(reference, "read");
    if (address === undefined) return undefined;
    const here = Math.min(count - segments.length, segmentsPerPage);
    const bytes = memory.read(address, here * segmentBytes);
    grants.unmap(reference, "read");
    const list = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let index = 0; index < here; index++) segments.push(readSegment(list, index * segmentBytes));
  }
  return segments;
}

function readSegment(view: DataView, at: number): BlockSegment {
  return {
    reference: view.getUint32(at, true),
    firstSector: view.getUint8(at + 4),
    lastSector: view.getUint8(at + 5),
  };
}

const isWithinPage = ({ firstSector, lastSector }: BlockSegment): boolean =>
  firstSector <= lastSector && lastSector < sectorsPerPage;

/** Exact below 2^53; larger than every disk beyond */
const readLong = (view: DataView, at: number): number =>
  view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
