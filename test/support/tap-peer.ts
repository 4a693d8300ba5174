import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import type { FramePort } from "../../local-hypervisor/control-plane/ports";

const script = join(__dirname, "tap-peer.py");

/** Ways into a network namespace of one's own: as root, or as root of a user namespace */
const namespaces = [
  ["unshare", "--net"],
  ["unshare", "--user", "--map-root-user", "--net"],
] as const;

let probed: { readonly namespace?: readonly string[]; readonly unavailable?: string } | undefined;

function probe(): NonNullable<typeof probed> {
  try {
    accessSync("/dev/net/tun", constants.R_OK | constants.W_OK);
  } catch {
    return { unavailable: "/dev/net/tun cannot be opened" };
  }
  for (const program of ["python3", "ip"]) {
    if (spawnSync("sh", ["-c", `command -v ${program}`]).status !== 0) {
      return { unavailable: `${program} is not installed` };
    }
  }
  const addTap = "ip tuntap add dev tap0 mode tap";
  const namespace = namespaces.find(
    ([command, ...rest]) => spawnSync(command, [...rest, "sh", "-c", addTap]).status === 0,
  );
  return namespace ? { namespace } : { unavailable: "no TAP device can be made in a network namespace here" };
}

/** Why the kernel cannot be a peer here; `undefined` when it can */
export function tapPeerUnavailable(): string | undefined {
  probed ??= probe();
  return probed.unavailable;
}

export interface TapPeerSettings {
  readonly macAddress: string;
  readonly address: string;
  readonly prefixLength: number;
  readonly gateway: string;
  readonly mtuBytes: number;
  readonly workload: "connect" | "listen" | "metadata";
  readonly host?: string;
  readonly port?: number;
  readonly sendBytes?: number;
}

/** The Linux kernel on a TAP device in a namespace of its own, with a workload of `tap-peer.py` on top. */
export class TapPeer {
  /** The kernel's end of the cable: `send` hands it a frame */
  readonly port: FramePort;
  private readonly child: ChildProcess;
  private receive: (frame: Uint8Array) => void = () => {};
  private lines: string[] = [];
  private waiting: ((line: string) => void)[] = [];
  private failure: Error | undefined;
  private reject: (error: Error) => void = () => {};

  constructor(settings: TapPeerSettings) {
    const [command = "", ...rest] = probe().namespace ?? [];
    this.child = spawn(command, [...rest, "python3", script, JSON.stringify(settings)], { stdio: "pipe" });
    this.port = {
      send: (frame) => {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(frame.length);
        this.child.stdin?.write(Buffer.concat([length, frame]));
      },
      onFrame: (receive) => {
        this.receive = receive;
      },
    };
    this.readFrames();
    this.readLines();
    this.child.stdin?.on("error", () => {}); // the process may be gone before the last frame
    this.child.once("exit", (code) => {
      this.failure = new Error(`tap-peer.py ended with ${code}:\n${this.lines.join("\n")}`);
      this.reject(this.failure);
    });
  }

  /** The next line of JSON that the workload prints */
  async next(): Promise<Record<string, unknown>> {
    const line = await new Promise<string>((resolve, reject) => {
      const ready = this.lines.shift();
      if (ready !== undefined) resolve(ready);
      else if (this.failure) reject(this.failure);
      else this.waiting.push(resolve);
      this.reject = reject;
    });
    try {
      return JSON.parse(line);
    } catch {
      throw new Error(`tap-peer.py printed: ${[line, ...this.lines].join("\n")}`);
    }
  }

  /** Ends the process, and with it the namespace */
  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = new Promise((resolve) => this.child.once("exit", resolve));
    this.reject = () => {};
    this.child.kill("SIGKILL");
    await exited;
  }

  private readFrames(): void {
    let buffered: Buffer = Buffer.alloc(0);
    this.child.stdout?.on("data", (data: Buffer) => {
      buffered = buffered.length === 0 ? data : Buffer.concat([buffered, data]);
      let offset = 0;
      while (buffered.length - offset >= 4) {
        const end = offset + 4 + buffered.readUInt32BE(offset);
        if (end > buffered.length) break;
        this.receive(buffered.subarray(offset + 4, end));
        offset = end;
      }
      buffered = buffered.subarray(offset);
    });
  }

  private readLines(): void {
    let text = "";
    this.child.stderr?.on("data", (data: Buffer) => {
      const parts = (text + data.toString()).split("\n");
      text = parts.pop() ?? "";
      for (const line of parts) {
        const resolve = this.waiting.shift();
        if (resolve) resolve(line);
        else this.lines.push(line);
      }
    });
  }
}
