import { EngineError } from "../../engine-error";
import type { QemuProcess } from "../qemu-process";

/**
 * Waits for what the guest's `warm-start` says on the second serial port. Rejects with `EngineError` when QEMU ends
 * before, when it takes too long, and kind `gone` when the signal says so.
 */
export function awaitLine(
  process: QemuProcess,
  pattern: RegExp,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = "";
    const settle = (): void => {
      clearTimeout(timer);
      process.agent.off("data", receive);
      signal?.removeEventListener("abort", abort);
    };
    const fail = (error: EngineError): void => {
      settle();
      reject(error);
    };
    const receive = (bytes: Buffer): void => {
      text = (text + bytes.toString("latin1")).slice(-4096);
      const match = pattern.exec(text);
      if (!match) return;
      settle();
      resolve(match);
    };
    const abort = (): void => fail(new EngineError("gone", "The template's machine was ended."));
    const timer = setTimeout(
      () =>
        fail(
          new EngineError(
            "internal",
            `The guest did not say ${pattern} within ${timeoutMs / 1000} s, but ${JSON.stringify(text)}.`,
          ),
        ),
      timeoutMs,
    );
    process.agent.on("data", receive);
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) abort();
    void process.ended.then((how) => fail(new EngineError("internal", `QEMU ${how}`)));
  });
}
