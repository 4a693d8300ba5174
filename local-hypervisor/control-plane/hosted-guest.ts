import { findInstanceType } from "../../schemas/catalogues/instance-types";
import type { InstanceRecord } from "../model/instance";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { requireEngine } from "./engine-selection";
import { networkTopology } from "./network-topology-view";
import type {
  BlockDevice,
  EngineCapabilities,
  Guest,
  GuestDisk,
  GuestExit,
  GuestNetworkInterface,
  VmEngine,
} from "./ports";

/** What a guest holds of the rooms around it, to be given back when it is gone. */
class Holdings {
  readonly devices = new Map<string, BlockDevice>();
  readonly networkInterfaceIds: string[] = [];

  constructor(
    private readonly context: ControlPlaneContext,
    private readonly instanceId: string,
  ) {}

  async open(volumeId: string): Promise<BlockDevice> {
    const device = await this.context.blockStore.openVolume(volumeId);
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

  async release(): Promise<void> {
    for (const id of this.networkInterfaceIds.splice(0)) this.context.network.disconnect(id);
    for (const volumeId of [...this.devices.keys()]) await this.close(volumeId);
  }
}

/** A guest that an engine runs for an instance. */
export class HostedGuest {
  /** How it ended; absent while it runs */
  exit?: GuestExit;
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
    readonly engineName: string,
    readonly guest: Guest,
    private readonly holdings: Holdings,
  ) {}

  pressPowerButton(nowMs: number): void {
    if (this.powerButtonAtMs !== undefined || this.exit) return;
    this.powerButtonAtMs = nowMs;
    this.guest.pressPowerButton();
  }

  /** Ids of the volumes that the guest has. */
  diskIds(): string[] {
    return [...this.holdings.devices.keys()];
  }

  /** Whether a disk is being plugged or unplugged. */
  isChanging(volumeId: string): boolean {
    return this.changing.has(volumeId);
  }

  /** Runs one change of a disk; resolves when it ends or the guest is gone. */
  async change(volumeId: string, work: () => Promise<void>): Promise<void> {
    if (this.released || this.changing.has(volumeId)) return;
    const run = work().finally(() => {
      if (this.changing.get(volumeId) === run) this.changing.delete(volumeId);
    });
    this.changing.set(volumeId, run);
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

  /** Gives everything back; the guest no longer runs. */
  async release(): Promise<void> {
    this.released = true;
    this.gone();
    await this.holdings.release();
  }
}

/**
 * Starts the guest of an instance: makes and opens its volumes, plugs its network interfaces in, hands all to an
 * engine. Rejects with everything given back.
 */
export async function launchGuest(
  context: ControlPlaneContext,
  controlPlane: ControlPlane,
  instance: InstanceRecord,
): Promise<HostedGuest> {
  const { id, region, instanceType: typeName, architecture, virtualizationType } = instance;
  const instanceType = findInstanceType(typeName);
  if (!instanceType) throw new Error(`The instance type ${typeName} is not in the catalogue.`);
  const volumes = controlPlane.volumes
    .attachedTo(region, id)
    .sort(
      (a, b) => rootFirst(instance, a.attachment?.deviceName) - rootFirst(instance, b.attachment?.deviceName),
    );
  const needs = { architecture, virtualizationType, instanceType, disks: volumes.length };
  const engine: VmEngine = requireEngine(context.engines, needs);
  const holdings = new Holdings(context, id);
  try {
    const disks: GuestDisk[] = [];
    for (const { id: volumeId, attachment } of volumes) {
      await controlPlane.volumes.storage.carry(volumeId);
      disks.push({
        volumeId,
        deviceName: attachment?.deviceName ?? "",
        device: await holdings.open(volumeId),
      });
    }
    context.network.configure(networkTopology(context));
    const networkInterfaces = controlPlane.networkInterfaces
      .ofInstance(region, id)
      .map((networkInterface) => connect(context, networkInterface, engine.capabilities, holdings));
    const guest = await engine.launch({
      instanceId: id,
      memoryMib: instanceType.memoryMib,
      vcpus: instanceType.vcpus,
      architecture,
      virtualizationType,
      disks,
      networkInterfaces,
      console: controlPlane.consoles.port(id),
    });
    return new HostedGuest(id, engine.name, guest, holdings);
  } catch (error) {
    await holdings.release();
    controlPlane.consoles.unplug(id);
    throw error;
  }
}

const rootFirst = ({ rootDeviceName }: InstanceRecord, deviceName: string | undefined): number =>
  deviceName === rootDeviceName ? 0 : 1;

function connect(
  { network }: ControlPlaneContext,
  { id, macAddress, attachment }: NetworkInterfaceRecord,
  { maxMtuBytes, frameOffload }: EngineCapabilities,
  holdings: Holdings,
): GuestNetworkInterface {
  const port = network.connect(id, { frameOffload });
  holdings.networkInterfaceIds.push(id);
  return {
    networkInterfaceId: id,
    deviceIndex: attachment?.deviceIndex ?? 0,
    macAddress,
    mtuBytes: maxMtuBytes,
    port,
  };
}
