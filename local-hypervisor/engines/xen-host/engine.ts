import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import type { EngineCapabilities, Guest, GuestSpec, VmEngine } from "../../control-plane/ports";
import { EngineError } from "../engine-error";
import { findAccelerator } from "../qemu/accelerator";
import type { ServeDevice } from "../qemu/disks";
import { findProgram, howToInstall, readInstallation } from "../qemu/installation";
import { ProcessRecords } from "../qemu/process-records";
import { refuseBeyond } from "../refuse-beyond";
import { RunningGuests } from "../running-guests";
import { dom0MemoryMib, maxGuests, type XenHostFiles } from "./command-line";
import { XenGuest } from "./guest";
import { XenHost } from "./host";

export interface XenHostEngineOptions {
  /** Where DRYDOCK_QEMU and PATH are looked up, at every launch */
  readonly environment: NodeJS.ProcessEnv;
  /** What the next daemon must know of this one's process; made when needed */
  readonly stateFolder: string;
  /** What was found out about QEMU on this machine */
  readonly qemuCacheFolder: string;
  /** The host as it was built; undefined until somebody builds it */
  findFiles(): XenHostFiles | undefined;
  readonly serveDevice: ServeDevice;
  /** Memory of the host, for all guests together @default - half of this machine's */
  readonly memoryMib?: number;
  /** How long a host without guests stays, for the next one to find it @default 60 s */
  readonly lingerMs?: number;
  /** Hears of every guest that booted again */
  onReboot?(instanceId: string): void;
  readonly log: { info(message: string, fields?: Readonly<Record<string, unknown>>): void };
}

const mebibyte = 2 ** 20;
/** What Xen takes besides dom0: its own code, and 32 bytes for each page of memory */
const xenMemoryMib = 96;
/** What a domain takes besides its own memory: page tables of its processors, grant tables */
const domainMemoryMib = 8;
const defaultLingerMs = 60_000;
const maxProcessors = 4;

/** How a Xen host is had where there is none, in words. */
const howToBuild =
  "Paravirtual x86_64 guests run on a Xen host under QEMU, which is built once (90 MB of Debian packages, half a minute): npx drydock image build xen-host.";

/** Xen under QEMU, one process for all paravirtual x86_64 guests: opted for by building it. */
export class XenHostEngine implements VmEngine {
  readonly name = "xen-host";
  readonly capabilities: EngineCapabilities;
  private readonly records: ProcessRecords;
  private readonly orphansEnded: Promise<unknown>;
  private readonly memoryMib: number;
  private readonly guests = new RunningGuests<XenGuest>("The Xen host", () => this.leaveLater());
  /** Those that have a part of the host's memory */
  private readonly holders = new Set<GuestSpec>();
  private host: Promise<XenHost> | undefined;
  private linger: NodeJS.Timeout | undefined;

  constructor(private readonly options: XenHostEngineOptions) {
    this.memoryMib = options.memoryMib ?? Math.floor(totalmem() / mebibyte / 2);
    this.capabilities = {
      architectures: ["x86_64"],
      virtualizationTypes: ["paravirtual"],
      hypervisors: ["xen"],
      maxVcpus: 8,
      maxMemoryMib: Math.max(0, Math.floor((this.memoryMib * 63) / 64) - dom0MemoryMib - xenMemoryMib),
      maxDisks: 24,
      maxNetworkInterfaces: 8,
      hotPlugDisks: true,
      sharedDisks: true,
      growsDisks: false,
      hotPlugNetworkInterfaces: true,
      maxMtuBytes: 9001,
      frameOffload: false,
      savesGuests: false,
    };
    this.records = new ProcessRecords(join(options.stateFolder, "processes"));
    this.orphansEnded = this.records.endAll();
  }

  get absence(): string | undefined {
    const { environment, findFiles } = this.options;
    const lacking = [
      ...(findFiles() ? [] : [howToBuild]),
      ...(findProgram(environment) ? [] : [`QEMU is not installed. ${howToInstall}`]),
    ];
    return lacking.length === 0 ? undefined : lacking.join(" ");
  }

  async launch(spec: GuestSpec): Promise<Guest> {
    return this.guests.begin(() => this.launchChecked(spec));
  }

  async restore(): Promise<Guest> {
    throw new EngineError("unsupported", "The Xen host does not go on with saved guests.");
  }

  async close(): Promise<void> {
    const closing = this.guests.close();
    clearTimeout(this.linger);
    await this.orphansEnded;
    await closing;
    await this.guests.powerOff();
    const host = await this.host?.catch(() => undefined);
    await host?.close();
  }

  private async launchChecked(spec: GuestSpec): Promise<XenGuest> {
    refuseBeyond("The Xen host", this.capabilities, spec);
    clearTimeout(this.linger);
    await this.orphansEnded;
    const host = await this.runningHost();
    this.requireRoom(host, spec);
    this.holders.add(spec);
    const launched = XenGuest.launch(spec, host, () => this.options.onReboot?.(spec.instanceId));
    const guest = await launched.catch((error) => {
      this.holders.delete(spec);
      throw error;
    });
    void guest.exited.then(() => this.holders.delete(spec));
    return guest;
  }

  /** Throws `EngineError` kind `unsupported` */
  private requireRoom({ freeMib }: XenHost, { memoryMib }: GuestSpec): void {
    if (this.holders.size >= maxGuests)
      throw new EngineError("unsupported", `The Xen host has room for ${maxGuests} guests.`);
    const taken = [...this.holders].reduce((sum, each) => sum + each.memoryMib + domainMemoryMib, 0);
    const leftMib = Math.max(0, freeMib - taken - domainMemoryMib);
    if (memoryMib <= leftMib) return;
    throw new EngineError(
      "unsupported",
      `The Xen host has ${leftMib} MiB left of its ${this.memoryMib}, and the guest is to have ${memoryMib}. Stop other paravirtual x86_64 instances, or give it more by DRYDOCK_XEN_HOST_MIB and restart the daemon.`,
    );
  }

  /** The host, started when there is none; a failure is not kept, so that mending the installation helps */
  private runningHost(): Promise<XenHost> {
    if (this.host) return this.host;
    const starting = this.startHost();
    this.host = starting;
    const forget = (): void => {
      if (this.host === starting) this.host = undefined;
    };
    void starting.then((host) => host.ended.then(forget), forget);
    return starting;
  }

  private async startHost(): Promise<XenHost> {
    const { environment, qemuCacheFolder, findFiles, serveDevice, log } = this.options;
    const files = findFiles();
    if (!files) throw new EngineError("unavailable", howToBuild);
    const installation = await readInstallation(environment);
    const { accelerator } = await findAccelerator(installation, qemuCacheFolder);
    const began = performance.now();
    const host = await XenHost.start({
      program: installation.program,
      accelerator,
      files,
      memoryMib: this.memoryMib,
      processors: Math.min(maxProcessors, availableParallelism()),
      records: this.records,
      serveDevice,
    });
    const { version, freeMib } = host;
    log.info("the Xen host is up", { xen: version, freeMib, tookMs: Math.round(performance.now() - began) });
    return host;
  }

  private leaveLater(): void {
    clearTimeout(this.linger);
    this.linger = setTimeout(() => {
      const leaving = this.host;
      // Whoever launches meanwhile has another one started
      this.host = undefined;
      void leaving?.then((host) => host.close()).catch(() => undefined);
    }, this.options.lingerMs ?? defaultLingerMs);
    this.linger.unref();
  }
}
