import { createHash, randomBytes } from "node:crypto";
import { systemClock } from "../../../local-hypervisor/model/clock";
import { answerArp } from "../../../local-hypervisor/network/fabric/arp-responder";
import { routerMac } from "../../../local-hypervisor/network/services/network-addresses";
import type { TcpConnection } from "../../../local-hypervisor/network/tcp/connection";
import { TcpStack } from "../../../local-hypervisor/network/tcp/stack";
import {
  type CompiledNetworkInterface,
  compileTopology,
} from "../../../local-hypervisor/network/topology/compiled-topology";
import { parseIpv4Address, parseMacAddress } from "../../../local-hypervisor/network/wire/address";
import { parseArp, serializeArp } from "../../../local-hypervisor/network/wire/arp";
import { etherType, parseEthernet, serializeEthernet } from "../../../local-hypervisor/network/wire/ethernet";
import {
  ipProtocol,
  parseIpv4,
  plainIpv4Packet,
  serializeIpv4,
} from "../../../local-hypervisor/network/wire/ipv4";
import { MalformedPacketError } from "../../../local-hypervisor/network/wire/malformed-packet-error";
import { parseTcp, serializeTcp } from "../../../local-hypervisor/network/wire/tcp";
import { type LinkFaults, lossyLink, perfectLink } from "../../support/lossy-link";
import { metadataNetwork } from "../../support/metadata-network";
import { guestInterface, guestTopology } from "../../support/network-topology";
import { SeededRandom } from "../../support/seeded-random";
import { TapPeer, type TapPeerSettings, tapPeerUnavailable } from "../../support/tap-peer";

const unavailable = tapPeerUnavailable();
const kernelTest = unavailable === undefined ? test : test.skip;
const because = unavailable === undefined ? "" : ` (skipped: ${unavailable})`;

const seed = 20_260_115;
const settings = {
  macAddress: "02:00:00:00:00:05",
  address: "172.31.16.5",
  prefixLength: 20,
  gateway: "172.31.16.1",
  mtuBytes: 1500,
} as const;
const topology = compileTopology(guestTopology());
const kernelInterface = topology.networkInterfaces[0] as CompiledNetworkInterface;
const kernelAddress = parseIpv4Address(settings.address);
const kernelMac = parseMacAddress(settings.macAddress);

/** The same bytes as `pattern` in tap-peer.py */
function pattern(length: number): Buffer {
  const blocks = Array.from({ length: Math.floor(length / 32) + 1 }, (_, index) =>
    createHash("sha256").update(String(index)).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Our stack at one end of a bad cable, the kernel at the other. */
class Cable {
  readonly peer: TapPeer;
  readonly stack: TcpStack;
  private closed = false;

  constructor(
    peerSettings: Pick<TapPeerSettings, "workload" | "host" | "port" | "sendBytes">,
    faults: LinkFaults,
    accept?: (connection: TcpConnection) => void,
  ) {
    this.peer = new TapPeer({ ...settings, ...peerSettings });
    const random = new SeededRandom(seed);
    const link = (deliver: (frame: Uint8Array) => void) =>
      lossyLink({
        clock: systemClock,
        random,
        faults,
        delayMs: 1,
        deliver: (frame) => {
          if (!this.closed) deliver(frame);
        },
      });
    const toKernel = link((frame) => this.peer.port.send(frame));
    const send = (type: number, payload: Uint8Array) =>
      toKernel(serializeEthernet({ destination: kernelMac, source: routerMac, etherType: type, payload }));
    this.stack = new TcpStack({
      clock: systemClock,
      randomBytes,
      timeWaitMs: 100,
      ...(accept && { listener: () => accept }),
      transmit: (segment, addresses, timeToLive) => {
        const payload = serializeTcp(segment, addresses);
        const packet = { ...addresses, protocol: ipProtocol.tcp, payload, timeToLive };
        send(etherType.ipv4, serializeIpv4(plainIpv4Packet(packet)));
      },
    });
    const fromKernel = link((bytes) => {
      try {
        const frame = parseEthernet(bytes);
        if (frame.etherType === etherType.arp) {
          const answer = answerArp(parseArp(frame.payload), kernelInterface, topology);
          if (answer) send(etherType.arp, serializeArp(answer));
        } else if (frame.etherType === etherType.ipv4) {
          const packet = parseIpv4(frame.payload);
          if (packet.protocol === ipProtocol.tcp)
            this.stack.receive(parseTcp(packet.payload, packet), packet);
        }
      } catch (error) {
        if (!(error instanceof MalformedPacketError)) throw error;
      }
    });
    this.peer.port.onFrame((frame) => fromKernel(frame));
  }

  async close(): Promise<void> {
    this.closed = true;
    this.stack.close();
    await this.peer.close();
  }
}

/** Sends the pattern, reads to the end and gives what came; `read` stops now and then when asked to */
function converse(connection: TcpConnection, sendBytes: number, hesitates: boolean) {
  const chunks: Uint8Array[] = [];
  let read = 0;
  let pauses = 0;
  connection.onData((data) => {
    chunks.push(data.slice());
    read += data.length;
    if (!hesitates || read < pauses * 200_000) return;
    pauses += 1;
    connection.pause();
    setTimeout(() => connection.resume(), 30);
  });
  connection.write(pattern(sendBytes));
  connection.end();
  return new Promise<{ receivedBytes: number; receivedSha256: string }>((resolve, reject) => {
    connection.onClose((outcome) => {
      const bytes = Buffer.concat(chunks);
      if (outcome === "finished") resolve({ receivedBytes: bytes.length, receivedSha256: digest(bytes) });
      else reject(new Error(`the connection ended: ${outcome}`));
    });
  });
}

const ofPattern = (length: number) => ({ receivedBytes: length, receivedSha256: digest(pattern(length)) });

const links: [string, LinkFaults, number][] = [
  ["a perfect link", perfectLink, 4_000_000],
  ["loss", { ...perfectLink, loss: 0.01 }, 3_000_000],
  ["reordering", { ...perfectLink, reordering: 0.02 }, 3_000_000],
  ["duplication", { ...perfectLink, duplication: 0.05 }, 3_000_000],
  ["all faults at once", { loss: 0.01, duplication: 0.01, reordering: 0.01, corruption: 0.005 }, 3_000_000],
];

describe.each(links)("the kernel as the peer of our TCP, through %s", (_name, faults, bytes) => {
  kernelTest(
    `it connects to us${because}`,
    async () => {
      const ours: ReturnType<typeof converse>[] = [];
      const cable = new Cable(
        { workload: "connect", host: "172.31.16.1", port: 5_000, sendBytes: bytes },
        faults,
        (connection) => ours.push(converse(connection, bytes, true)),
      );
      try {
        expect(await cable.peer.next()).toEqual(ofPattern(bytes));
        expect(ours).toHaveLength(1);
        expect(await ours[0]).toEqual(ofPattern(bytes));
      } finally {
        await cable.close();
      }
    },
    120_000,
  );

  kernelTest(
    `we connect to it${because}`,
    async () => {
      const cable = new Cable({ workload: "listen", port: 5_000, sendBytes: bytes }, faults);
      try {
        expect(await cable.peer.next()).toEqual({ listening: true });
        const connection = cable.stack.connect(
          kernelInterface.subnet.router,
          { address: kernelAddress, port: 5_000 },
          () => {},
        );
        const ours = converse(connection, bytes, false);
        expect(await cable.peer.next()).toEqual(ofPattern(bytes));
        expect(await ours).toEqual(ofPattern(bytes));
      } finally {
        await cable.close();
      }
    },
    120_000,
  );
});

kernelTest(
  `the kernel reads its user data from the metadata service and pings the router${because}`,
  async () => {
    const network = metadataNetwork();
    const peer = new TapPeer({ ...settings, workload: "metadata" });
    const port = network.connect(guestInterface.networkInterfaceId, { frameOffload: false });
    port.onFrame((frame) => peer.port.send(frame));
    peer.port.onFrame((frame) => port.send(frame));
    try {
      expect(await peer.next()).toEqual({ status: 200, body: "#!/bin/sh\necho hello\n", pinged: true });
    } finally {
      network.close();
      await peer.close();
    }
  },
  60_000,
);
