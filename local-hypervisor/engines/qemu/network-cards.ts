import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import type { GuestNetworkInterface } from "../../control-plane/ports";
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

  constructor(private readonly folder: string) {}

  /** MAC addresses and device indexes of those that are plugged, by device index */
  list(): { readonly macAddress: string; readonly deviceIndex: number }[] {
    return [...this.plugged.values()]
      .map(({ networkInterface: { macAddress, deviceIndex } }) => ({ macAddress, deviceIndex }))
      .sort((one, other) => one.deviceIndex - other.deviceIndex);
  }

  /** Takes QEMU's connection for an interface; the result is what QEMU is told of it */
  async add(networkInterface: GuestNetworkInterface): Promise<InterfaceCard> {
    const { networkInterfaceId, deviceIndex, macAddress, mtuBytes, port } = networkInterface;
    const socketPath = join(this.folder, networkInterfaceId);
    const slot = this.slots.take(interfaceSlots[deviceIndex]);
    const server = createServer((socket) => {
      plugged.stream?.close();
      plugged.stream = new FrameStream(socket, (frame) => port.send(frame));
    });
    const plugged: PluggedCard = { networkInterface, server, slot };
    server.listen(socketPath);
    await once(server, "listening");
    this.plugged.set(networkInterfaceId, plugged);
    port.onFrame((frame) => plugged.stream?.send(frame));
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

  close(): void {
    for (const networkInterfaceId of [...this.plugged.keys()]) this.remove(networkInterfaceId);
  }
}
