import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { GuestMachine, sentence } from "../../local-hypervisor/engines/v86/guest-machine";
import { GuestMessages } from "../../local-hypervisor/engines/v86/guest-messages";
import type { HostMessage, WorkerMessage, WorkerStart } from "../../local-hypervisor/engines/v86/messages";
import { NetworkPorts } from "../../local-hypervisor/engines/v86/network-ports";
import type { SelfTestResult, SelfTestStart } from "../../local-hypervisor/engines/v86/self-test";
import { runSelfTest } from "../../local-hypervisor/engines/v86/self-test-machine";
import { parseIpv4Address } from "../../local-hypervisor/network/wire/address";
import { CablePeer } from "./cable-peer";

/**
 * A guest of the embedded engine whose network is a TCP peer in its own thread, at 172.31.16.1: port 5000 takes whatever
 * comes, each of `sources` sends so much. No frame leaves the thread, which is the most that the engine can reach.
 */
const port = parentPort;
if (!port) throw new Error("sink-engine-worker runs as a worker thread.");

const sources = [
  { port: 5001, bytes: 48 * 2 ** 20 },
  { port: 5002, bytes: 16 * 2 ** 20 },
] as const;
const mtuBytes = 1500;
/** As a guest of the bench lets another send */
const receiveBufferBytes = 2 * 2 ** 20;

if ("selfTest" in workerData) {
  const start = workerData as SelfTestStart;
  void runSelfTest(start.wasmModule).then((lack) => port.postMessage({ lack } satisfies SelfTestResult));
} else runGuest(port);

function runGuest(port: MessagePort): void {
  const peer = new CablePeer({
    address: parseIpv4Address("172.31.16.1"),
    segmentBytes: mtuBytes - 40,
    leavesWork: true,
    trustsGuest: true,
    receiveBufferBytes,
  });
  const ports = new NetworkPorts((message) => messages.handle(message));
  const networkInterface = ports.add({
    networkInterfaceId: "eni-sink",
    deviceIndex: 0,
    macAddress: "0a:00:00:00:00:05",
    mtuBytes,
    port: peer.port,
  });
  const post = (message: WorkerMessage, transfer: ArrayBuffer[] = []) => {
    if (message.kind === "frames") ports.fromGuest(message.networkInterfaceId, message.batch);
    else port.postMessage(message, transfer);
  };
  const start = { ...(workerData as WorkerStart), networkInterfaces: [networkInterface] };
  const guest = new GuestMachine(start, post);
  const messages = new GuestMessages(guest, post);
  port.on("message", (message: HostMessage) => messages.handle(message));
  peer.drainAt(5000);
  for (const { port, bytes } of sources) peer.sendAt(port, new Uint8Array(bytes));
  guest.boot().catch((error: unknown) => post({ kind: "refused", detail: sentence(error) }));
}
