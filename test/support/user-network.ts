import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { endsWithParent } from "../../local-hypervisor/engines/qemu/supervision";
import type { InstanceMetadata } from "../../local-hypervisor/metadata/instance-metadata";

/**
 * QEMU's own user network as an instance can boot on it: in a network namespace, on whose loopback the metadata service
 * of `metadata-double.ts` stands, since QEMU gives what is sent to its `host` to the loopback and there to the same port.
 */
export class UserNetwork {
  /** QMP's netdev arguments without its id */
  readonly netdev = {
    type: "user",
    net: "169.254.169.0/24",
    host: "169.254.169.254",
    dns: "169.254.169.3",
    ipv6: false,
  } as const;

  private constructor(private readonly double: ChildProcess) {}

  static async open(metadata: InstanceMetadata, userData: string): Promise<UserNetwork> {
    const program = [process.execPath, "--require", require.resolve("tsx/cjs")];
    const script = join(__dirname, "metadata-double.ts");
    const double = spawn(
      "unshare",
      [
        ...["--user", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"],
        ...[...program, script, JSON.stringify(metadata), userData],
      ],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
    const listens = once(double.stdout, "data");
    const ended = once(double, "exit").then(() => {
      throw new Error("the double of the metadata service did not start: are unshare and ip there?");
    });
    ended.catch(() => undefined);
    await Promise.race([listens, ended]);
    return new UserNetwork(double);
  }

  /** A command that runs there; the process keeps its id */
  command(words: readonly string[]): string[] {
    const { pid } = this.double;
    const enter = ["nsenter", "--user", "--net", "--preserve-credentials", `--target=${pid}`, "--"];
    // To enter a namespace undoes what was said of the parent before
    return [...enter, ...endsWithParent(), ...words];
  }

  async close(): Promise<void> {
    const ended = once(this.double, "exit");
    this.double.stdin?.end();
    await ended;
  }
}
