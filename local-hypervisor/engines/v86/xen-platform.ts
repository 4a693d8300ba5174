import { type SavedConsole, XenConsole } from "../../guest/xen/console";
import { type SavedDomain, XenDomain } from "../../guest/xen/domain";
import { xenSignature, xenVersion } from "../../guest/xen/identity";
import type { BackEndPorts, BoundEventChannel } from "../../guest/xen/ports";
import { answerTimeOfDay } from "../../guest/xen/time-of-day";
import { type SavedVirtualDisks, VirtualDisks } from "../../guest/xen/vbd/virtual-disks";
import type { SavedNodeTree } from "../../guest/xen/xenstore/node-tree";
import { type SavedStoreConnection, StoreConnection } from "../../guest/xen/xenstore/store-connection";
import { Xenstore } from "../../guest/xen/xenstore/xenstore";
import type {
  DescribedDevices,
  DevicePlatform,
  DevicePlatformPorts,
  ResumedDevices,
} from "./device-platform";
import { HvmBoard, type SavedHvmBoard } from "./hvm-board";
import type { DiskDescription, NetworkInterfaceDescription } from "./messages";
import { SavedGuestError } from "./saved-guest-error";
import { type SavedXenNetworkCards, XenNetworkCards } from "./xen-network-cards";

export interface XenPlatformOptions {
  readonly instanceId: string;
  readonly virtualizationType: "hvm" | "paravirtual";
}

/** What there is of a domain from one start to the next. */
interface Domain {
  readonly xen: XenDomain;
  readonly store: Xenstore;
  readonly connection: StoreConnection;
  readonly console: XenConsole;
  readonly disks: VirtualDisks;
}

export interface SavedXenPlatform {
  readonly domain: SavedDomain;
  readonly store: SavedNodeTree;
  readonly connection: SavedStoreConnection;
  readonly console: SavedConsole;
  readonly disks: SavedVirtualDisks;
  readonly networkCards: SavedXenNetworkCards;
  /** Of an HVM guest */
  readonly board?: SavedHvmBoard;
  /** When it suspended itself, milliseconds since 1970: it has read its clock by then. Only of a guest that did */
  readonly suspendedAtMs?: number;
}

/**
 * What a guest that goes on as a new one takes for the time that it slept, milliseconds. Linux asks a PC's clock where it
 * finds no time passed on Xen's, and may have noted up to two seconds more than Xen's clock had when it went to sleep
 * (kernel/time/timekeeping.c).
 */
const sleepMs = 2000;

/**
 * Devices of a Xen host: disks, network interfaces and console that the guest's own Xen drivers meet through grants,
 * event channels and the store. Hot plug and the power button go through the store, with no agent in the guest.
 */
export class XenPlatform implements DevicePlatform {
  /** In the order in which they were put in, as the next start puts them in again */
  private readonly diskDescriptions = new Map<string, DiskDescription>();
  private readonly networkCards: XenNetworkCards;
  private readonly deferred: (() => void)[] = [];
  /** Of an HVM guest */
  private readonly board: HvmBoard | undefined;
  private domain: Domain;
  /** Of a guest that went on as a new one, until it looks for devices */
  private looksForDevices: (() => void) | undefined;
  private awaited: Promise<void> | undefined;
  /**
   * By how much the time of day that the domain is told is behind. Of a guest that goes on as a new one, the age of what it
   * goes on from: Linux would count it as uptime. Its image asks for the time of day then.
   */
  private behindMs = 0;
  private suspendedAtMs: number | undefined;

  constructor(
    private readonly options: XenPlatformOptions,
    private readonly ports: DevicePlatformPorts,
    resumed?: ResumedDevices<SavedXenPlatform>,
  ) {
    const saved = resumed?.saved;
    const suspendedAtMs = resumed?.template?.suspendedAtMs;
    if (suspendedAtMs !== undefined) this.behindMs = Math.max(0, Date.now() - suspendedAtMs - sleepMs);
    if (options.virtualizationType === "hvm")
      this.board = new HvmBoard(
        options.instanceId,
        { ...ports, bootFailed: ports.failed },
        (saved ?? resumed?.template)?.board,
      );
    resumed?.restoreMachine();
    const { machine, counters, sendFrames, clock } = ports;
    this.networkCards = new XenNetworkCards({
      memory: machine.memory,
      counters,
      post: sendFrames,
      clock,
      // Goes to the daemon's log
      complain: (line) => process.emitWarning(`${options.instanceId}, ${line}`, "GuestWarning"),
    });
    this.domain = this.makeDomain(saved);
    if (resumed?.saved) this.goOn(resumed.saved, resumed);
    else {
      this.beginNetwork();
      if (resumed) this.beginAnew(resumed);
    }
  }

  /** Where things lie in the guest's memory */
  get layout() {
    return this.domain.xen.layout;
  }

  plugDisk(description: DiskDescription): void {
    this.diskDescriptions.set(description.serial, description);
    this.domain.disks.plug(description, this.ports.remoteDisk(description));
  }

  async diskPlugged({ serial }: DiskDescription): Promise<void> {
    await this.domain.disks.connected(serial);
  }

  async releaseDisk(serial: string): Promise<void> {
    await this.domain.disks.release(serial);
    this.diskDescriptions.delete(serial);
  }

  plugNetworkInterface(description: NetworkInterfaceDescription): void {
    this.networkCards.plug(description);
  }

  async networkInterfacePlugged({ networkInterfaceId }: NetworkInterfaceDescription): Promise<void> {
    await this.networkCards.connected(networkInterfaceId);
  }

  async releaseNetworkInterface(networkInterfaceId: string): Promise<void> {
    await this.networkCards.unplug(networkInterfaceId);
  }

  receive(networkInterfaceId: string, batch: Uint8Array): void {
    this.networkCards.receive(networkInterfaceId, batch);
  }

  exchange(): void {
    this.board?.exchange();
    this.runDeferred();
    if (this.looksForDevices && this.domain.connection.isWatching("device")) this.looksForDevices();
    this.networkCards.exchange();
  }

  save(): SavedXenPlatform {
    // What was put off belongs before the moment
    while (this.deferred.length > 0) this.runDeferred();
    const { xen, store, connection, console, disks } = this.domain;
    return {
      domain: xen.save(),
      store: store.save(),
      connection: connection.save(),
      console: console.save(),
      disks: disks.save(),
      networkCards: this.networkCards.save(),
      ...(this.board && { board: this.board.save() }),
      ...(this.suspendedAtMs !== undefined && { suspendedAtMs: this.suspendedAtMs }),
    };
  }

  wentOn(): void {
    this.domain.xen.wentOn();
  }

  pressPowerButton(): void {
    this.askToShutDown("poweroff");
  }

  askToReboot(): void {
    this.askToShutDown("reboot");
  }

  askToSuspend(): boolean {
    this.domain.xen.isAskedToSuspend = true;
    this.askToShutDown("suspend");
    return true;
  }

  /** Resolves when a guest that goes on as a new one looks for its devices, which are put in then */
  goneOn(): Promise<void> {
    return this.awaited ?? Promise.resolve();
  }

  consoleInput(bytes: Uint8Array): void {
    if (this.board) this.board.consoleInput(bytes);
    else this.domain.console.type(bytes);
  }

  /** A paravirtual machine has no serial ports, whatever is written there */
  serialOutput(port: 0 | 1, bytes: Uint8Array): void {
    if (port === 0) this.board?.serialOutput(bytes);
  }

  reset(): void {
    const { xen, connection, disks } = this.domain;
    this.looksForDevices?.();
    this.networkCards.end();
    disks.close();
    connection.close();
    xen.close();
    this.deferred.length = 0;
    this.board?.reset();
    this.behindMs = 0;
    this.domain = this.makeDomain();
    for (const description of this.diskDescriptions.values())
      this.domain.disks.plug(description, this.ports.remoteDisk(description));
    this.beginNetwork();
  }

  /**
   * A guest that went on as a new one takes devices that are there before it watches for them for those that it had, and
   * looks for them where they were: the root disk. All others come once it watches.
   */
  private beginAnew({ disks: [root, ...disks], networkInterfaces }: ResumedDevices<SavedXenPlatform>): void {
    this.ports.machine.wake();
    if (root) this.plugDisk(root);
    this.awaited = new Promise((resolve) => {
      this.looksForDevices = () => {
        this.looksForDevices = undefined;
        for (const disk of disks) this.plugDisk(disk);
        for (const networkInterface of networkInterfaces) this.plugNetworkInterface(networkInterface);
        resolve();
      };
    });
  }

  /** Back ends meet their front ends again; those that were not there are new to the guest */
  private goOn(
    saved: SavedXenPlatform,
    { disks, networkInterfaces }: Pick<ResumedDevices<SavedXenPlatform>, "disks" | "networkInterfaces">,
  ): void {
    const bySerial = new Map(disks.map((description) => [description.serial, description]));
    this.domain.disks.restore(saved.disks, (serial) => {
      const description = bySerial.get(serial);
      if (!description)
        throw new SavedGuestError(`The saved guest has a disk ${serial}, which is not there.`);
      return this.ports.remoteDisk(description);
    });
    const known = new Set(saved.disks.disks.map(({ serial }) => serial));
    for (const description of disks)
      if (known.has(description.serial)) this.diskDescriptions.set(description.serial, description);
      else this.plugDisk(description);
    const { xen, store } = this.domain;
    this.networkCards.restore(saved.networkCards, networkInterfaces, xen.id, this.backEndPorts(xen, store));
    this.wentOn();
  }

  describe(): DescribedDevices {
    const { xen, disks } = this.domain;
    const { major, minor, extra } = xenVersion;
    return {
      signature: xenSignature,
      sysHypervisor: { version: `${major}.${minor}${extra}`, uuid: xen.uuid },
      console: this.board ? "ttyS0" : "hvc0",
      disks: disks.list().map(({ serial, name, isConnected }) => ({
        id: serial,
        name,
        driver: "xen-blkfront",
        connected: isConnected,
      })),
      networkInterfaces: this.networkCards.list().map(({ description, isConnected }) => ({
        id: description.networkInterfaceId,
        name: `eth${description.deviceIndex}`,
        driver: "xen-netfront",
        connected: isConnected,
      })),
      ...(this.board && { emulatedDisk: this.board.diskIsUnplugged ? "unplugged" : "in use" }),
    };
  }

  private makeDomain(saved?: SavedXenPlatform): Domain {
    const { instanceId, virtualizationType } = this.options;
    const { machine, counters, clock, printed } = this.ports;
    const defer = (work: () => void) => this.defer(work);
    const xen = new XenDomain(
      instanceId,
      {
        memory: machine.memory,
        counters,
        after: (delayMs, callback) => machine.after(delayMs, callback),
        printed,
        translate: (address) => machine.translate(address),
        ramAt: (address) => this.board?.ramAt(address) ?? address,
        deliverVector: (vector) => machine.deliverVector(vector),
        timeStamp: () => machine.timeStamp(),
        now: () => Date.now() - this.behindMs,
        shutDown: (reason) => {
          machine.standStill();
          if (reason === "suspend") this.suspendedAtMs = Date.now();
          const how = reason === "powerOff" || reason === "suspend" ? reason : "reset";
          defer(() => this.ports.shutDown(how));
        },
      },
      saved?.domain,
    );
    machine.setTrapHandler(this.board?.trapHandler(xen) ?? xen);
    const store = new Xenstore(xen.id, saved?.store);
    if (!saved) describeDomain(store, xen, instanceId);
    answerTimeOfDay(store, () => {
      this.behindMs = 0;
      return Date.now();
    });
    const channel: BoundEventChannel | undefined = xen.events.bind(
      xen.initialPorts.store,
      () => connection.notified(),
      "xenstore",
    );
    const connection = new StoreConnection(
      store,
      {
        memory: machine.memory,
        pageAddress: xen.layout.storePage,
        notify: () => channel?.notify(),
        defer,
      },
      saved?.connection,
    );
    const console = new XenConsole(
      {
        memory: machine.memory,
        events: xen.events,
        page: xen.layout.consolePage,
        remotePort: xen.initialPorts.console,
        defer,
        printed: (bytes) => {
          if (virtualizationType === "paravirtual") printed(bytes);
        },
      },
      saved?.console,
    );
    const disks = new VirtualDisks(xen.id, virtualizationType, {
      ...this.backEndPorts(xen, store),
      memory: machine.memory,
      counters,
      after: (delayMs, callback) => clock.after(delayMs, callback),
    });
    return { xen, store, connection, console, disks };
  }

  private beginNetwork(): void {
    const { xen, store } = this.domain;
    this.networkCards.begin(xen.id, this.backEndPorts(xen, store));
  }

  private backEndPorts(xen: XenDomain, store: Xenstore): BackEndPorts {
    return { grants: xen.grants, events: xen.events, store, defer: (work) => this.defer(work) };
  }

  /** Front ends watch the node, and read it when they begin */
  private askToShutDown(how: "poweroff" | "reboot" | "suspend"): void {
    this.domain.store.write(`/local/domain/${this.domain.xen.id}/control/shutdown`, how);
  }

  private defer(work: () => void): void {
    // While the processor sleeps nothing else would come by
    if (this.deferred.push(work) === 1) setImmediate(() => this.runDeferred());
  }

  private runDeferred(): void {
    for (const work of this.deferred.splice(0)) work();
  }
}

/** What a toolstack writes into the store of every domain (docs/misc/xenstore-paths.pandoc) */
function describeDomain(store: Xenstore, xen: XenDomain, instanceId: string): void {
  const own = `/local/domain/${xen.id}`;
  store.write(`/vm/${xen.uuid}/uuid`, xen.uuid, "guest-reads");
  store.write(`/vm/${xen.uuid}/name`, instanceId, "guest-reads");
  store.write(`${own}/vm`, `/vm/${xen.uuid}`, "guest-reads");
  store.write(`${own}/name`, instanceId, "guest-reads");
  store.write(`${own}/domid`, String(xen.id), "guest-reads");
  store.write(`${own}/cpu/0/availability`, "online", "guest-reads");
}
