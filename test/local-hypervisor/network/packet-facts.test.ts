import fc from "fast-check";
import { readPacketFacts } from "../../../local-hypervisor/network/packet-facts";
import { parseIpv4Address } from "../../../local-hypervisor/network/wire/address";
import { plainIpv4Packet } from "../../../local-hypervisor/network/wire/ipv4";
import { MalformedPacketError } from "../../../local-hypervisor/network/wire/malformed-packet-error";
import { drawPacket, type PacketSketch } from "../../support/packet-filter/sketch";

const address = "172.31.16.5";
const remote = "203.0.113.1";
const local = { source: parseIpv4Address(address), destination: parseIpv4Address(remote) };
const incoming = { source: local.destination, destination: local.source };

test("TCP has ports and flags", () => {
  expect(readPacketFacts(drawPacket(["e", "tcp", remote, 40_000, 443, "SA"], address))).toEqual({
    ...local,
    protocol: 6,
    sourcePort: 40_000,
    destinationPort: 443,
    tcpFlags: { syn: true, ack: true, fin: false, rst: false },
    lengthBytes: 40,
  });
});

test("an ICMP error tells what packet it is about", () => {
  const about: PacketSketch = ["e", "udp", remote, 40_000, 53];
  expect(readPacketFacts(drawPacket(["i", "error", remote, 3, 3, about], address))).toEqual({
    ...incoming,
    protocol: 1,
    icmpType: 3,
    icmpCode: 3,
    icmpIdentifier: 0,
    quoted: { ...local, protocol: 17, sourcePort: 40_000, destinationPort: 53, lengthBytes: 36 },
    lengthBytes: 56,
  });
});

test("a first fragment has ports, a later one has not", () => {
  const first = { ...drawPacket(["e", "udp", remote, 40_000, 53], address), moreFragments: true };
  expect(readPacketFacts(first)).toMatchObject({ sourcePort: 40_000, destinationPort: 53 });
  expect(() => readPacketFacts({ ...first, fragmentOffsetBytes: 8 })).toThrow(MalformedPacketError);
});

test("throws nothing but MalformedPacketError, whatever the payload", () => {
  const protocol = fc.oneof(fc.constantFrom(1, 6, 17), fc.nat(255));
  fc.assert(
    fc.property(
      protocol,
      fc.uint8Array({ maxLength: 80 }),
      fc.boolean(),
      (number, payload, moreFragments) => {
        try {
          readPacketFacts({ ...plainIpv4Packet({ ...local, protocol: number, payload }), moreFragments });
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedPacketError);
        }
      },
    ),
    { seed: 20_261_122, numRuns: 5000 },
  );
});
