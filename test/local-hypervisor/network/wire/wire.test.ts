import fc from "fast-check";
import {
  networkBroadcast,
  parseIpv4Address,
  parseIpv4Network,
  parseMacAddress,
} from "../../../../local-hypervisor/network/wire/address";
import { parseArp, serializeArp } from "../../../../local-hypervisor/network/wire/arp";
import { internetChecksum } from "../../../../local-hypervisor/network/wire/checksum";
import { parseDhcp, serializeDhcp } from "../../../../local-hypervisor/network/wire/dhcp";
import { parseEthernet, serializeEthernet } from "../../../../local-hypervisor/network/wire/ethernet";
import { parseIcmp, serializeIcmp } from "../../../../local-hypervisor/network/wire/icmp";
import { parseIpv4, serializeIpv4 } from "../../../../local-hypervisor/network/wire/ipv4";
import { MalformedPacketError } from "../../../../local-hypervisor/network/wire/malformed-packet-error";
import { parseTcp, serializeTcp, type TcpSegment } from "../../../../local-hypervisor/network/wire/tcp";
import { parseUdp, serializeUdp, type UdpDatagram } from "../../../../local-hypervisor/network/wire/udp";
import { formatIpv4Address, formatMacAddress } from "../../../support/address-text";
import * as arbitrary from "./arbitraries";

const seed = 20_260_115;
const addresses = { source: parseIpv4Address("10.0.0.1"), destination: parseIpv4Address("10.0.0.2") };
const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ""), "hex"));

interface Codec<T> {
  readonly arbitrary: fc.Arbitrary<T>;
  serialize(value: T): Uint8Array;
  parse(bytes: Uint8Array): T;
}

const codec = <T>(value: Codec<T>) => value as unknown as Codec<unknown>;
const codecs: Record<string, Codec<unknown>> = {
  ethernet: codec({ arbitrary: arbitrary.ethernetFrame, serialize: serializeEthernet, parse: parseEthernet }),
  arp: codec({ arbitrary: arbitrary.arpPacket, serialize: serializeArp, parse: parseArp }),
  ipv4: codec({ arbitrary: arbitrary.ipv4Packet, serialize: serializeIpv4, parse: parseIpv4 }),
  icmp: codec({ arbitrary: arbitrary.icmpMessage, serialize: serializeIcmp, parse: parseIcmp }),
  dhcp: codec({ arbitrary: arbitrary.dhcpMessage, serialize: serializeDhcp, parse: parseDhcp }),
  udp: codec<UdpDatagram>({
    arbitrary: arbitrary.udpDatagram,
    serialize: (datagram) => serializeUdp(datagram, addresses),
    parse: (bytes) => parseUdp(bytes, addresses),
  }),
  tcp: codec<TcpSegment>({
    arbitrary: arbitrary.tcpSegment,
    serialize: (segment) => serializeTcp(segment, addresses),
    parse: (bytes) => parseTcp(bytes, addresses),
  }),
};

describe.each(Object.entries(codecs))("%s", (_name, { arbitrary: value, serialize, parse }) => {
  test("gives back what was serialized", () => {
    fc.assert(
      fc.property(value, (original) => expect(parse(serialize(original))).toEqual(original)),
      { seed, numRuns: 300 },
    );
  });

  test("throws nothing but MalformedPacketError, whatever the bytes", () => {
    const parses = (bytes: Uint8Array) => {
      try {
        parse(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedPacketError);
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), parses), { seed, numRuns: 1_000 });
    const cutOrFlipped = fc
      .tuple(value, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }))
      .map(([original, cut, place, flip]) => {
        const bytes = serialize(original);
        const index = place % bytes.length;
        bytes[index] = (bytes[index] as number) ^ flip;
        return bytes.subarray(0, bytes.length - (cut % 3 === 0 ? cut % bytes.length : 0));
      });
    fc.assert(fc.property(cutOrFlipped, parses), { seed, numRuns: 1_000 });
  });
});

describe.each(["ipv4", "icmp", "udp", "tcp"])("the checksum of %s", (name) => {
  const { arbitrary: value, serialize, parse } = codecs[name] as Codec<unknown>;

  test("finds every changed bit that it covers", () => {
    fc.assert(
      fc.property(value, fc.nat(), fc.nat({ max: 7 }), (original, place, bit) => {
        const bytes = serialize(original);
        const covered = name === "ipv4" ? ((bytes[0] as number) & 15) * 4 : bytes.length;
        const index = place % covered;
        bytes[index] = (bytes[index] as number) ^ (1 << bit);
        const unchecked = name === "udp" && bytes[6] === 0 && bytes[7] === 0;
        if (!unchecked) expect(() => parse(bytes)).toThrow(MalformedPacketError);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe("packets of other implementations", () => {
  test("the checksum of RFC 1071's example", () => {
    expect(internetChecksum(hex("0001 f203 f4f5 f6f7"))).toBe(~0xddf2 & 0xffff);
  });

  test("an IPv4 header from a textbook: UDP, 192.168.0.1 to 192.168.0.199", () => {
    const packet = parseIpv4(
      hex("4500 0073 0000 4000 4011 b861 c0a8 0001 c0a8 00c7".padEnd(230, "0") + "0".repeat(40)),
    );
    expect(packet).toMatchObject({ protocol: 17, timeToLive: 64, dontFragment: true });
    expect(formatIpv4Address(packet.source)).toBe("192.168.0.1");
    expect(packet.payload.length).toBe(0x73 - 20);
  });

  test("an ARP request as Linux sends it, padded to 60 bytes", () => {
    const frame = parseEthernet(
      hex(
        "ffffffffffff 0a0000000005 0806 0001 0800 06 04 0001 0a0000000005 ac1f0005 000000000000 ac1f0001".padEnd(
          140,
          "0",
        ),
      ),
    );
    expect(parseArp(frame.payload)).toEqual({
      operation: 1,
      senderMac: parseMacAddress("0a:00:00:00:00:05"),
      senderAddress: parseIpv4Address("172.31.0.5"),
      targetMac: 0,
      targetAddress: parseIpv4Address("172.31.0.1"),
    });
  });

  test("a SYN with Linux's options: timestamps and SACK are skipped", () => {
    const segment = serializeTcp(
      {
        sourcePort: 1,
        destinationPort: 2,
        sequence: 3,
        syn: true,
        fin: false,
        reset: false,
        push: false,
        window: 64240,
        payload: new Uint8Array(0),
      },
      addresses,
    );
    const options = hex("0204 05b4 0402 080a 9a1b2c3d 00000000 01 030307");
    const bytes = Uint8Array.of(...segment, ...options);
    bytes[12] = (bytes.length / 4) << 4;
    bytes[16] = 0;
    bytes[17] = 0;
    // Pseudo-header: 10.0.0.1, 10.0.0.2, protocol 6, length 40
    const checksum = internetChecksum(bytes, 0x0a00 + 1 + 0x0a00 + 2 + 6 + bytes.length);
    bytes[16] = checksum >>> 8;
    bytes[17] = checksum & 255;
    expect(parseTcp(bytes, addresses)).toMatchObject({ maximumSegmentBytes: 1460, windowScale: 7 });
  });

  test("a UDP datagram without checksum", () => {
    expect(parseUdp(hex("0044 0043 000a 0000 4142"), addresses).payload).toEqual(hex("4142"));
  });
});

describe("addresses", () => {
  test("are the same after formatting and parsing", () => {
    fc.assert(
      fc.property(arbitrary.ipv4Address, arbitrary.macAddress, (ip, mac) => {
        expect(parseIpv4Address(formatIpv4Address(ip))).toBe(ip);
        expect(parseMacAddress(formatMacAddress(mac))).toBe(mac);
      }),
      { seed },
    );
  });

  test("networks clear host bits and know their bounds", () => {
    const network = parseIpv4Network("172.31.17.9/20");
    expect(formatIpv4Address(network.address)).toBe("172.31.16.0");
    expect(formatIpv4Address(networkBroadcast(network))).toBe("172.31.31.255");
    expect(networkBroadcast(parseIpv4Network("0.0.0.0/0"))).toBe(0xffffffff);
  });

  test.each(["1.2.3", "1.2.3.256", "1.2.3.4.5", "a.b.c.d", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/8/9", ""])(
    "%p is no network",
    (text) => expect(() => parseIpv4Network(text)).toThrow(TypeError),
  );
});
