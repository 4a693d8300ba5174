import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";

/** A small file system of memory over a folder, as a process of its own namespaces sees it and as long as it lives. */
export interface SmallDisk {
  /** The folder as this process reaches it */
  readonly path: string;
  close(): Promise<void>;
}

/** Undefined where none can be made: the test is skipped, which in CI is a failure */
export async function smallDisk(folder: string, mebibytes: number): Promise<SmallDisk | undefined> {
  const disk = await mounted(folder, mebibytes);
  if (typeof disk !== "string") return disk;
  if (process.env.CI) throw new Error(`skipped in CI: ${disk}`);
  console.warn(`skipped: ${disk}`);
  return undefined;
}

async function mounted(folder: string, mebibytes: number): Promise<SmallDisk | string> {
  const probe = spawnSync("unshare", ["--user", "--map-root-user", "--mount", "true"]);
  if (probe.status !== 0) return `unshare: ${probe.error ?? probe.stderr}`;
  const script = `mount -t tmpfs -o size=${mebibytes}m none ${folder} && echo mounted && exec cat`;
  const keeper: ChildProcess = spawn(
    "unshare",
    ["--user", "--map-root-user", "--mount", "sh", "-c", script],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  // It ends with its input: this process's death ends it too
  const exited = once(keeper, "exit");
  await Promise.race([keeper.stdout ? once(keeper.stdout, "data") : exited, exited]);
  const close = async (): Promise<void> => {
    keeper.kill("SIGKILL");
    await exited;
  };
  const path = `/proc/${keeper.pid}/root${folder}`;
  if (keeper.exitCode === null && existsSync(path)) return { path, close };
  await close();
  return "no tmpfs can be mounted in a namespace";
}
