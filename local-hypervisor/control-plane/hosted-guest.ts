import { findInstanceType } from "../../schemas/catalogues/instance-types";
import type { InstanceRecord } from "../model/instance";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { hypervisorOf, requireEngine } from "./engine-selection";
import { instanceStoreOf, prepareInstanceStore } from "./instance-store";
import { pvGrubOf } from "./kernel";
import { isRelaxed } from "./launch-relaxation";
import { mtuBytesOf } from "./network-topology-view";
import type {
  BlockDevice,
  DiskContent,
  EngineCapabilities,
  FramePort,
  Guest,
  GuestDisk,
  GuestExit,
  GuestNetworkInterface,
  GuestSpec,
  SavedGuest,
  VmEngine,
} from "./ports";

/** What a guest holds of the rooms around it, to be given back when it is gone. */
class Holdings {
  readonly devices = new Map<string, BlockDevice>();
  /** By network interface id */
  readonly ports = new Map<string, FramePort>();

  constructor(
    private readonly context: ControlPlaneContext,
    private readonly instanceId: string,
  ) {}

  async open(volumeId: string): Promise<BlockDevice> {
    const { blockStore, store, volumeLimits } = this.context;
    const volume = store.get("volume", volumeId);
    const limits = volume && volumeLimits?.(volume);
    const shared = volume?.multiAttachEnabled === true;
    const device = await blockStore.openVolume(volumeId, { shared, limits });
    this.devices.set(volumeId, device);
    return device;
  }

  /** Closes a disk; a failure is logged, for there is nobody left who could do better. */
  async close(volumeId: string): Promise<void> {
    const device = this.devices.get(volumeId);
    if (!device) return;
    this.devices.delete(volumeId);
    try {
      await device.close();
    } catch (error) {
      this.context.log.error("cannot close a volume", { volumeId, instanceId: this.instanceId, error });
    }
  }

  /** Joins an interface with the network, as what the engine plugs into the guest. */
  connect(
    { id, macAddress, attachment }: NetworkInterfaceRecord,
    { frameOffload }: EngineCapabilities,
  ): GuestNetworkInterface {
    const port = this.context.network.connect(id, { frameOffload });
    this.ports.set(id, port);
    return {
      networkInterfaceId: id,
      deviceIndex: attachment?.deviceIndex ?? 0,
      macAddress,
      mtuBytes: mtuBytesOf(this.context, this.context.store.get("instance", this.instanceId)),
      port,
    };
  }

  disconnect(networkInterfaceId: string): void {
    if (this.ports.delete(networkInterfaceId)) this.context.network.disconnect(networkInterfaceId);
  }

  async flush(): Promise<void> {
    await Promise.all([...this.devices.values()].map((device) => device.flush()));
  }

  async release(): Promise<void> {
    for (const id of [...this.ports.keys()]) this.disconnect(id);
    for (const volumeId of [...this.devices.keys()]) await this.close(volumeId);
  }
}

/** A guest that an engine runs for an instance. */
export class HostedGuest {
  /** How it ended; absent while it runs */
  exit?: GuestExit;
  /** Whether a person paused it */
  paused = false;
  /** Whether to pull the plug without waiting */
  forced = false;
  /** When the power button was pressed, milliseconds since the epoch */
  powerButtonAtMs?: number;
  released = false;
  private readonly changing = new Map<string, Promise<void>>();
  private gone: () => void = () => {};
  private readonly untilGone = new Promise<void>((resolve) => {
    this.gone = resolve;
  });

  constructor(
    readonly instanceId: string,
    readonly engine: Pick<VmEngine, "name" | "capabilities">,
    readonly guest: Guest,
    private readonly holdings: Holdings,
    /** When it was switched on, milliseconds since the epoch */
    readonly startedAtMs: number,
  ) {}

  pressPowerButton(nowMs: number): void {
    if (this.powerButtonAtMs !== undefined || this.exit) return;
    this.powerButtonAtMs = nowMs;
    // It goes on, to shut down
    this.paused = false;
    this.guest.pressPowerButton();
  }

  /** Its whole state, when all that it wrote is on stable storage. It stands still from here on. */
  async save(): Promise<SavedGuest> {
    const saved = await this.guest.save();
    await this.holdings.flush();
    return saved;
  }

  /** Pulls the plug and gives everything back. */
  async switchOff(): Promise<void> {
    await this.guest.powerOff();
    this.exit = await this.guest.exited;
    await this.release();
  }

  /** Ids of the volumes that the guest has. */
  diskIds(): string[] {
    return [...this.holdings.devices.keys()];
  }

  /** Ids of the network interfaces that the guest has. */
  networkInterfaceIds(): string[] {
    return [...this.holdings.ports.keys()];
  }

  /** Whether a disk or a network interface is being plugged or unplugged. */
  isChanging(id: string): boolean {
    return this.changing.has(id);
  }

  /** Runs one change of a disk or a network interface; resolves when it ends or the guest is gone. */
  async change(id: string, work: () => Promise<void>): Promise<void> {
    if (this.released || this.changing.has(id)) return;
    const run = work().finally(() => {
      if (this.changing.get(id) === run) this.changing.delete(id);
    });
    this.changing.set(id, run);
    await Promise.race([run, this.untilGone]);
  }

  async plugIn(volumeId: string, deviceName: string): Promise<void> {
    const device = await this.holdings.open(volumeId);
    try {
      await this.guest.attachDisk({ volumeId, deviceName, device });
    } catch (error) {
      await this.holdings.close(volumeId);
      throw error;
    }
    if (this.released) await this.holdings.close(volumeId);
  }

  async unplug(volumeId: string): Promise<void> {
    if (!this.holdings.devices.has(volumeId)) return;
    await this.guest.detachDisk(volumeId);
    await this.holdings.close(volumeId);
  }

  /** Takes a disk away that the guest still holds: its reads and writes fail from now on. */
  async closeDisk(volumeId: string): Promise<void> {
    this.changing.delete(volumeId);
    await this.holdings.close(volumeId);
  }

  async plugInInterface(networkInterface: NetworkInterfaceRecord): Promise<void> {
    const plugged = this.holdings.connect(networkInterface, this.engine.capabilities);
    try {
      await this.guest.attachNetworkInterface(plugged);
    } catch (error) {
      this.holdings.disconnect(networkInterface.id);
      throw error;
    }
    if (this.released) this.holdings.disconnect(networkInterface.id);
  }

  async unplugInterface(networkInterfaceId: string): Promise<void> {
    const port = this.holdings.ports.get(networkInterfaceId);
    if (!port) return;
    await this.guest.detachNetworkInterface(networkInterfaceId);
    // Pulled by force meanwhile, and perhaps plugged in again
    if (this.holdings.ports.get(networkInterfaceId) === port) this.holdings.disconnect(networkInterfaceId);
  }

  /** Cuts a network interface off that the guest still holds: no frame passes from now on. */
  cutInterface(networkInterfaceId: string): void {
    this.changing.delete(networkInterfaceId);
    this.holdings.disconnect(networkInterfaceId);
  }

  /** Gives everything back; the guest no longer runs. */
  async release(): Promise<void> {
    this.released = true;
    this.gone();
    await this.holdings.release();
  }
}

/**
 * Starts the guest of an instance: makes and opens its volumes, plugs its network interfaces in, hands all to an
 * engine by `begin`. Rejects with everything given back.
 */
export async function launchGuest(
  context: ControlPlaneContext,
  controlPlane: ControlPlane,
  instance: InstanceRecord,
  begin: (engine: VmEngine, spec: GuestSpec) => Promise<Guest>,
): Promise<HostedGuest> {
  const { id, region, instanceType: typeName, architecture, virtualizationType } = instance;
  const instanceType = findInstanceType(typeName);
  if (!instanceType) throw new Error(`The instance type ${typeName} is not in the catalogue.`);
  const volumes = controlPlane.volumes
    .attachedTo(region, id)
    .sort(
      (a, b) => rootFirst(instance, a.attachment.deviceName) - rootFirst(instance, b.attachment.deviceName),
    );
  const interfaces = controlPlane.networkInterfaces.ofInstance(region, id);
  const needs = {
    architecture,
    virtualizationType,
    instanceType,
    disks: volumes.length + instanceStoreOf(instance).length,
    networkInterfaces: interfaces.length,
    fewerVcpus: isRelaxed(context, instance),
  };
  const engine: VmEngine = requireEngine(context.engines, needs);
  const holdings = new Holdings(context, id);
  try {
    const disks: GuestDisk[] = [];
    for (const { id: volumeId, attachment } of volumes) {
      const content = newContentOf(context, volumeId);
      await controlPlane.volumes.storage.carry(volumeId);
      disks.push({
        volumeId,
        deviceName: attachment.deviceName,
        device: await holdings.open(volumeId),
        content,
      });
    }
    for (const { volumeId, virtualName, deviceName } of await prepareInstanceStore(context, instance))
      disks.push({
        volumeId,
        deviceName: deviceName ?? `/dev/${virtualName}`,
        virtualName,
        device: await holdings.open(volumeId),
      });
    const networkInterfaces = interfaces.map((each) => holdings.connect(each, engine.capabilities));
    const guest = await begin(engine, {
      instanceId: id,
      memoryMib: instanceType.memoryMib,
      vcpus: needs.fewerVcpus
        ? Math.min(instanceType.vcpus, engine.capabilities.maxVcpus)
        : instanceType.vcpus,
      architecture,
      virtualizationType,
      hypervisor: hypervisorOf(instanceType),
      pvGrub: pvGrubOf(region, instance),
      enaSupport: instance.enaSupport,
      disks,
      networkInterfaces,
      console: controlPlane.consoles.port(id),
    });
    return new HostedGuest(id, engine, guest, holdings, context.clock.now());
  } catch (error) {
    await holdings.release();
    controlPlane.consoles.unplug(id);
    throw error;
  }
}

/** Of a volume that is yet to be made, and so is nobody's before this guest's; no engine may keep what is encrypted */
function newContentOf({ store, blockStore }: ControlPlaneContext, volumeId: string): DiskContent | undefined {
  const volume = store.get("volume", volumeId);
  if (volume?.state !== "creating" || volume.encrypted || !volume.snapshotId) return undefined;
  const snapshot = store.get("snapshot", volume.snapshotId);
  if (!snapshot) return undefined;
  const { contentId } = snapshot;
  return { id: contentId, open: () => blockStore.openSnapshot(contentId) };
}

const rootFirst = ({ rootDeviceName }: InstanceRecord, deviceName: string): number =>
  deviceName === rootDeviceName ? 0 : 1;
