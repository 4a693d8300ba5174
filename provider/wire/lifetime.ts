import type { Log } from "./log";

export interface LifetimeOptions {
  readonly log: Log;
  /** Aborts the provider's work; the calls still end with their own answers */
  readonly stop: () => void;
  /** Resolves when no call is under way */
  readonly idle: () => Promise<void>;
  /** Last deed before the process ends: must not wait */
  readonly cleanUp: () => void;
}

/** How long work may go on after a stop, in milliseconds. */
const graceMs = 5_000;

/** How often the parent is looked for, in milliseconds. */
const parentCheckMs = 1_000;

/** go-plugin's client gives up after a minute too. */
const firstConnectionMs = 60_000;

/**
 * When a plugin process ends. Terraform asks for it by GRPCController; without it the process must not outlive its
 * parent, whatever became of that, nor leave its socket behind.
 */
export class Lifetime {
  private ending = false;
  private readonly parent = process.ppid;
  private readonly connectionTimer: NodeJS.Timeout;

  constructor(private readonly options: LifetimeOptions) {
    // Ctrl-C reaches the whole process group; Terraform says by StopProvider what it wants of us
    process.on("SIGINT", () => options.log("debug", "SIGINT ignored: Terraform decides when to stop"));
    for (const signal of ["SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => void this.endAfterWork(`${signal} received`, 0));
    }
    process.on("uncaughtException", (problem) => this.defect("An exception was not caught", problem));
    process.on("unhandledRejection", (problem) => this.defect("A promise was rejected unheard", problem));
    setInterval(() => this.checkParent(), parentCheckMs).unref();
    this.connectionTimer = setTimeout(
      () => void this.endAfterWork("Nobody connected within a minute", 1),
      firstConnectionMs,
    ).unref();
  }

  connected(): void {
    clearTimeout(this.connectionTimer);
  }

  /** Parent gone: its children are handed to another process, so that the parent's id changes. */
  checkParent(): void {
    if (process.ppid !== this.parent) void this.endAfterWork("Terraform is gone", 1);
  }

  /** Stops the work, lets it end within the grace, and ends the process. */
  async endAfterWork(reason: string, exitCode: number): Promise<void> {
    if (this.ending) return;
    this.ending = true;
    this.options.log("info", `Ending: ${reason}`);
    this.options.stop();
    await Promise.race([this.options.idle(), new Promise((resolve) => setTimeout(resolve, graceMs))]);
    this.end(exitCode);
  }

  end(exitCode: number): never {
    this.options.cleanUp();
    process.exit(exitCode);
  }

  /** A defect of ours outside of any call: said, and survived, because calls under way must report their state. */
  private defect(what: string, problem: unknown): void {
    const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
    this.options.log("error", what, { error: text });
  }
}
