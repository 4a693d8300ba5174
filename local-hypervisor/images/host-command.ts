import { spawn } from "node:child_process";

/** Runs a program to its end; an error carries the command and what it printed. */
export async function runHostCommand(
  program: string,
  args: readonly string[],
  options: { cwd?: string; input?: string; environment?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, LC_ALL: "C.UTF-8", ...options.environment },
    stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
  const printed: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout?.on("data", (bytes: Buffer) => printed.push(bytes));
  child.stderr?.on("data", (bytes: Buffer) => errors.push(bytes));
  child.stdin?.on("error", () => {});
  child.stdin?.end(options.input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const output = Buffer.concat(printed).toString();
  if (code === 0) return output;
  const tail = (Buffer.concat(errors).toString() || output).trim().split("\n").slice(-6).join("\n");
  throw new HostCommandError(program, args, code, tail);
}

export class HostCommandError extends Error {
  override readonly name = "HostCommandError";
  constructor(
    readonly program: string,
    readonly args: readonly string[],
    readonly code: number | null,
    readonly tail: string,
  ) {
    super(
      `${program} ${args.slice(0, 6).join(" ")}${args.length > 6 ? " …" : ""} ended with status ${code}:\n${tail}`,
    );
  }
}
