import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BlockStore } from "../../local-hypervisor/block-store/block-store";
import type { Guest } from "../../local-hypervisor/control-plane/ports";
import { V86Engine } from "../../local-hypervisor/engines/v86/engine";
import { parseKernelImage } from "../../local-hypervisor/guest/boot/kernel-image";
import { unpackKernel } from "../../local-hypervisor/guest/boot/unpack-kernel";
import type { HostedGuestNetwork } from "../../local-hypervisor/network/guest-network";
import { BareGuest, bundleBareEngine } from "./bare-engine";
import { bundleModule, bundleWorker, v86WasmPath } from "./bundle-worker";
import {
  bootFilesOf,
  commandLine,
  drydockMicroDisk,
  shellOverlay,
  upMarker,
  writeEngineDisk,
} from "./engine-disk";
import { GuestConsole } from "./guest-console";
import { testNetwork } from "./guest-network";
import { cpuSecondsOf } from "./machine-processes";
import { networkInterface, networkTopology, openGroup } from "./network-topology";
import { writeXenEngineDisk } from "./xen-engine-disk";

const nitro = {
  hypervisor: "nitro",
  snapshotId: "snap-nitro",
  virtualizationType: "hvm",
  deviceName: "/dev/xvda",
} as const;
const xen = {
  hypervisor: "xen",
  snapshotId: "snap-xen",
  virtualizationType: "paravirtual",
  deviceName: "/dev/sda1",
} as const;
/** By its network card, what a guest of the embedded engine is to the engine */
const kinds = { virtio: nitro, ena: { ...nitro, enaSupport: true }, vif: xen } as const;
export type BenchCard = keyof typeof kinds;

/** As the smallest instance types have. Linux derives from it how much of a connection may be under way: with 128 MiB too
 * little for two guests to work at the same time */
const memoryMib = 512;
const bootMs = 300_000;

/** A guest with a shell, and the thread that it runs in. */
export interface MeasuredGuest {
  readonly screen: GuestConsole;
  /** Its first address */
  readonly address: string;
  /** CPU time that its thread has used, seconds */
  cpuSeconds(): number;
}

/** Guests of the three kinds that the network is measured with, all from one disk, and what they need. */
export class BenchGuests {
  private engines: Promise<{ guests: V86Engine; sinks: V86Engine }> | undefined;
  private launched: Guest[] = [];
  private bare: BareGuest[] = [];
  private volumes = 0;

  private constructor(
    private readonly folder: string,
    private readonly store: BlockStore,
    private readonly network: HostedGuestNetwork,
  ) {}

  static async open(folder: string): Promise<BenchGuests> {
    const store = await BlockStore.open(join(folder, "store"));
    const bootFiles = await bootFilesOf(drydockMicroDisk);
    await writeEngineDisk(join(folder, "nitro.raw"), bootFiles);
    await writeXenEngineDisk(join(folder, "xen.raw"), bootFiles);
    for (const { snapshotId, hypervisor } of [nitro, xen])
      await store.importSnapshot(snapshotId, join(folder, `${hypervisor}.raw`));
    const network = testNetwork();
    return new BenchGuests(folder, store, network);
  }

  /** Two guests of the embedded engine whose security groups admit each other, on the network that guests really have */
  async pair(mtuBytes: number, card: BenchCard): Promise<[MeasuredGuest, MeasuredGuest]> {
    const interfaces = ["172.31.16.5", "172.31.16.6"].map((address) =>
      networkInterface(address, { mtuBytes, groupIds: [openGroup.groupId] }),
    );
    this.network.configure(networkTopology({ networkInterfaces: interfaces, securityGroups: [openGroup] }));
    const { guests: engine } = await this.prepared();
    const launch = (index: 0 | 1) => {
      const found = interfaces[index] as (typeof interfaces)[number];
      const { networkInterfaceId, macAddress } = found;
      const port = this.network.connect(networkInterfaceId, { frameOffload: true });
      const plugged = { networkInterfaceId, deviceIndex: 0, macAddress, mtuBytes, port };
      return this.launch(engine, card, [plugged], found.addresses[0].privateIpAddress);
    };
    const first = await launch(0);
    return [first, await launch(1)];
  }

  /** A guest of the embedded engine whose peer, 172.31.16.1, is in its own thread: `sink-engine-worker.ts` says its ports */
  async ceiling(): Promise<MeasuredGuest> {
    const { sinks } = await this.prepared();
    return this.launch(sinks, "virtio", [], "172.31.16.5");
  }

  /** Two guests on v86 as it comes with v86's own card, frames handed from thread to thread */
  async stockPair(): Promise<[MeasuredGuest, MeasuredGuest]> {
    const { bzImage, initrd } = await bootFilesOf(drydockMicroDisk);
    const { payload } = parseKernelImage(bzImage, "vmlinuz");
    const vmlinux = payload && (await unpackKernel(payload, this.folder));
    if (!vmlinux) throw new Error("the image's kernel cannot be unpacked here; is xz installed?");
    const worker = await bundleBareEngine(this.folder);
    const start = {
      vmlinux,
      bzImage,
      initrd: Buffer.concat([initrd, shellOverlay()]),
      commandLine,
      memoryMib,
    };
    const launch = (index: number) =>
      measured(
        async () => {
          const guest = new BareGuest(worker, { ...start, macAddress: `0a:00:00:00:00:0${index}` });
          this.bare.push(guest);
          return guest.screen;
        },
        `172.31.16.${4 + index}`,
      );
    const pair: [MeasuredGuest, MeasuredGuest] = [await launch(1), await launch(2)];
    const [one, other] = this.bare as [BareGuest, BareGuest];
    one.onFrame = (frame) => other.send(frame);
    other.onFrame = (frame) => one.send(frame);
    return pair;
  }

  /** Ends all guests; others can be made afterwards */
  async end(): Promise<void> {
    await Promise.all([
      ...this.launched.map((guest) => guest.powerOff()),
      ...this.bare.map((guest) => guest.close()),
    ]);
    this.launched = [];
    this.bare = [];
  }

  async close(): Promise<void> {
    await this.end();
    const engines = await this.engines;
    await Promise.all([engines?.guests.close(), engines?.sinks.close()]);
    this.network.close();
    await this.store.close();
  }

  /**
   * Both engines, for all guests: V8 optimises v86 itself only where it was compiled before an engine was prepared, so
   * that of an engine made later everything is slower, as it is in no daemon
   */
  private prepared(): Promise<{ guests: V86Engine; sinks: V86Engine }> {
    this.engines ??= (async () => {
      const cacheFolder = join(this.folder, "kernels");
      mkdirSync(cacheFolder, { recursive: true });
      const sinkWorker = join(__dirname, "sink-engine-worker.ts");
      const workers = await Promise.all([
        bundleWorker(this.folder),
        bundleModule(sinkWorker, join(this.folder, "sink-engine.mjs")),
      ]);
      const [guests, sinks] = workers.map(
        (workerPath) => new V86Engine({ workerPath, wasmPath: v86WasmPath, cacheFolder }),
      ) as [V86Engine, V86Engine];
      await Promise.all([guests.prepare(), sinks.prepare()]);
      return { guests, sinks };
    })();
    return this.engines;
  }

  private async launch(
    engine: V86Engine,
    card: BenchCard,
    networkInterfaces: Parameters<V86Engine["launch"]>[0]["networkInterfaces"],
    address: string,
  ): Promise<MeasuredGuest> {
    const volumeId = `vol-${++this.volumes}`;
    const { snapshotId, deviceName, ...kind } = kinds[card];
    await this.store.createVolume({ volumeId, sizeBytes: 96 * 2 ** 20, snapshotId });
    const device = await this.store.openVolume(volumeId);
    return measured(async () => {
      const screen = new GuestConsole();
      const guest = await engine.launch({
        instanceId: `i-${this.volumes}`,
        memoryMib,
        vcpus: 1,
        architecture: "i386",
        ...kind,
        disks: [{ volumeId, deviceName, device }],
        networkInterfaces,
        console: screen,
      });
      this.launched.push(guest);
      return screen;
    }, address);
  }
}

/** Starts a guest, waits for its shell, configures its card, and finds its thread: the busiest of those that are new */
async function measured(start: () => Promise<GuestConsole>, address: string): Promise<MeasuredGuest> {
  const before = new Set(readdirSync("/proc/self/task"));
  const screen = await start();
  await screen.waitFor(new RegExp(upMarker), { timeoutMs: bootMs });
  await screen.waitFor(/# $/);
  await screen.run(`ip link set eth0 up; ip addr add ${address}/20 dev eth0`);
  const threads = readdirSync("/proc/self/task").filter((thread) => !before.has(thread));
  const [busiest = ""] = threads.sort((one, other) => secondsOf(other) - secondsOf(one));
  return { screen, address, cpuSeconds: () => secondsOf(busiest) };
}

const secondsOf = (thread: string): number => cpuSecondsOf(`self/task/${thread}`);
