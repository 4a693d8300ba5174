import type { Log } from "../../control-plane/log";
import type { NetworkTopology } from "../../control-plane/network-topology";
import type { FlowLogSink, FrameOffload, FramePort } from "../../control-plane/ports";
import type { Clock } from "../../model/clock";
import { FlowLogs } from "../flow-log/flow-logs";
import { FirstFragments } from "../fragments/first-fragments";
import type { NetworkServices } from "../services/interface-services";
import { type CompiledTopology, compileTopology, emptyTopology } from "../topology/compiled-topology";
import type { Ipv4Packet } from "../wire/ipv4";
import { MalformedPacketError } from "../wire/malformed-packet-error";
import type { PacketOffload } from "../wire/packet-offload";
import { type CarriedPacket, carryPacket } from "./carried-packet";
import { NatGateways } from "./nat-gateways";
import { PacketRouter } from "./packet-router";
import { PluggedInterface } from "./plugged-interface";
import { WorkQueue } from "./work-queue";

/** What a receiver must know of a packet besides its bytes. */
export interface PacketReceipt {
  /** The TCP or UDP checksum was left to be made by an offload: it is not to be held against the packet */
  readonly checksumTrusted: boolean;
}

export interface FabricOptions {
  readonly clock: Clock;
  /** Unpredictable bytes */
  randomBytes(lengthBytes: number): Uint8Array;
  readonly log: Log;
  /** What the network itself serves to interfaces */
  readonly services: NetworkServices;
  /** The internet: takes packets whose source is a public address and whose destination is none of ours */
  readonly outside: { receive(packet: Ipv4Packet, receipt: PacketReceipt): void };
  /** This machine inside of VPCs: takes packets that interfaces send to the fourth address of their subnet */
  readonly endpoint: { receive(vpcId: string, packet: Ipv4Packet, receipt: PacketReceipt): void };
  /** Takes the records of flow logs. @default - they are dropped */
  readonly flowLogSink?: FlowLogSink;
}

/** Frames of one interface that wait while one is handled; more are dropped, as a full ring of a card would */
const maximumWaitingFrames = 4096;

/** A guest must not be able to fill the log */
const maximumFaultsTold = 100;

interface WaitingFrame {
  readonly sender: PluggedInterface;
  readonly frame: Uint8Array;
  readonly offload: FrameOffload | undefined;
}

/**
 * The network between interfaces, gateways and this machine. Interfaces are found by VPC and address alone, so that no
 * frame reaches another VPC; whatever a guest sends, it costs that guest its frame and nothing else.
 */
export class Fabric {
  private compiled: CompiledTopology = compileTopology(emptyTopology);
  private faultsTold = 0;
  private readonly interfaces = new Map<string, PluggedInterface>();
  private readonly listeners: (() => void)[] = [];
  private readonly natGateways: NatGateways;
  private readonly flowLogs: FlowLogs;
  private readonly router: PacketRouter;
  private readonly outsideFragments: FirstFragments;
  private readonly queue = new WorkQueue<WaitingFrame>((waiting) => this.handle(waiting));

  constructor(private readonly options: FabricOptions) {
    const { clock, outside, endpoint, flowLogSink: sink = { append: () => {} } } = options;
    this.natGateways = new NatGateways(clock);
    this.flowLogs = new FlowLogs({ clock, sink, topology: () => this.compiled });
    this.outsideFragments = new FirstFragments(clock);
    this.router = new PacketRouter({
      topology: () => this.compiled,
      plugged: (networkInterfaceId) => this.interfaces.get(networkInterfaceId),
      natGateways: this.natGateways,
      flowLogs: this.flowLogs,
      toOutside: ({ packet, offload }) => outside.receive(packet, { checksumTrusted: offload !== undefined }),
      toEndpoint: (vpcId, { packet, offload }) =>
        endpoint.receive(vpcId, packet, { checksumTrusted: offload !== undefined }),
    });
  }

  get topology(): CompiledTopology {
    return this.compiled;
  }

  /**
   * Takes over a topology; packets from here on follow it. Interfaces that it does not have are unplugged. Throws
   * `TypeError` when an address or CIDR is malformed, and changes nothing.
   */
  configure(topology: NetworkTopology): void {
    this.compiled = compileTopology(topology);
    this.natGateways.keep(this.compiled.natGateways);
    for (const [networkInterfaceId, plugged] of this.interfaces) {
      const networkInterface = this.compiled.networkInterface(networkInterfaceId);
      if (networkInterface !== undefined) plugged.update(networkInterface);
      else this.unplug(networkInterfaceId);
    }
    this.tellChange();
  }

  /** Plugs an interface in, in place of an earlier one; throws `RangeError` for one that the topology does not have */
  connect(networkInterfaceId: string, cable: { readonly frameOffload: boolean }): FramePort {
    const networkInterface = this.compiled.networkInterface(networkInterfaceId);
    if (networkInterface === undefined)
      throw new RangeError(`the topology has no interface ${networkInterfaceId}`);
    this.unplug(networkInterfaceId);
    const { clock, log, services } = this.options;
    const plugged: PluggedInterface = new PluggedInterface({
      networkInterface,
      frameOffload: cable.frameOffload,
      clock,
      randomBytes: (lengthBytes) => this.options.randomBytes(lengthBytes),
      log,
      services,
      topology: () => this.compiled,
      enqueue: (frame, offload) => this.enqueue({ sender: plugged, frame, offload }),
      guarded: (work) => this.guarded(work, networkInterfaceId),
      forward: (carried, destinationMac) => this.router.fromGuest(plugged, carried, destinationMac),
    });
    this.interfaces.set(networkInterfaceId, plugged);
    this.tellChange();
    return plugged.port;
  }

  /** Unplugs an interface and drops its connections; an unknown id is ignored */
  disconnect(networkInterfaceId: string): void {
    if (this.unplug(networkInterfaceId)) this.tellChange();
  }

  isPlugged(networkInterfaceId: string): boolean {
    return this.interfaces.has(networkInterfaceId);
  }

  /** Calls back after every change of the topology or of what is plugged in */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * Takes a packet of the internet to a public address. It may be longer than the interface's MTU: it goes on in
   * fragments, or in segments of the offload's.
   */
  receiveFromOutside(packet: Ipv4Packet, offload?: PacketOffload): void {
    this.take(packet, offload, (carried) => this.router.fromOutside(carried));
  }

  /** Takes a packet of this machine, from the fourth address of a subnet to a private address in it */
  receiveFromEndpoint(vpcId: string, packet: Ipv4Packet, offload?: PacketOffload): void {
    this.take(packet, offload, (carried) => this.router.fromEndpoint(vpcId, carried));
  }

  /** Unplugs everything */
  close(): void {
    this.listeners.length = 0;
    this.flowLogs.close();
    for (const networkInterfaceId of [...this.interfaces.keys()]) this.unplug(networkInterfaceId);
  }

  private unplug(networkInterfaceId: string): boolean {
    this.interfaces.get(networkInterfaceId)?.unplug();
    return this.interfaces.delete(networkInterfaceId);
  }

  private tellChange(): void {
    this.flowLogs.update((networkInterfaceId) => this.isPlugged(networkInterfaceId));
    for (const listener of this.listeners) listener();
  }

  private enqueue(waiting: WaitingFrame): void {
    if (waiting.sender.waitingFrames >= maximumWaitingFrames) return;
    waiting.sender.waitingFrames += 1;
    this.queue.add(waiting);
  }

  private handle({ sender, frame, offload }: WaitingFrame): void {
    sender.waitingFrames -= 1;
    this.guarded(() => sender.receive(frame, offload), sender.networkInterface.networkInterfaceId);
  }

  private take(
    packet: Ipv4Packet,
    offload: PacketOffload | undefined,
    route: (carried: CarriedPacket) => void,
  ): void {
    this.guarded(() => {
      const carried = carryPacket(packet, offload, this.outsideFragments);
      if (carried !== undefined) route(carried);
    });
  }

  /** What cannot be read is dropped, as hardware does; anything else is a fault of ours, which must not end the daemon */
  private guarded(work: () => void, networkInterfaceId?: string): void {
    try {
      work();
    } catch (error) {
      if (error instanceof MalformedPacketError || this.faultsTold >= maximumFaultsTold) return;
      this.faultsTold += 1;
      this.options.log.error("a packet could not be handled", { networkInterfaceId, error });
    }
  }
}
