import { parentPort, workerData } from "node:worker_threads";
import { GuestMachine, sentence } from "./guest-machine";
import { GuestMessages } from "./guest-messages";
import type { HostMessage, WorkerMessage, WorkerStart } from "./messages";
import type { SelfTestResult, SelfTestStart } from "./self-test";
import { runSelfTest } from "./self-test-machine";

/** Entry of the worker threads in which v86 runs, a guest's or the self-test's; bundled with v86 into one ESM file. */
const port = parentPort;
if (!port) throw new Error("guest-worker runs as a worker thread of the embedded engine.");

const start: WorkerStart | SelfTestStart = workerData;
if ("selfTest" in start) {
  const result: SelfTestResult = { lack: await runSelfTest(start.wasmModule) };
  port.postMessage(result);
} else {
  const post = (message: WorkerMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  const guest = new GuestMachine(start, post);
  const messages = new GuestMessages(guest, post);
  port.on("message", (message: HostMessage) => messages.handle(message));
  const beginning = start.awaitsGuest ? guest.awaitGuest() : guest.boot();
  beginning.catch((error: unknown) => post({ kind: "refused", detail: sentence(error) }));
}
