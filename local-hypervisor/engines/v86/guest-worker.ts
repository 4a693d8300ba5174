import { parentPort, workerData } from "node:worker_threads";
import { GuestMachine, sentence } from "./guest-machine";
import type { HostMessage, WorkerMessage, WorkerStart } from "./messages";

/** Entry of a guest's worker thread, bundled with v86 into one ESM file. */
const port = parentPort;
if (!port) throw new Error("guest-worker runs as a worker thread of the embedded engine.");

const post = (message: WorkerMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
const guest = new GuestMachine(workerData as WorkerStart, post);
port.on("message", (message: HostMessage) => guest.handle(message));
guest.boot().catch((error: unknown) => post({ kind: "refused", detail: sentence(error) }));
