import type {
  Guest,
  GuestDisk,
  GuestNetworkInterface,
  GuestReport,
  GuestSpec,
} from "../../control-plane/ports";
import { BootError } from "../../guest/boot/boot-error";
import { readPvFiles } from "../../guest/boot/load-pv-boot";
import { domainUuid } from "../../guest/xen/identity";
import { EngineError } from "../engine-error";
import { UnsavedGuest } from "../unsaved-guest";
import type { EndReason } from "./control-channel";
import { diskWords, domainConfiguration, interfaceWords } from "./domain-configuration";
import { DomainDisks } from "./domain-disks";
import type { HostConsole, HostDisk, HostInterface, XenHost } from "./host";
import { memoryDevice } from "./memory-device";
import { countDevices, describeDevices, parseDevices } from "./report";

interface PluggedInterface extends HostInterface {
  readonly deviceIndex: number;
  readonly networkInterface: GuestNetworkInterface;
}

/** A paravirtual domain on a Xen host, as the daemon has it. */
export class XenGuest extends UnsavedGuest implements Guest {
  private readonly disks: DomainDisks;
  private readonly interfaces = new Map<string, PluggedInterface>();
  private console: HostConsole | undefined;

  private constructor(
    spec: GuestSpec,
    private readonly host: XenHost,
    private readonly onReboot: () => void,
  ) {
    super(spec, "The Xen host");
    this.disks = new DomainDisks(host);
    host.onEnded(spec.instanceId, (reason) => this.domainEnded(reason));
    void host.ended.then((how) => this.end({ kind: "failed", detail: `The Xen host is gone: QEMU ${how}` }));
  }

  /** Resolves once the domain runs; rejects with `EngineError` */
  static async launch(spec: GuestSpec, host: XenHost, onReboot: () => void): Promise<XenGuest> {
    const guest = new XenGuest(spec, host, onReboot);
    try {
      // What does not boot is found before anything is plugged
      const boot = await guest.readBootFiles();
      guest.console = await host.addConsole(spec.instanceId, (bytes) => spec.console.output(bytes));
      spec.console.onInput((bytes) => guest.console?.write(bytes));
      for (const disk of spec.disks) await guest.disks.add(disk);
      for (const each of spec.networkInterfaces) await guest.plugInterface(each);
      await guest.boot(boot);
      return guest;
    } catch (error) {
      await guest.end({ kind: "poweredOff" });
      throw error;
    }
  }

  async attachDisk(disk: GuestDisk): Promise<void> {
    this.requireRunning();
    const plugged = await this.disks.add(disk);
    await this.host
      .request("attach", this.spec.instanceId, "disk", diskWords(plugged))
      .catch(async (error) => {
        await this.disks.remove(disk.volumeId);
        throw error;
      });
  }

  async detachDisk(volumeId: string): Promise<void> {
    const number = this.disks.numberOf(volumeId);
    if (this.isOver || number === undefined) return;
    await this.unlessOver(this.host.request("detach", this.spec.instanceId, "vbd", number));
    if (!this.isOver) await this.disks.remove(volumeId);
  }

  async attachNetworkInterface(networkInterface: GuestNetworkInterface): Promise<void> {
    this.requireRunning();
    const plugged = await this.plugInterface(networkInterface);
    const words = interfaceWords({ ...plugged, macAddress: networkInterface.macAddress });
    await this.host.request("attach", this.spec.instanceId, "interface", words).catch(async (error) => {
      this.interfaces.delete(networkInterface.networkInterfaceId);
      await plugged.remove();
      throw error;
    });
  }

  async detachNetworkInterface(networkInterfaceId: string): Promise<void> {
    const plugged = this.interfaces.get(networkInterfaceId);
    if (this.isOver || !plugged) return;
    await this.unlessOver(this.host.request("detach", this.spec.instanceId, "vif", plugged.deviceIndex));
    if (this.isOver) return;
    this.interfaces.delete(networkInterfaceId);
    await plugged.remove();
  }

  async describe(): Promise<GuestReport> {
    this.requireRunning();
    const devices = parseDevices(await this.host.request("devices", this.spec.instanceId));
    return {
      processor: "Xen's paravirtual domain, under QEMU",
      bootPath: "pv-grub",
      start: "cold",
      signature: "XenVMMXenVMM",
      sysHypervisor: { version: this.host.version, uuid: domainUuid(this.spec.instanceId) },
      console: "hvc0",
      ...describeDevices(
        devices,
        this.disks.list(),
        this.interfacesInOrder().map(({ deviceIndex, networkInterface }) => ({
          deviceIndex,
          id: networkInterface.networkInterfaceId,
        })),
      ),
      activity: countDevices(devices, this.disks.list()),
      uncounted: ["Xen counts the traps, hypercalls and events of all its domains together, not by guest."],
    };
  }

  /** By device index: a kernel names them in the order in which Xen's store lists them */
  private interfacesInOrder(): PluggedInterface[] {
    return [...this.interfaces.values()].sort((one, other) => one.deviceIndex - other.deviceIndex);
  }

  private async plugInterface(networkInterface: GuestNetworkInterface): Promise<PluggedInterface> {
    const added = await this.host.addInterface(networkInterface);
    const plugged = { ...added, deviceIndex: networkInterface.deviceIndex, networkInterface };
    this.interfaces.set(networkInterface.networkInterfaceId, plugged);
    return plugged;
  }

  /** Throws `EngineError` kind `boot` */
  private async readBootFiles(): Promise<BootFiles> {
    const [root] = this.spec.disks;
    if (!root) throw new EngineError("boot", "The guest has no root disk.");
    return readPvFiles(root.device).catch((error: unknown) => {
      if (error instanceof BootError) throw new EngineError("boot", error.message, error);
      throw error;
    });
  }

  /** Makes the domain; dom0 has kernel and RAM disk as disks for as long as its builder reads them */
  private async boot({ kernelFile, initrd, commandLine }: BootFiles): Promise<void> {
    const { instanceId, memoryMib, vcpus } = this.spec;
    const lent: HostDisk[] = [];
    const lend = async (name: string, bytes: Uint8Array): Promise<string> => {
      const disk = await this.host.addDisk(`${name}-${instanceId}`, memoryDevice(bytes), true);
      lent.push(disk);
      return disk.path;
    };
    try {
      const configuration = domainConfiguration({
        name: instanceId,
        uuid: domainUuid(instanceId),
        memoryMib,
        vcpus,
        commandLine,
        kernel: await lend("kernel", kernelFile),
        ...(initrd === undefined ? {} : { initrd: await lend("initrd", initrd) }),
        disks: this.disks.list(),
        networkInterfaces: this.interfacesInOrder().map(({ bridge, deviceIndex, networkInterface }) => ({
          bridge,
          deviceIndex,
          macAddress: networkInterface.macAddress,
        })),
      });
      await this.host.request("create", instanceId, Buffer.from(configuration).toString("base64"));
    } finally {
      for (const disk of lent) await disk.remove();
    }
  }

  private domainEnded(reason: EndReason): void {
    if (this.isOver) return;
    // One that was told to power off and reboots is off, one that was told to reboot and halts boots again
    const isReboot =
      this.asked === undefined ? reason === "reboot" || reason === "watchdog" : this.asked === "reboot";
    if (reason === "crash") void this.end({ kind: "failed", detail: "The guest's kernel crashed." });
    else if (isReboot) void this.bootAgain();
    else void this.end({ kind: "poweredOff" });
  }

  /** As PV-GRUB does at each start, it boots what the menu names by now */
  private async bootAgain(): Promise<void> {
    if (this.isOver) return;
    this.beginsAnew();
    try {
      await this.host.request("destroy", this.spec.instanceId);
      const boot = await this.readBootFiles();
      if (this.isOver) return;
      await this.boot(boot);
      this.onReboot();
    } catch (error) {
      await this.end({ kind: "failed", detail: `The guest did not boot again: ${(error as Error).message}` });
    }
  }

  protected signal(what: "powerOff" | "reboot"): void {
    // A domain that is being made has nobody to hear it yet
    this.host.request("signal", this.spec.instanceId, what.toLowerCase()).catch(() => undefined);
  }

  protected reset(): void {
    void this.bootAgain();
  }

  /** The host has nothing of it left afterwards */
  protected async release(): Promise<void> {
    const { instanceId } = this.spec;
    this.host.forget(instanceId);
    await this.host.request("destroy", instanceId).catch(() => undefined);
    await this.console?.remove();
    await Promise.all([...this.interfaces.values()].map((each) => each.remove()));
    await this.disks.close();
  }
}

type BootFiles = Awaited<ReturnType<typeof readPvFiles>>;
