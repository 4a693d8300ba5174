import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../local-hypervisor/block-store/block-store";
import type { GuestDisk } from "../../local-hypervisor/control-plane/ports";
import { findProgram } from "../../local-hypervisor/images/host-programs";
import { BareQemu, copyDisk } from "../support/bare-qemu";
import { bootFilesOf, drydockMicroDisk, upMarker, writeEngineDisk } from "../support/engine-disk";
import { GuestConsole } from "../support/guest-console";
import { cpuSecondsOfAll, machinesOf } from "../support/machine-processes";
import { serveByNbdkit } from "../support/nbdkit";
import { createQemuEngine } from "../support/qemu-engine";
import { SeededRandom } from "../support/seeded-random";
import { type Figure, median } from "./report";

const runs = 3;
const megabyte = 2 ** 20;
const memoryMib = 128;
const dataMib = 256;
const timeoutMs = 600_000;
const instanceId = "i-0123456789abcdef0";
const [rootVolume, dataVolume] = ["vol-0123456789abcdef0", "vol-0fedcba9876543210"];

/** What was measured of one guest. */
interface Measured {
  /** From the call that starts it to its user space, seconds */
  readonly boot: number;
  readonly read: Transfer;
  readonly write: Transfer;
}

/** What ours is held against. */
interface Peer {
  readonly name: string;
  readonly measured: Measured[];
  measure(): Promise<Measured>;
}

interface Transfer {
  readonly mibPerSecond: number;
  /** Of CPU time of all processes that carry the bytes */
  readonly mibPerCpuSecond: number;
}

/**
 * The QEMU engine with a volume of the block store behind NBD, beside QEMU with raw files and its own network: from the
 * start to user space, and what a guest reads from and writes to a second disk. A third has that disk as a raw file behind
 * nbdkit, which tells what NBD costs QEMU whoever serves it. In turn, same machine and image.
 */
export async function benchQemu(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "drydock-bench-qemu-"));
  try {
    const [root, data] = [join(folder, "root.raw"), join(folder, "data.raw")];
    await writeEngineDisk(root, await bootFilesOf(drydockMicroDisk));
    writeFileSync(data, new SeededRandom(1).bytes(dataMib * megabyte));
    const ours: Measured[] = [];
    const [bare, ...others] = peersOf(folder, root, data);
    const peers = [bare, ...others];
    for (let run = 0; run < runs; run++) {
      ours.push(await measureOurs(folder, root, data, run));
      for (const peer of peers) peer.measured.push(await peer.measure());
    }
    console.error("qemu:", JSON.stringify({ ours, peers }));
    const figure = (
      what: string,
      unit: Figure["unit"],
      value: (measured: Measured) => number,
      peer: Peer = bare,
    ) => ({
      what: `QEMU, ${what}`,
      value: median(ours.map(value)),
      unit,
      against: { what: peer.name, value: median(peer.measured.map(value)) },
      runs,
    });
    const transfers = (["read", "write"] as const).flatMap((direction) => {
      const what = direction === "read" ? "sequential read" : "sequential write with a flush";
      return peers.flatMap((peer): Figure[] => {
        const wall = figure(what, "MiB/s", (each) => each[direction].mibPerSecond, peer);
        const cost = figure(what, "MiB/CPU s", (each) => each[direction].mibPerCpuSecond, peer);
        return [
          { ...wall, ...(peer === bare && { atLeast: 0.8 }) },
          ...(process.platform === "linux" ? [cost] : []),
        ];
      });
    });
    return [{ ...figure("boot to user space", "s", ({ boot }) => boot), aim: 1.05 }, ...transfers];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** QEMU as it is, and with nbdkit where that is installed */
function peersOf(folder: string, root: string, data: string): [Peer, ...Peer[]] {
  const peer = (name: string, measureIt: typeof measureBare): Peer => ({
    name,
    measured: [],
    measure: () => measureIt(folder, root, data),
  });
  const bare = peer("bare QEMU, raw file, user network", measureBare);
  if (findProgram("nbdkit")) return [bare, peer("bare QEMU, raw file by nbdkit", measureServed)];
  console.error("qemu: without nbdkit beside it, install nbdkit");
  return [bare];
}

async function measureOurs(folder: string, root: string, data: string, run: number): Promise<Measured> {
  const home = join(folder, `run-${run}`);
  const store = await BlockStore.open(join(home, "store"));
  const engine = createQemuEngine(home);
  try {
    await store.importSnapshot("snap-root", root);
    await store.importSnapshot("snap-data", data);
    const open = async (
      volumeId: string,
      deviceName: string,
      snapshotId: string,
      mib: number,
    ): Promise<GuestDisk> => {
      await store.createVolume({ volumeId, sizeBytes: mib * megabyte, snapshotId });
      return { volumeId, deviceName, device: await store.openVolume(volumeId) };
    };
    const disks = [
      await open(rootVolume, "/dev/xvda", "snap-root", 96),
      await open(dataVolume, "/dev/sdf", "snap-data", dataMib),
    ];
    const screen = new GuestConsole();
    const began = performance.now();
    const guest = await engine.launch({
      instanceId,
      memoryMib,
      vcpus: 1,
      architecture: "i386",
      virtualizationType: "hvm",
      hypervisor: "nitro",
      disks,
      networkInterfaces: [
        {
          networkInterfaceId: "eni-0123456789abcdef0",
          deviceIndex: 0,
          macAddress: "0a:ff:c2:00:00:2a",
          mtuBytes: 1500,
          port: { send: () => {}, onFrame: () => {} },
        },
      ],
      console: screen,
    });
    const carriers = [process.pid, ...machinesOf(instanceId)];
    const measured = await measure(screen, began, carriers);
    await guest.powerOff();
    for (const { device } of disks) await device.close();
    return measured;
  } finally {
    await engine.close();
    await store.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measureBare(folder: string, root: string, data: string): Promise<Measured> {
  const copies = copyDisks(folder, root, data);
  return measureGuest([copies.root, copies.data], []);
}

async function measureServed(folder: string, root: string, data: string): Promise<Measured> {
  const copies = copyDisks(folder, root, data);
  const path = join(folder, "nbdkit.sock");
  const nbdkit = await serveByNbdkit(copies.data, path);
  try {
    return await measureGuest([copies.root, { driver: "nbd", server: { type: "unix", path } }], [nbdkit.pid]);
  } finally {
    await nbdkit.close();
    rmSync(path, { force: true });
  }
}

function copyDisks(folder: string, root: string, data: string) {
  const copies = { root: join(folder, "root-copy.raw"), data: join(folder, "data-copy.raw") };
  copyDisk(root, copies.root);
  copyDisk(data, copies.data);
  return copies;
}

async function measureGuest(
  [root, data]: readonly [string, string | object],
  carriers: readonly number[],
): Promise<Measured> {
  const began = performance.now();
  const files = new Map([
    [rootVolume, root],
    [dataVolume, data],
  ] as const);
  const qemu = await BareQemu.start({ files, memoryMib });
  try {
    return await measure(qemu.screen, began, [qemu.pid as number, ...carriers]);
  } finally {
    await qemu.end();
  }
}

/** Watches a guest boot, then has it read its whole second disk and write it */
async function measure(screen: GuestConsole, began: number, carriers: readonly number[]): Promise<Measured> {
  await screen.waitFor(new RegExp(upMarker), { timeoutMs });
  const boot = (performance.now() - began) / 1000;
  await screen.waitFor(/# $/, { timeoutMs });
  const rateOf = async (command: string): Promise<Transfer> => {
    const [start, cpuBefore] = [performance.now(), cpuSecondsOfAll(carriers)];
    await screen.run(command, timeoutMs);
    return {
      mibPerSecond: dataMib / ((performance.now() - start) / 1000),
      mibPerCpuSecond: dataMib / (cpuSecondsOfAll(carriers) - cpuBefore),
    };
  };
  const read = await rateOf("dd if=/dev/nvme1n1 of=/dev/null bs=1M 2>/dev/null");
  const write = await rateOf(`dd if=/dev/zero of=/dev/nvme1n1 bs=1M count=${dataMib} conv=fsync 2>/dev/null`);
  return { boot, read, write };
}
