import { Worker } from "node:worker_threads";
import type { FramePort, Guest, GuestDisk, GuestExit, GuestSpec } from "../../control-plane/ports";
import { diskSerial } from "../../guest/agent-protocol";
import { EngineError, type EngineErrorKind } from "../engine-error";
import { DiskServer } from "./disk-server";
import type { DiskDescription, HostMessage, WorkerMessage, WorkerStart } from "./messages";
import type { WasmModule } from "./web-assembly";

/** What an engine gives every guest. */
export interface GuestHome {
  readonly workerPath: string;
  readonly wasmModule: WasmModule;
  readonly cacheFolder: string;
  readonly onReboot?: (instanceId: string) => void;
}

interface PendingCall {
  resolve(): void;
  reject(error: Error): void;
}

const errorTailBytes = 4096;

/** A guest as the daemon's thread has it: its worker, and what the worker's messages are about. */
export class V86Guest implements Guest {
  readonly exited: Promise<GuestExit>;
  private readonly started: Promise<void>;
  private readonly disks: DiskServer;
  private readonly calls = new Map<number, PendingCall>();
  private readonly network: FramePort | undefined;
  private lastCall = 0;
  private over: Promise<void> | undefined;
  private settleExit: (exit: GuestExit) => void = () => undefined;
  private settleStart: PendingCall | undefined;
  private errorTail = "";

  private constructor(
    private readonly spec: GuestSpec,
    private readonly worker: Worker,
    private readonly onReboot: GuestHome["onReboot"],
  ) {
    this.disks = new DiskServer((message, transfer) => this.post(message, transfer));
    for (const { volumeId, device } of spec.disks) this.disks.add(diskSerial(volumeId), device);
    this.exited = new Promise((resolve) => {
      this.settleExit = resolve;
    });
    this.started = new Promise((resolve, reject) => {
      this.settleStart = { resolve, reject };
    });
    worker.on("message", (message: WorkerMessage) => this.handle(message));
    worker.on("error", (error) =>
      this.fail(`The virtual machine broke down: ${error.message}.${this.lastWords()}`),
    );
    worker.on("exit", (code) =>
      this.fail(`The virtual machine's thread ended by itself, code ${code}.${this.lastWords()}`),
    );
    worker.stdout.resume();
    worker.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.errorTail = (this.errorTail + text).slice(-errorTailBytes);
    });
    spec.console.onInput((bytes) => this.post({ kind: "consoleInput", bytes: Uint8Array.from(bytes) }));
    this.network = spec.networkInterfaces[0]?.port;
    this.network?.onFrame((frame) => this.receiveFrame(frame));
  }

  /** Resolves once the machine is switched on; rejects with `EngineError` kind `boot` when its disk does not boot */
  static async launch(spec: GuestSpec, home: GuestHome): Promise<V86Guest> {
    const [networkInterface] = spec.networkInterfaces;
    const start: WorkerStart = {
      wasmModule: home.wasmModule,
      memoryMib: spec.memoryMib,
      cacheFolder: home.cacheFolder,
      disks: spec.disks.map(describeDisk),
      networkInterface: networkInterface && {
        macAddress: networkInterface.macAddress,
        mtuBytes: networkInterface.mtuBytes,
      },
    };
    const worker = new Worker(home.workerPath, { workerData: start, stdout: true, stderr: true });
    const guest = new V86Guest(spec, worker, home.onReboot);
    await guest.started;
    return guest;
  }

  pressPowerButton(): void {
    this.post({ kind: "powerButton" });
  }

  reboot(): void {
    this.post({ kind: "reboot" });
  }

  async powerOff(): Promise<void> {
    await this.end({ kind: "poweredOff" });
  }

  async attachDisk(disk: GuestDisk): Promise<void> {
    const description = describeDisk(disk);
    this.disks.add(description.serial, disk.device);
    try {
      await this.call((call) => ({ kind: "plugDisk", call, disk: description }));
    } catch (error) {
      await this.disks.remove(description.serial);
      throw error;
    }
  }

  async detachDisk(volumeId: string): Promise<void> {
    const serial = diskSerial(volumeId);
    // A guest that ends meanwhile has let go of everything
    await this.call((call) => ({ kind: "unplugDisk", call, serial })).catch((error: unknown) => {
      if (!(error instanceof EngineError && error.kind === "gone")) throw error;
    });
    await this.disks.remove(serial);
  }

  attachNetworkInterface(): Promise<void> {
    return Promise.reject(
      new EngineError("unsupported", "The embedded engine adds no network interface to a running guest."),
    );
  }

  async detachNetworkInterface(networkInterfaceId: string): Promise<void> {
    if (this.spec.networkInterfaces[0]?.networkInterfaceId === networkInterfaceId)
      throw new EngineError(
        "unsupported",
        "The embedded engine removes no network interface from a running guest.",
      );
  }

  private handle(message: WorkerMessage): void {
    switch (message.kind) {
      case "started":
        this.settleStart?.resolve();
        break;
      case "refused":
        this.fail(message.detail, "boot");
        break;
      case "diskRequest":
        this.disks.handle(message);
        break;
      case "frames":
        for (const frame of message.frames) this.network?.send(frame);
        break;
      case "console":
        this.spec.console.output(message.bytes);
        break;
      case "rebooted":
        this.onReboot?.(this.spec.instanceId);
        break;
      case "done":
        this.finishCall(message.call, message.error);
        break;
      case "exited":
        void this.end(message.exit);
        break;
    }
  }

  private incoming: Uint8Array[] = [];

  /** Frames of one turn of the event loop travel in one message */
  private receiveFrame(frame: Uint8Array): void {
    if (this.incoming.push(frame) > 1) return;
    queueMicrotask(() => {
      const frames = this.incoming;
      this.incoming = [];
      this.post({ kind: "frames", frames });
    });
  }

  private call(message: (call: number) => HostMessage): Promise<void> {
    if (this.over) return Promise.reject(gone());
    const call = ++this.lastCall;
    return new Promise((resolve, reject) => {
      this.calls.set(call, { resolve, reject });
      this.post(message(call));
    });
  }

  private finishCall(call: number, error: string | undefined): void {
    const pending = this.calls.get(call);
    this.calls.delete(call);
    if (error === undefined) pending?.resolve();
    else pending?.reject(new EngineError("internal", error));
  }

  private fail(detail: string, kind: EngineErrorKind = "internal"): void {
    if (this.over) return;
    // A launch that fails leaves no request of a disk behind
    void this.end({ kind: "failed", detail }).then(() =>
      this.settleStart?.reject(new EngineError(kind, detail)),
    );
  }

  /** Ends the guest once: no request of it runs afterwards, its thread is gone */
  private end(exit: GuestExit): Promise<void> {
    this.over ??= (async () => {
      this.network?.onFrame(() => undefined);
      this.spec.console.onInput(() => undefined);
      await this.worker.terminate().catch(() => undefined);
      await this.disks.close();
      for (const call of this.calls.values()) call.reject(gone());
      this.calls.clear();
      this.settleExit(exit);
    })();
    return this.over;
  }

  private post(message: HostMessage, transfer: ArrayBuffer[] = []): void {
    if (!this.over) this.worker.postMessage(message, transfer);
  }

  /** Last line that the virtual machine printed about itself */
  private lastWords(): string {
    const line = this.errorTail.trim().split("\n").at(-1) ?? "";
    return line === "" ? "" : ` It said: ${line}`;
  }
}

function describeDisk({ volumeId, deviceName, device }: GuestDisk): DiskDescription {
  return { serial: diskSerial(volumeId), deviceName, sizeBytes: device.sizeBytes };
}

function gone(): EngineError {
  return new EngineError("gone", "The guest has ended.");
}
