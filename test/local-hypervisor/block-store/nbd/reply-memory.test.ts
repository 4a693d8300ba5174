import fc from "fast-check";
import { ReplyMemory } from "../../../../local-hypervisor/block-store/nbd/reply-memory";

test("nobody gets memory that somebody else has, and all get the length they asked for", () => {
  const steps = fc.array(fc.oneof(fc.nat(9_000_000), fc.constant("return" as const)), { maxLength: 40 });
  fc.assert(
    fc.property(steps, (all) => {
      const memory = new ReplyMemory();
      const taken: Uint8Array[] = [];
      for (const step of all) {
        if (step === "return") {
          const bytes = taken.shift();
          if (bytes) memory.giveBack(bytes);
          continue;
        }
        const bytes = memory.take(step);
        expect(bytes).toHaveLength(step);
        for (const other of taken) expect(other.buffer).not.toBe(bytes.buffer);
        taken.push(bytes);
      }
    }),
    { seed: 20261122, numRuns: 50 },
  );
});

test("what was given back is used again", () => {
  const memory = new ReplyMemory();
  const bytes = memory.take(200_000);
  memory.giveBack(bytes);
  expect(memory.take(150_000).buffer).toBe(bytes.buffer);
  expect(memory.take(150_000).buffer).not.toBe(bytes.buffer);
});
