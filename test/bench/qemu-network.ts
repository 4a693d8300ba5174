import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BareQemu, copyDisk } from "../support/bare-qemu";
import { bootFilesOf, drydockMicroDisk, upMarker, writeEngineDisk } from "../support/engine-disk";
import { GuestConsole } from "../support/guest-console";
import { testNetwork } from "../support/guest-network";
import { cpuSecondsOfAll, machinesOf } from "../support/machine-processes";
import { MemoryDisk } from "../support/memory-disk";
import { networkInterface, networkTopology, openGroup } from "../support/network-topology";
import { createQemuEngine } from "../support/qemu-engine";
import { type Figure, median } from "./report";

const transfers = 5;
const transferMib = 64;
const memoryMib = 128;
const timeoutMs = 600_000;
const rootVolume = "vol-0123456789abcdef0";
/** Of a VPC, and of the internet */
const mtus = [9001, 1500] as const;
const addresses = ["172.31.16.5", "172.31.16.6"] as const;
const cards = addresses.map((address) => networkInterface(address, { mtuBytes: mtus[0] }));

/** Two guests that can reach each other, the first of which sends. */
interface Pair {
  readonly screens: readonly GuestConsole[];
  /** User and system time of all processes that carry the bytes, seconds */
  cpuSeconds(): number;
  close(): Promise<void>;
}

interface Transfer {
  readonly mibPerSecond: number;
  readonly mibPerCpuSecond: number;
}

/**
 * TCP from one guest to another: through the engine's sockets and the network with its security groups, beside two
 * QEMUs as they are, whose `-netdev stream` are joined by one socket. Both pairs run all the time, the transfers in turn.
 */
export async function benchQemuNetwork(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "drydock-bench-qemu-network-"));
  const pairs: Pair[] = [];
  try {
    const root = join(folder, "root.raw");
    await writeEngineDisk(root, await bootFilesOf(drydockMicroDisk));
    const bare = await bootBarePair(folder, root);
    pairs.push(bare);
    const ours = await bootOurPair(folder, root);
    pairs.push(ours);
    for (const { screens } of pairs) await configure(screens);
    const figures: Figure[] = [];
    for (const mtu of mtus) {
      const measured = { ours: [] as Transfer[], bare: [] as Transfer[] };
      for (const { screens } of pairs)
        for (const screen of screens) await screen.run(`ip link set eth0 mtu ${mtu}`, timeoutMs);
      for (let transfer = 0; transfer < transfers; transfer++) {
        measured.bare.push(await transferIn(bare));
        measured.ours.push(await transferIn(ours));
      }
      console.error(`qemu-network, MTU ${mtu}:`, JSON.stringify(measured));
      const figure = (field: keyof Transfer, unit: Figure["unit"]): Figure => ({
        what: `QEMU, TCP from guest to guest, MTU ${mtu}`,
        value: median(measured.ours.map((each) => each[field])),
        unit,
        against: {
          what: "bare QEMU, -netdev stream to another's",
          value: median(measured.bare.map((each) => each[field])),
        },
        runs: transfers,
      });
      figures.push({ ...figure("mibPerSecond", "MiB/s"), atLeast: 0.8 });
      if (process.platform === "linux") figures.push(figure("mibPerCpuSecond", "MiB/CPU s"));
    }
    return figures;
  } finally {
    for (const pair of pairs) await pair.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bootOurPair(folder: string, root: string): Promise<Pair> {
  const network = testNetwork();
  network.configure(networkTopology({ networkInterfaces: cards, securityGroups: [openGroup] }));
  const engine = createQemuEngine(join(folder, "engine"));
  const close = async (): Promise<void> => {
    await engine.close();
    network.close();
  };
  try {
    const bytes = await readFile(root);
    const screens: GuestConsole[] = [];
    for (const [index, { networkInterfaceId, macAddress, mtuBytes }] of cards.entries()) {
      const device = new MemoryDisk(0);
      device.bytes = new Uint8Array(bytes);
      const screen = new GuestConsole();
      screens.push(screen);
      const port = network.connect(networkInterfaceId, { frameOffload: false });
      await engine.launch({
        instanceId: instanceOf("our", index),
        memoryMib,
        vcpus: 1,
        architecture: "i386",
        virtualizationType: "hvm",
        hypervisor: "nitro",
        disks: [{ volumeId: rootVolume, deviceName: "/dev/xvda", device }],
        networkInterfaces: [{ networkInterfaceId, deviceIndex: 0, macAddress, mtuBytes, port }],
        console: screen,
      });
    }
    const pids = [process.pid, ...cards.flatMap((_, index) => machinesOf(instanceOf("our", index)))];
    return { screens, cpuSeconds: () => cpuSecondsOfAll(pids), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function bootBarePair(folder: string, root: string): Promise<Pair> {
  const addr = { type: "unix", path: join(folder, "cable") };
  const guests: BareQemu[] = [];
  const close = async (): Promise<void> => {
    for (const guest of guests) await guest.end();
  };
  try {
    for (const [index, { macAddress, mtuBytes }] of cards.entries()) {
      const copy = join(folder, `root-${index}.raw`);
      copyDisk(root, copy);
      const netdev = { type: "stream", server: index === 0, addr };
      const guest = await BareQemu.start({
        files: new Map([[rootVolume, copy]]),
        memoryMib,
        instanceId: instanceOf("bare", index),
        card: { netdev, macAddress, mtuBytes },
      });
      guests.push(guest);
      // The second one connects to the first
      if (index === 0) await guest.screen.waitFor(/./, { timeoutMs });
    }
    const pids = guests.map(({ pid }) => pid as number);
    return {
      screens: guests.map(({ screen }) => screen),
      cpuSeconds: () => cpuSecondsOfAll(pids),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const instanceOf = (pair: "our" | "bare", index: number): string =>
  `i-${(pair === "our" ? "0" : "b").repeat(16)}${index}`;

async function configure(screens: readonly GuestConsole[]): Promise<void> {
  for (const [index, screen] of screens.entries()) {
    await screen.waitFor(new RegExp(upMarker), { timeoutMs });
    await screen.waitFor(/# $/, { timeoutMs });
    await screen.run(`ip addr add ${addresses[index]}/20 dev eth0; ip link set eth0 up`, timeoutMs);
  }
}

async function transferIn({ screens, cpuSeconds }: Pair): Promise<Transfer> {
  const [from, to] = screens as [GuestConsole, GuestConsole];
  to.send("nc -l -p 5000 -e dd of=/dev/null bs=256k 2>/dev/null\n");
  await to.waitFor(/nc -l -p 5000[^#]*$/, { timeoutMs });
  const cpuBefore = cpuSeconds();
  const began = performance.now();
  await from.run(
    `until nc ${addresses[1]} 5000 -e dd if=/dev/zero bs=64k count=${transferMib * 16} 2>/dev/null; do sleep 1; done`,
    timeoutMs,
  );
  // What was typed meanwhile is read once the program has ended, and it has when it has read everything
  await to.run("true", timeoutMs);
  return {
    mibPerSecond: transferMib / ((performance.now() - began) / 1000),
    mibPerCpuSecond: transferMib / (cpuSeconds() - cpuBefore),
  };
}
