import { FrameCredit, frameCost } from "../../../../local-hypervisor/engines/v86/frame-credit";

const pair = () => {
  const daemon = new FrameCredit();
  return { daemon, guest: new FrameCredit(daemon.shared) };
};

test("a guest sends two batches ahead, and hears when one was taken only if it waits", () => {
  const { daemon, guest } = pair();
  for (let batch = 0; batch < 2; batch++) {
    expect(guest.mayPostBatch()).toBe(true);
    guest.postedBatch();
  }
  expect(daemon.tookBatch()).toBe(false);
  expect(guest.mayPostBatch()).toBe(true);
  guest.postedBatch();
  expect(guest.mayPostBatch()).toBe(false);
  expect(daemon.tookBatch()).toBe(true);
  expect(daemon.tookBatch()).toBe(false);
  expect(guest.mayPostBatch()).toBe(true);
});

test("frames beyond 4 MiB that a guest has not taken are not admitted, small ones counting for more than they are", () => {
  const { daemon, guest } = pair();
  let admitted = 0;
  while (daemon.admits(frameCost(60))) admitted++;
  expect(admitted * 60).toBeLessThan(2 ** 22 / 8);
  expect(admitted).toBeGreaterThan(4096);
  guest.delivered(frameCost(60));
  expect([daemon.admits(frameCost(60)), daemon.admits(frameCost(60))]).toEqual([true, false]);
});

test("the counts run on past 32 bits", () => {
  const { daemon, guest } = pair();
  const cost = 2 ** 22;
  for (let frame = 0; frame < 3000; frame++) {
    expect(daemon.admits(cost)).toBe(true);
    expect(daemon.admits(1)).toBe(false);
    guest.delivered(cost);
  }
});
