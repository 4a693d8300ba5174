import { spawn } from "node:child_process";
import { platform } from "node:os";
import type { Log } from "../../control-plane/log";

/** Programs at once; further requests are dropped, as a busy link drops them */
const maximumPrograms = 16;
const patienceSeconds = 5;
/** Largest payload that one echo of the program carries */
const maximumPayloadBytes = 65_507;

/** Asks the host's `ping` program, which may do what an ordinary process may not: send echo requests. */
export class Pinger {
  private running = 0;
  private absent = false;
  private closed = false;

  constructor(private readonly log: Log) {}

  /** Resolves with whether the address answered; false too where there is no program */
  async ping(host: string, payloadBytes: number): Promise<boolean> {
    if (this.absent || this.closed || this.running >= maximumPrograms) return false;
    this.running += 1;
    try {
      return await this.run(host, Math.min(payloadBytes, maximumPayloadBytes));
    } finally {
      this.running -= 1;
    }
  }

  /** Answers that come later are not told */
  close(): void {
    this.closed = true;
  }

  private run(host: string, payloadBytes: number): Promise<boolean> {
    // Both kinds end after the first answer; -W is the wait for it, in seconds or, on macOS, milliseconds
    const wait = platform() === "darwin" ? patienceSeconds * 1_000 : patienceSeconds;
    const args = ["-n", "-q", "-c", "1", "-W", String(wait), "-s", String(payloadBytes), host];
    return new Promise((resolve) => {
      const child = spawn("ping", args, { stdio: "ignore" });
      child.once("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT" && !this.absent) {
          this.absent = true;
          this.log.warn("guests cannot ping the outside: this machine has no ping program", {
            mend: "sudo apt-get install iputils-ping",
          });
        }
        resolve(false);
      });
      child.once("exit", (status) => resolve(status === 0 && !this.closed));
    });
  }
}
