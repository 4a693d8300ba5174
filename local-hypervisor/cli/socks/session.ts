import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { joinStreams } from "../join-streams";
import {
  greetingAnswer,
  readGreeting,
  readRequest,
  requestAnswer,
  SocksError,
  type SocksRequest,
  socksReply,
} from "./messages";

/** Longest name and all that is before it */
const maximumHeadBytes = 600;
const patienceMs = 30_000;

/** Opens the stream that a request asks for. Rejects with an error whose `reply` is the code for the client. */
export type OpenStream = (request: SocksRequest) => Promise<Duplex>;

/** Why a request could not be met, as SOCKS tells it. */
export class SocksRefusal extends Error {
  override readonly name = "SocksRefusal";
  constructor(
    message: string,
    readonly reply: number,
  ) {
    super(message);
  }
}

/** Serves one client of the proxy; resolves when it is gone. Never rejects: `report` is told of what went wrong. */
export async function serveSocks(
  client: Socket,
  open: OpenStream,
  report: (message: string) => void,
): Promise<void> {
  client.on("error", () => client.destroy());
  client.setTimeout(patienceMs, () => client.destroy());
  try {
    const reader = new HeadReader(client);
    await reader.read(readGreeting);
    client.write(greetingAnswer);
    const request = await reader.read(readRequest);
    const stream = await open(request);
    client.setTimeout(0);
    client.write(requestAnswer(socksReply.succeeded));
    if (reader.rest.length > 0) stream.write(reader.rest);
    await joinStreams(client, stream);
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof SocksRefusal || error instanceof SocksError) report(message);
    if (error instanceof SocksRefusal) client.end(requestAnswer(error.reply));
    else if (error instanceof SocksError) client.end(error.answer);
    else client.destroy();
    client.resume(); // so that the client's end is seen
  }
}

/** Reads messages from the beginning of a stream. */
class HeadReader {
  private bytes: Buffer = Buffer.alloc(0);

  constructor(private readonly client: Socket) {
    client.pause();
  }

  read<T extends { readonly lengthBytes: number }>(parse: (bytes: Uint8Array) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const { client } = this;
      const stop = (): void => {
        client.pause();
        client.off("data", take).off("end", left).off("close", left);
      };
      const look = (): void => {
        try {
          const message = parse(this.bytes);
          if (message === undefined && this.bytes.length <= maximumHeadBytes) return;
          stop();
          if (message === undefined) throw new SocksError("the message is too long", new Uint8Array(0));
          this.bytes = this.bytes.subarray(message.lengthBytes);
          resolve(message);
        } catch (error) {
          stop();
          reject(error as Error);
        }
      };
      const take = (chunk: Buffer): void => {
        this.bytes = Buffer.concat([this.bytes, chunk]);
        look();
      };
      const left = (): void => {
        stop();
        reject(new Error("the client left"));
      };
      client.on("data", take).on("end", left).on("close", left);
      client.resume();
      look();
    });
  }

  /** What came early: it belongs to the stream. The client may have ended already, so it cannot be put back */
  get rest(): Uint8Array {
    return this.bytes;
  }
}
