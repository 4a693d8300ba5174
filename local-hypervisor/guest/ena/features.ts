import { windowPart } from "./pci-function";
import { maxQueueDepth } from "./queues";

/** Identifiers of features, those that this device has (`ena_admin_aq_feature_id` of the driver) */
export const feature = {
  deviceAttributes: 1,
  maxQueues: 2,
  maxQueuesExtended: 7,
  statelessOffloads: 11,
  mtu: 14,
  asynchronousEvents: 26,
  hostAttributes: 28,
} as const;

/** Groups of asynchronous events */
export const eventGroup = { linkChange: 0, keepAlive: 4 } as const;
export const eventGroups = (1 << eventGroup.linkChange) | (1 << eventGroup.keepAlive);

const supported = Object.values(feature).reduce((bits, id) => bits | (1 << id), 0);
/** Sent frames: sums that are begun in the header, and segments of TCP over IPv4 */
const transmitOffloads = (1 << 0) | (1 << 1) | (1 << 5);
/** Received frames: sums of the IPv4 header and of what is in it were looked at */
const receiveOffloads = (1 << 0) | (1 << 1);
const addressBits = 48;
/** Most parts of a frame: a frame of 64 KiB in pages of 4 KiB, and one for what is before */
export const maxParts = { transmit: 18, receive: 18 } as const;
const maxHeaderBytes = 128;
const queuePairs = 1;

export interface AdapterAttributes {
  /** Six octets */
  readonly macAddress: Uint8Array;
  /** Largest IP packet, bytes */
  readonly mtuBytes: number;
}

/** The answer to a question after a feature, from byte 8 of the completion on; false for one that there is not. */
export function describeFeature(
  id: number,
  answer: DataView,
  { macAddress, mtuBytes }: AdapterAttributes,
  enabledEvents: number,
): boolean {
  const words = (at: number, ...values: number[]) => {
    values.forEach((value, index) => {
      answer.setUint32(at + index * 4, value, true);
    });
  };
  switch (id) {
    case feature.deviceAttributes:
      words(0, 0, 0, supported, 0, addressBits, addressBits);
      macAddress.forEach((octet, index) => {
        answer.setUint8(24 + index, octet);
      });
      words(32, mtuBytes);
      return true;
    case feature.maxQueues:
      words(0, 2 * queuePairs, maxQueueDepth, 2 * queuePairs, maxQueueDepth, 0, 0, maxHeaderBytes);
      answer.setUint16(28, maxParts.transmit, true);
      answer.setUint16(30, maxParts.receive, true);
      return true;
    case feature.maxQueuesExtended: {
      const depths = [maxQueueDepth, maxQueueDepth, maxQueueDepth, maxQueueDepth];
      answer.setUint8(0, 1);
      words(4, queuePairs, queuePairs, queuePairs, queuePairs, ...depths, maxHeaderBytes);
      answer.setUint16(40, maxParts.transmit, true);
      answer.setUint16(42, maxParts.receive, true);
      return true;
    }
    case feature.statelessOffloads:
      words(0, transmitOffloads, receiveOffloads, receiveOffloads);
      return true;
    case feature.mtu:
      words(0, mtuBytes);
      return true;
    case feature.asynchronousEvents:
      words(0, eventGroups, enabledEvents);
      return true;
    default:
      return false;
  }
}

/** Where the doorbell of a submission queue is in the window */
export const doorbellOffset = (queue: number): number => windowPart.doorbells + queue * 4;
/** Where the interrupt register of a completion queue is */
export const interruptOffset = (queue: number): number => windowPart.interrupts + queue * 4;
