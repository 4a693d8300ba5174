import type { Cpu, Emulator } from "./v86-internals";

/** Frames that wait for the guest to offer room; more are dropped, as a card with full buffers does */
const maxWaiting = 512;
const driverOk = 4;
const receiveQueue = 0;

/** The virtio network card of v86, with the flow control that v86 leaves out: a frame waits for a receive buffer. */
export class NetworkCard {
  private waiting: Uint8Array[] = [];
  private sent: Uint8Array[] = [];

  constructor(
    private readonly cpu: Cpu,
    private readonly emulator: Emulator,
  ) {
    emulator.add_listener("net0-send", (frame: Uint8Array) => void this.sent.push(frame.slice()));
  }

  setAddress(macAddress: string): void {
    const card = this.cpu.devices.virtio_net;
    if (card) card.mac = Uint8Array.from(macAddress.split(":"), (octet) => Number.parseInt(octet, 16));
  }

  /** Frames that the guest sent since the last call */
  takeSent(): Uint8Array[] {
    if (this.sent.length === 0) return this.sent;
    const sent = this.sent;
    this.sent = [];
    return sent;
  }

  receive(frames: readonly Uint8Array[]): void {
    this.waiting.push(...frames.slice(0, maxWaiting - this.waiting.length));
    this.deliver();
  }

  /** Gives the guest as many waiting frames as it has room for */
  deliver(): void {
    if (this.waiting.length === 0) return;
    const virtio = this.cpu.devices.virtio_net?.virtio;
    const queue = virtio?.queues[receiveQueue];
    if (!virtio || !queue?.enabled || !(virtio.device_status & driverOk)) {
      // Nobody listens yet: frames that came before the driver was there are not for it
      this.waiting = [];
      return;
    }
    let delivered = 0;
    while (delivered < this.waiting.length && queue.has_request()) {
      this.emulator.bus.send("net0-receive", this.waiting[delivered++]);
    }
    this.waiting.splice(0, delivered);
  }

  /** The machine was reset */
  forget(): void {
    this.waiting = [];
    this.sent = [];
  }
}
