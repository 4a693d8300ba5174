import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import type { GuestSpec } from "../../control-plane/ports";
import type { Accelerator } from "./accelerator";
import { commandLine, type DiskCard, type InterfaceCard } from "./command-line";
import { Disks, type ServeDevice } from "./disks";
import { machineIdentity } from "./identity";
import { NetworkCards } from "./network-cards";
import type { ProcessRecords } from "./process-records";
import { QemuProcess } from "./qemu-process";

/** What an engine gives every guest. */
export interface GuestHome {
  readonly program: string;
  /** Of QEMU */
  readonly version: string;
  readonly accelerator: Accelerator;
  readonly records: ProcessRecords;
  readonly serveDevice: ServeDevice;
  readonly onReboot?: (instanceId: string) => void;
}

/** A machine of QEMU's with the back ends of its cards. */
export interface StartedMachine {
  /** Of its sockets */
  readonly folder: string;
  readonly process: QemuProcess;
  readonly disks: Disks;
  readonly cards: NetworkCards;
  /** Cards that it does not have yet, root disk first: those of a machine that goes on from a template */
  readonly awaited: {
    readonly disks: readonly DiskCard[];
    readonly networkInterfaces: readonly InterfaceCard[];
  };
}

/** What a machine goes on from in place of being switched on. */
export interface MachineState {
  /** QEMU's state of processors and cards */
  readonly statePath: string;
  /** Makes the file of its memory, which goes with the machine's folder */
  makeMemory(path: string): Promise<void>;
}

/** Starts QEMU with a guest's disks and network interfaces. Whoever calls waits for its monitor. */
export async function startMachine(
  spec: GuestSpec,
  home: GuestHome,
  state?: MachineState,
): Promise<StartedMachine> {
  // Short, for the path of a socket has a hundred bytes at most; for its owner alone
  const folder = mkdtempSync(join(tmpdir(), "drydock-"));
  const disks = new Disks(folder, home.serveDevice);
  const cards = new NetworkCards(folder);
  try {
    const diskCards: DiskCard[] = [];
    for (const disk of spec.disks) diskCards.push(await disks.add(disk));
    const interfaceCards: InterfaceCard[] = [];
    for (const each of spec.networkInterfaces) interfaceCards.push(await cards.add(each));
    const path = join(folder, "memory");
    await state?.makeMemory(path);
    const plugged = { disks: diskCards, networkInterfaces: interfaceCards };
    const none = { disks: [], networkInterfaces: [] };
    const words = commandLine({
      identity: machineIdentity(spec.instanceId),
      accelerator: home.accelerator,
      sandbox: platform() === "linux",
      memoryMib: spec.memoryMib,
      vcpus: spec.vcpus,
      ...(state ? { ...none, memory: { path, shared: false }, incoming: true } : plugged),
    });
    const process = spawnWith(home.program, words, state?.statePath);
    if (process.pid !== undefined) home.records.add(spec.instanceId, process.pid, folder);
    return { folder, process, disks, cards, awaited: state ? plugged : none };
  } catch (error) {
    cards.close();
    await disks.close();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function spawnWith(program: string, words: readonly string[], statePath?: string): QemuProcess {
  if (statePath === undefined) return new QemuProcess(program, words);
  const file = openSync(statePath, "r");
  try {
    return new QemuProcess(program, words, file);
  } finally {
    closeSync(file);
  }
}
