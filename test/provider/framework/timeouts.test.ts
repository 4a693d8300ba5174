import { AbortedError, joinAborts, StopSwitch } from "../../../provider/framework/abort";
import { formatDuration, parseDurationMs } from "../../../provider/framework/duration";
import { checkTimeouts, createDeadline, timeoutMs } from "../../../provider/framework/timeouts";
import { ManualClock } from "../../support/manual-clock";

const never = new AbortController().signal;

test.each([
  ["30s", 30_000],
  ["10m", 600_000],
  ["1h30m", 5_400_000],
  ["1.5h", 5_400_000],
  ["250ms", 250],
  ["2h45m30.5s", 9_930_500],
])("%s is %d ms", (text, ms) => {
  expect(parseDurationMs(text)).toBe(ms);
});

test.each(["", "10", "m", "ten minutes", "-5m", "5 m", "1d"])("%p is no duration", (text) => {
  expect(parseDurationMs(text)).toBeUndefined();
});

test.each([
  [300, "300ms"],
  [90_000, "1m30s"],
  [3_600_000, "1h"],
])("%d ms are written as %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test("the configuration's word comes before the resource's, and that before 20 minutes", () => {
  const timeouts = { create: "5m", update: null, delete: null };
  expect(timeoutMs({ timeouts }, "create", { create: 1 })).toBe(300_000);
  expect(timeoutMs({ timeouts }, "update", { update: 1_000 })).toBe(1_000);
  expect(timeoutMs({ timeouts: null }, "delete")).toBe(1_200_000);
  expect(timeoutMs(null, "delete")).toBe(1_200_000);
});

test("a duration that is none is told at its place", () => {
  const [diagnostic, ...others] = checkTimeouts({ timeouts: { create: "soon", update: "5m", delete: null } });
  expect(others).toEqual([]);
  expect(diagnostic).toMatchObject({
    severity: "error",
    attribute: [{ attributeName: "timeouts" }, { attributeName: "create" }],
  });
});

test("a deadline aborts with words for people, and not after it is cleared", () => {
  const clock = new ManualClock();
  const ends = { stopping: new StopSwitch(), after: clock.after.bind(clock) };
  const passed = createDeadline("create", 10, ends, never);
  const cleared = createDeadline("delete", 10, ends, never);
  cleared.clear();
  clock.advance(9);
  expect(passed.signal.aborted).toBe(false);
  clock.advance(1);
  expect(passed.signal.reason).toBeInstanceOf(AbortedError);
  expect(passed.signal.reason.message).toBe(
    "The create did not end within 10ms. Where it needs longer, raise create in the resource's timeouts block.",
  );
  expect(cleared.signal.aborted).toBe(false);
});

test("an operation ends with whichever is first, and is let go of when it has ended", () => {
  const stop = new StopSwitch();
  const caller = new AbortController();
  const [one, other, ended] = [0, 1, 2].map(() => joinAborts(stop, caller.signal));
  const stopped = joinAborts(stop, never);
  ended?.release();
  caller.abort(new Error("gone"));
  expect(one?.signal.reason).toEqual(new Error("gone"));
  expect(other?.signal.aborted).toBe(true);
  expect(ended?.signal.aborted).toBe(false);
  expect(stopped.signal.aborted).toBe(false);
  stop.stop(new AbortedError("stop"));
  expect(stopped.signal.reason.message).toBe("stop");
  expect(one?.signal.reason).toEqual(new Error("gone"));
  expect(joinAborts(stop, never).signal.aborted).toBe(true);
  expect(joinAborts(new StopSwitch(), caller.signal).signal.aborted).toBe(true);
});
