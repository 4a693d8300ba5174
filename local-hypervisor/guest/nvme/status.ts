/**
 * Status of a completed command: code type in bits 8-10, code in bits 0-7, do-not-retry in bit 14, as in bits 17-31
 * of a completion entry (NVM Express 1.4, figure 126 onwards).
 */
const doNotRetry = 0x4000;

export const Status = {
  success: 0,
  invalidOpcode: 0x01 | doNotRetry,
  invalidField: 0x02 | doNotRetry,
  dataTransferError: 0x04 | doNotRetry,
  internalError: 0x06,
  invalidNamespace: 0x0b | doNotRetry,
  invalidPrpOffset: 0x13 | doNotRetry,
  lbaOutOfRange: 0x80 | doNotRetry,
  completionQueueInvalid: 0x100 | doNotRetry,
  invalidQueueIdentifier: 0x101 | doNotRetry,
  invalidQueueSize: 0x102 | doNotRetry,
  asynchronousEventLimitExceeded: 0x105 | doNotRetry,
  invalidInterruptVector: 0x108 | doNotRetry,
  invalidLogPage: 0x109 | doNotRetry,
  invalidQueueDeletion: 0x10c | doNotRetry,
  writeFault: 0x280,
  unrecoveredReadError: 0x281,
} as const;
export type Status = (typeof Status)[keyof typeof Status];

/** Ends a command with a status; thrown by the parts of a command's execution and caught by the controller */
export class CommandFailure extends Error {
  constructor(readonly status: Status) {
    super(`NVMe status 0x${status.toString(16)}`);
  }
}
