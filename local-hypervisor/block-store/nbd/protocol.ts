/**
 * Numbers of the NBD protocol, as its specification names them (doc/proto.md of the project NetworkBlockDevice/nbd).
 * All integers on the wire are big-endian.
 */
export const magic = {
  /** `NBDMAGIC` */
  greeting: 0x4e42444d41474943n,
  /** `IHAVEOPT` */
  option: 0x49484156454f5054n,
  optionReply: 0x0003e889045565a9n,
  request: 0x25609513,
  simpleReply: 0x67446698,
  structuredReply: 0x668e33ef,
} as const;

export const HandshakeFlag = { fixedNewstyle: 1, noZeroes: 2 } as const;

export const Option = {
  exportName: 1,
  abort: 2,
  list: 3,
  info: 6,
  go: 7,
  structuredReply: 8,
} as const;

const optionError = 2 ** 31;

export const OptionReply = {
  ack: 1,
  server: 2,
  info: 3,
  unsupported: optionError + 1,
  invalid: optionError + 3,
  unknown: optionError + 6,
} as const;

export const Info = { export: 0, name: 1, description: 2, blockSize: 3 } as const;

export const TransmissionFlag = {
  hasFlags: 1 << 0,
  readOnly: 1 << 1,
  flush: 1 << 2,
  forceUnitAccess: 1 << 3,
  trim: 1 << 5,
  writeZeroes: 1 << 6,
  dontFragment: 1 << 7,
  multipleConnections: 1 << 8,
  fastZero: 1 << 11,
} as const;

export const Command = {
  read: 0,
  write: 1,
  disconnect: 2,
  flush: 3,
  trim: 4,
  writeZeroes: 6,
} as const;

export const CommandFlag = {
  forceUnitAccess: 1 << 0,
  noHole: 1 << 1,
  dontFragment: 1 << 2,
  fastZero: 1 << 4,
} as const;

export const ReplyFlag = { done: 1 } as const;

export const ReplyType = { none: 0, data: 1, hole: 2, error: 2 ** 15 + 1 } as const;

/** Errors of replies; the numbers are Linux's */
export const NbdErrno = {
  notPermitted: 1,
  io: 5,
  invalid: 22,
  noSpace: 28,
  notSupported: 95,
} as const;

/** Every request starts and ends at a multiple of it, bytes */
export const minBlockBytes = 512;

/** What a client had best send at once at least, bytes: the page of the guests' file systems */
export const preferredBlockBytes = 4096;

/** Most bytes that one request reads or writes */
export const maxPayloadBytes = 32 * 2 ** 20;

/** Longest name of an export, bytes */
export const maxNameBytes = 4096;

/** A peer that does not speak the protocol: the connection ends, since nothing after it can be understood. */
export class NbdProtocolError extends Error {
  override readonly name = "NbdProtocolError";
}
