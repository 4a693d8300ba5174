import { execFileSync } from "node:child_process";
import { closeSync, fsyncSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findAccelerator } from "../../local-hypervisor/engines/qemu/accelerator";
import { blockNode, commandLine, type DiskCard } from "../../local-hypervisor/engines/qemu/command-line";
import { machineIdentity } from "../../local-hypervisor/engines/qemu/identity";
import { readInstallation } from "../../local-hypervisor/engines/qemu/installation";
import { diskSlots, interfaceSlots } from "../../local-hypervisor/engines/qemu/machine-layout";
import { QemuProcess } from "../../local-hypervisor/engines/qemu/qemu-process";
import { GuestConsole } from "./guest-console";

export interface BareMachine {
  /** Raw disks by volume id, the root first: the path of a file, or QMP's arguments of a block node without its name */
  readonly files: ReadonlyMap<string, string | object>;
  readonly memoryMib: number;
  /** @default 1 */
  readonly vcpus?: number;
  /** @default i-0123456789abcdef0 */
  readonly instanceId?: string;
  /** Its only card @default - QEMU's user network */
  readonly card?: {
    readonly macAddress: string;
    /** @default 1500 */
    readonly mtuBytes?: number;
    /** QMP's netdev arguments without its id */
    readonly netdev: object;
  };
  /** File that takes what it prints, so that nobody has to read it @default - `screen` */
  readonly consoleFile?: string;
  /** The command that starts it, such as one that enters a namespace first @default - QEMU's own */
  command?(words: readonly string[]): readonly string[];
}

const ownCard: NonNullable<BareMachine["card"]> = {
  netdev: { type: "user" },
  macAddress: "0a:ff:c2:00:00:2a",
};

/**
 * QEMU as anybody runs it: raw files and its own user network in place of our NBD server and switch, nobody at its
 * monitor. Processor, machine and cards are those of the engine, so that what is left of a difference is ours.
 */
export class BareQemu {
  readonly screen = new GuestConsole();

  private constructor(private readonly process: QemuProcess) {
    process.console.on("data", (bytes: Buffer) => this.screen.output(bytes));
    this.screen.onInput((bytes) => void process.console.write(bytes));
  }

  static async start(machine: BareMachine): Promise<BareQemu> {
    const { files, memoryMib, vcpus = 1, instanceId = "i-0123456789abcdef0", consoleFile } = machine;
    const { netdev, macAddress, mtuBytes = 1500 } = machine.card ?? ownCard;
    const installation = await readInstallation(process.env);
    const { accelerator } = await findAccelerator(installation, join(tmpdir(), "drydock-bare-qemu"));
    const disks = [...files.keys()].map((volumeId, index): DiskCard => {
      const slot = diskSlots[index] as number;
      return { serial: volumeId.replace("-", ""), socketPath: "/nowhere", slot, isRoot: index === 0 };
    });
    const networkInterfaceId = "eni-0123456789abcdef0";
    const words = commandLine({
      identity: machineIdentity(instanceId),
      accelerator,
      sandbox: true,
      memoryMib,
      vcpus,
      disks,
      networkInterfaces: [
        {
          networkInterfaceId,
          macAddress,
          mtuBytes,
          socketPath: "/nowhere",
          slot: interfaceSlots[0] as number,
        },
      ],
    });
    const replaced = new Map<string, string>();
    disks.forEach((disk, index) => {
      const file = [...files.values()][index];
      const source =
        typeof file === "object" ? file : { driver: "raw", file: { driver: "file", filename: file } };
      const node = { ...source, "node-name": disk.serial, discard: "unmap" };
      replaced.set(JSON.stringify(blockNode(disk)), JSON.stringify(node));
    });
    const bare = words.map((word, index) => {
      if (words[index - 1] === "-netdev") return JSON.stringify({ ...netdev, id: networkInterfaceId });
      if (consoleFile !== undefined && word.startsWith("socket,id=console,"))
        return `file,id=console,path=${consoleFile}`;
      return replaced.get(word) ?? word;
    });
    const command = machine.command?.([installation.program, ...bare]) ?? [installation.program, ...bare];
    return new BareQemu(new QemuProcess(command[0] as string, command.slice(1)));
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  async end(): Promise<void> {
    this.process.kill();
    await this.process.ended;
  }
}

/** A copy of a raw disk, with its holes; on stable storage, so that no guest waits for that */
export function copyDisk(from: string, to: string): void {
  execFileSync("cp", ["--sparse=always", from, to]);
  const file = openSync(to, "r+");
  fsyncSync(file);
  closeSync(file);
}
