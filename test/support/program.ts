import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

export interface ProgramOutcome {
  /** Exit status; null when a signal ended it */
  readonly status: number | null;
  /** Standard output and error, as they came */
  readonly output: string;
  readonly stdout: string;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** Runs a program to its end and gives what it printed; a status other than 0 is the caller's to judge. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.environment,
      stdio: ["pipe", "pipe", "pipe"],
    });
    const all: Buffer[] = [];
    const printed: Buffer[] = [];
    child.stdout.on("data", (bytes: Buffer) => {
      all.push(bytes);
      printed.push(bytes);
    });
    child.stderr.on("data", (bytes: Buffer) => all.push(bytes));
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ status, output: plain(Buffer.concat(all)), stdout: Buffer.concat(printed).toString() }),
    );
    child.stdin.on("error", () => {});
    child.stdin.end(options.input);
  });
}

/** Without the colours and cursor movements that terraform and cdktf print */
const plain = (bytes: Buffer): string => stripVTControlCharacters(bytes.toString());
