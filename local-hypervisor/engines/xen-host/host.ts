import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { BlockDevice, GuestNetworkInterface } from "../../control-plane/ports";
import { EngineError } from "../engine-error";
import type { Accelerator } from "../qemu/accelerator";
import { removeCard } from "../qemu/card-removal";
import type { ServeDevice } from "../qemu/disks";
import { FrameStream } from "../qemu/frame-stream";
import type { ProcessRecords } from "../qemu/process-records";
import { QemuProcess } from "../qemu/qemu-process";
import { QmpClient, QmpError } from "../qemu/qmp-client";
import { Slots } from "../qemu/slots";
import {
  consoleDevice,
  consoleDeviceId,
  consoleNode,
  diskDevice,
  diskDeviceId,
  diskNode,
  diskUnits,
  hostCommandLine,
  interfaceDevice,
  interfaceDeviceId,
  interfaceNode,
  interfaceSlots,
  type XenHostFiles,
} from "./command-line";
import { ControlChannel, type EndReason } from "./control-channel";

export interface XenHostOptions {
  readonly program: string;
  readonly accelerator: Accelerator;
  readonly files: XenHostFiles;
  readonly memoryMib: number;
  readonly processors: number;
  readonly records: ProcessRecords;
  readonly serveDevice: ServeDevice;
}

/** A disk of a guest, as dom0 has it. */
export interface HostDisk {
  readonly path: string;
  /** Takes it out; resolves when no request is under way */
  remove(): Promise<void>;
}

/** A network interface of a guest, as dom0 has it: a bridge with its card. */
export interface HostInterface {
  readonly bridge: string;
  remove(): Promise<void>;
}

export interface HostConsole {
  write(bytes: Uint8Array): void;
  remove(): Promise<void>;
}

/** Without hardware virtualization and on a busy machine a minute is not unheard of */
const startTimeoutMs = 240_000;
const quitTimeoutMs = 2_000;
/** dom0's card must not have the guest's own address: a bridge would take frames to it for dom0's */
const cardAddress = (macAddress: string): string => `fe${macAddress.slice(2)}`;

/** One QEMU that runs Xen and dom0, and the ways by which guests' disks, interfaces and consoles get to dom0. */
export class XenHost {
  /** Resolves when QEMU is gone, with how it ended in words */
  readonly ended: Promise<string>;
  /** Memory that no guest has, when it had started */
  freeMib = 0;
  /** Of Xen, such as `4.17.7` */
  version = "";
  private readonly qmp: QmpClient;
  private readonly control: ControlChannel;
  private readonly units = new Slots(diskUnits);
  private readonly slots = new Slots(interfaceSlots);
  private readonly endListeners = new Map<string, (reason: EndReason) => void>();
  /** Name of its process on record, where other engines have an instance's id */
  private readonly recordName: string;
  private console = "";
  private isOver = false;

  private constructor(
    private readonly options: XenHostOptions,
    private readonly folder: string,
    private readonly process: QemuProcess,
  ) {
    this.recordName = `xen-host-${process.pid}`;
    if (process.pid !== undefined) options.records.add(this.recordName, process.pid, folder);
    this.qmp = new QmpClient(process.monitor);
    this.control = new ControlChannel(process.agent, (guest, reason) =>
      this.endListeners.get(guest)?.(reason),
    );
    process.console.on("data", (bytes: Buffer) => {
      this.console = (this.console + bytes.toString("latin1")).slice(-4096);
    });
    this.ended = process.ended.then((how) => {
      this.isOver = true;
      options.records.remove(this.recordName);
      rmSync(folder, { recursive: true, force: true });
      return how;
    });
  }

  /** Resolves once dom0 takes requests; rejects with `EngineError` kind `internal` when it never does */
  static async start(options: XenHostOptions): Promise<XenHost> {
    const { files, accelerator, memoryMib, processors, program } = options;
    const folder = mkdtempSync(join(tmpdir(), "drydock-"));
    const sandbox = platform() === "linux";
    const words = hostCommandLine({ files, accelerator, sandbox, memoryMib, processors });
    const process = new QemuProcess(program, words);
    const host = new XenHost(options, folder, process);
    try {
      await Promise.race([
        host.listens(),
        pause(startTimeoutMs, undefined, { ref: false }).then(() => neverCame(startTimeoutMs)),
      ]);
      return host;
    } catch (error) {
      process.kill();
      const how = await host.ended;
      const reason = error instanceof EngineError && error.kind !== "gone" ? error.message : `QEMU ${how}`;
      throw new EngineError("internal", `The Xen host did not start: ${reason}${host.lastWords()}`, error);
    }
  }

  get hasEnded(): boolean {
    return this.isOver;
  }

  /** Asks dom0's agent; rejects with `EngineError` */
  request(verb: string, ...words: readonly (string | number)[]): Promise<string> {
    return this.control.request(verb, ...words);
  }

  /** Registers the only listener for the end of a guest's domain */
  onEnded(guest: string, listener: (reason: EndReason) => void): void {
    this.endListeners.set(guest, listener);
  }

  forget(guest: string): void {
    this.endListeners.delete(guest);
  }

  /** Gives dom0 a disk under a name that no other has */
  async addDisk(name: string, device: BlockDevice, isReadOnly = false): Promise<HostDisk> {
    const unit = this.units.take();
    const socketPath = join(this.folder, name);
    const served = await this.options.serveDevice({ socketPath, name, device });
    const remove = async (): Promise<void> => {
      await this.unlessOver(this.request("remove-disk", unit));
      await this.pull(diskDeviceId(name));
      await this.unlessOver(this.qmp.execute("blockdev-del", { "node-name": name }));
      await served.close();
      this.units.giveBack(unit);
    };
    try {
      await this.command("blockdev-add", diskNode(name, socketPath, isReadOnly));
      await this.command("device_add", diskDevice(name, unit));
      await this.request("add-disk", unit);
      return { path: `/dev/disk/${unit}`, remove };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  /** Plugs a card for a guest's interface in; frames pass between it and the interface's port */
  async addInterface(networkInterface: GuestNetworkInterface): Promise<HostInterface> {
    const { networkInterfaceId: name, macAddress, mtuBytes, port } = networkInterface;
    const slot = this.slots.take();
    const bridge = `bridge${slot}`;
    let stream: FrameStream | undefined;
    const server = createServer((socket) => {
      stream?.close();
      stream = new FrameStream(socket, (frame) => port.send(frame));
    });
    const socketPath = await listen(server, join(this.folder, name));
    port.onFrame((frame) => stream?.send(frame));
    const remove = async (): Promise<void> => {
      port.onFrame(() => undefined);
      stream?.close();
      server.close();
      await this.unlessOver(this.request("remove-interface", bridge));
      await this.pull(interfaceDeviceId(name));
      await this.unlessOver(this.qmp.execute("netdev_del", { id: name }));
      this.slots.giveBack(slot);
    };
    try {
      await this.command("netdev_add", interfaceNode(name, socketPath));
      await this.command("device_add", interfaceDevice(name, cardAddress(macAddress), slot, mtuBytes));
      await this.request("add-interface", cardAddress(macAddress), bridge, mtuBytes);
      return { bridge, remove };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  /** Opens the way for a guest's console: dom0's agent finds it by the guest's name */
  async addConsole(guest: string, output: (bytes: Uint8Array) => void): Promise<HostConsole> {
    let socket: Socket | undefined;
    const server = createServer((connection) => {
      socket = connection;
      connection.on("data", output);
      connection.on("error", () => connection.destroy());
    });
    const socketPath = await listen(server, join(this.folder, guest));
    const remove = async (): Promise<void> => {
      await this.pull(consoleDeviceId(guest));
      await this.unlessOver(this.qmp.execute("chardev-remove", { id: guest }));
      socket?.destroy();
      server.close();
    };
    try {
      await this.command("chardev-add", consoleNode(guest, socketPath));
      await this.command("device_add", consoleDevice(guest));
      return { write: (bytes) => void (socket && !socket.destroyed && socket.write(bytes)), remove };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  /** Ends it with every guest that it still has; resolves when it is gone */
  async close(): Promise<void> {
    const quitting = this.qmp.execute("quit").catch(() => undefined);
    await Promise.race([
      quitting.then(() => this.ended),
      pause(quitTimeoutMs, undefined, { ref: false }),
      this.ended,
    ]);
    this.process.kill();
    await this.ended;
  }

  private async listens(): Promise<void> {
    await this.qmp.ready.catch(() => undefined);
    await this.control.ready;
    const facts = new Map(
      (await this.request("host")).split("\n").map((line) => line.split("=") as [string, string]),
    );
    this.freeMib = Number(facts.get("free_memory") ?? 0);
    this.version = facts.get("xen_version") ?? "";
  }

  private async pull(id: string): Promise<void> {
    if (!this.isOver) await removeCard(this.qmp, id, this.ended);
  }

  /** Rejects with `EngineError` */
  private async command(name: string, commandArguments: object): Promise<void> {
    try {
      await this.qmp.execute(name, commandArguments);
    } catch (error) {
      if (!(error instanceof QmpError)) throw error;
      if (error.errorClass === "Closed") throw new EngineError("gone", "The Xen host has ended.");
      throw new EngineError("internal", `QEMU refused ${name}: ${error.message}`, error);
    }
  }

  /** Taking away what is not there, or from a host that has ended, is no failure */
  private async unlessOver(work: Promise<unknown>): Promise<void> {
    await Promise.race([work.catch(() => undefined), this.ended]);
  }

  private lastWords(): string {
    const line = this.console.trim().split(/\r?\n/).at(-1) ?? "";
    return line === "" ? "" : ` Its console ends with: ${line}`;
  }
}

async function listen(server: Server, socketPath: string): Promise<string> {
  server.listen(socketPath);
  await once(server, "listening");
  return socketPath;
}

const neverCame = (timeoutMs: number): never => {
  throw new EngineError("internal", `dom0 did not come up within ${timeoutMs / 1000} s.`);
};
