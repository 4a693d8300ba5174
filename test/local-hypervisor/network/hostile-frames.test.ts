import { createMetadataService } from "../../../local-hypervisor/metadata/service";
import { routerMac } from "../../../local-hypervisor/network/services/network-addresses";
import {
  broadcastAddress,
  broadcastMac,
  parseIpv4Address,
} from "../../../local-hypervisor/network/wire/address";
import { serializeArp } from "../../../local-hypervisor/network/wire/arp";
import { serializeDhcp } from "../../../local-hypervisor/network/wire/dhcp";
import { etherType, serializeEthernet } from "../../../local-hypervisor/network/wire/ethernet";
import { serializeIcmp } from "../../../local-hypervisor/network/wire/icmp";
import { ipProtocol, plainIpv4Packet, serializeIpv4 } from "../../../local-hypervisor/network/wire/ipv4";
import { parseTcp, serializeTcp } from "../../../local-hypervisor/network/wire/tcp";
import { serializeUdp } from "../../../local-hypervisor/network/wire/udp";
import { FakeGuestNic } from "../../support/fake-guest-nic";
import { testNetwork } from "../../support/guest-network";
import { fullMetadata } from "../../support/instance-metadata";
import { ManualClock } from "../../support/manual-clock";
import { guestInterface, guestTopology } from "../../support/network-topology";
import { noUpstream } from "../../support/no-upstream";
import { SeededRandom } from "../../support/seeded-random";

const seed = Number(process.env.DRYDOCK_FUZZ_SEED ?? 20_260_115);
const frameCount = Number(process.env.DRYDOCK_FUZZ_FRAMES ?? 30_000);

const own = parseIpv4Address("172.31.16.5");
const metadataAddress = parseIpv4Address("169.254.169.254");
const locals = [metadataAddress, parseIpv4Address("172.31.16.1"), parseIpv4Address("172.31.0.2")];
const guestMac = 0x020000000005;

/** Frames that are nearly right: well-formed layers with hostile values, sometimes damaged afterwards. */
class HostileGuest {
  /** What the network last acknowledged and sent on TCP, so that some segments fall into windows */
  private lastHeard = { sequence: 0, acknowledgement: 0, port: 50_000 };

  constructor(private readonly random: SeededRandom) {}

  hear(frame: Uint8Array): void {
    if (frame[12] !== 8 || frame[13] !== 0 || frame[23] !== ipProtocol.tcp) return;
    const segment = parseTcp(frame.subarray(34), { source: metadataAddress, destination: own });
    const { sequence, acknowledgement = 0, destinationPort } = segment;
    const length = segment.payload.length + (segment.syn || segment.fin ? 1 : 0);
    this.lastHeard = { sequence: sequence + length, acknowledgement, port: destinationPort };
  }

  frame(): Uint8Array {
    const bytes = this.wellFormed();
    for (let flips = this.chance(0.2) ? this.random.below(8) : 0; flips > 0; flips -= 1) {
      bytes[this.random.below(bytes.length)] = this.random.below(256);
    }
    return this.chance(0.05) ? bytes.subarray(0, this.random.below(bytes.length)) : bytes;
  }

  private wellFormed(): Uint8Array {
    const kinds = [
      () => this.arp(),
      () => this.dhcp(),
      () => this.icmp(),
      () => this.tcp(),
      () => this.tcp(),
    ];
    if (this.chance(0.05)) return this.random.bytes(this.random.below(1_600));
    return this.pick(kinds)();
  }

  private arp(): Uint8Array {
    const packet = {
      operation: this.random.below(4),
      senderMac: guestMac,
      senderAddress: this.pick([own, 0, 1]),
      targetMac: 0,
      targetAddress: this.pick([...locals, own, 7]),
    };
    return this.ethernet(etherType.arp, serializeArp(packet), broadcastMac);
  }

  private dhcp(): Uint8Array {
    const options = new Map<number, Uint8Array>();
    for (let count = this.random.below(6); count > 0; count -= 1) {
      options.set(1 + this.random.below(254), this.random.bytes(this.random.below(300)));
    }
    if (this.chance(0.9)) options.set(53, Uint8Array.of(this.random.below(10)));
    const message = serializeDhcp({
      operation: this.chance(0.9) ? "request" : "reply",
      transactionId: this.random.below(2 ** 32),
      secondsElapsed: 0,
      broadcast: this.chance(0.5),
      clientAddress: this.pick([0, own]),
      yourAddress: 0,
      nextServerAddress: 0,
      relayAddress: 0,
      clientMac: guestMac,
      options,
    });
    const addresses = { source: this.pick([0, own]), destination: this.pick([broadcastAddress, ...locals]) };
    const datagram = {
      sourcePort: 68,
      destinationPort: this.pick([67, 67, 53]),
      payload: message.subarray(0, 1_400),
    };
    return this.ipv4(ipProtocol.udp, serializeUdp(datagram, addresses), addresses);
  }

  private icmp(): Uint8Array {
    const message = {
      type: this.pick([8, 8, 0, 3, 200]),
      code: this.random.below(3),
      rest: 0,
      payload: this.payload(),
    };
    return this.ipv4(ipProtocol.icmp, serializeIcmp(message), {
      source: own,
      destination: this.pick(locals),
    });
  }

  private tcp(): Uint8Array {
    const addresses = { source: own, destination: this.pick([metadataAddress, metadataAddress, ...locals]) };
    const near = (value: number) => (value + this.pick([0, 0, 0, 1, -1, 1_000, 300_000, 2 ** 31])) >>> 0;
    const syn = this.chance(0.2);
    const segment = serializeTcp(
      {
        sourcePort: this.chance(0.6) ? this.lastHeard.port : 50_000 + this.random.below(50),
        destinationPort: this.chance(0.95) ? 80 : this.random.below(65_536),
        sequence: near(this.lastHeard.acknowledgement),
        ...(this.chance(syn ? 0.1 : 0.95) && { acknowledgement: near(this.lastHeard.sequence) }),
        syn,
        fin: this.chance(0.1),
        reset: this.chance(0.03),
        push: this.chance(0.5),
        window: this.pick([0, 1, 1_000, 65_535]),
        ...(syn && this.chance(0.8) && { maximumSegmentBytes: this.pick([0, 1, 536, 65_535]) }),
        ...(syn && this.chance(0.5) && { windowScale: this.random.below(15) }),
        payload: this.chance(0.6) ? this.payload() : new Uint8Array(0),
      },
      addresses,
    );
    return this.ipv4(ipProtocol.tcp, segment, addresses);
  }

  private payload(): Uint8Array {
    const request = Buffer.from("GET /latest/meta-data/ HTTP/1.1\r\nHost: x\r\n\r\n");
    return this.chance(0.6) ? request : this.random.bytes(this.random.below(1_400));
  }

  private ipv4(
    protocol: number,
    payload: Uint8Array,
    addresses: { source: number; destination: number },
  ): Uint8Array {
    const packet = {
      ...plainIpv4Packet({ protocol, payload, ...addresses }),
      moreFragments: this.chance(0.03),
    };
    const toEverybody = addresses.destination === broadcastAddress;
    return this.ethernet(etherType.ipv4, serializeIpv4(packet), toEverybody ? broadcastMac : routerMac);
  }

  private ethernet(type: number, payload: Uint8Array, destination: number): Uint8Array {
    return serializeEthernet({ destination, source: guestMac, etherType: type, payload });
  }

  private chance(probability: number): boolean {
    return this.random.next() < probability;
  }

  private pick<T>(values: readonly T[]): T {
    return values[this.random.below(values.length)] as T;
  }
}

test(
  `${frameCount} hostile frames (seed ${seed}) cost the guest its frames and nothing else`,
  async () => {
    const clock = new ManualClock();
    const random = new SeededRandom(seed);
    const failures: unknown[] = [];
    const log = {
      info: () => {},
      warn: () => {},
      error: (_: string, fields?: object) => failures.push(fields),
    };
    const randomBytes = (length: number) => random.bytes(length);
    const network = testNetwork({
      metadata: createMetadataService({ source: () => fullMetadata, clock, randomBytes, log }),
      clock,
      randomBytes,
      log,
      upstream: noUpstream,
    });
    network.configure(guestTopology());
    const port = network.connect(guestInterface.networkInterfaceId, { frameOffload: false });
    const hostile = new HostileGuest(random);
    let answers = 0;
    let longest = 0;
    port.onFrame((frame) => {
      answers += 1;
      longest = Math.max(longest, frame.length);
      hostile.hear(frame);
    });
    let mostTimers = 0;
    for (let count = 0; count < frameCount; count += 1) {
      port.send(hostile.frame());
      if (count % 10 === 0) clock.advance(random.below(500));
      mostTimers = Math.max(mostTimers, clock.pending);
    }
    expect(failures).toEqual([]);
    expect(answers).toBeGreaterThan(frameCount / 20); // the frames do reach the services
    expect(longest).toBeLessThanOrEqual(1_514);
    expect(mostTimers).toBeLessThanOrEqual(512 * 3);

    // Everything ends by itself, and the next guest is served.
    clock.advance(3_600_000);
    expect(clock.pending).toBe(0);
    const guest = new FakeGuestNic(port, { macAddress: "02:00:00:00:00:05", clock });
    await guest.acquireLease();
    expect((await guest.read("/latest/meta-data/instance-id")).body).toBe(fullMetadata.instanceId);
    network.close();
  },
  60_000 + frameCount,
);
