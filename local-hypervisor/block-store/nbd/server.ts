import { once } from "node:events";
import { rmSync, statSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import type { Duplex, Writable } from "node:stream";
import type { Clock } from "../../model/clock";
import { BlockStoreError } from "../errors";
import { ByteSource, EndOfBytes } from "./byte-source";
import type { NbdExport } from "./exports";
import { negotiate } from "./negotiation";
import { transmit } from "./transmission";

/** Connections at a time; each may hold the memory of its requests */
const maxConnections = 16;

/** Longest path that fits into a unix socket address on Linux and macOS, bytes */
const maxSocketPathBytes = 100;

/** How long a client that does not read its answers is waited for at the end, milliseconds */
const lastAnswersMs = 2_000;

export interface NbdServerOptions {
  /** Where to listen; the file is made, for its owner alone, and removed at the end */
  readonly socketPath: string;
  readonly exports: readonly NbdExport[];
  readonly clock: Clock;
  /** Told of clients that do not speak the protocol, and of what failed unexpectedly */
  onConnectionError?(error: Error): void;
}

/** Serves devices by the NBD protocol on a unix socket. The devices stay the caller's, who closes them afterwards. */
export class NbdServer {
  private readonly conversations = new Map<Duplex, { source: ByteSource; over: Promise<void> }>();
  private readonly server: Server;

  private constructor(private readonly options: NbdServerOptions) {
    this.server = createServer({ allowHalfOpen: true }, (socket) => this.accept(socket));
    this.server.maxConnections = maxConnections;
  }

  /** Rejects with `BlockStoreError` kind `invalid` when the path cannot be a socket's, `exists` when it is taken */
  static async listen(options: NbdServerOptions): Promise<NbdServer> {
    const { socketPath } = options;
    if (Buffer.byteLength(socketPath) > maxSocketPathBytes) {
      throw new BlockStoreError(
        "invalid",
        `The path of a socket has ${maxSocketPathBytes} bytes at most; choose a shorter one than ${socketPath}`,
        { path: socketPath },
      );
    }
    await removeIfAbandoned(socketPath);
    const served = new NbdServer(options);
    const previousMask = process.umask(0o177);
    try {
      served.server.listen(socketPath);
      await once(served.server, "listening");
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      throw new BlockStoreError(
        taken ? "exists" : "invalid",
        taken
          ? `${socketPath} is there already; choose another path or remove it`
          : `No socket can be made at ${socketPath}: ${(error as Error).message}`,
        { path: socketPath },
        error,
      );
    } finally {
      process.umask(previousMask);
    }
    return served;
  }

  /** Ends every connection once its requests under way are answered, and removes the socket. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const { source } of this.conversations.values()) source.stop();
    const cancel = this.options.clock.after(lastAnswersMs, () => {
      for (const stream of this.conversations.keys()) stream.destroy();
    });
    await Promise.all([...this.conversations.values()].map(({ over }) => over));
    cancel();
    await closed;
  }

  private accept(stream: Duplex): void {
    stream.on("error", () => stream.destroy());
    const source = new ByteSource(stream);
    const over = converse(source, stream, this.options.exports)
      .catch((error: Error) => {
        if (!(error instanceof EndOfBytes)) this.options.onConnectionError?.(error);
      })
      .finally(() => {
        stream.destroy();
        this.conversations.delete(stream);
      });
    this.conversations.set(stream, { source, over });
  }
}

/** A client's whole visit. Rejects with `NbdProtocolError` and `EndOfBytes` */
async function converse(source: ByteSource, sink: Writable, exports: readonly NbdExport[]): Promise<void> {
  const agreement = await negotiate(source, sink, exports);
  if (agreement) await transmit(source, sink, agreement);
  // What was answered last must reach the client before the connection goes
  if (!sink.destroyed) await new Promise<void>((resolve) => sink.end(() => resolve()));
}

/** A server that was killed leaves its socket behind, and nobody answers there */
async function removeIfAbandoned(path: string): Promise<void> {
  if (!statSync(path, { throwIfNoEntry: false })?.isSocket()) return;
  const probe = connect(path);
  const abandoned = await new Promise<boolean>((resolve) => {
    probe.once("connect", () => resolve(false));
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "ECONNREFUSED"));
  });
  probe.destroy();
  if (abandoned) rmSync(path, { force: true });
}
