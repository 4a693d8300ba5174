import type { Writable } from "node:stream";
import type { Reply } from "./replies";

/** Replies that are no longer together are copied into one array: the stream's work for each part costs more */
const gatheredBytes = 128 * 1024;

/**
 * Sends the replies of a connection. Those that are ready in one turn of the event loop go out together: a system call
 * for each would cost small requests more than all the rest.
 */
export class Outbox {
  private ready: { readonly reply: Reply; readonly sent: () => void }[] = [];

  constructor(private readonly sink: Writable) {}

  /** `sent` is called once the stream has let go of the reply's memory, or is gone itself */
  send(reply: Reply, sent: () => void): void {
    this.ready.push({ reply, sent });
    if (this.ready.length === 1) setImmediate(() => this.flush());
  }

  private flush(): void {
    const batch = this.ready;
    this.ready = [];
    const allSent = (): void => {
      for (const { sent } of batch) sent();
    };
    if (this.sink.destroyed) {
      allSent();
      return;
    }
    const parts = batch.flatMap(({ reply }) => reply);
    const bytes = parts.reduce((sum, { length }) => sum + length, 0);
    if (bytes <= gatheredBytes) {
      this.sink.write(Buffer.concat(parts, bytes), allSent);
      return;
    }
    this.sink.cork();
    for (const part of parts.slice(0, -1)) this.sink.write(part);
    this.sink.write(parts.at(-1), allSent);
    this.sink.uncork();
  }
}
