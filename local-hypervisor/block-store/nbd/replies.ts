import { magic, ReplyFlag, ReplyType } from "./protocol";

const simpleHeaderBytes = 16;
const structuredHeaderBytes = 20;

/** The whole answer to a request as buffers to be written in a row. */
export type Reply = readonly Uint8Array[];

/** Writes the answers of a connection, simple or structured as was agreed. The cookie is the request's, as it came. */
export class ReplyWriter {
  constructor(private readonly structured: boolean) {}

  success(cookie: Uint8Array): Reply {
    return this.structured ? [structuredHeader(cookie, ReplyType.none, 0)] : [simpleHeader(cookie, 0)];
  }

  data(cookie: Uint8Array, offsetBytes: bigint, data: Uint8Array): Reply {
    if (!this.structured) return [simpleHeader(cookie, 0), data];
    const hole = isZero(data);
    const header = structuredHeader(
      cookie,
      hole ? ReplyType.hole : ReplyType.data,
      hole ? 12 : 8 + data.length,
      hole ? 12 : 8,
    );
    header.writeBigUInt64BE(offsetBytes, structuredHeaderBytes);
    if (hole) header.writeUInt32BE(data.length, structuredHeaderBytes + 8);
    return hole ? [header] : [header, data];
  }

  error(cookie: Uint8Array, errno: number, message: string): Reply {
    if (!this.structured) return [simpleHeader(cookie, errno)];
    const text = Buffer.from(message).subarray(0, 4096);
    const content = Buffer.alloc(6 + text.length);
    content.writeUInt32BE(errno, 0);
    content.writeUInt16BE(text.length, 4);
    content.set(text, 6);
    return [structuredHeader(cookie, ReplyType.error, content.length), content];
  }
}

function simpleHeader(cookie: Uint8Array, errno: number): Buffer {
  const header = Buffer.allocUnsafe(simpleHeaderBytes);
  header.writeUInt32BE(magic.simpleReply, 0);
  header.writeUInt32BE(errno, 4);
  header.set(cookie, 8);
  return header;
}

/** @param roomBytes of what follows, to be filled in by the caller */
function structuredHeader(cookie: Uint8Array, type: number, lengthBytes: number, roomBytes = 0): Buffer {
  const header = Buffer.allocUnsafe(structuredHeaderBytes + roomBytes);
  header.writeUInt32BE(magic.structuredReply, 0);
  header.writeUInt16BE(ReplyFlag.done, 4);
  header.writeUInt16BE(type, 6);
  header.set(cookie, 8);
  header.writeUInt32BE(lengthBytes, 16);
  return header;
}

const zeroes = Buffer.alloc(64 * 1024);

/** Stops at the first byte that is not zero, so it costs next to nothing where there is data */
function isZero(data: Uint8Array): boolean {
  if (data.length === 0 || data[0] !== 0) return false;
  for (let at = 0; at < data.length; at += zeroes.length) {
    const part = data.subarray(at, at + zeroes.length);
    if (Buffer.compare(part, zeroes.subarray(0, part.length)) !== 0) return false;
  }
  return true;
}
