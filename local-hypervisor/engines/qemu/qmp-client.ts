import type { Duplex } from "node:stream";

/** An event of QEMU's, such as `SHUTDOWN` or `DEVICE_DELETED`. */
export interface QmpEvent {
  readonly event: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A command that QEMU refused, or that the end of QEMU left without an answer. */
export class QmpError extends Error {
  override readonly name = "QmpError";
  constructor(
    /** QEMU's class, such as `DeviceNotFound`; `Closed` when there is nobody to answer */
    readonly errorClass: string,
    message: string,
  ) {
    super(message);
  }
}

interface Answer {
  readonly id?: number;
  readonly return?: unknown;
  readonly error?: { readonly class: string; readonly desc: string };
}

/** Nothing that QEMU says comes near it */
const maxLineBytes = 16 * 2 ** 20;

/**
 * QEMU's Machine Protocol on a stream: JSON, a line each way a message, commands with ids
 * (docs/interop/qmp-spec of QEMU). Commands may be under way together.
 */
export class QmpClient {
  /** Resolves once QEMU has greeted and takes commands; rejects with `QmpError` when it never does */
  readonly ready: Promise<void>;
  private readonly pending = new Map<
    number,
    { resolve(value: unknown): void; reject(error: QmpError): void }
  >();
  private readonly listeners = new Set<(event: QmpEvent) => void>();
  private lastId = 0;
  private text = "";
  private closed = false;
  private greeted: () => void = () => undefined;

  constructor(private readonly stream: Duplex) {
    const greeting = new Promise<void>((resolve) => {
      this.greeted = resolve;
    });
    const hello = Promise.race([greeting, this.untilClosed()]);
    this.ready = hello.then(async () => void (await this.execute("qmp_capabilities")));
    // Whoever waits hears of it; nobody may
    this.ready.catch(() => undefined);
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => this.receive(text));
    stream.on("error", () => stream.destroy());
    stream.on("close", () => this.close());
  }

  onEvent(listener: (event: QmpEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Rejects with `QmpError` */
  execute(command: string, commandArguments?: object): Promise<unknown> {
    if (this.closed) return Promise.reject(closedError());
    const id = ++this.lastId;
    const message = { execute: command, arguments: commandArguments, id };
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.stream.write(`${JSON.stringify(message)}\n`);
    });
  }

  private untilClosed(): Promise<never> {
    return new Promise((_, reject) => this.stream.once("close", () => reject(closedError())));
  }

  private receive(text: string): void {
    this.text += text;
    for (let end = this.text.indexOf("\n"); end >= 0; end = this.text.indexOf("\n")) {
      const line = this.text.slice(0, end);
      this.text = this.text.slice(end + 1);
      this.handle(line);
    }
    if (this.text.length > maxLineBytes) this.stream.destroy();
  }

  private handle(line: string): void {
    let message: Answer & Partial<QmpEvent> & { readonly QMP?: unknown };
    try {
      message = JSON.parse(line);
    } catch {
      // After a line that is not JSON nothing can be relied on
      this.stream.destroy();
      return;
    }
    if (message.QMP) this.greeted();
    else if (message.event !== undefined) {
      const { event, data } = message;
      for (const listener of [...this.listeners]) listener({ event, ...(data && { data }) });
    } else this.settle(message);
  }

  private settle({ id, return: value, error }: Answer): void {
    const pending = id === undefined ? undefined : this.pending.get(id);
    if (id === undefined || !pending) return;
    this.pending.delete(id);
    if (error) pending.reject(new QmpError(error.class, error.desc));
    else pending.resolve(value);
  }

  private close(): void {
    this.closed = true;
    for (const { reject } of this.pending.values()) reject(closedError());
    this.pending.clear();
    this.listeners.clear();
  }
}

const closedError = (): QmpError => new QmpError("Closed", "QEMU is gone.");
