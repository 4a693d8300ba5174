import type { FrameOffload, GuestNetworkInterface } from "../../control-plane/ports";
import { FrameBatchWriter, readFrameBatch } from "../../guest/frame-batch";
import { FrameCredit, frameCost } from "./frame-credit";
import { type HostMessage, type NetworkInterfaceDescription, transferable } from "./messages";

type Post = (message: HostMessage, transfer: ArrayBuffer[]) => void;

interface PluggedPort {
  readonly networkInterface: GuestNetworkInterface;
  credit: FrameCredit;
  readonly batch: FrameBatchWriter;
}

/** The guest's network interfaces in the daemon's thread: frames between their ports and the worker. */
export class NetworkPorts {
  private readonly plugged = new Map<string, PluggedPort>();
  /** Frames for the guest wait here, as many as its credit allows */
  private holding = false;

  constructor(private readonly post: Post) {}

  /** Connects an interface; the result is what the worker is told of it */
  add(networkInterface: GuestNetworkInterface): NetworkInterfaceDescription {
    const { networkInterfaceId, port } = networkInterface;
    const plugged = { networkInterface, credit: new FrameCredit(), batch: new FrameBatchWriter() };
    this.plugged.set(networkInterfaceId, plugged);
    port.onFrame((frame, offload) => this.toGuest(plugged, frame, offload));
    return describe(plugged);
  }

  /** Keeps frames for the guest here until `release` */
  hold(): void {
    this.holding = true;
  }

  /** Another worker takes the guest over: what it is told of the interfaces. What waits here counts for it */
  handOver(): { readonly networkInterfaces: NetworkInterfaceDescription[]; undo(): void } {
    const former = [...this.plugged.values()].map((plugged) => [plugged, plugged.credit] as const);
    for (const [plugged] of former) {
      plugged.credit = new FrameCredit();
      plugged.credit.admits(plugged.batch.frameBytes + plugged.batch.frames * frameCost(0));
    }
    return {
      networkInterfaces: former.map(([plugged]) => describe(plugged)),
      undo: () => {
        for (const [plugged, credit] of former) plugged.credit = credit;
      },
    };
  }

  release(): void {
    this.holding = false;
    for (const plugged of this.plugged.values()) if (plugged.batch.frames > 0) this.flush(plugged);
  }

  /** No frame of the interface passes afterwards */
  remove(networkInterfaceId: string): void {
    this.plugged.get(networkInterfaceId)?.networkInterface.port.onFrame(() => undefined);
    this.plugged.delete(networkInterfaceId);
  }

  close(): void {
    for (const networkInterfaceId of [...this.plugged.keys()]) this.remove(networkInterfaceId);
  }

  /** Hands frames of the guest to the interface's port */
  fromGuest(networkInterfaceId: string, batch: Uint8Array): void {
    const plugged = this.plugged.get(networkInterfaceId);
    if (!plugged) return;
    const { port } = plugged.networkInterface;
    readFrameBatch(batch, (frame, offload) => port.send(frame, offload));
    if (plugged.credit.tookBatch()) this.post({ kind: "framesTaken" }, []);
  }

  /** Frames of one turn of the event loop travel in one message */
  private toGuest(plugged: PluggedPort, frame: Uint8Array, offload: FrameOffload | undefined): void {
    const { batch, credit } = plugged;
    if (!credit.admits(frameCost(frame.length))) return;
    batch.add(frame.length, offload).set(frame);
    if (batch.frames === 1 && !this.holding) queueMicrotask(() => this.flush(plugged));
  }

  private flush({ batch, networkInterface }: PluggedPort): void {
    if (this.holding || batch.frames === 0) return;
    const bytes = batch.take();
    const { networkInterfaceId } = networkInterface;
    this.post({ kind: "frames", networkInterfaceId, batch: bytes }, transferable([bytes]));
  }
}

function describe({ networkInterface, credit }: PluggedPort): NetworkInterfaceDescription {
  const { networkInterfaceId, deviceIndex, macAddress, mtuBytes } = networkInterface;
  return { networkInterfaceId, deviceIndex, macAddress, mtuBytes, credit: credit.shared };
}
