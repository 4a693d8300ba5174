import type { ActivityCounters } from "../../guest/activity-counters";
import type { DeviceMemory } from "../../guest/guest-memory";
import type { BackEndPorts } from "../../guest/xen/ports";
import { type SavedVifBackEnd, VifBackEnd } from "../../guest/xen/vif/back-end";
import { VifDevice } from "../../guest/xen/vif/device";
import type { Clock } from "../../model/clock";
import type { NetworkInterfaceDescription } from "./messages";
import { NetworkCard } from "./network-card";

export interface XenNetworkCardsPorts {
  readonly memory: DeviceMemory;
  readonly counters: ActivityCounters;
  /** Hands a batch of frames to the daemon's thread */
  post(networkInterfaceId: string, batch: Uint8Array): void;
  /** As network cards take it */
  readonly clock: Clock;
  /** Takes a line about a guest that breaks the rules of an interface */
  complain(line: string): void;
}

/** The domain that the interfaces are in at present. */
interface Domain {
  readonly id: number;
  readonly ports: BackEndPorts;
}

interface PluggedInterface {
  readonly card: NetworkCard;
  readonly device: VifDevice;
  readonly complain: (what: string) => void;
  backEnd: VifBackEnd | undefined;
}

export interface SavedXenNetworkCards {
  readonly interfaces: readonly {
    readonly networkInterfaceId: string;
    readonly backEnd: SavedVifBackEnd;
    readonly waiting: Uint8Array;
  }[];
}

/** A guest's Xen network interfaces, which outlive the domains that follow each other at its reboots. */
export class XenNetworkCards {
  /** By interface id */
  private readonly plugged = new Map<string, PluggedInterface>();
  private domain: Domain | undefined;

  constructor(private readonly ports: XenNetworkCardsPorts) {}

  /** A domain begins: puts the interfaces that are there into its store, the primary one first */
  begin(id: number, ports: BackEndPorts): void {
    this.domain = { id, ports };
    const inOrder = [...this.plugged.values()].sort(
      (one, other) => one.card.description.deviceIndex - other.card.description.deviceIndex,
    );
    for (const each of inOrder) this.connectTo(this.domain, each);
  }

  /** The domain ended */
  end(): void {
    this.domain = undefined;
    for (const each of this.plugged.values()) {
      each.backEnd?.close();
      each.backEnd = undefined;
      each.card.reset();
    }
  }

  plug(description: NetworkInterfaceDescription): void {
    const each = this.make(description);
    if (this.domain) this.connectTo(this.domain, each);
  }

  /** Those that are in, by device index */
  list(): { readonly description: NetworkInterfaceDescription; readonly isConnected: boolean }[] {
    return [...this.plugged.values()]
      .map(({ card, device }) => ({ description: card.description, isConnected: device.isListening }))
      .sort((one, other) => one.description.deviceIndex - other.description.deviceIndex);
  }

  /** Resolves when the guest's driver has the interface, or does not take it within seconds */
  async connected(networkInterfaceId: string): Promise<void> {
    await this.plugged.get(networkInterfaceId)?.backEnd?.connected();
  }

  /** Resolves when the guest's driver let go of the interface, at once for an unknown one */
  async unplug(networkInterfaceId: string): Promise<void> {
    const each = this.plugged.get(networkInterfaceId);
    if (!each) return;
    await each.backEnd?.unplug();
    each.card.unplug();
    this.plugged.delete(networkInterfaceId);
  }

  receive(networkInterfaceId: string, batch: Uint8Array): void {
    this.plugged.get(networkInterfaceId)?.card.receive(batch);
  }

  exchange(): void {
    for (const { card } of this.plugged.values()) card.exchange();
  }

  save(): SavedXenNetworkCards {
    return {
      interfaces: [...this.plugged].flatMap(([networkInterfaceId, { backEnd, card }]) =>
        backEnd ? [{ networkInterfaceId, backEnd: backEnd.save(), waiting: card.saveWaiting() }] : [],
      ),
    };
  }

  /**
   * Begins in a saved domain; store, grants and events of the guest are there as they were. Of the interfaces, those
   * that were not saved are plugged.
   */
  restore(
    saved: SavedXenNetworkCards,
    descriptions: readonly NetworkInterfaceDescription[],
    id: number,
    ports: BackEndPorts,
  ): void {
    this.domain = { id, ports };
    for (const description of descriptions) {
      const each = this.make(description);
      const found = saved.interfaces.find(
        ({ networkInterfaceId }) => networkInterfaceId === description.networkInterfaceId,
      );
      if (!found) {
        this.connectTo(this.domain, each);
        continue;
      }
      each.backEnd = VifBackEnd.restore(found.backEnd, each.device, this.portsOf(this.domain, each));
      each.card.receiveSaved(found.waiting);
    }
  }

  private make(description: NetworkInterfaceDescription): PluggedInterface {
    const { memory, counters, clock, post } = this.ports;
    const { networkInterfaceId, deviceIndex, mtuBytes } = description;
    const name = `vif ${deviceIndex}`;
    const refusals = counters.counter("io", `${name} refusal`);
    const complain = (what: string) => {
      refusals.count++;
      this.ports.complain(`network interface ${networkInterfaceId}: ${what}`);
    };
    const device = new VifDevice(mtuBytes, { memory, complain });
    const card = new NetworkCard(description, {
      name,
      device,
      counters,
      clock,
      post,
      takeOut: () => undefined,
    });
    const each = { card, device, complain, backEnd: undefined };
    this.plugged.set(networkInterfaceId, each);
    return each;
  }

  private connectTo(domain: Domain, each: PluggedInterface): void {
    const { deviceIndex, macAddress } = each.card.description;
    const place = { domainId: domain.id, handle: deviceIndex, macAddress };
    each.backEnd = new VifBackEnd(place, each.device, this.portsOf(domain, each));
    each.backEnd.plug();
  }

  private portsOf({ ports }: Domain, { card, complain }: PluggedInterface) {
    const name = `vif ${card.description.deviceIndex}`;
    const after = (delayMs: number, callback: () => void) => this.ports.clock.after(delayMs, callback);
    return { ...forBackEnd(ports), name, after, complain };
  }
}

/** The ports may be an instance of a class, whose methods a spread would leave out */
function forBackEnd(ports: BackEndPorts): BackEndPorts {
  const { grants, events, store } = ports;
  return { grants, events, store, defer: (work) => ports.defer(work) };
}
