import type { Duplex } from "node:stream";
import { EngineError } from "../engine-error";

/** Why a domain ended, by Xen's numbers (xen/include/public/sched.h). */
export type EndReason = "powerOff" | "reboot" | "suspend" | "crash" | "watchdog";

const endReasons: readonly EndReason[] = ["powerOff", "reboot", "suspend", "crash", "watchdog"];

/** Nothing that the agent says comes near it */
const maxLineBytes = 2 ** 20;

/**
 * What engine and agent say to each other over a port of virtio's console: ASCII, words parted by one space, each line
 * ended by LF. JSON would ask for a program in dom0 that reads it; busybox's shell splits words.
 *
 * Engine to agent: `<number> <verb> <word>…`, as `root/agent` of images/xen-host has them; free text is base64.
 * Agent to engine: `hello 1` once it listens; for each request, in any order, `done <number> <text>` or
 * `failed <number> <text>`, the text base64, what the request's programs printed; `ended <guest> <reason>` once for each
 * domain that has shut down, the reason Xen's number.
 */
export class ControlChannel {
  /** Resolves when the agent listens; rejects with `EngineError` kind `internal` when there will be none */
  readonly ready: Promise<void>;
  private readonly pending = new Map<number, { resolve(text: string): void; reject(error: Error): void }>();
  private greet: () => void = () => undefined;
  private refuse: (error: Error) => void = () => undefined;
  private lastNumber = 0;
  private held = "";
  private closed = false;

  constructor(
    private readonly stream: Duplex,
    private readonly onEnded: (guest: string, reason: EndReason) => void,
  ) {
    this.ready = new Promise((resolve, reject) => {
      this.greet = resolve;
      this.refuse = reject;
    });
    this.ready.catch(() => undefined);
    stream.setEncoding("latin1");
    stream.on("data", (text: string) => this.receive(text));
    stream.on("error", () => stream.destroy());
    stream.on("close", () => this.close());
  }

  /** Resolves with what the request's programs printed; rejects with `EngineError` kind `internal` */
  request(verb: string, ...words: readonly (string | number)[]): Promise<string> {
    if (this.closed) return Promise.reject(goneError());
    const number = ++this.lastNumber;
    return new Promise((resolve, reject) => {
      this.pending.set(number, { resolve, reject });
      this.stream.write(`${[number, verb, ...words].join(" ")}\n`);
    });
  }

  private receive(text: string): void {
    this.held += text;
    for (let end = this.held.indexOf("\n"); end >= 0; end = this.held.indexOf("\n")) {
      const line = this.held.slice(0, end);
      this.held = this.held.slice(end + 1);
      this.handle(line.split(" "));
    }
    if (this.held.length > maxLineBytes) this.stream.destroy();
  }

  private handle([kind, name = "", text = ""]: readonly string[]): void {
    if (kind === "hello") this.greet();
    else if (kind === "ended") {
      const reason = endReasons[Number(text)];
      if (reason) this.onEnded(name, reason);
    } else if (kind === "done" || kind === "failed") {
      const pending = this.pending.get(Number(name));
      this.pending.delete(Number(name));
      const printed = Buffer.from(text, "base64").toString().trim();
      if (kind === "done") pending?.resolve(printed);
      else pending?.reject(new EngineError("internal", `The Xen host says: ${printed || "no reason"}`));
    }
  }

  /** Nobody answers any longer */
  close(): void {
    this.closed = true;
    this.stream.destroy();
    this.refuse(goneError());
    for (const { reject } of this.pending.values()) reject(goneError());
    this.pending.clear();
  }
}

const goneError = (): EngineError => new EngineError("gone", "The Xen host has ended.");
