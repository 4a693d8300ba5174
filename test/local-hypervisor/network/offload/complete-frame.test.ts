import fc from "fast-check";
import { completeFrame } from "../../../../local-hypervisor/network/offload/complete-frame";
import { foldedSum, sumOfPseudoHeader } from "../../../../local-hypervisor/network/wire/checksum";
import { parseEthernet } from "../../../../local-hypervisor/network/wire/ethernet";
import { parseIpv4, plainIpv4Packet, serializeIpv4 } from "../../../../local-hypervisor/network/wire/ipv4";
import { MalformedPacketError } from "../../../../local-hypervisor/network/wire/malformed-packet-error";
import { parseTcp, serializeTcp, type TcpSegment } from "../../../../local-hypervisor/network/wire/tcp";
import { parseUdp, serializeUdp } from "../../../../local-hypervisor/network/wire/udp";

const seed = 14;
const addresses = { source: 0x0a000005, destination: 0x0a000006 };
const ethernet = [2, 0, 0, 0, 0, 6, 2, 0, 0, 0, 0, 5, 8, 0];

function frameOf(protocol: number, payload: Uint8Array, identification = 0): Uint8Array {
  const packet = { ...plainIpv4Packet({ ...addresses, protocol, payload }), identification };
  return Uint8Array.from([...ethernet, ...serializeIpv4(packet)]);
}

const segmentOf = (payload: Uint8Array, flags: Partial<TcpSegment> = {}): TcpSegment => ({
  sourcePort: 40000,
  destinationPort: 80,
  sequence: 0xffffff00,
  acknowledgement: 7,
  syn: false,
  fin: false,
  reset: false,
  push: false,
  window: 1000,
  payload,
  ...flags,
});

/** Parsers throw at a wrong checksum of either layer */
const readTcp = (frame: Uint8Array) => {
  const packet = parseIpv4(parseEthernet(frame).payload);
  return { packet, segment: parseTcp(packet.payload, packet) };
};

test("a TCP frame is cut into segments with headers and checksums of their own, and nothing of it is lost", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 0, maxLength: 5000 }),
      fc.integer({ min: 1, max: 1460 }),
      fc.boolean(),
      (payload, segmentBytes, fin) => {
        const whole = segmentOf(payload, { fin, push: true });
        const frame = frameOf(6, serializeTcp(whole, addresses, "offloaded"), 0xfffe);
        const parts = completeFrame(frame, { checksumStartBytes: 34, checksumOffsetBytes: 16, segmentBytes });
        expect(parts).toHaveLength(Math.max(1, Math.ceil(payload.length / segmentBytes)));
        let offset = 0;
        parts.forEach((part, index) => {
          const { packet, segment } = readTcp(part);
          const last = index === parts.length - 1;
          expect(packet.identification).toBe((0xfffe + index) & 0xffff);
          expect(segment).toMatchObject({
            sequence: (0xffffff00 + offset) >>> 0,
            acknowledgement: 7,
            fin: fin && last,
            push: last,
          });
          offset += segment.payload.length;
        });
        const joined = Buffer.concat(parts.map((part) => readTcp(part).segment.payload));
        expect(joined.equals(payload)).toBe(true);
      },
    ),
    { seed, numRuns: 100 },
  );
});

test("a checksum alone is put in place, of TCP and of UDP", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (payload) => {
      const tcp = frameOf(6, serializeTcp(segmentOf(payload), addresses, "offloaded"));
      const [done] = completeFrame(tcp, { checksumStartBytes: 34, checksumOffsetBytes: 16 });
      expect(done && readTcp(done).segment.payload).toEqual(payload);
      const datagram = { sourcePort: 1, destinationPort: 2, payload };
      const bytes = serializeUdp(datagram, addresses);
      new DataView(bytes.buffer).setUint16(6, foldedSum(sumOfPseudoHeader(addresses, 17, bytes.length)));
      const udp = frameOf(17, bytes);
      const [sent] = completeFrame(udp, { checksumStartBytes: 34, checksumOffsetBytes: 6 });
      const packet = parseIpv4(parseEthernet(sent as Uint8Array).payload);
      expect(parseUdp(packet.payload, packet).payload).toEqual(payload);
      expect([packet.payload[6], packet.payload[7]]).not.toEqual([0, 0]);
    }),
    { seed, numRuns: 200 },
  );
});

test("whatever a guest leaves to be done, the answer is frames or that it cannot be", () => {
  const header = fc.constant(Uint8Array.from([...ethernet, 0x45, 0, 0, 60, 0, 0, 0, 0, 64, 6]));
  fc.assert(
    fc.property(
      header,
      fc.uint8Array({ maxLength: 120 }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.option(fc.integer({ min: 0, max: 0xffff }), { nil: undefined }),
      (start, rest, checksumStartBytes, checksumOffsetBytes, segmentBytes) => {
        const frame = Uint8Array.from([...start, ...rest]);
        try {
          const offload = { checksumStartBytes, checksumOffsetBytes };
          const frames = completeFrame(
            frame,
            segmentBytes === undefined ? offload : { ...offload, segmentBytes },
          );
          expect(frames.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedPacketError);
        }
      },
    ),
    { seed, numRuns: 3000 },
  );
});
