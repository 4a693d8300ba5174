import fc from "fast-check";
import { FrameBatchWriter, readFrameBatch } from "../../../local-hypervisor/guest/frame-batch";

const seed = 14;
const word = fc.nat(0xffff);
const offload = fc.oneof(
  fc.constant(undefined),
  fc.record({ checksumStartBytes: word, checksumOffsetBytes: word }),
  fc.record({ checksumStartBytes: word, checksumOffsetBytes: word, segmentBytes: word }),
);

test("frames come out of a batch as they went in, and batch after batch from one writer", () => {
  const writer = new FrameBatchWriter();
  const frames = fc.array(fc.tuple(fc.uint8Array({ maxLength: 5000 }), offload), { maxLength: 20 });
  fc.assert(
    fc.property(frames, (sent) => {
      for (const [bytes, left] of sent) writer.add(bytes.length, left).set(bytes);
      expect(writer.frames).toBe(sent.length);
      const batch = writer.take();
      expect(batch.byteLength).toBe(batch.buffer.byteLength);
      const received: unknown[] = [];
      readFrameBatch(batch, (bytes, left) => received.push([Uint8Array.from(bytes), left]));
      expect(received).toEqual(sent);
      expect([writer.frames, writer.lengthBytes]).toEqual([0, 0]);
    }),
    { seed, numRuns: 200 },
  );
});

test("a small frame that is kept does not keep its batch", () => {
  const writer = new FrameBatchWriter();
  writer.add(60, undefined);
  writer.add(60_000, undefined);
  readFrameBatch(writer.take(), (frame) => {
    expect(frame.buffer.byteLength).toBeLessThan(frame.length === 60 ? 61 : 70_000);
  });
});
