import type { Lab } from "./lab";

const options = [
  "StrictHostKeyChecking=no",
  "UserKnownHostsFile=/dev/null",
  "BatchMode=yes",
  "LogLevel=ERROR",
].flatMap((option) => ["-o", option]);

/** Runs a command in a guest by this machine's `ssh`, as `admin`, and gives what it printed; it must succeed */
export async function runBySsh(lab: Lab, key: string, address: string, command: string): Promise<string> {
  const { stdout } = await lab.must(lab.run("ssh", ["-i", key, ...options, `admin@${address}`, command]));
  return stdout;
}
