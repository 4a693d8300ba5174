import { createHash, randomBytes } from "node:crypto";
import type { FrameOffload, FramePort } from "../../local-hypervisor/control-plane/ports";
import { systemClock } from "../../local-hypervisor/model/clock";
import { completeFrame } from "../../local-hypervisor/network/offload/complete-frame";
import type { TcpConnection } from "../../local-hypervisor/network/tcp/connection";
import { TcpStack } from "../../local-hypervisor/network/tcp/stack";
import {
  type Ipv4Address,
  type MacAddress,
  parseMacAddress,
} from "../../local-hypervisor/network/wire/address";
import { arpOperation, parseArp, serializeArp } from "../../local-hypervisor/network/wire/arp";
import { etherType, parseEthernet, serializeEthernet } from "../../local-hypervisor/network/wire/ethernet";
import {
  ipProtocol,
  parseIpv4,
  plainIpv4Packet,
  serializeIpv4,
} from "../../local-hypervisor/network/wire/ipv4";
import { parseTcp, serializeTcp } from "../../local-hypervisor/network/wire/tcp";

export interface CablePeerSettings {
  readonly address: Ipv4Address;
  /** Largest payload of a TCP segment that it takes, bytes */
  readonly segmentBytes: number;
  /** Whether it sends frames whose checksum and segments are left to the card; it takes such frames either way */
  readonly leavesWork: boolean;
  /** Takes the guest's word for it: work that it left is neither done nor held against what came. @default false */
  readonly trustsGuest?: boolean;
  /** What a connection may send ahead of it, bytes. @default - what the TCP stack has by itself */
  readonly receiveBufferBytes?: number;
}

const macAddress = parseMacAddress("0a:00:00:00:00:01");
const largestPayloadBytes = 60_000;

/**
 * A machine at the other end of a guest's cable, with TCP. Work that the guest left is done here and then held against
 * what was received: a wrong checksum, header or length of either layer is a fault.
 */
export class CablePeer {
  /** Frames that the guest sent, by what was left to be done on them */
  readonly counts = { frames: 0, checksums: 0, segmented: 0 };
  /** Largest frame after segmentation, bytes */
  longestFrameBytes = 0;
  readonly faults: string[] = [];
  private readonly listeners = new Map<number, (connection: TcpConnection) => void>();
  private readonly tcp: TcpStack;
  private guestMac: MacAddress = 0;
  private toGuest: (frame: Uint8Array, offload?: FrameOffload) => void = () => undefined;

  /** The engine's end of the cable */
  readonly port: FramePort = {
    send: (frame, offload) => this.receive(frame, offload),
    onFrame: (receive) => {
      this.toGuest = receive;
    },
  };

  constructor(private readonly settings: CablePeerSettings) {
    this.tcp = new TcpStack({
      clock: systemClock,
      randomBytes,
      segmentBytes: settings.segmentBytes,
      ...(settings.receiveBufferBytes !== undefined && { receiveBufferBytes: settings.receiveBufferBytes }),
      ...(settings.leavesWork && { batchBytes: largestPayloadBytes }),
      listener: ({ port }) => this.listeners.get(port),
      transmit: (segment, addresses, timeToLive, segmentBytes) => {
        const { leavesWork } = settings;
        const payload = serializeTcp(segment, addresses, leavesWork ? "offloaded" : "complete");
        const packet = plainIpv4Packet({ ...addresses, protocol: ipProtocol.tcp, payload, timeToLive });
        const offload = {
          checksumStartBytes: 34,
          checksumOffsetBytes: 16,
          ...(segmentBytes && { segmentBytes }),
        };
        this.transmit(etherType.ipv4, serializeIpv4(packet), leavesWork ? offload : undefined);
      },
    });
  }

  /** Takes one connection at a port; resolves with the MD5 of what came, once the guest has closed its side */
  receiveAt(port: number): Promise<string> {
    const digest = createHash("md5");
    return new Promise((resolve) => {
      this.listeners.set(port, (connection) => {
        connection.onData((data) => digest.update(data));
        connection.onEnd(() => {
          connection.end();
          resolve(digest.digest("hex"));
        });
      });
    });
  }

  /** Takes whatever comes at a port, connection after connection */
  drainAt(port: number): void {
    this.listeners.set(port, (connection) => {
      connection.onData(() => undefined);
      connection.onEnd(() => connection.end());
    });
  }

  /** Sends the bytes to whoever connects to the port, and closes */
  sendAt(port: number, bytes: Uint8Array): void {
    this.listeners.set(port, (connection) => {
      connection.write(bytes);
      connection.end();
    });
  }

  /** Sends a frame as it is */
  sendFrame(frame: Uint8Array): void {
    this.toGuest(frame);
  }

  close(): void {
    this.tcp.close();
  }

  private receive(bytes: Uint8Array, offload: FrameOffload | undefined): void {
    this.counts.frames++;
    if (offload) this.counts.checksums++;
    if (offload?.segmentBytes !== undefined) this.counts.segmented++;
    try {
      if (this.settings.trustsGuest || !offload) this.take(bytes, offload !== undefined);
      else for (const frame of completeFrame(bytes, offload)) this.take(frame, false);
    } catch (error) {
      this.faults.push(String(error));
    }
  }

  private take(bytes: Uint8Array, checksumTrusted: boolean): void {
    this.longestFrameBytes = Math.max(this.longestFrameBytes, bytes.length);
    const frame = parseEthernet(bytes);
    if (frame.etherType === etherType.arp) this.answerArp(frame.payload);
    if (frame.etherType !== etherType.ipv4) return;
    const packet = parseIpv4(frame.payload);
    this.guestMac = frame.source;
    const isForUs = packet.protocol === ipProtocol.tcp && packet.destination === this.settings.address;
    if (isForUs) this.tcp.receive(parseTcp(packet.payload, packet, checksumTrusted), packet);
  }

  private answerArp(payload: Uint8Array): void {
    const request = parseArp(payload);
    if (request.operation !== arpOperation.request || request.targetAddress !== this.settings.address) return;
    this.guestMac = request.senderMac;
    const answer = {
      operation: arpOperation.reply,
      senderMac: macAddress,
      senderAddress: this.settings.address,
      targetMac: request.senderMac,
      targetAddress: request.senderAddress,
    };
    this.transmit(etherType.arp, serializeArp(answer), undefined);
  }

  private transmit(type: number, payload: Uint8Array, offload: FrameOffload | undefined): void {
    const header = { destination: this.guestMac, source: macAddress, etherType: type };
    this.toGuest(serializeEthernet({ ...header, payload }), offload);
  }
}
