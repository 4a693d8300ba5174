import { GrpcError, grpcCode } from "./grpc-status";

/** A compressed-flag and a length before each message. */
const prefixBytes = 5;

/** A message with its prefix, uncompressed. */
export function frameMessage(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(prefixBytes + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, prefixBytes);
  return framed;
}

/**
 * Gathers the one message of a unary request from chunks of any size. Chunks are kept, not joined, until the message
 * is whole, so that a large one is copied once.
 */
export class UnaryMessageReader {
  private readonly chunks: Buffer[] = [];
  private receivedBytes = 0;

  constructor(private readonly maximumBytes: number) {}

  /** @throws GrpcError when the message is compressed, too large, or followed by more */
  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.receivedBytes += chunk.length;
    const announcedBytes = this.announcedBytes();
    if (announcedBytes !== undefined && this.receivedBytes > prefixBytes + announcedBytes) {
      throw new GrpcError(grpcCode.internal, "A unary call takes one message; more than one was sent.");
    }
  }

  /** @throws GrpcError when the stream ended before the message did */
  finish(): Buffer {
    const announcedBytes = this.announcedBytes();
    if (announcedBytes === undefined || this.receivedBytes < prefixBytes + announcedBytes) {
      throw new GrpcError(grpcCode.internal, "The request ended before its message was complete.");
    }
    return this.joined().subarray(prefixBytes);
  }

  private announcedBytes(): number | undefined {
    if (this.receivedBytes < prefixBytes) return undefined;
    const [first] = this.chunks;
    const prefix = first !== undefined && first.length >= prefixBytes ? first : this.joined();
    if (prefix[0] !== 0) {
      throw new GrpcError(
        prefix[0] === 1 ? grpcCode.unimplemented : grpcCode.internal,
        "Compressed messages are not supported: send them with the identity encoding.",
      );
    }
    const announced = prefix.readUInt32BE(1);
    if (announced > this.maximumBytes) {
      throw new GrpcError(
        grpcCode.resourceExhausted,
        `The request has ${announced} bytes; ${this.maximumBytes} are the most that is taken.`,
      );
    }
    return announced;
  }

  private joined(): Buffer {
    const whole = this.chunks.length === 1 ? this.chunks[0] : undefined;
    if (whole !== undefined) return whole;
    const joined = Buffer.concat(this.chunks);
    this.chunks.splice(0, this.chunks.length, joined);
    return joined;
  }
}
