import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { BlockStoreError } from "./errors";

/** Lies beside the pool while something may be given back; whoever gives back holds its lock */
const lockFile = "giving-back.lock";
const patienceSeconds = 60;

/** One range a line, each answered by a line when it is done; the first says that the lock is held */
const script = `echo; while read -r offset length name; do
  fallocate --punch-hole --offset "$offset" --length "$length" "$name" || exit 1
  echo
done`;

/**
 * Gives ranges of a folder's files back to the file system. Node has no call for it; util-linux's programs do, on file
 * systems that can. They may outlive this process by the range that they are at, so they hold a lock that the next
 * opening waits for: what it writes there is never given back by the one before.
 */
export class HolePuncher {
  private answers: (() => void)[] = [];
  private ended = false;
  private readonly exit: Promise<unknown>;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    this.exit = Promise.race([once(child, "exit"), once(child, "error")]).catch(() => undefined);
    void this.exit.then(() => this.end());
    child.stdin.on("error", () => this.end());
    child.stdout.on("data", (bytes: Buffer) => {
      for (const byte of bytes) if (byte === 10) this.answers.shift()?.();
    });
  }

  /** Waits for what a process that was killed still gives back */
  static async awaitPredecessor(folder: string, store: string): Promise<void> {
    const lock = join(store, lockFile);
    if (!existsSync(lock)) return;
    const free = await new Promise<boolean>((resolve) => {
      const wait = ["--timeout", String(patienceSeconds), lock, "true"];
      execFile("flock", wait, { env: process.env }, (error) =>
        // Where there is no such program, nothing was given back by it
        resolve(!error || (error as NodeJS.ErrnoException).code === "ENOENT"),
      );
    });
    if (!free) {
      throw new BlockStoreError(
        "inUse",
        `Space in ${folder} is still being given back for a process that was killed. Try again.`,
        { path: lock },
      );
    }
    await rm(lock, { force: true });
  }

  /** Rejects where the programs are missing */
  static async start(folder: string, store: string): Promise<HolePuncher> {
    const child = spawn("flock", [join(store, lockFile), "sh", "-c", script], {
      cwd: folder,
      env: process.env,
      stdio: ["pipe", "pipe", "ignore"],
    });
    const puncher = new HolePuncher(child);
    await puncher.answer();
    return puncher;
  }

  /** Nothing is under way, nor will be: the next opening need not wait */
  static async forget(store: string): Promise<void> {
    await rm(join(store, lockFile), { force: true });
  }

  async punch(name: string, offsetBytes: number, lengthBytes: number): Promise<void> {
    const answer = this.answer();
    // One at a time: what lay in the pipe would be done after the death of this process
    this.child.stdin.write(`${offsetBytes} ${lengthBytes} ${name}\n`);
    await answer;
  }

  async close(): Promise<void> {
    this.child.stdin.end();
    await this.exit;
  }

  private async answer(): Promise<void> {
    if (!this.ended) await new Promise<void>((resolve) => this.answers.push(resolve));
    if (this.ended) throw new Error("This file system, or this machine's programs, give no space back.");
  }

  private end(): void {
    this.ended = true;
    for (const wake of this.answers.splice(0)) wake();
  }
}
