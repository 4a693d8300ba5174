import { FrameBatchWriter, readFrameBatch } from "../../guest/frame-batch";
import type { DeviceMemory } from "../../guest/guest-memory";
import { VirtioNetDevice } from "../../guest/virtio-net/device";
import { virtioNetConfigurationSpace } from "../../guest/virtio-net/pci-function";
import type { WaitingFrame } from "../../guest/virtio-net/receiver";
import { DeliveryPace, gatheringMs } from "./delivery-pace";
import { FrameCredit, frameCost } from "./frame-credit";
import type { NetworkInterfaceDescription } from "./messages";
import { networkCardSlots, type PciBus } from "./pci-bus";

/** What the daemon's thread handles in a fraction of a millisecond */
const batchLimit = { frames: 64, bytes: 256 * 2 ** 10 };
/** How long the guest may wait to hear that frames were sent; mostly an answer comes first and saves the interrupt */
const completionDelayMs = 1;

export interface NetworkCardPorts {
  readonly memory: DeviceMemory;
  readonly pci: PciBus;
  /** Hands a batch of frames to the daemon's thread */
  post(networkInterfaceId: string, batch: Uint8Array): void;
}

/** A network card of the guest in its worker: the device in its slot, and what waits on either side of it. */
export class NetworkCard {
  private readonly device: VirtioNetDevice;
  private readonly slot: number;
  private readonly credit: FrameCredit;
  private readonly sent = new FrameBatchWriter();
  private readonly waiting: WaitingFrame[] = [];
  private waitingCost = 0;
  private readonly pace = new DeliveryPace(() => performance.now());
  private gatheringTimer: NodeJS.Timeout | undefined;
  private completionTimer: NodeJS.Timeout | undefined;

  constructor(
    readonly description: NetworkInterfaceDescription,
    private readonly ports: NetworkCardPorts,
  ) {
    const { networkInterfaceId, deviceIndex, credit } = description;
    this.credit = new FrameCredit(credit);
    this.device = new VirtioNetDevice(description, {
      memory: ports.memory,
      setInterrupt: (asserted) => ports.pci.setInterrupt(this.slot, asserted),
    });
    const place = networkCardSlots[deviceIndex];
    this.slot = ports.pci.plug(
      {
        name: `virtio-net ${networkInterfaceId}`,
        configurationSpace: virtioNetConfigurationSpace(),
        window: this.device,
      },
      [...(place === undefined ? [] : [place]), ...networkCardSlots.toReversed()],
    );
  }

  /** Takes frames for the guest, which `exchange` gives it */
  receive(batch: Uint8Array): void {
    readFrameBatch(batch, (bytes, offload) => {
      const cost = frameCost(bytes.length);
      this.waiting.push({ bytes, offload, cost });
      this.waitingCost += cost;
    });
  }

  /** Moves on what waits, both ways. Between two slices of the guest */
  exchange(): void {
    while (this.device.hasFrames && this.credit.mayPostBatch()) {
      this.device.transmit(this.sent, batchLimit);
      if (this.sent.frames === 0) break;
      this.credit.postedBatch();
      this.ports.post(this.description.networkInterfaceId, this.sent.take());
    }
    this.deliver();
    if (this.device.hasCompletions)
      this.completionTimer ??= setTimeout(() => this.tellCompletions(), completionDelayMs);
  }

  /** The machine was reset */
  reset(): void {
    this.device.reset();
    this.drop();
    clearTimeout(this.gatheringTimer);
    clearTimeout(this.completionTimer);
    this.gatheringTimer = undefined;
    this.completionTimer = undefined;
  }

  unplug(): void {
    this.reset();
    this.ports.pci.unplug(this.slot);
  }

  private deliver(): void {
    if (this.waiting.length === 0) return;
    // Nobody listens: frames that came before the driver was there are not for it
    if (!this.device.isListening) this.drop();
    else if (this.pace.isDue(this.waitingCost)) this.deliverNow();
    else this.gatheringTimer ??= setTimeout(() => this.deliverNow(), gatheringMs);
  }

  private deliverNow(): void {
    clearTimeout(this.gatheringTimer);
    this.gatheringTimer = undefined;
    const cost = this.device.receive(this.waiting);
    if (cost > 0) this.pace.delivered();
    this.settle(cost);
  }

  private tellCompletions(): void {
    this.completionTimer = undefined;
    this.device.tellCompletions();
  }

  private drop(): void {
    this.waiting.length = 0;
    this.settle(this.waitingCost);
  }

  private settle(cost: number): void {
    this.waitingCost -= cost;
    this.credit.delivered(cost);
  }
}
