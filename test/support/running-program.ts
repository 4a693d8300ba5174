import { type ChildProcess, spawn } from "node:child_process";
import type { ProgramOptions } from "./program";

/** A program that runs until a test ends it, such as `drydock proxy`. */
export class RunningProgram {
  private output = "";
  private readonly ended: Promise<void>;

  private constructor(private readonly child: ChildProcess) {
    const take = (bytes: Buffer) => {
      this.output += bytes;
    };
    child.stdout?.on("data", take);
    child.stderr?.on("data", take);
    this.ended = new Promise((resolve) => child.once("close", () => resolve()));
  }

  /** Starts it and resolves once it has printed the pattern; the match is given with it */
  static async start(
    program: string,
    args: readonly string[],
    { cwd, environment }: ProgramOptions,
    ready: RegExp,
  ): Promise<{ running: RunningProgram; match: RegExpExecArray }> {
    const child = spawn(program, args, { cwd, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    const running = new RunningProgram(child);
    const match = await running.waitFor(ready).catch(async (error: unknown) => {
      await running.stop();
      throw error;
    });
    return { running, match };
  }

  /** As Ctrl-C does; resolves when it has ended */
  async stop(): Promise<void> {
    this.child.kill("SIGINT");
    await this.ended;
  }

  private waitFor(ready: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const match = ready.exec(this.output);
        if (match) resolve(match);
      };
      this.child.stdout?.on("data", look);
      this.child.stderr?.on("data", look);
      this.child.once("error", reject);
      void this.ended.then(() => reject(new Error(`it ended without ${ready}:\n${this.output}`)));
    });
  }
}
