import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findAccelerator } from "../../local-hypervisor/engines/qemu/accelerator";
import { blockNode, commandLine, type DiskCard } from "../../local-hypervisor/engines/qemu/command-line";
import { machineIdentity } from "../../local-hypervisor/engines/qemu/identity";
import { readInstallation } from "../../local-hypervisor/engines/qemu/installation";
import { diskSlots, interfaceSlots } from "../../local-hypervisor/engines/qemu/machine-layout";
import { QemuProcess } from "../../local-hypervisor/engines/qemu/qemu-process";
import { GuestConsole } from "./guest-console";

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

  /**
   * @param files raw disks by volume id, the root first
   * @param card QMP's netdev arguments without its id, in place of QEMU's user network, and the address
   */
  static async start(
    files: ReadonlyMap<string, string>,
    memoryMib: number,
    card: { readonly netdev: object; readonly macAddress: string } = {
      netdev: { type: "user" },
      macAddress: "0a:ff:c2:00:00:2a",
    },
  ): Promise<BareQemu> {
    const installation = await readInstallation(process.env);
    const { accelerator } = await findAccelerator(installation, join(tmpdir(), "drydock-bare-qemu"));
    const disks = [...files.keys()].map((volumeId, index): DiskCard => {
      const slot = diskSlots[index] as number;
      return { serial: volumeId.replace("-", ""), socketPath: "/nowhere", slot, isRoot: index === 0 };
    });
    const networkInterfaceId = "eni-0123456789abcdef0";
    const words = commandLine({
      identity: machineIdentity("i-0123456789abcdef0"),
      accelerator,
      sandbox: true,
      memoryMib,
      vcpus: 1,
      disks,
      networkInterfaces: [
        {
          networkInterfaceId,
          macAddress: card.macAddress,
          mtuBytes: 1500,
          socketPath: "/nowhere",
          slot: interfaceSlots[0] as number,
        },
      ],
    });
    const replaced = new Map<string, string>();
    disks.forEach((disk, index) => {
      const filename = [...files.values()][index] as string;
      const raw = {
        driver: "raw",
        "node-name": disk.serial,
        discard: "unmap",
        file: { driver: "file", filename },
      };
      replaced.set(JSON.stringify(blockNode(disk)), JSON.stringify(raw));
    });
    const bare = words.map((word, index) =>
      words[index - 1] === "-netdev"
        ? JSON.stringify({ ...card.netdev, id: networkInterfaceId })
        : (replaced.get(word) ?? word),
    );
    return new BareQemu(new QemuProcess(installation.program, bare));
  }

  async end(): Promise<void> {
    this.process.kill();
    await this.process.ended;
  }
}

/** A copy of a raw disk, with its holes */
export const copyDisk = (from: string, to: string): void =>
  void execFileSync("cp", ["--sparse=always", from, to]);
