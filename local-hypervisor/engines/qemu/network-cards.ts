import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import type { GuestNetworkInterface } from "../../control-plane/ports";
import { ActivityCounters } from "../../guest/activity-counters";
import type { InterfaceCard } from "./command-line";
import { FrameStream } from "./frame-stream";
import { interfaceSlots } from "./machine-layout";
import { Slots } from "./slots";

interface PluggedCard {
  readonly networkInterface: GuestNetworkInterface;
  readonly server: Server;
  readonly slot: number;
  stream?: FrameStream;
}

/** The guest's network interfaces: frames between their ports and the sockets that QEMU connects to. */
export class NetworkCards {
  private readonly plugged = new Map<string, PluggedCard>();
  private readonly slots = new Slots(interfaceSlots);
  /** Frames and their bytes, as the guest sends and gets them */
  readonly counters = new ActivityCounters();

  constructor(private readonly folder: string) {}

  /** Those that are plugged, by device index */
  list(): Pick<GuestNetworkInterface, "networkInterfaceId" | "macAddress" | "deviceIndex">[] {
    return [...this.plugged.values()]
      .map(({ networkInterface }) => networkInterface)
      .sort((one, other) => one.deviceIndex - other.deviceIndex);
  }

  /** Takes QEMU's connection for an interface; the result is what QEMU is told of it */
  async add(networkInterface: GuestNetworkInterface): Promise<InterfaceCard> {
    const { networkInterfaceId, deviceIndex, macAddress, mtuBytes, port } = networkInterface;
    const socketPath = join(this.folder, networkInterfaceId);
    const slot = this.slots.take(interfaceSlots[deviceIndex]);
    const sent = this.counterOf(`virtio-net ${deviceIndex} transmit`);
    const received = this.counterOf(`virtio-net ${deviceIndex} receive`);
    const server = createServer((socket) => {
      plugged.stream?.close();
      plugged.stream = new FrameStream(socket, (frame) => {
        sent(frame);
        port.send(frame);
      });
    });
    const plugged: PluggedCard = { networkInterface, server, slot };
    server.listen(socketPath);
    await once(server, "listening");
    this.plugged.set(networkInterfaceId, plugged);
    port.onFrame((frame) => {
      received(frame);
      plugged.stream?.send(frame);
    });
    return { networkInterfaceId, macAddress, mtuBytes, socketPath, slot };
  }

  macAddressOf(networkInterfaceId: string): string | undefined {
    return this.plugged.get(networkInterfaceId)?.networkInterface.macAddress;
  }

  /** No frame of the interface passes afterwards */
  remove(networkInterfaceId: string): void {
    const plugged = this.plugged.get(networkInterfaceId);
    if (!plugged) return;
    this.plugged.delete(networkInterfaceId);
    this.slots.giveBack(plugged.slot);
    plugged.networkInterface.port.onFrame(() => undefined);
    plugged.stream?.close();
    plugged.server.close();
  }

  private counterOf(name: string): (frame: Uint8Array) => void {
    const frames = this.counters.counter("io", name);
    const bytes = this.counters.counter("bytes", name);
    return ({ length }) => {
      frames.count++;
      bytes.count += length;
    };
  }

  close(): void {
    for (const networkInterfaceId of [...this.plugged.keys()]) this.remove(networkInterfaceId);
  }
}
