import { Worker } from "node:worker_threads";
import type {
  Guest,
  GuestDisk,
  GuestExit,
  GuestNetworkInterface,
  GuestSpec,
} from "../../control-plane/ports";
import { diskSerial } from "../../guest/agent-protocol";
import { EngineError, type EngineErrorKind } from "../engine-error";
import { DiskServer } from "./disk-server";
import type { DiskDescription, HostMessage, WorkerMessage, WorkerStart } from "./messages";
import { NetworkPorts } from "./network-ports";
import type { WasmModule } from "./web-assembly";

/** What an engine gives every guest. */
export interface GuestHome {
  readonly workerPath: string;
  readonly wasmModule: WasmModule;
  /** Of a guest whose machine is started by firmware */
  readonly firmware?: Uint8Array;
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
  private readonly worker: Worker;
  private readonly onReboot: GuestHome["onReboot"];
  private readonly disks: DiskServer;
  private readonly network: NetworkPorts;
  private readonly calls = new Map<number, PendingCall>();
  private lastCall = 0;
  private over: Promise<void> | undefined;
  private settleExit: (exit: GuestExit) => void = () => undefined;
  private settleStart: PendingCall | undefined;
  private errorTail = "";

  private constructor(
    private readonly spec: GuestSpec,
    home: GuestHome,
  ) {
    this.onReboot = home.onReboot;
    this.disks = new DiskServer((message, transfer) => this.post(message, transfer));
    for (const { volumeId, device } of spec.disks) this.disks.add(diskSerial(volumeId), device);
    this.network = new NetworkPorts((message, transfer) => this.post(message, transfer));
    const start: WorkerStart = {
      wasmModule: home.wasmModule,
      instanceId: spec.instanceId,
      memoryMib: spec.memoryMib,
      virtualizationType: spec.virtualizationType,
      enaNetworkCards: spec.hypervisor === "nitro" && spec.enaSupport === true,
      firmware: home.firmware,
      cacheFolder: home.cacheFolder,
      disks: spec.disks.map(describeDisk),
      networkInterfaces: [...spec.networkInterfaces]
        .sort((one, other) => one.deviceIndex - other.deviceIndex)
        .map((networkInterface) => this.network.add(networkInterface)),
    };
    const worker = new Worker(home.workerPath, { workerData: start, stdout: true, stderr: true });
    this.worker = worker;
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
  }

  /** Resolves once the machine is switched on; rejects with `EngineError` kind `boot` when its disk does not boot */
  static async launch(spec: GuestSpec, home: GuestHome): Promise<V86Guest> {
    const guest = new V86Guest(spec, home);
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
    await this.unlessGone(this.call((call) => ({ kind: "unplugDisk", call, serial })));
    await this.disks.remove(serial);
  }

  async attachNetworkInterface(attached: GuestNetworkInterface): Promise<void> {
    const networkInterface = this.network.add(attached);
    try {
      await this.call((call) => ({ kind: "plugNetworkInterface", call, networkInterface }));
    } catch (error) {
      this.network.remove(attached.networkInterfaceId);
      throw error;
    }
  }

  async detachNetworkInterface(networkInterfaceId: string): Promise<void> {
    await this.unlessGone(
      this.call((call) => ({ kind: "unplugNetworkInterface", call, networkInterfaceId })),
    );
    this.network.remove(networkInterfaceId);
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
        this.network.fromGuest(message.networkInterfaceId, message.batch);
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

  /** A guest that ends meanwhile has let go of everything */
  private async unlessGone(call: Promise<void>): Promise<void> {
    await call.catch((error: unknown) => {
      if (!(error instanceof EngineError && error.kind === "gone")) throw error;
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
      this.network.close();
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

function describeDisk({ volumeId, deviceName, virtualName, device }: GuestDisk): DiskDescription {
  return { serial: diskSerial(volumeId), deviceName, virtualName, sizeBytes: device.sizeBytes };
}

function gone(): EngineError {
  return new EngineError("gone", "The guest has ended.");
}
