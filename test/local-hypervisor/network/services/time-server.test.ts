import fc from "fast-check";
import { answerNtp } from "../../../../local-hypervisor/network/services/time-server";
import { readUint32, writeUint32 } from "../../../../local-hypervisor/network/wire/octets";

const seed = 15;
const from1900Seconds = 2_208_988_800;
const nowMs = Date.UTC(2026, 0, 15, 12, 30, 15, 250);

function question(version = 4, mode = 3): Uint8Array {
  const bytes = new Uint8Array(48);
  bytes[0] = (version << 3) | mode;
  bytes[2] = 6;
  writeUint32(bytes, 40, 0x01020304);
  writeUint32(bytes, 44, 0x05060708);
  return bytes;
}

const timeMs = (bytes: Uint8Array, offset: number) =>
  (readUint32(bytes, offset) - from1900Seconds) * 1000 + (readUint32(bytes, offset + 4) / 2 ** 32) * 1000;

test.each([3, 4])(
  "a client of version %d learns the time, and finds its own question in the answer",
  (version) => {
    const answer = answerNtp(question(version), nowMs) as Uint8Array;
    expect(answer).toHaveLength(48);
    expect(answer.subarray(0, 3)).toEqual(Uint8Array.of((version << 3) | 4, 3, 6));
    expect([...answer.subarray(24, 32)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const offset of [16, 32, 40]) expect(Math.round(timeMs(answer, offset))).toBe(nowMs);
  },
);

test("only questions of clients are answered", () => {
  expect(answerNtp(question(4, 4), nowMs)).toBeUndefined();
  expect(answerNtp(question(0), nowMs)).toBeUndefined();
  expect(answerNtp(question().subarray(0, 47), nowMs)).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect([undefined, 48]).toContain(answerNtp(bytes, nowMs)?.length);
    }),
    { seed },
  );
});

test("time goes on after the protocol's seconds wrap in 2036", () => {
  const answer = answerNtp(question(), Date.UTC(2036, 1, 7, 6, 28, 17)) as Uint8Array;
  expect(readUint32(answer, 40)).toBe(1);
});
