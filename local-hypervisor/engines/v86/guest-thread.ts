import { Worker } from "node:worker_threads";
import { EngineError } from "../engine-error";
import type { HostMessage, WorkerMessage, WorkerStart } from "./messages";

type Milestone = Extract<WorkerMessage, { kind: "ready" | "started" }>;

export interface GuestThreadEvents {
  message(message: WorkerMessage): void;
  /** It ended, unless by `end`, while nobody waited for a milestone; a sentence */
  broken(detail: string): void;
}

const errorTailBytes = 4096;

/** A worker thread with a guest in it, from the daemon's side. */
export class GuestThread {
  private readonly worker: Worker;
  private waiting: { resolve(milestone: Milestone): void; reject(error: EngineError): void } | undefined;
  private errorTail = "";
  private failure: EngineError | undefined;
  private ended = false;

  constructor(
    workerPath: string,
    start: WorkerStart,
    private readonly events: GuestThreadEvents,
  ) {
    const worker = new Worker(workerPath, { workerData: start, stdout: true, stderr: true });
    this.worker = worker;
    worker.on("message", (message: WorkerMessage) => this.handle(message));
    worker.on("error", (error) => this.broken(`The virtual machine broke down: ${error.message}`));
    worker.on("exit", (code) => this.broken(`The virtual machine's thread ended by itself, code ${code}`));
    worker.stdout.resume();
    worker.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.errorTail = (this.errorTail + text).slice(-errorTailBytes);
    });
  }

  /** Resolves when the worker says that it came so far; rejects with `EngineError` when it does not come so far */
  milestone(): Promise<Milestone> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
  }

  post(message: HostMessage, transfer: ArrayBuffer[] = []): void {
    if (!this.ended) this.worker.postMessage(message, transfer);
  }

  /** Resolves when nothing of it runs any more; nobody hears of it from the call on */
  async end(): Promise<void> {
    this.ended = true;
    this.waiting?.reject(new EngineError("gone", "The guest has ended."));
    await this.worker.terminate().catch(() => undefined);
  }

  private handle(message: WorkerMessage): void {
    if (this.ended) return;
    const { waiting } = this;
    switch (message.kind) {
      case "ready":
      case "started":
        this.waiting = undefined;
        waiting?.resolve(message);
        break;
      case "refused":
        this.failed(message.detail, "boot");
        break;
      default:
        this.events.message(message);
    }
  }

  private broken(what: string): void {
    if (!this.ended) this.failed(`${what}.${this.lastWords()}`, "internal");
  }

  private failed(detail: string, kind: "boot" | "internal"): void {
    const { waiting } = this;
    this.waiting = undefined;
    this.failure ??= new EngineError(kind, detail);
    if (waiting) waiting.reject(this.failure);
    else this.events.broken(detail);
  }

  /** Last line that the virtual machine printed about itself */
  private lastWords(): string {
    const line = this.errorTail.trim().split("\n").at(-1) ?? "";
    return line === "" ? "" : ` It said: ${line}`;
  }
}
