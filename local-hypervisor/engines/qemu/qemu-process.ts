import { spawn } from "node:child_process";
import type { Duplex } from "node:stream";
import { inherited } from "./command-line";
import { endsWithParent } from "./supervision";

const errorTailBytes = 4096;

/** QEMU for one guest. It ends with the daemon, whatever ends that, and does not hear what is typed to the daemon. */
export class QemuProcess {
  readonly monitor: Duplex;
  readonly console: Duplex;
  readonly agent: Duplex;
  /** Resolves when the process is gone, with how it ended in words; never rejects */
  readonly ended: Promise<string>;
  private readonly child;
  private errorTail = "";

  /** @param stateFile descriptor of the state that it goes on from; the caller closes it */
  constructor(program: string, words: readonly string[], stateFile?: number) {
    const [command = program, ...rest] = [...endsWithParent(), program, ...words];
    // Pairs of sockets, not pipes: Node makes them so
    const stdio = ["ignore", "ignore", "pipe", "pipe", "pipe", "pipe"] as const;
    // A session of its own keeps Ctrl-C in the daemon's terminal away from it
    const files = stateFile === undefined ? [] : [stateFile];
    const child = spawn(command, rest, { stdio: [...stdio, ...files], detached: true });
    this.child = child;
    const streamOf = (descriptor: number) => child.stdio[descriptor as 3] as Duplex;
    this.monitor = streamOf(inherited.monitor);
    this.console = streamOf(inherited.console);
    this.agent = streamOf(inherited.agent);
    for (const stream of [this.console, this.agent]) stream.on("error", () => stream.destroy());
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.errorTail = (this.errorTail + text).slice(-errorTailBytes);
    });
    this.ended = new Promise((resolve) => {
      child.once("error", (error) => resolve(`could not be started: ${error.message}`));
      child.once("close", (status, signal) =>
        resolve(
          `ended by itself, ${signal ? `killed by ${signal}` : `status ${status}`}.${this.lastWords()}`,
        ),
      );
    });
  }

  /** Undefined when it could not be started */
  get pid(): number | undefined {
    return this.child.pid;
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }

  /** Last line that QEMU printed */
  private lastWords(): string {
    const line = this.errorTail.trim().split("\n").at(-1) ?? "";
    return line === "" ? "" : ` It said: ${line}`;
  }
}
