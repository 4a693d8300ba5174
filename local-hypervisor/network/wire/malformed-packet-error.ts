/** Bytes that are not a packet of the expected protocol. The only exception that a parser of this folder throws. */
export class MalformedPacketError extends Error {
  override readonly name = "MalformedPacketError";
  constructor(
    /** Protocol that was expected, such as `IPv4` */
    readonly protocol: string,
    /** What is wrong with the bytes, one clause */
    readonly reason: string,
  ) {
    super(`${protocol}: ${reason}`);
  }
}
