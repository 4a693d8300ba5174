import { once } from "node:events";
import { connect } from "node:net";
import { ByteSource } from "./byte-source";
import {
  Command,
  HandshakeFlag,
  Info,
  magic,
  maxPayloadBytes,
  NbdProtocolError,
  Option,
  OptionReply,
  ReplyType,
} from "./protocol";

/** Bytes that one request asks for */
const pieceBytes = 2 ** 20;

/** Requests that are under way at a time */
const window = 8;

export interface ReadDiskOptions {
  readonly socketPath: string;
  /** Name of the export */
  readonly name: string;
  readonly signal: AbortSignal;
  /** Told of the size before anything else */
  onSize(sizeBytes: number): Promise<void> | void;
  /** Told of bytes in any order; what is not told is zero */
  onData(offsetBytes: number, data: Uint8Array): Promise<void> | void;
  /** Told of bytes that were read, zeroes too */
  onProgress(doneBytes: number, totalBytes: number): void;
}

/** Reads a whole disk that our own server offers. Rejects with the signal's reason when it is aborted. */
export async function readDisk(options: ReadDiskOptions): Promise<void> {
  const { signal } = options;
  const socket = connect(options.socketPath);
  const stop = (): void => void socket.destroy();
  signal.addEventListener("abort", stop);
  try {
    await once(socket, "connect");
    socket.on("error", stop);
    const source = new ByteSource(socket);
    await source.read(18);
    const flags = Buffer.alloc(4);
    flags.writeUInt32BE(HandshakeFlag.fixedNewstyle | HandshakeFlag.noZeroes);
    const name = Buffer.from(options.name);
    const request = Buffer.alloc(6 + name.length);
    request.writeUInt32BE(name.length);
    name.copy(request, 4);
    socket.write(Buffer.concat([flags, option(Option.structuredReply), option(Option.go, request)]));
    const sizeBytes = await readSize(source);
    await options.onSize(sizeBytes);
    let asked = 0;
    const ask = (): void => {
      if (asked >= sizeBytes) return;
      const lengthBytes = Math.min(pieceBytes, sizeBytes - asked);
      socket.write(command(Command.read, asked, lengthBytes));
      asked += lengthBytes;
    };
    for (let count = 0; count < window; count++) ask();
    for (let done = 0; done < sizeBytes; ) {
      const { offsetBytes, lengthBytes, data } = await readAnswer(source);
      ask();
      if (data) await options.onData(offsetBytes, data);
      done += lengthBytes;
      options.onProgress(done, sizeBytes);
    }
    socket.end(command(Command.disconnect, 0, 0));
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    socket.destroy();
  }
}

function option(kind: number, data: Uint8Array = new Uint8Array(0)): Buffer {
  const header = Buffer.alloc(16);
  header.writeBigUInt64BE(magic.option, 0);
  header.writeUInt32BE(kind, 8);
  header.writeUInt32BE(data.length, 12);
  return Buffer.concat([header, data]);
}

async function readSize(source: ByteSource): Promise<number> {
  let sizeBytes: number | undefined;
  for (;;) {
    const header = await source.read(20);
    const [kind, type] = [header.readUInt32BE(8), header.readUInt32BE(12)];
    const data = await source.read(header.readUInt32BE(16));
    if (type === OptionReply.info && data.readUInt16BE(0) === Info.export)
      sizeBytes = Number(data.readBigUInt64BE(2));
    else if (type > OptionReply.info) throw new NbdProtocolError(data.toString());
    if (kind === Option.go && type === OptionReply.ack) break;
  }
  if (sizeBytes === undefined) throw new NbdProtocolError("the server did not say how large the disk is");
  return sizeBytes;
}

function command(kind: number, offsetBytes: number, lengthBytes: number): Buffer {
  const bytes = Buffer.alloc(28);
  bytes.writeUInt32BE(magic.request, 0);
  bytes.writeUInt16BE(kind, 6);
  bytes.writeBigUInt64BE(BigInt(offsetBytes), 16);
  bytes.writeUInt32BE(lengthBytes, 24);
  return bytes;
}

async function readAnswer(
  source: ByteSource,
): Promise<{ offsetBytes: number; lengthBytes: number; data?: Buffer }> {
  const header = await source.read(20);
  const type = header.readUInt16BE(6);
  const contentBytes = header.readUInt32BE(16);
  if (header.readUInt32BE(0) !== magic.structuredReply || contentBytes > maxPayloadBytes)
    throw new NbdProtocolError("no answer where one must be");
  const content = await source.read(contentBytes);
  if (type === ReplyType.error) throw new NbdProtocolError(content.toString("utf8", 6));
  const offsetBytes = Number(content.readBigUInt64BE(0));
  if (type === ReplyType.hole) return { offsetBytes, lengthBytes: content.readUInt32BE(8) };
  if (type !== ReplyType.data) throw new NbdProtocolError(`an answer of type ${type} to a read`);
  return { offsetBytes, lengthBytes: content.length - 8, data: content.subarray(8) };
}
