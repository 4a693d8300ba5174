import fc from "fast-check";
import type { WaitingFrame } from "../../../../local-hypervisor/guest/frame-device";
import { completeFrame } from "../../../../local-hypervisor/network/offload/complete-frame";
import { mergeSegments } from "../../../../local-hypervisor/network/offload/merge-segments";
import { foldedSum, sumOfPseudoHeader } from "../../../../local-hypervisor/network/wire/checksum";
import { parseEthernet } from "../../../../local-hypervisor/network/wire/ethernet";
import { parseIpv4, plainIpv4Packet, serializeIpv4 } from "../../../../local-hypervisor/network/wire/ipv4";
import { parseTcp } from "../../../../local-hypervisor/network/wire/tcp";
import { tcpOffload } from "../../../support/tcp-frame";

const seed = 14;
const optionsBytes = 12;
const acknowledges = 0x10;

interface TestSegment {
  sequence: number;
  payloadBytes: number;
  /** 0 where the frame is one segment */
  segmentBytes?: number;
  sourcePort?: number;
  flags?: number;
  window?: number;
  time?: number;
  echo?: number;
}

/** A frame with timestamps, its checksum left to be done; each byte of its data says where in the stream it is */
function segment(what: TestSegment): WaitingFrame {
  const { sequence, payloadBytes, segmentBytes = 0, time = 7, echo = 9 } = what;
  const tcp = new Uint8Array(20 + optionsBytes + payloadBytes);
  const view = new DataView(tcp.buffer);
  view.setUint16(0, what.sourcePort ?? 1);
  view.setUint16(2, 2);
  view.setUint32(4, sequence);
  view.setUint32(8, 77);
  view.setUint8(12, 0x80);
  view.setUint8(13, what.flags ?? acknowledges);
  view.setUint16(14, what.window ?? 500);
  view.setUint32(20, 0x0101080a);
  view.setUint32(24, time);
  view.setUint32(28, echo);
  for (let at = 0; at < payloadBytes; at++) tcp[20 + optionsBytes + at] = (sequence + at) * 7;
  const addresses = { source: 0x0a000006, destination: 0x0a000005 };
  view.setUint16(16, foldedSum(sumOfPseudoHeader(addresses, 6, tcp.length)));
  const packet = serializeIpv4(plainIpv4Packet({ ...addresses, protocol: 6, payload: tcp }));
  const bytes = Uint8Array.from([2, 0, 0, 0, 0, 5, 2, 0, 0, 0, 0, 6, 8, 0, ...packet]);
  return { bytes, offload: { ...tcpOffload, ...(segmentBytes > 0 && { segmentBytes }) }, cost: 10 };
}

const merged = (...segments: TestSegment[]): WaitingFrame[] => {
  const frames = segments.map(segment);
  for (let index = 0; index < frames.length; index++) mergeSegments(frames, index);
  return frames;
};
const tcpOf = ({ bytes }: { bytes: Uint8Array }) => new DataView(bytes.buffer, bytes.byteOffset + 34);

/** What the guest's TCP would see of each segment; throws at a wrong checksum of either layer */
const segmentsOf = (frames: readonly WaitingFrame[]) =>
  frames
    .flatMap(({ bytes, offload }) => (offload ? completeFrame(bytes, offload) : [bytes]))
    .map((frame) => {
      const packet = parseIpv4(parseEthernet(frame).payload);
      const { payload, push: _push, ...header } = parseTcp(packet.payload, packet);
      return { ...header, data: Buffer.from(payload).toString("base64") };
    });

test("segments of one connection that follow each other become one frame", () => {
  const frames = merged(
    { sequence: 100, payloadBytes: 2896, segmentBytes: 1448, time: 7, echo: 9 },
    { sequence: 2996, payloadBytes: 1448, time: 8, echo: 9 },
    { sequence: 4444, payloadBytes: 3000, segmentBytes: 1448, time: 8, echo: 11, flags: acknowledges | 8 },
    { sequence: 7444, payloadBytes: 1448 },
  );
  expect(frames).toHaveLength(2);
  const [whole] = frames as [WaitingFrame];
  expect(whole.bytes).toHaveLength(14 + 20 + 20 + optionsBytes + 2896 + 1448 + 3000);
  expect(whole).toMatchObject({ cost: 30, offload: { ...tcpOffload, segmentBytes: 1448 } });
  const tcp = tcpOf(whole);
  // The first's time, the last's echo, and that the data is to be handed on
  expect([tcp.getUint32(24), tcp.getUint32(28), tcp.getUint8(13)]).toEqual([7, 11, acknowledges | 8]);
});

test.each<[string, TestSegment]>([
  ["leaves something out", { sequence: 3000, payloadBytes: 1448 }],
  ["comes again", { sequence: 100, payloadBytes: 1448 }],
  ["is of another connection", { sequence: 2996, payloadBytes: 1448, sourcePort: 5 }],
  ["ends the connection", { sequence: 2996, payloadBytes: 1448, flags: acknowledges | 1 }],
  ["resets it", { sequence: 2996, payloadBytes: 1448, flags: acknowledges | 4 }],
  ["tells of congestion", { sequence: 2996, payloadBytes: 1448, flags: acknowledges | 0x80 }],
  ["opens the window", { sequence: 2996, payloadBytes: 1448, window: 501 }],
  ["has no data", { sequence: 2996, payloadBytes: 0 }],
  ["is cut otherwise", { sequence: 2996, payloadBytes: 2000, segmentBytes: 1000 }],
  ["is longer than a segment", { sequence: 2996, payloadBytes: 1449 }],
  ["is older", { sequence: 2996, payloadBytes: 1448, time: 6 }],
])("one that %s stays by itself", (_, next) => {
  const first = { sequence: 100, payloadBytes: 2896, segmentBytes: 1448 };
  expect(merged(first, next)).toEqual([segment(first), segment(next)]);
});

test("little packets, frames whose sum is made and what is no TCP stay as they are", () => {
  const little = [1, 2, 3].map((count) => ({ sequence: 100 * count, payloadBytes: 100 }));
  expect(merged(...little)).toEqual(little.map(segment));
  const frames = [0, 1448].map((sequence) => segment({ sequence, payloadBytes: 1448 }));
  const [one, other] = frames as [WaitingFrame, WaitingFrame];
  for (const given of [
    [{ ...one, offload: undefined }, other],
    [one, { ...other, offload: undefined }],
    [{ bytes: new Uint8Array(60), offload: tcpOffload, cost: 1 }, other],
    [one, { bytes: one.bytes.subarray(0, 40), offload: tcpOffload, cost: 1 }],
  ]) {
    const after = [...given];
    mergeSegments(after, 0);
    expect(after).toEqual(given);
  }
});

test("whatever is merged, no packet is longer than one may be, and cut again all segments are what they were", () => {
  const arbitrary = fc.array(
    fc.record({
      sourcePort: fc.constantFrom(1, 1, 1, 2),
      segments: fc.constantFrom(1, 1, 2, 12, 45),
      rest: fc.constantFrom(0, 0, 0, 1, 700),
      skips: fc.constantFrom(0, 0, 0, 0, 0, 3),
      segmentBytes: fc.constantFrom(1448, 1448, 1448, 1000),
      later: fc.constantFrom(0, 0, 1),
    }),
    { minLength: 1, maxLength: 25 },
  );
  fc.assert(
    fc.property(arbitrary, fc.constantFrom(0, 2 ** 32 - 50_000), (steps, start) => {
      const sequences = [start, start, start];
      let time = 2 ** 32 - 3;
      const given = steps.map(({ sourcePort, segments, rest, skips, segmentBytes, later }) => {
        time = (time + later) >>> 0;
        const sequence = ((sequences[sourcePort] as number) + skips) >>> 0;
        const payloadBytes = Math.min(segments * segmentBytes + rest, 65_000);
        sequences[sourcePort] = (sequence + payloadBytes) >>> 0;
        const large = payloadBytes > segmentBytes && { segmentBytes };
        return { sourcePort, sequence, payloadBytes, time, ...large };
      });
      const frames = merged(...given);
      expect(Math.max(...frames.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(14 + 65_535);
      expect(frames.reduce((sum, { cost }) => sum + cost, 0)).toBe(10 * given.length);
      const expected = JSON.stringify(segmentsOf(given.map(segment)));
      expect(JSON.stringify(segmentsOf(frames)) === expected).toBe(true);
    }),
    { seed, numRuns: 200 },
  );
});
