import type { Duplex } from "node:stream";
import { openConsole } from "../../local-hypervisor/cli/control-client";

/** Of all shells of this process */
let commands = 0;

/** A shell on the serial console of a real guest, as a person at `drydock console` has it. */
export class GuestShell {
  private text = "";
  private queue: Promise<unknown> = Promise.resolve();
  private woken: () => void = () => undefined;

  private constructor(private readonly stream: Duplex) {
    stream.on("data", (bytes: Buffer) => {
      this.text += bytes.toString("latin1");
      this.woken();
    });
    stream.on("error", () => undefined);
  }

  /** @param state the daemon's state folder */
  static async open(instanceId: string, state: string): Promise<GuestShell> {
    return GuestShell.over(await openConsole(instanceId, state));
  }

  /** @param stream what the guest prints and what it is typed */
  static over(stream: Duplex): GuestShell {
    return new GuestShell(stream);
  }

  /** Runs a command after those before it and gives what it printed, without carriage returns. */
  run(command: string, timeoutMs = 60_000): Promise<string> {
    const done = this.queue.then(() => this.runNow(command, timeoutMs));
    this.queue = done.catch(() => undefined);
    return done;
  }

  close(): void {
    this.stream.destroy();
  }

  private async runNow(command: string, timeoutMs: number): Promise<string> {
    // Unlike any that the console's replay shows
    const mark = `mark-${process.pid}-${++commands}`;
    this.text = "";
    // The console echoes what is typed, so the marks are put together in the guest
    this.stream.write(`\n\necho "${mark}""-begin"; ${command}; echo "${mark}""-end"\n`);
    const pattern = new RegExp(`${mark}-begin\\r*\\n([^]*?)${mark}-end`);
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const found = pattern.exec(this.text);
      if (found) return (found[1] ?? "").replaceAll("\r", "");
      const leftMs = deadline - Date.now();
      if (leftMs <= 0)
        throw new Error(
          `the guest did not finish within ${timeoutMs / 1000} s: ${command}\n${this.text.slice(-2000)}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.woken = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
