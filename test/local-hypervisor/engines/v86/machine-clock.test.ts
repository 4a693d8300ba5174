import fc from "fast-check";
import { MachineClock } from "../../../../local-hypervisor/engines/v86/machine-clock";

test("a machine's clock goes on where it stood, or ahead of it, and never back", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          passes: fc.nat(1_000),
          away: fc.option(fc.integer({ min: -1_000, max: 100_000 }), { nil: undefined }),
        }),
        { minLength: 1, maxLength: 30 },
      ),
      (steps) => {
        let hostMs = 0;
        const clock = new MachineClock(() => hostMs);
        let last = clock.now();
        for (const { passes, away } of steps) {
          if (away === undefined) {
            hostMs += passes;
            expect(clock.now()).toBe(last + passes);
          } else {
            clock.hold(last);
            hostMs += passes;
            expect(clock.now()).toBe(last);
            clock.release(away);
            expect(clock.now()).toBe(last + Math.max(0, away));
          }
          last = clock.now();
        }
      },
    ),
    { seed: 27, numRuns: 100 },
  );
});

test("a clock that was taken over from another machine goes on at its time", () => {
  let hostMs = 5;
  const clock = new MachineClock(() => hostMs);
  clock.hold(80_000);
  hostMs = 900;
  clock.release(250);
  hostMs = 901;
  expect(clock.now()).toBe(80_251);
});
