import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../local-hypervisor/block-store/block-store";
import { masterKeyBytes, VolumeKeys } from "../../local-hypervisor/block-store/layers/volume-keys";
import type { ImageRegistration } from "../../local-hypervisor/control-plane/built-image";
import { createControlPlaneContext, type ShutdownGrace } from "../../local-hypervisor/control-plane/context";
import { ControlPlane } from "../../local-hypervisor/control-plane/control-plane";
import type { LaunchRequest } from "../../local-hypervisor/control-plane/instance-launch";
import type { Log } from "../../local-hypervisor/control-plane/log";
import type {
  NetworkInterfaceTopology,
  NetworkTopology,
} from "../../local-hypervisor/control-plane/network-topology";
import type { BlockDevice, GuestNetwork, VmEngine } from "../../local-hypervisor/control-plane/ports";
import type { ImageRecord } from "../../local-hypervisor/model/image";
import type { InstanceRecord } from "../../local-hypervisor/model/instance";
import { openConsoleLog } from "../../local-hypervisor/store/console-log";
import { openSqliteStore } from "../../local-hypervisor/store/sqlite-store";
import type { RelaxationName } from "../../schemas/rules/relaxations";
import { FakeEngine } from "./fake-engine";
import { ManualClock } from "./manual-clock";
import { SeededRandom } from "./seeded-random";

export const region = "eu-west-1";
export const accountId = "123456789012";
/** The daemon's, by which the keys of encrypted volumes are wrapped */
const volumeKey = new SeededRandom(32).bytes(masterKeyBytes);
export const grace: ShutdownGrace = { stopMs: 30_000, terminateMs: 5_000, downMs: 10_000 };

/** A network that remembers what it was told and what is plugged in. */
export class PatchPanel implements GuestNetwork {
  topology?: NetworkTopology;
  readonly plugged = new Map<string, NetworkInterfaceTopology>();
  configure(topology: NetworkTopology): void {
    this.topology = topology;
  }
  connect(networkInterfaceId: string) {
    const found = this.topology?.networkInterfaces.find(
      (each) => each.networkInterfaceId === networkInterfaceId,
    );
    if (!found) throw new RangeError(`the topology has no interface ${networkInterfaceId}`);
    this.plugged.set(networkInterfaceId, found);
    return { send: () => {}, onFrame: () => {} };
  }
  disconnect(networkInterfaceId: string): void {
    this.plugged.delete(networkInterfaceId);
  }
  close(): void {
    this.plugged.clear();
  }
}

export interface RigOptions {
  readonly engines?: readonly VmEngine[];
  /** Seed of ids and addresses */
  readonly seed?: number;
  readonly relaxations?: readonly RelaxationName[];
}

/**
 * A control plane with a real store, a real block store and real console logs in a temporary folder; engine, network
 * and time are the test's. `crash` leaves it as a kill -9 would, `restart` starts another on the same folder.
 */
export class ControlPlaneRig {
  readonly folder = mkdtempSync(join(tmpdir(), "drydock-control-plane-"));
  clock = new ManualClock();
  engine = new FakeEngine();
  network = new PatchPanel();
  /** Errors that were logged */
  readonly errors: { message: string; fields: unknown }[] = [];
  /** Warnings that were logged */
  readonly warnings: { message: string; fields: unknown }[] = [];
  controlPlane!: ControlPlane;
  private store!: ReturnType<typeof openSqliteStore>;
  private blockStore!: BlockStore;
  /** Registers again what each daemon finds at its start */
  private readonly builtImages: (() => void)[] = [];
  private starts = 0;
  private storageCalls = 0;

  private constructor(private readonly options: RigOptions) {}

  static async open(options: RigOptions = {}): Promise<ControlPlaneRig> {
    const rig = new ControlPlaneRig(options);
    await rig.start();
    return rig;
  }

  private async start(): Promise<void> {
    this.starts += 1;
    const start = this.starts;
    const log: Log = {
      info: () => {},
      warn: (message, fields) => start === this.starts && this.warnings.push({ message, fields }),
      // A daemon that was killed says nothing more.
      error: (message, fields) => start === this.starts && this.errors.push({ message, fields }),
    };
    const random = new SeededRandom((this.options.seed ?? 1) * 1000 + this.starts);
    this.store = openSqliteStore(join(this.folder, "state.db"));
    const keyRandom = new SeededRandom(this.starts);
    this.blockStore = await BlockStore.open(join(this.folder, "block-store"), {
      keys: new VolumeKeys(volumeKey, (length) => keyRandom.bytes(length)),
      clock: this.clock,
    });
    this.controlPlane = new ControlPlane(
      createControlPlaneContext({
        store: this.store,
        clock: this.clock,
        randomBytes: (length) => random.bytes(length),
        accountId,
        engines: this.options.engines ?? [this.engine],
        blockStore: this.counted(this.blockStore),
        network: this.network,
        consoleLog: openConsoleLog({ folder: join(this.folder, "consoles"), clock: this.clock, log }),
        log,
        relaxations: this.options.relaxations,
        shutdownGrace: grace,
      }),
    );
  }

  /** The same storage, with its calls under way counted. */
  private counted<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (_, name) => {
        const member = Reflect.get(target, name, target);
        if (typeof member !== "function") return member;
        return (...parameters: unknown[]) => {
          this.storageCalls += 1;
          const call: Promise<unknown> = member.apply(target, parameters);
          const outcome = call.then((value) =>
            name === "openVolume" ? this.counted(value as BlockDevice) : value,
          );
          return outcome.finally(() => {
            this.storageCalls -= 1;
          });
        };
      },
    });
  }

  /** Registers an image with a root volume of 1 GiB and gives its AMI of the region. */
  async registerImage(changes: Partial<ImageRegistration> = {}): Promise<ImageRecord> {
    const disk = join(this.folder, "disk.raw");
    writeFileSync(disk, "boot sector");
    truncateSync(disk, 1024 ** 2);
    const manifest: ImageRegistration = {
      key: "drydock-micro-hvm",
      name: "drydock-micro-hvm-i386-20260101",
      description: "test image",
      architecture: "i386",
      virtualizationType: "hvm",
      enaSupport: false,
      bootMode: "legacy-bios",
      rootDeviceName: "/dev/xvda",
      rootVolumeGib: 1,
      createdAtMs: Date.UTC(2026, 0, 1),
      ...changes,
    };
    const register = () => this.controlPlane.images.register(manifest, { path: disk, isCurrent: () => true });
    register();
    this.builtImages.push(register);
    const image = this.controlPlane.images.list(region).find((each) => each.name === manifest.name);
    if (!image) throw new Error("the image was not registered");
    return image;
  }

  launchRequest(image: ImageRecord, changes: Partial<LaunchRequest> = {}): LaunchRequest {
    return {
      imageId: image.id,
      instanceType: "t2.micro",
      minCount: 1,
      maxCount: 1,
      blockDevices: [],
      metadataOptions: {},
      instanceTags: {},
      volumeTags: {},
      networkInterfaceTags: {},
      ...changes,
    };
  }

  /** Launches one instance and waits until nothing moves. */
  async launch(image: ImageRecord, changes: Partial<LaunchRequest> = {}): Promise<InstanceRecord> {
    const [instance] = this.controlPlane.transaction(() =>
      this.controlPlane.instances.run(region, this.launchRequest(image, changes)),
    );
    if (!instance) throw new Error("nothing was launched");
    await this.settle();
    return this.instance(instance.id);
  }

  instance(id: string): InstanceRecord {
    return this.controlPlane.instances.require(region, id);
  }

  /**
   * Resolves when nothing moves without time passing: all is done, or what is left waits for the clock or a guest.
   * Only storage takes turns of the event loop of its own accord, so that its calls are counted.
   */
  async settle(): Promise<void> {
    for (let quietTurns = 0; quietTurns < 5; quietTurns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.storageCalls > 0) quietTurns = -1;
    }
  }

  /** Ends everything as kill -9 would: no guest, no goodbye, only what is on disk. */
  async crash(): Promise<void> {
    this.starts += 1;
    this.store.close();
    await this.blockStore.close();
    this.engine = new FakeEngine();
    this.network = new PatchPanel();
    // Alarms die with their process.
    this.clock = new ManualClock(this.clock.now());
  }

  /** Starts another control plane on the same folder. */
  async restart(): Promise<void> {
    await this.start();
    for (const register of this.builtImages) register();
    void this.controlPlane.reconcile();
    await this.settle();
  }

  async close(): Promise<void> {
    const closed = this.controlPlane.close();
    await this.settle();
    this.clock.advance(grace.stopMs);
    await closed;
    this.store.close();
    await this.blockStore.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
