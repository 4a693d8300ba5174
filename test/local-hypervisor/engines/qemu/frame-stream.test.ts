import fc from "fast-check";
import { FrameStream } from "../../../../local-hypervisor/engines/qemu/frame-stream";
import { streamPair } from "../../../support/stream-pair";

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("frames come out as they went in, however the stream cuts them", async () => {
  const frames = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(frames, fc.infiniteStream(fc.integer({ min: 1, max: 500 })), async (sent, cuts) => {
      const [ours, theirs] = streamPair();
      const received: Buffer[] = [];
      new FrameStream(ours, (frame) => received.push(Buffer.from(frame)));
      const wire = Buffer.concat(
        sent.map((frame) => {
          const header = Buffer.alloc(4);
          header.writeUInt32BE(frame.length);
          return Buffer.concat([header, frame]);
        }),
      );
      for (let at = 0; at < wire.length; ) {
        const end = at + (cuts.next().value as number);
        theirs.write(wire.subarray(at, end));
        at = end;
      }
      for (let turns = 0; turns < 1000 && received.length < sent.length; turns++) await turn();
      expect(received).toEqual(sent.map((frame) => Buffer.from(frame)));
    }),
    { seed: 6, numRuns: 50 },
  );
});

test("what is sent carries its length before it", async () => {
  const [ours, theirs] = streamPair();
  const stream = new FrameStream(ours, () => undefined);
  const bytes: Buffer[] = [];
  theirs.on("data", (chunk: Buffer) => bytes.push(chunk));
  stream.send(Uint8Array.of(1, 2, 3));
  stream.send(Uint8Array.of(4));
  for (let turns = 0; turns < 10; turns++) await turn();
  expect(Buffer.concat(bytes).toString("hex")).toBe("00000003010203" + "0000000104");
});

test("a flood is handled a little at a time", async () => {
  const [ours, theirs] = streamPair();
  let frames = 0;
  new FrameStream(ours, () => frames++);
  theirs.write(Buffer.alloc(5 * 1000).fill(Buffer.from("0000000100", "hex")));
  let most = 0;
  for (let last = 0; frames < 1000; last = frames) {
    await turn();
    most = Math.max(most, frames - last);
  }
  expect(most).toBeLessThanOrEqual(256);
});

test("a guest that takes nothing costs frames, not memory", async () => {
  const [ours] = streamPair();
  const stream = new FrameStream(ours, () => undefined);
  const written = jest.spyOn(ours, "write");
  for (let count = 0; count < 10_000; count++) stream.send(new Uint8Array(1500));
  await turn();
  expect(written.mock.calls.reduce((sum, [bytes]) => sum + bytes.length, 0)).toBeLessThan(5 * 2 ** 20);
});

test("a length that no frame has ends the stream", async () => {
  const [ours, theirs] = streamPair();
  new FrameStream(ours, () => undefined);
  theirs.write(Buffer.from("ffffffff00", "hex"));
  await turn();
  expect(ours.destroyed).toBe(true);
});
