import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { bundleModule, v86WasmPath } from "./bundle-worker";
import { GuestConsole } from "./guest-console";

export interface BareBoot {
  /** The kernel's ELF file, unpacked, as `unpackKernel` gives it */
  readonly vmlinux: Uint8Array;
  /** The bzImage that it came from: its set-up header goes into the zero page */
  readonly bzImage: Uint8Array;
  readonly initrd: Uint8Array;
  readonly commandLine: string;
  readonly memoryMib: number;
  /** What the guest prints on its first serial port when the boot is over */
  readonly marker: string;
  readonly timeoutMs: number;
}

/** What the worker is started with */
export type BareStart = Omit<BareBoot, "marker" | "timeoutMs"> & {
  readonly wasmPath: string;
  /** With it the machine has v86's own virtio card */
  readonly macAddress?: string;
};

export type BareGuestMessage =
  | { readonly kind: "console"; readonly text: string }
  | { readonly kind: "frame"; readonly frame: Uint8Array };

export type BareHostMessage =
  | { readonly kind: "input"; readonly text: string }
  | { readonly kind: "frame"; readonly frame: Uint8Array };

export interface BareBootResult {
  /** From the worker's start to the marker */
  readonly wallMs: number;
  /** Everything that was printed until then */
  readonly output: string;
}

/** Bundles the bare engine's worker into a folder; the result is its path. */
export const bundleBareEngine = (folder: string): Promise<string> =>
  bundleModule(join(__dirname, "bare-engine-worker.ts"), join(folder, "bare-engine.mjs"));

/**
 * Boots a kernel on v86 as it comes, without any of the embedded engine's devices, loop or threads of requests: what
 * the embedded engine's boots are compared with. Entered directly, without a BIOS. Kernel, RAM disk and command line
 * are in memory before the clock starts.
 */
export async function bareBoot(workerPath: string, boot: BareBoot): Promise<BareBootResult> {
  const started = performance.now();
  const worker = new Worker(workerPath, {
    workerData: { ...boot, wasmPath: v86WasmPath },
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  let output = "";
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error(`no '${boot.marker}' within ${boot.timeoutMs} ms: ${output}`)),
        boot.timeoutMs,
      );
      worker.on("error", reject);
      worker.on("message", (message: BareGuestMessage) => {
        if (message.kind === "console") output += message.text;
        if (output.includes(boot.marker)) resolve({ wallMs: performance.now() - started, output });
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** A guest on v86 as it comes, with v86's own network card: what the embedded engine's card is compared with. */
export class BareGuest {
  readonly screen = new GuestConsole();
  /** Takes the frames that the guest sends */
  onFrame: (frame: Uint8Array) => void = () => undefined;
  private readonly worker: Worker;

  constructor(workerPath: string, start: Omit<BareStart, "wasmPath">) {
    const workerData: BareStart = { ...start, wasmPath: v86WasmPath };
    this.worker = new Worker(workerPath, { workerData, stdout: true, stderr: true });
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on("message", (message: BareGuestMessage) => {
      if (message.kind === "frame") this.onFrame(message.frame);
      else this.screen.output(Buffer.from(message.text, "latin1"));
    });
    this.screen.onInput((bytes) => this.post({ kind: "input", text: Buffer.from(bytes).toString("latin1") }));
  }

  send(frame: Uint8Array): void {
    this.post({ kind: "frame", frame });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private post(message: BareHostMessage): void {
    this.worker.postMessage(message);
  }
}
