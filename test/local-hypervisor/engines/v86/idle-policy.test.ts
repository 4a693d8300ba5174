import { IdlePolicy } from "../../../../local-hypervisor/engines/v86/idle-policy";

/** Sleeps that a guest with a timer every 4 ms gets while it idles for `idleMs` */
function sleeps(idleMs: number): { sleeps: number[]; now: () => number; policy: IdlePolicy } {
  let now = 1000;
  const policy = new IdlePolicy(() => now);
  const taken: number[] = [];
  while (now < 1000 + idleMs) {
    const sleep = policy.sleepMs(4);
    taken.push(sleep);
    now += sleep;
  }
  return { sleeps: taken, now: () => now, policy };
}

test("a guest that idles for a moment keeps its timers", () => {
  expect(sleeps(30).sleeps.every((sleep) => sleep === 4)).toBe(true);
});

test("a guest that idles for long wakes some 20 times a second, never later than by an eighth", () => {
  const { sleeps: taken } = sleeps(60_000);
  expect(Math.max(...taken)).toBe(50);
  expect(taken.length).toBeLessThan(60_000 / 40);
  let idle = 0;
  for (const sleep of taken) {
    expect(sleep).toBeLessThanOrEqual(Math.max(4, idle / 8));
    idle += sleep;
  }
});

test("work ends the long sleeps", () => {
  const { policy } = sleeps(60_000);
  expect(policy.sleepMs(4)).toBe(50);
  policy.busy();
  expect(policy.sleepMs(4)).toBe(4);
});
