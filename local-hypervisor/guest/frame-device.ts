import type { FrameOffload } from "../control-plane/ports";
import { completeFrame } from "../network/offload/complete-frame";
import { MalformedPacketError } from "../network/wire/malformed-packet-error";
import type { FrameBatchWriter } from "./frame-batch";

/** A frame on its way to the guest */
export interface WaitingFrame {
  readonly bytes: Uint8Array;
  readonly offload: FrameOffload | undefined;
  /** Whether its checksum was made on this side, and so needs no look */
  readonly isSummed?: boolean;
  /** What its owner counts it as, given back by whoever is done with it */
  readonly cost: number;
}

/** How much one batch may hold; at least one frame always fits. */
export interface BatchLimit {
  readonly frames: number;
  readonly bytes: number;
}

/**
 * A network device as its owner sees it, whatever the guest's driver speaks. Frames are taken and given in batches, when
 * the owner says, with their offloads as the sender left them; what the driver has not agreed to take the device does.
 * Nothing that a guest does makes one of these throw.
 */
export interface FrameDevice {
  /** Whether a driver takes frames */
  readonly isListening: boolean;
  /** Whether the guest has said that it offers frames, and they were not all taken */
  readonly hasFrames: boolean;
  /** Whether the guest has yet to be told of frames that were taken: frames that come to it tell it as well */
  readonly hasCompletions: boolean;
  /** Calls back when the guest says that it offers frames, in the middle of its instruction: `transmit` may be called */
  onOffer(offered: () => void): void;
  /** Adds frames that the guest offers to the batch, until the batch is full or there are none */
  transmit(batch: FrameBatchWriter, limit: BatchLimit): void;
  /** Gives the guest frames, as many as it has room for, and takes them off the front; gives the sum of their costs */
  receive(frames: WaitingFrame[]): number;
  /** Tells the guest of frames that were taken, at the latest a moment after: it may have no room for others */
  tellCompletions(): void;
  /** Back to the state of power-on: the machine was reset or the device was pulled */
  reset(): void;
}

/** What a driver takes unfinished. */
export interface TakenOffloads {
  readonly checksum: boolean;
  /** TCP over IPv4 */
  readonly segmentation: boolean;
}

/**
 * Finishes the frame at that place for a driver that does not take it as it is: others may stand for it afterwards.
 * Gives the cost of a frame for which that cannot be done, which is lost.
 */
export function completeWaiting(frames: WaitingFrame[], index: number, taken: TakenOffloads): number {
  const frame = frames[index];
  if (!frame?.offload) return 0;
  const { bytes, offload, cost } = frame;
  if (offload.segmentBytes === undefined ? taken.checksum : taken.segmentation) return 0;
  const completed = completeOrDrop(bytes, offload);
  const last = completed.length - 1;
  frames.splice(
    index,
    1,
    ...completed.map((part, at) => ({
      bytes: part,
      offload: undefined,
      isSummed: true,
      cost: at === last ? cost : 0,
    })),
  );
  return last < 0 ? cost : 0;
}

function completeOrDrop(bytes: Uint8Array, offload: FrameOffload): Uint8Array[] {
  try {
    return completeFrame(bytes, offload);
  } catch (error) {
    if (error instanceof MalformedPacketError) return [];
    throw error;
  }
}
