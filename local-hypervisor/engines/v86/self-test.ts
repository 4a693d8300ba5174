import { Worker } from "node:worker_threads";
import type { WasmModule } from "./web-assembly";

/** What a worker is started with that is to test v86, not to run a guest. */
export interface SelfTestStart {
  readonly selfTest: true;
  readonly wasmModule: WasmModule;
}

/** Its only message. */
export interface SelfTestResult {
  /** What the traps lack, a sentence; undefined where all of them work */
  readonly lack: string | undefined;
}

const timeoutMs = 30_000;

/** Runs a few instructions in a machine of its own, to see whether its traps work; the result is what they lack. */
export async function testTraps(workerPath: string, wasmModule: WasmModule): Promise<string | undefined> {
  const start: SelfTestStart = { selfTest: true, wasmModule };
  const worker = new Worker(workerPath, { workerData: start, stdout: true, stderr: true });
  let cancel = (): void => undefined;
  try {
    return await new Promise<string | undefined>((resolve) => {
      const timer = setTimeout(
        () => resolve(`The machine of the self-test did not end within ${timeoutMs / 1000} s.`),
        timeoutMs,
      );
      cancel = () => clearTimeout(timer);
      worker.on("message", ({ lack }: SelfTestResult) => resolve(lack));
      worker.on("error", (error) => resolve(`The machine of the self-test broke down: ${error.message}.`));
      worker.on("exit", (code) => resolve(`The self-test's thread ended by itself, code ${code}.`));
    });
  } finally {
    cancel();
    await worker.terminate();
  }
}
