import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { ByteSource } from "../../local-hypervisor/block-store/nbd/byte-source";

export interface NbdAnswer {
  readonly cookie: bigint;
  readonly errno: number;
  readonly data?: Buffer;
  /** Of a structured reply: how many zeroes stand for the data, or why it failed */
  readonly hole?: number;
  readonly message?: string;
}

export interface NbdOptionReply {
  readonly type: number;
  readonly data: Buffer;
}

/** A client of the NBD protocol that sends whatever a test wants, in or out of order. */
export class NbdClient {
  structured = false;
  private cookies = 0n;

  private constructor(
    readonly socket: Socket,
    readonly source: ByteSource,
  ) {}

  /** Connects and shakes hands with these client flags */
  static async connect(path: string, clientFlags = 3): Promise<NbdClient> {
    const socket = connect({ path, allowHalfOpen: true });
    socket.on("error", () => {});
    await once(socket, "connect");
    const client = new NbdClient(socket, new ByteSource(socket));
    const greeting = await client.source.read(18);
    expect(greeting.toString("latin1", 0, 16)).toBe("NBDMAGICIHAVEOPT");
    expect(greeting.readUInt16BE(16)).toBe(3);
    const flags = Buffer.alloc(4);
    flags.writeUInt32BE(clientFlags);
    socket.write(flags);
    return client;
  }

  /** Connects and goes into transmission */
  static async open(path: string, name: string, structured = true): Promise<NbdClient> {
    const client = await NbdClient.connect(path);
    if (structured) {
      expect((await client.option(8)).map(({ type }) => type)).toEqual([1]);
      client.structured = true;
    }
    expect((await client.option(7, infoRequest(name))).at(-1)?.type).toBe(1);
    return client;
  }

  /** Sends an option and reads its replies up to the last */
  async option(option: number, data: Uint8Array = new Uint8Array(0)): Promise<NbdOptionReply[]> {
    this.socket.write(optionBytes(option, data));
    const replies: NbdOptionReply[] = [];
    for (;;) {
      const header = await this.source.read(20);
      expect(header.readBigUInt64BE(0)).toBe(0x0003e889045565a9n);
      expect(header.readUInt32BE(8)).toBe(option);
      const type = header.readUInt32BE(12);
      replies.push({ type, data: await this.source.read(header.readUInt32BE(16)) });
      if (type === 1 || type >= 2 ** 31) return replies;
    }
  }

  /** Sends a request and gives its cookie; answers are read by `answer` */
  send(
    command: number,
    offset: bigint | number,
    length: number,
    extra: { flags?: number; data?: Uint8Array } = {},
  ): bigint {
    const cookie = ++this.cookies;
    this.socket.write(requestBytes(command, cookie, BigInt(offset), length, extra.flags ?? 0));
    if (extra.data) this.socket.write(extra.data);
    return cookie;
  }

  /** The next answer; `readBytes` is what a read asked for, for simple replies do not say */
  async answer(readBytes = 0): Promise<NbdAnswer> {
    if (!this.structured) {
      const header = await this.source.read(16);
      expect(header.readUInt32BE(0)).toBe(0x67446698);
      const errno = header.readUInt32BE(4);
      const data = errno === 0 && readBytes > 0 ? await this.source.read(readBytes) : undefined;
      return { cookie: header.readBigUInt64BE(8), errno, data };
    }
    const header = await this.source.read(20);
    expect(header.readUInt32BE(0)).toBe(0x668e33ef);
    expect(header.readUInt16BE(4)).toBe(1);
    const cookie = header.readBigUInt64BE(8);
    const content = await this.source.read(header.readUInt32BE(16));
    switch (header.readUInt16BE(6)) {
      case 0:
        return { cookie, errno: 0 };
      case 1:
        return { cookie, errno: 0, data: content.subarray(8) };
      case 2:
        return { cookie, errno: 0, hole: content.readUInt32BE(8) };
      case 0x8001:
        return { cookie, errno: content.readUInt32BE(0), message: content.toString("utf8", 6) };
      default:
        throw new Error(`an answer of type ${header.readUInt16BE(6)}`);
    }
  }

  /** One request and its answer, with no other under way */
  async request(
    command: number,
    offset: bigint | number,
    length: number,
    extra: { flags?: number; data?: Uint8Array } = {},
  ): Promise<NbdAnswer> {
    const cookie = this.send(command, offset, length, extra);
    const answer = await this.answer(command === 0 ? length : 0);
    expect(answer.cookie).toBe(cookie);
    return answer;
  }

  /** Resolves when the server has closed the connection */
  async closed(): Promise<void> {
    if (!this.socket.readableEnded && !this.socket.destroyed) {
      this.socket.resume();
      await Promise.race([once(this.socket, "end"), once(this.socket, "close")]);
    }
    this.socket.destroy();
  }
}

export function optionBytes(option: number, data: Uint8Array = new Uint8Array(0)): Buffer {
  const header = Buffer.alloc(16);
  header.write("IHAVEOPT", 0, "latin1");
  header.writeUInt32BE(option, 8);
  header.writeUInt32BE(data.length, 12);
  return Buffer.concat([header, data]);
}

/** Data of NBD_OPT_INFO and NBD_OPT_GO */
export function infoRequest(name: string, types: readonly number[] = []): Buffer {
  const bytes = Buffer.alloc(6 + Buffer.byteLength(name) + 2 * types.length);
  bytes.writeUInt32BE(Buffer.byteLength(name), 0);
  bytes.write(name, 4);
  bytes.writeUInt16BE(types.length, 4 + Buffer.byteLength(name));
  for (const [index, type] of types.entries())
    bytes.writeUInt16BE(type, 6 + Buffer.byteLength(name) + 2 * index);
  return bytes;
}

export function requestBytes(
  command: number,
  cookie: bigint,
  offset: bigint,
  length: number,
  flags = 0,
): Buffer {
  const bytes = Buffer.alloc(28);
  bytes.writeUInt32BE(0x25609513, 0);
  bytes.writeUInt16BE(flags, 4);
  bytes.writeUInt16BE(command, 6);
  bytes.writeBigUInt64BE(cookie, 8);
  bytes.writeBigUInt64BE(offset, 16);
  bytes.writeUInt32BE(length, 24);
  return bytes;
}
