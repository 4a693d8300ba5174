import { ProcessorTimers } from "../../../../local-hypervisor/engines/v86/processor-timers";

let now = 0;
let timers: ProcessorTimers;
beforeEach(() => {
  now = 1000;
  timers = new ProcessorTimers(() => now);
});

test("expires what is due, once, and says when the next is", () => {
  const expired: string[] = [];
  expect(timers.nextMs).toBe(Number.POSITIVE_INFINITY);
  timers.after(4, () => expired.push("tick"));
  timers.after(50, () => expired.push("late"));
  expect(timers.nextMs).toBe(4);
  now += 3;
  timers.expire();
  expect(expired).toEqual([]);
  now += 30;
  expect(timers.nextMs).toBe(0);
  timers.expire();
  timers.expire();
  expect(expired).toEqual(["tick"]);
  expect(timers.nextMs).toBe(17);
});

test("a timer that is cancelled does not expire, not even by another that is due with it", () => {
  const expired: string[] = [];
  let cancelSecond = () => {};
  timers.after(1, () => {
    expired.push("first");
    cancelSecond();
  });
  cancelSecond = timers.after(2, () => expired.push("second"));
  const cancel = timers.after(3, () => expired.push("third"));
  cancel();
  now += 10;
  timers.expire();
  expect(expired).toEqual(["first"]);
  expect(timers.nextMs).toBe(Number.POSITIVE_INFINITY);
});

test("a timer set by one that expires waits for the next time, so that a guest cannot hold its thread", () => {
  let times = 0;
  const again = () => {
    times++;
    timers.after(0, again);
  };
  timers.after(0, again);
  timers.expire();
  expect(times).toBe(1);
  timers.expire();
  expect(times).toBe(2);
});
