import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

/** `nbdkit file`, the NBD server that ours is held against. */
export interface Nbdkit {
  readonly pid: number;
  close(): Promise<void>;
}

/** Serves a raw file on a unix socket, as nbdkit does without further options */
export async function serveByNbdkit(file: string, socketPath: string): Promise<Nbdkit> {
  const child = spawn("nbdkit", ["--foreground", "--unix", socketPath, "file", file], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  while (!existsSync(socketPath)) await new Promise((resolve) => setTimeout(resolve, 20));
  return {
    pid: child.pid as number,
    close: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}
