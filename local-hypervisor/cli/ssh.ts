import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { hypervisorPaths } from "../config";
import { Failure } from "./failure";
import { loginUser } from "./login-user";
import { readPort } from "./port-argument";
import { type Reach, reach } from "./reach";

export interface SshOptions {
  /** Private key file */
  readonly identity?: string;
  readonly user?: string;
  readonly port: string;
}

/**
 * Runs the host's ssh on an instance: by its public address where its groups admit that, else through the endpoint of
 * its subnet. The exit status is ssh's.
 */
export async function ssh(
  instanceId: string,
  command: readonly string[],
  options: SshOptions,
): Promise<void> {
  const port = readPort(options.port);
  const way = await reach({ instanceId }, port);
  process.stderr.write(keyNotice(instanceId, way));
  const args = sshArguments({
    instanceId,
    port,
    user: options.user ?? loginUser(way.imageName),
    command,
    knownHostsFolder: join(hypervisorPaths().state, "known-hosts"),
    drydock: [process.execPath, process.argv[1] ?? "drydock"],
    ...(options.identity !== undefined && { identity: options.identity }),
  });
  mkdirSync(join(hypervisorPaths().state, "known-hosts"), { recursive: true, mode: 0o700 });
  process.exitCode = await run("ssh", args);
}

/** What a person should know before ssh says no more than "Permission denied"; empty where there is nothing to say */
export const keyNotice = (instanceId: string, { hasKeyPair }: Pick<Reach, "hasKeyPair">): string =>
  hasKeyPair === false
    ? `${instanceId} was launched without a key pair: it lets nobody in by ssh unless its user data sees to that. Its console asks for no key: npx drydock console ${instanceId}\n`
    : "";

export interface SshCall {
  readonly instanceId: string;
  readonly port: number;
  readonly user: string;
  readonly command: readonly string[];
  readonly identity?: string;
  /** One file an instance, so that a new instance at an old address does not alarm */
  readonly knownHostsFolder: string;
  /** Program and script of this command */
  readonly drydock: readonly string[];
}

export function sshArguments(call: SshCall): string[] {
  const { instanceId, identity } = call;
  const proxy = [...call.drydock, "dial", instanceId, String(call.port)].map(quoted).join(" ");
  const settings = {
    ProxyCommand: proxy.replaceAll("%", "%%"),
    HostKeyAlias: instanceId,
    UserKnownHostsFile: `"${join(call.knownHostsFolder, instanceId).replaceAll("%", "%%")}"`,
    GlobalKnownHostsFile: "/dev/null",
    StrictHostKeyChecking: "accept-new",
    CheckHostIP: "no",
    LogLevel: "ERROR", // "Permanently added …" says nothing to somebody who has just made the instance
    ...(identity !== undefined && { IdentitiesOnly: "yes" }),
  };
  return [
    ...Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]),
    ...(identity === undefined ? [] : ["-i", identity]),
    "-l",
    call.user,
    instanceId,
    ...(call.command.length === 0 ? [] : ["--", ...call.command]),
  ];
}

/** For the shell that ssh gives its ProxyCommand to */
const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "inherit" });
    // Ctrl-C is the remote command's
    const ignore = () => {};
    process.on("SIGINT", ignore);
    child.once("error", (error: NodeJS.ErrnoException) => {
      process.off("SIGINT", ignore);
      const absent = error.code === "ENOENT";
      reject(
        absent ? new Failure("There is no ssh program here; sudo apt-get install openssh-client") : error,
      );
    });
    child.once("exit", (status, signal) => {
      process.off("SIGINT", ignore);
      resolve(status ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
