import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { BlockStore } from "../../../../local-hypervisor/block-store/block-store";
import type { Guest } from "../../../../local-hypervisor/control-plane/ports";
import type { V86Engine } from "../../../../local-hypervisor/engines/v86/engine";
import {
  allJobsBegun,
  checkLoaded,
  type DiskLoad,
  type DiskLoadReport,
  diskLoadCommand,
  forgetLoad,
  installDiskLoad,
  loadedBytes,
  readLoadReport,
} from "../../../support/disk-load";
import { createEmbeddedEngine } from "../../../support/embedded-engine";
import { bootFilesOf, drydockMicroDisk, writeEngineDisk } from "../../../support/engine-disk";
import { GuestConsole } from "../../../support/guest-console";
import { OpenVolumes } from "../../../support/open-volumes";
import { roundsOf } from "../../../support/rounds";
import { writeXenEngineDisk } from "../../../support/xen-engine-disk";
import { shellIsUp } from "../../../support/xen-guest";

const rounds = roundsOf(4, 1000);
const bootMs = 240_000;
const roundMs = 60_000;
const megabyte = 2 ** 20;
const steady = 1;
const passing = 2;

const kinds = {
  vbd: {
    writeDisk: writeXenEngineDisk,
    host: { virtualizationType: "paravirtual", hypervisor: "xen" },
    snapshotId: "snap-0",
    volumes: ["vol-00000000000000000", "vol-00000000000000001", "vol-00000000000000002"],
    rootName: "/dev/sda1",
    names: ["xvda1", "xvdf", "xvdg"],
  },
  NVMe: {
    writeDisk: writeEngineDisk,
    host: { virtualizationType: "hvm", hypervisor: "nitro", enaSupport: true },
    snapshotId: "snap-1",
    volumes: ["vol-10000000000000000", "vol-10000000000000001", "vol-10000000000000002"],
    rootName: "/dev/xvda",
    names: ["nvme0n1", "nvme1n1", "nvme2n1"],
  },
} as const;
type Kind = keyof typeof kinds;

/** One guest with a root disk, one that is always at work, and another that comes and goes. */
class LoadedGuest {
  readonly screen = new GuestConsole();
  operations = 0;
  private readonly kind: (typeof kinds)[Kind];
  private readonly volumes: OpenVolumes;
  private guest: Guest | undefined;

  constructor(
    name: Kind,
    private readonly store: BlockStore,
  ) {
    this.kind = kinds[name];
    this.volumes = new OpenVolumes(store);
  }

  async boot(engine: V86Engine): Promise<void> {
    const { store, kind } = this;
    const [root, ...others] = kind.volumes;
    await store.createVolume({
      volumeId: root,
      sizeBytes: 96 * megabyte,
      snapshotId: kind.snapshotId,
    });
    for (const volumeId of others) await store.createVolume({ volumeId, sizeBytes: loadedBytes });
    this.guest = await engine.launch({
      instanceId: "i-0123456789abcdef0",
      memoryMib: 96,
      vcpus: 1,
      architecture: "i386",
      ...kind.host,
      disks: [
        await this.volumes.open(root, kind.rootName),
        await this.volumes.open(kind.volumes[steady], "/dev/sdf"),
      ],
      networkInterfaces: [],
      console: this.screen,
    });
    await shellIsUp(this.screen);
    // Without a word of jobs that end and disks that come
    await this.screen.run("set +m; echo 1 > /proc/sys/kernel/printk");
    await installDiskLoad(this.screen);
  }

  /** A disk is plugged in, loaded and pulled while another is at work; both hold what was written */
  async round(round: number): Promise<void> {
    const atWork = await this.begin({ ...this.loadOf(steady, round), stopFile: "/run/stop-steady" });
    await this.plug();
    if (round % 2 === 0) await this.pullInUse(round);
    else await this.pull(round);
    await this.screen.run(
      `while [ -e /sys/block/${this.kind.names[passing]} ]; do /bin/busybox usleep 20000; done`,
    );
    const volumeId = this.kind.volumes[passing];
    await this.volumes.close(volumeId);
    const report = await atWork.stop();
    expect(report.cuts).toEqual([]);
    await this.check(steady, report);
  }

  private loadOf(disk: typeof steady | typeof passing, round: number): DiskLoad {
    return { device: `/dev/${this.kind.names[disk]}`, disk, round, operations: 40 };
  }

  private async plug(): Promise<void> {
    await this.screen.run(forgetLoad(passing));
    const disk = await this.volumes.open(this.kind.volumes[passing], "/dev/sdg");
    await disk.device.discard(0, loadedBytes);
    await (this.guest as Guest).attachDisk(disk);
    await this.screen.run(
      `until [ -b /dev/${this.kind.names[passing]} ]; do /bin/busybox usleep 20000; done`,
      roundMs,
    );
  }

  private async pull(round: number): Promise<void> {
    const text = await this.screen.run(diskLoadCommand(this.loadOf(passing, round)), roundMs);
    const report = this.read(text);
    expect(report.cuts).toEqual([]);
    await (this.guest as Guest).detachDisk(this.kind.volumes[passing]);
    await this.check(passing, report);
  }

  private async pullInUse(round: number): Promise<void> {
    const load = await this.begin({ ...this.loadOf(passing, round), stopFile: "/run/stop-passing" });
    await pause(100);
    await (this.guest as Guest).detachDisk(this.kind.volumes[passing]);
    const report = await load.stop();
    expect(report.cuts.length).toBeGreaterThan(0);
    await this.check(passing, report);
  }

  private async begin(load: DiskLoad & { readonly stopFile: string }) {
    const output = `/run/load-${load.disk}`;
    await this.screen.run(
      `rm -f ${load.stopFile} ${output}.*; (${diskLoadCommand(load)} > ${output}.text 2>&1; : > ${output}.over) & true`,
    );
    await this.screen.run(allJobsBegun(`${output}.text`), roundMs);
    return {
      stop: async (): Promise<DiskLoadReport> => {
        await this.screen.run(
          `: > ${load.stopFile}; until [ -e ${output}.over ]; do /bin/busybox usleep 20000; done`,
          roundMs,
        );
        return this.read(await this.screen.run(`cat ${output}.text`));
      },
    };
  }

  private read(text: string): DiskLoadReport {
    const report = readLoadReport(text);
    this.operations += report.operations;
    return report;
  }

  private async check(disk: typeof steady | typeof passing, report: DiskLoadReport): Promise<void> {
    const device = this.volumes.device(this.kind.volumes[disk]);
    checkLoaded(await device.read(0, loadedBytes), disk, report);
  }
}

/** Both at once, a processor each: what one does to the store is under the other's load. */
describe("disks under a mixed load", () => {
  let folder: string;
  let store: BlockStore;
  let engine: V86Engine;
  const guests = new Map<Kind, LoadedGuest>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "disk-load-"));
    store = await BlockStore.open(join(folder, "store"));
    engine = await createEmbeddedEngine(folder);
    const files = await bootFilesOf(drydockMicroDisk);
    await Promise.all(
      (["vbd", "NVMe"] as const).map(async (kind) => {
        await kinds[kind].writeDisk(join(folder, kind), files);
        await store.importSnapshot(kinds[kind].snapshotId, join(folder, kind));
        const guest = new LoadedGuest(kind, store);
        guests.set(kind, guest);
        await guest.boot(engine);
      }),
    );
  }, bootMs);

  afterAll(async () => {
    await engine?.close();
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  }, bootMs);

  test(
    `hold what was written, in ${rounds} rounds, while another disk comes and goes`,
    async () => {
      const began = performance.now();
      await Promise.all(
        [...guests].map(async ([kind, guest]) => {
          for (let round = 1; round <= rounds; round++)
            await guest.round(round).catch((error: Error) => {
              throw new Error(`${kind}, round ${round}: ${error.message}`);
            });
        }),
      );
      const seconds = ((performance.now() - began) / 1000).toFixed(0);
      const told = [...guests].map(([kind, { operations }]) => `${kind} ${operations}`).join(", ");
      process.stdout.write(`requests in ${rounds} rounds and ${seconds} s: ${told}\n`);
      expect(await store.verify()).toEqual([]);
    },
    rounds * roundMs,
  );
});
