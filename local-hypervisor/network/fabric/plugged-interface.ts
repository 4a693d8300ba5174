import type { Log } from "../../control-plane/log";
import type { FrameOffload, FramePort } from "../../control-plane/ports";
import type { Clock } from "../../model/clock";
import { InterfaceFilter } from "../filter/interface-filter";
import { FirstFragments } from "../fragments/first-fragments";
import { fragmentPacket } from "../fragments/fragmentation";
import { completeFrame } from "../offload/complete-frame";
import { InterfaceServices, type NetworkServices } from "../services/interface-services";
import { routerMac } from "../services/network-addresses";
import type { CompiledNetworkInterface, CompiledTopology } from "../topology/compiled-topology";
import { broadcastAddress, broadcastMac, type MacAddress } from "../wire/address";
import { parseArp, serializeArp } from "../wire/arp";
import { ethernetHeaderBytes, etherType, serializeEthernet } from "../wire/ethernet";
import { type Ipv4Packet, parseIpv4, serializeIpv4 } from "../wire/ipv4";
import { MalformedPacketError } from "../wire/malformed-packet-error";
import { readMac, readUint16, writeMac } from "../wire/octets";
import { answerArp } from "./arp-responder";
import { type CarriedPacket, longestPacketBytes, readCarriedPacket } from "./carried-packet";
import { SourceGuard } from "./source-guard";

export interface PluggedInterfaceOptions {
  readonly networkInterface: CompiledNetworkInterface;
  /** Whether the engine takes frames whose checksum and segmentation are left to it */
  readonly frameOffload: boolean;
  readonly clock: Clock;
  randomBytes(lengthBytes: number): Uint8Array;
  readonly log: Log;
  readonly services: NetworkServices;
  topology(): CompiledTopology;
  /** Queues a frame that came in at the port until its turn, which is a call of `receive` */
  enqueue(frame: Uint8Array, offload: FrameOffload | undefined): void;
  /** Calls something that may fail, and deals with its failure: frames are put on the cable by timers, too */
  guarded(work: () => void): void;
  /** Takes a packet that is for somebody behind the network, and the MAC address that it was sent to */
  forward(carried: CarriedPacket, destinationMac: MacAddress): void;
}

/** The network's end of one interface's cable: checks who speaks, answers for the network itself, passes on the rest. */
export class PluggedInterface {
  readonly filter: InterfaceFilter;
  readonly services: InterfaceServices;
  /** Frames of this interface in the fabric's queue */
  waitingFrames = 0;
  private current: CompiledNetworkInterface;
  private guard: SourceGuard;
  private readonly fragments: FirstFragments;
  private unplugged = false;
  private spoofTold = false;
  private deliverFrame: (frame: Uint8Array, offload?: FrameOffload) => void = () => {};

  /** The engine's end of the cable */
  readonly port: FramePort = {
    send: (frame, offload) => {
      if (!this.unplugged) this.options.enqueue(frame, offload);
    },
    onFrame: (receive) => {
      this.deliverFrame = receive;
    },
  };

  constructor(private readonly options: PluggedInterfaceOptions) {
    const { clock, networkInterface } = options;
    this.current = networkInterface;
    this.guard = new SourceGuard(networkInterface);
    this.fragments = new FirstFragments(clock);
    this.filter = new InterfaceFilter({ clock });
    this.services = new InterfaceServices({
      clock,
      randomBytes: (lengthBytes) => options.randomBytes(lengthBytes),
      services: options.services,
      networkInterface: () => this.current,
      transmit: (packet) => this.transmitOwn(packet),
    });
    this.filter.setRules(options.topology().rulesOf(networkInterface.networkInterfaceId));
  }

  /** The interface as the topology has it now */
  get networkInterface(): CompiledNetworkInterface {
    return this.current;
  }

  /** Takes over what a new topology says of the interface */
  update(networkInterface: CompiledNetworkInterface): void {
    this.current = networkInterface;
    this.guard = new SourceGuard(networkInterface);
    this.filter.setRules(this.options.topology().rulesOf(networkInterface.networkInterfaceId));
  }

  /** Frames no longer pass; connections and timers are gone */
  unplug(): void {
    this.unplugged = true;
    this.services.close();
  }

  /** Takes a frame of the guest; throws `MalformedPacketError` for one that cannot be read */
  receive(frame: Uint8Array, offload: FrameOffload | undefined): void {
    if (this.unplugged) return;
    if (frame.length < ethernetHeaderBytes)
      throw new MalformedPacketError("Ethernet", "shorter than its header");
    const type = readUint16(frame, 12);
    if (!this.guard.admitsFrameFrom(readMac(frame, 6))) this.tellSpoof("MAC address");
    else if (type === etherType.arp) this.receiveArp(frame.subarray(ethernetHeaderBytes));
    else if (type === etherType.ipv4) this.receiveIpv4(frame, offload);
  }

  /** Whether packets to this destination are the interface's to receive */
  admitsDestination(packet: Ipv4Packet): boolean {
    return this.guard.admitsDestination(packet.destination);
  }

  /** Puts a packet on the cable: in fragments when it is too long, segmented and summed unless the engine does that */
  deliver(carried: CarriedPacket, sourceMac: MacAddress): void {
    const { frame, offload } = carried;
    writeMac(frame, 0, this.current.macAddress);
    writeMac(frame, 6, sourceMac);
    const isTooLong = longestPacketBytes(carried) > this.current.mtuBytes;
    if (offload !== undefined && this.options.frameOffload && !isTooLong) {
      this.put(frame, offload);
      return;
    }
    for (const whole of offload === undefined ? [frame] : completeFrame(frame, offload)) {
      if (isTooLong) this.putFragments(parseIpv4(whole.subarray(ethernetHeaderBytes)), sourceMac);
      else this.put(whole);
    }
  }

  private receiveArp(payload: Uint8Array): void {
    const packet = parseArp(payload);
    if (!this.guard.admitsArp(packet)) {
      this.tellSpoof("ARP sender");
      return;
    }
    const answer = answerArp(packet, this.current, this.options.topology());
    if (answer === undefined) return;
    this.transmit(this.current.macAddress, routerMac, etherType.arp, serializeArp(answer));
  }

  private receiveIpv4(frame: Uint8Array, offload: FrameOffload | undefined): void {
    const destinationMac = readMac(frame, 0);
    if (offload?.segmentBytes === undefined && frame.length > this.current.mtuBytes + ethernetHeaderBytes)
      return;
    const carried = readCarriedPacket(frame, offload, this.fragments);
    if (carried === undefined || longestPacketBytes(carried) > this.current.mtuBytes) return;
    const { packet } = carried;
    if (!this.guard.admitsIpv4(packet)) {
      this.tellSpoof("IP address");
    } else if (this.services.concerns(packet)) {
      if (destinationMac === routerMac || destinationMac === broadcastMac)
        this.services.receive(packet, carried.offload !== undefined);
    } else if (packet.source !== 0) {
      this.options.forward(carried, destinationMac);
    }
  }

  private transmitOwn(packet: Ipv4Packet): void {
    const destination = packet.destination === broadcastAddress ? broadcastMac : this.current.macAddress;
    this.putFragments(packet, routerMac, destination);
  }

  private putFragments(packet: Ipv4Packet, source: MacAddress, destination = this.current.macAddress): void {
    for (const fragment of fragmentPacket(packet, this.current.mtuBytes)) {
      this.transmit(destination, source, etherType.ipv4, serializeIpv4(fragment));
    }
  }

  private transmit(destination: MacAddress, source: MacAddress, type: number, payload: Uint8Array): void {
    this.put(serializeEthernet({ destination, source, etherType: type, payload }));
  }

  private put(frame: Uint8Array, offload?: FrameOffload): void {
    if (!this.unplugged) this.options.guarded(() => this.deliverFrame(frame, offload));
  }

  /** Once an interface: a guest must not be able to fill the log */
  private tellSpoof(what: string): void {
    if (this.spoofTold) return;
    this.spoofTold = true;
    const { networkInterfaceId, topology } = this.current;
    this.options.log.warn(`dropped a frame with a foreign ${what}`, {
      networkInterfaceId,
      instanceId: topology.instanceId,
    });
  }
}
