import type {
  BlockDevice,
  EngineCapabilities,
  Guest,
  GuestExit,
  GuestMove,
  GuestNetworkInterface,
  GuestReport,
  GuestSpec,
  SavedGuest,
  VmEngine,
} from "../../local-hypervisor/control-plane/ports";

/** A guest that does nothing by itself: a test switches it off, breaks it, or lets it ignore its power button. */
export class FakeGuest implements Guest {
  /** What was asked of it, in order */
  readonly calls: string[] = [];
  readonly disks: Map<string, BlockDevice>;
  /** Ids of the network interfaces that it has */
  readonly networkInterfaces: Set<string>;
  readonly exited: Promise<GuestExit>;
  running = true;
  private resolveExit: (exit: GuestExit) => void = () => {};
  private readonly detaching = new Map<string, () => void>();

  constructor(
    readonly spec: GuestSpec,
    private readonly manners: FakeManners,
    /** What it went on from */
    readonly artefact?: Uint8Array,
  ) {
    this.disks = new Map(spec.disks.map((disk) => [disk.volumeId, disk.device]));
    this.networkInterfaces = new Set(spec.networkInterfaces.map((each) => each.networkInterfaceId));
    this.exited = new Promise((resolve) => {
      this.resolveExit = resolve;
    });
  }

  /** The guest's operating system switches it off. */
  switchOff(): void {
    this.end({ kind: "poweredOff" });
  }

  /** The virtual machine breaks. */
  fail(detail: string): void {
    this.end({ kind: "failed", detail });
  }

  print(text: string): void {
    this.spec.console.output(Buffer.from(text));
  }

  pressPowerButton(): void {
    this.calls.push("power button");
    if (this.manners.obeysPowerButton) this.end({ kind: "poweredOff" });
  }

  reboot(): void {
    this.calls.push("reboot");
  }

  async powerOff(): Promise<void> {
    this.calls.push("power off");
    this.end({ kind: "poweredOff" });
  }

  async attachDisk({ volumeId, deviceName, device }: GuestSpec["disks"][number]): Promise<void> {
    this.calls.push(`attach ${deviceName}`);
    if (this.manners.refusesDisks) throw new Error("no free slot");
    this.disks.set(volumeId, device);
  }

  async detachDisk(volumeId: string): Promise<void> {
    this.calls.push("detach");
    if (this.manners.holdsOnToDisks)
      await new Promise<void>((resolve) => this.detaching.set(volumeId, resolve));
    this.disks.delete(volumeId);
  }

  async attachNetworkInterface({ networkInterfaceId, deviceIndex }: GuestNetworkInterface): Promise<void> {
    this.calls.push(`attach network interface ${deviceIndex}`);
    this.networkInterfaces.add(networkInterfaceId);
  }

  async detachNetworkInterface(networkInterfaceId: string): Promise<void> {
    this.calls.push("detach network interface");
    this.networkInterfaces.delete(networkInterfaceId);
  }

  async pause(): Promise<void> {
    this.calls.push("pause");
  }

  async resume(): Promise<void> {
    this.calls.push("resume");
  }

  async save(): Promise<SavedGuest> {
    this.calls.push("save");
    const { failsToSave, memory } = this.manners;
    if (failsToSave) throw failsToSave;
    const artefact = new SharedArrayBuffer(memory.length);
    new Uint8Array(artefact).set(memory);
    return { engine: "v86", artefact };
  }

  async move(): Promise<GuestMove> {
    this.calls.push("move");
    return { pausedMs: 12, artefactBytes: 8 };
  }

  async describe(): Promise<GuestReport> {
    return {
      processor: "none",
      bootPath: "direct",
      start: "cold",
      console: "ttyS0",
      disks: [...this.disks.keys()].map((id) => ({ id, name: "nvme0n1", driver: "nvme" })),
      networkInterfaces: [...this.networkInterfaces].map((id) => ({ id, name: "eth0", driver: "ena" })),
      activity: { trap: {}, hypercall: {}, interrupt: {}, io: {}, bytes: {} },
      uncounted: [],
    };
  }

  /** The guest unmounts a disk that it held on to. */
  letGo(volumeId: string): void {
    this.detaching.get(volumeId)?.();
  }

  private end(exit: GuestExit): void {
    this.running = false;
    this.resolveExit(exit);
  }
}

/** How guests behave from now on. */
export interface FakeManners {
  obeysPowerButton: boolean;
  refusesDisks: boolean;
  holdsOnToDisks: boolean;
  /** Sentence, or error, with which the next launches fail */
  failsToLaunch?: string | Error;
  /** What `save` gives */
  memory: Uint8Array;
  /** Error with which the next saves fail */
  failsToSave?: Error;
  /** The same for going on from what was saved */
  failsToRestore?: Error;
  /** Held launches resolve when it does */
  launchGate?: Promise<void>;
}

/** An engine without machines, for tests of what is around engines. */
export class FakeEngine implements VmEngine {
  readonly name = "v86";
  readonly manners: FakeManners = {
    obeysPowerButton: true,
    refusesDisks: false,
    holdsOnToDisks: false,
    memory: new Uint8Array(8),
  };
  /** Every guest that was launched, oldest first */
  readonly guests: FakeGuest[] = [];

  constructor(
    readonly capabilities: EngineCapabilities = {
      architectures: ["i386"],
      virtualizationTypes: ["hvm"],
      hypervisors: ["xen", "nitro"],
      maxVcpus: 1,
      maxMemoryMib: 2048,
      maxDisks: 6,
      maxNetworkInterfaces: 4,
      hotPlugDisks: true,
      sharedDisks: true,
      growsDisks: true,
      hotPlugNetworkInterfaces: true,
      maxMtuBytes: 9001,
      frameOffload: true,
      savesGuests: true,
    },
  ) {}

  /** The newest guest of an instance. */
  guestOf(instanceId: string): FakeGuest {
    const guest = this.guests.findLast((each) => each.spec.instanceId === instanceId);
    if (!guest) throw new Error(`no guest was launched for ${instanceId}`);
    return guest;
  }

  async launch(spec: GuestSpec): Promise<Guest> {
    await this.manners.launchGate;
    const { failsToLaunch } = this.manners;
    if (failsToLaunch !== undefined)
      throw typeof failsToLaunch === "string" ? new Error(failsToLaunch) : failsToLaunch;
    const guest = new FakeGuest(spec, this.manners);
    this.guests.push(guest);
    return guest;
  }

  async restore(spec: GuestSpec, { artefact }: SavedGuest): Promise<Guest> {
    const { failsToRestore } = this.manners;
    if (failsToRestore) throw failsToRestore;
    const guest = new FakeGuest(spec, this.manners, new Uint8Array(artefact));
    guest.calls.push("go on");
    this.guests.push(guest);
    return guest;
  }

  async close(): Promise<void> {
    for (const guest of this.guests) if (guest.running) await guest.powerOff();
  }
}
