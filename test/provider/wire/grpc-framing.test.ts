import fc from "fast-check";
import { frameMessage, UnaryMessageReader } from "../../../provider/wire/grpc-framing";
import { GrpcError, grpcCode } from "../../../provider/wire/grpc-status";

const read = (chunks: readonly Buffer[], maximumBytes = 1_000_000): Buffer => {
  const reader = new UnaryMessageReader(maximumBytes);
  for (const chunk of chunks) reader.push(chunk);
  return reader.finish();
};

test("a message comes back from chunks of any size", () => {
  const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 60 });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), cuts, (message, sizes) => {
      const framed = frameMessage(message);
      const chunks: Buffer[] = [];
      let offset = 0;
      for (const size of [...sizes, framed.length]) {
        chunks.push(framed.subarray(offset, offset + size));
        offset += size;
      }
      expect(read(chunks).equals(message)).toBe(true);
    }),
    { seed: 8, numRuns: 500 },
  );
});

const codeOf = (work: () => unknown): number | undefined => {
  try {
    work();
    return undefined;
  } catch (problem) {
    expect(problem).toBeInstanceOf(GrpcError);
    return (problem as GrpcError).code;
  }
};

test.each([
  ["nothing", Buffer.alloc(0), grpcCode.internal],
  ["a prefix without its end", Buffer.from([0, 0, 0]), grpcCode.internal],
  ["a message without its end", Buffer.from([0, 0, 0, 0, 5, 1]), grpcCode.internal],
  ["two messages", Buffer.from([0, 0, 0, 0, 1, 9, 0, 0, 0, 0, 0]), grpcCode.internal],
  ["a compressed message", Buffer.from([1, 0, 0, 0, 1, 9]), grpcCode.unimplemented],
  ["a flag that does not exist", Buffer.from([7, 0, 0, 0, 1, 9]), grpcCode.internal],
  ["a message that is too large", Buffer.from([0, 0xff, 0xff, 0xff, 0xff]), grpcCode.resourceExhausted],
])("%s is refused", (_title, bytes, code) => {
  expect(codeOf(() => read([bytes]))).toBe(code);
  expect(codeOf(() => read(Array.from(bytes, (byte) => Buffer.from([byte]))))).toBe(code);
});
