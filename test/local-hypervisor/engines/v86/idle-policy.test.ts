import { IdlePolicy } from "../../../../local-hypervisor/engines/v86/idle-policy";

/** Sleeps that a guest with a timer every 4 ms gets while it idles for `idleMs`, a slice of its work between them */
function sleeps(idleMs: number): { sleeps: number[]; policy: IdlePolicy } {
  let now = 1000;
  const policy = new IdlePolicy(() => now);
  const taken: number[] = [];
  while (now < 1000 + idleMs) {
    const sleep = policy.sleepMs(4);
    taken.push(sleep);
    now += sleep;
    policy.ran();
  }
  return { sleeps: taken, policy };
}

test("a guest that idles for a moment keeps its timers", () => {
  expect(sleeps(30).sleeps.every((sleep) => sleep === 4)).toBe(true);
});

test("a guest that idles for long wakes some five times a second, never later than by an eighth", () => {
  const { sleeps: taken } = sleeps(60_000);
  expect(Math.max(...taken)).toBe(200);
  expect(taken.length).toBeLessThan(60_000 / 160);
  let idle = 0;
  for (const sleep of taken) {
    expect(sleep).toBeLessThanOrEqual(Math.max(4, idle / 8 + 1e-6));
    idle += sleep;
  }
});

test("an interrupt of a device ends the long sleeps", () => {
  const { policy } = sleeps(60_000);
  expect(policy.sleepMs(4)).toBe(200);
  policy.woken();
  expect(policy.idleMs).toBe(0);
  expect(policy.sleepMs(4)).toBe(4);
});

test("work ends them; a timer's interrupt, even one that takes long, does not", () => {
  const { policy } = sleeps(60_000);
  policy.ran();
  policy.ran();
  expect(policy.sleepMs(4)).toBe(200);
  for (let slice = 0; slice < 4; slice++) policy.ran();
  expect(policy.sleepMs(4)).toBe(4);
});
