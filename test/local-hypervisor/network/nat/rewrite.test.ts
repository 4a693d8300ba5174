import fc from "fast-check";
import {
  type EndsChange,
  rewriteEnds,
  rewriteIcmpError,
} from "../../../../local-hypervisor/network/nat/rewrite";
import { foldedSum, sumOfPseudoHeader } from "../../../../local-hypervisor/network/wire/checksum";
import { parseIcmp, serializeIcmp } from "../../../../local-hypervisor/network/wire/icmp";
import {
  ipProtocol,
  parseIpv4,
  plainIpv4Packet,
  serializeIpv4,
} from "../../../../local-hypervisor/network/wire/ipv4";
import { MalformedPacketError } from "../../../../local-hypervisor/network/wire/malformed-packet-error";
import { readUint16 } from "../../../../local-hypervisor/network/wire/octets";
import { parseTcp, serializeTcp } from "../../../../local-hypervisor/network/wire/tcp";
import { parseUdp, serializeUdp } from "../../../../local-hypervisor/network/wire/udp";

const seed = 12;
const address = fc.nat(0xffffffff);
const port = fc.nat(0xffff);
const protocol = fc.constantFrom(ipProtocol.tcp, ipProtocol.udp, ipProtocol.icmp);

interface Ends {
  readonly source: number;
  readonly destination: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
}
const ends: fc.Arbitrary<Ends> = fc.record({
  source: address,
  destination: address,
  sourcePort: port,
  destinationPort: port,
});

function packetOf(of: number, from: Ends, payload: Uint8Array, checksum?: "offloaded"): Uint8Array {
  const transport = () => {
    if (of === ipProtocol.udp) return serializeUdp({ ...from, payload }, from);
    if (of === ipProtocol.icmp)
      return serializeIcmp({ type: 8, code: 0, rest: from.sourcePort * 0x10000 + 1, payload });
    const flags = { syn: false, fin: false, reset: false, push: true };
    return serializeTcp({ ...from, ...flags, sequence: 1, window: 2, payload }, from, checksum);
  };
  const { source, destination } = from;
  return serializeIpv4(plainIpv4Packet({ protocol: of, source, destination, payload: transport() }));
}

/** Reads through all layers; parsers throw at a wrong checksum */
function endsOf(bytes: Uint8Array): Ends {
  const packet = parseIpv4(bytes);
  const { source, destination } = packet;
  if (packet.protocol === ipProtocol.icmp) {
    const identifier = parseIcmp(packet.payload).rest >>> 16;
    return { source, destination, sourcePort: identifier, destinationPort: identifier };
  }
  const parse = packet.protocol === ipProtocol.tcp ? parseTcp : parseUdp;
  const { sourcePort, destinationPort } = parse(packet.payload, packet);
  return { source, destination, sourcePort, destinationPort };
}

/** An echo has one identifier, in the place of both ports */
const asPacketHas = (of: number, { source, destination, sourcePort, destinationPort }: Ends): Ends =>
  of === ipProtocol.icmp
    ? { source, destination, sourcePort, destinationPort: sourcePort }
    : { source, destination, sourcePort, destinationPort };

test("a packet has its new ends with right checksums, and translated back it is what it was", () => {
  fc.assert(
    fc.property(protocol, ends, ends, fc.uint8Array({ maxLength: 80 }), (of, from, to, payload) => {
      const original = packetOf(of, from, payload);
      const bytes = original.slice();
      rewriteEnds(bytes, to, "complete");
      expect(endsOf(bytes)).toEqual(asPacketHas(of, to));
      rewriteEnds(bytes, from, "complete");
      expect(bytes).toEqual(original);
    }),
    { seed, numRuns: 2_000 },
  );
});

test("only what is named changes", () => {
  const from = { source: 1, destination: 2, sourcePort: 3, destinationPort: 4 };
  for (const change of [{ source: 9 }, { destination: 9 }, { sourcePort: 9 }, { destinationPort: 9 }]) {
    const bytes = packetOf(ipProtocol.tcp, from, new Uint8Array(3));
    rewriteEnds(bytes, change as EndsChange, "complete");
    expect(endsOf(bytes)).toEqual({ ...from, ...change });
  }
});

test("a checksum that is left to be made stays the sum of the pseudo header", () => {
  fc.assert(
    fc.property(ends, ends, fc.uint8Array({ maxLength: 80 }), (from, to, payload) => {
      const bytes = packetOf(ipProtocol.tcp, from, payload, "offloaded");
      rewriteEnds(bytes, to, "offloaded");
      const { payload: segment } = parseIpv4(bytes);
      const sum = foldedSum(sumOfPseudoHeader(to, ipProtocol.tcp, segment.length));
      expect(readUint16(segment, 16) % 0xffff).toBe(sum % 0xffff); // one's complement has two zeros
    }),
    { seed, numRuns: 500 },
  );
});

test("a wrong checksum stays wrong, and UDP without one stays without", () => {
  const from = { source: 1, destination: 2, sourcePort: 3, destinationPort: 4 };
  const damaged = packetOf(ipProtocol.tcp, from, new Uint8Array(3));
  damaged[damaged.length - 1] = 1;
  rewriteEnds(damaged, { source: 77 }, "complete");
  expect(() => endsOf(damaged)).toThrow(MalformedPacketError);
  const unsummed = packetOf(ipProtocol.udp, from, new Uint8Array(3));
  unsummed.fill(0, 26, 28);
  rewriteEnds(unsummed, { source: 77, sourcePort: 78 }, "complete");
  expect([...unsummed.subarray(26, 28)]).toEqual([0, 0]);
  expect(endsOf(unsummed)).toMatchObject({ source: 77, sourcePort: 78 });
});

test("later fragments change their addresses only", () => {
  const payload = new Uint8Array(40).fill(9);
  const fragment = {
    ...plainIpv4Packet({ protocol: 17, source: 1, destination: 2, payload }),
    fragmentOffsetBytes: 8,
  };
  const bytes = serializeIpv4(fragment);
  rewriteEnds(bytes, { source: 5, sourcePort: 6, destinationPort: 7 }, "complete");
  expect(parseIpv4(bytes)).toMatchObject({ source: 5, destination: 2, payload });
});

test("an error's quoted packet is translated with it, whole or cut off", () => {
  fc.assert(
    fc.property(protocol, ends, ends, fc.integer({ min: 14, max: 30 }), (of, from, to, quotedWords) => {
      const inner = packetOf(of, from, new Uint8Array(20));
      const quotedBytes = quotedWords * 2;
      const errorAbout = (quoted: Uint8Array) =>
        serializeIpv4(
          plainIpv4Packet({
            protocol: ipProtocol.icmp,
            source: 1,
            destination: 2,
            payload: serializeIcmp({ type: 3, code: 1, rest: 0, payload: quoted.subarray(0, quotedBytes) }),
          }),
        );
      const bytes = errorAbout(inner);
      rewriteIcmpError(bytes, { destination: 9 }, to);
      const packet = parseIpv4(bytes);
      expect(packet).toMatchObject({ source: 1, destination: 9 });
      const { payload: quoted } = parseIcmp(packet.payload);
      const expected = inner.slice();
      rewriteEnds(expected, to, "complete");
      expect(endsOf(expected)).toEqual(asPacketHas(of, to));
      // A checksum that was cut off cannot be compared; everything that is there is as in the whole packet.
      expect(quoted).toEqual(expected.subarray(0, Math.min(quotedBytes, expected.length)));
    }),
    { seed, numRuns: 500 },
  );
});

test("an error with a wrong checksum is not made a right one", () => {
  const payload = serializeIcmp({ type: 3, code: 1, rest: 0, payload: new Uint8Array(28) });
  payload[9] = 1;
  const bytes = serializeIpv4(plainIpv4Packet({ protocol: 1, source: 1, destination: 2, payload }));
  expect(() => rewriteIcmpError(bytes, {}, {})).toThrow(MalformedPacketError);
});
