import { totalmem } from "node:os";
import { join } from "node:path";
import type { EngineCapabilities, Guest, GuestSpec, VmEngine } from "../../control-plane/ports";
import { EngineError } from "../engine-error";
import { refuseBeyond } from "../refuse-beyond";
import { RunningGuests } from "../running-guests";
import { type AcceleratorFinding, findAccelerator } from "./accelerator";
import type { ServeDevice } from "./disks";
import { QemuGuest } from "./guest";
import { findProgram, howToInstall, type QemuInstallation, readInstallation } from "./installation";
import { maxDisks, maxNetworkInterfaces } from "./machine-layout";
import { ProcessRecords } from "./process-records";
import { WarmTemplates } from "./warm/templates";
import { type QemuWarmLauncher, qemuWarmLauncher } from "./warm/warm-launcher";

export interface QemuEngineOptions {
  /** Where DRYDOCK_QEMU and PATH are looked up, at every launch: QEMU may be installed while the daemon runs */
  readonly environment: NodeJS.ProcessEnv;
  /** What the next daemon must know of this one's processes; made when needed */
  readonly stateFolder: string;
  /** What was found out about this machine; made when needed, may be emptied at any time */
  readonly cacheFolder: string;
  readonly serveDevice: ServeDevice;
  /** Hears of every guest that was reset and boots again */
  onReboot?(instanceId: string): void;
  /** Hears of guests that an earlier daemon left running, once they are ended */
  onOrphansEnded?(instanceIds: readonly string[]): void;
  /** How guests begin from templates of booted ones @default - each boots from power-on */
  readonly warm?: WarmOptions;
}

export interface WarmOptions {
  /** Folder for templates; made when needed, may be emptied at any time */
  readonly folder: string;
  /** @default - 30,000 */
  readonly quietMs?: number;
  /** Hears, in a sentence, why a guest booted cold although there was a template, or why there is none */
  onFailure(reason: string, instanceId?: string): void;
}

/** A template of a guest of 1 GiB is about 300 MiB */
const maxTemplates = 4;

const mebibyte = 2 ** 20;

const qemuCapabilities: EngineCapabilities = {
  architectures: ["x86_64", "i386"],
  virtualizationTypes: ["hvm"],
  hypervisors: ["nitro"],
  maxVcpus: 64,
  maxMemoryMib: Math.floor(totalmem() / mebibyte),
  maxDisks,
  maxNetworkInterfaces,
  hotPlugDisks: true,
  sharedDisks: true,
  // Its NVMe namespaces have the size that they had when they were made
  growsDisks: false,
  hotPlugNetworkInterfaces: true,
  maxMtuBytes: 9001,
  frameOffload: false,
  savesGuests: false,
};

/** QEMU, a process a guest: x86_64 and i386 with firmware, on what Nitro shows. */
export class QemuEngine implements VmEngine {
  readonly name = "qemu";
  readonly capabilities = qemuCapabilities;
  private readonly records: ProcessRecords;
  private readonly orphansEnded: Promise<void>;
  private readonly guests = new RunningGuests<QemuGuest>("The QEMU engine");
  private host: Promise<QemuInstallation & AcceleratorFinding> | undefined;
  private readonly warm: QemuWarmLauncher | undefined;

  constructor(private readonly options: QemuEngineOptions) {
    if (options.warm) {
      const { folder, quietMs = 30_000, onFailure } = options.warm;
      this.warm = qemuWarmLauncher({
        templates: new WarmTemplates(folder, maxTemplates),
        quietMs,
        onFailure,
      });
    }
    this.records = new ProcessRecords(join(options.stateFolder, "processes"));
    this.orphansEnded = this.records.endAll().then((instanceIds) => {
      if (instanceIds.length > 0) options.onOrphansEnded?.(instanceIds);
    });
  }

  get absence(): string | undefined {
    return findProgram(this.options.environment) ? undefined : `QEMU is not installed. ${howToInstall}`;
  }

  async launch(spec: GuestSpec): Promise<Guest> {
    return this.guests.begin(() => this.launchChecked(spec));
  }

  async restore(): Promise<Guest> {
    throw new EngineError("unsupported", "The engine QEMU does not go on with saved guests.");
  }

  async close(): Promise<void> {
    const closing = this.guests.close();
    await this.orphansEnded;
    await closing;
    await this.warm?.close();
    await this.guests.powerOff();
  }

  private async launchChecked(spec: GuestSpec): Promise<QemuGuest> {
    refuseBeyond("The QEMU engine", this.capabilities, spec);
    await this.orphansEnded;
    // A failure is not kept, so that mending the installation helps
    this.host ??= this.lookAtHost();
    const { program, version, accelerator } = await this.host.catch((error) => {
      this.host = undefined;
      throw error;
    });
    const { records } = this;
    const { serveDevice, onReboot } = this.options;
    const home = { program, version, accelerator, records, serveDevice, onReboot };
    return this.warm ? this.warm.launch(spec, home) : QemuGuest.launch(spec, home);
  }

  private async lookAtHost(): Promise<QemuInstallation & AcceleratorFinding> {
    const installation = await readInstallation(this.options.environment);
    return { ...installation, ...(await findAccelerator(installation, this.options.cacheFolder)) };
  }
}
