import { EngineError } from "../engine-error";
import type { HostMessage, WorkerMessage } from "./messages";

type Answer = Extract<WorkerMessage, { kind: "done" }>;

interface PendingCall {
  readonly message: HostMessage;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** Calls into a guest's worker, each answered by `done`. */
export class GuestCalls {
  private readonly pending = new Map<number, PendingCall>();
  private lastCall = 0;

  constructor(private readonly post: (message: HostMessage) => void) {}

  /** Rejects with `EngineError`: kind `internal` when the worker fails, `gone` when the guest ends meanwhile */
  make(message: (call: number) => HostMessage): Promise<Answer> {
    const call = ++this.lastCall;
    return new Promise((resolve, reject) => {
      const made = message(call);
      this.pending.set(call, { message: made, resolve, reject });
      this.post(made);
    });
  }

  answered(answer: Answer): void {
    const pending = this.pending.get(answer.call);
    this.pending.delete(answer.call);
    if (answer.error === undefined) pending?.resolve(answer);
    else pending?.reject(new EngineError("internal", answer.error));
  }

  /** Another worker has the guest: makes those calls again that nobody answered, which the guest bears */
  makeAgain(): void {
    for (const { message } of [...this.pending.values()]) this.post(message);
  }

  end(error: EngineError): void {
    for (const call of this.pending.values()) call.reject(error);
    this.pending.clear();
  }
}
