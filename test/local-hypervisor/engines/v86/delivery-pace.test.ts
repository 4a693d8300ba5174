import { DeliveryPace, gatheringMs } from "../../../../local-hypervisor/engines/v86/delivery-pace";

test("a frame after a pause is given at once, those right after it together, and many at once", () => {
  let now = 1000;
  const pace = new DeliveryPace(() => now);
  expect(pace.isDue(60)).toBe(true);
  pace.delivered();
  now += gatheringMs / 2;
  expect([pace.isDue(60), pace.isDue(64 * 1024), pace.isDue(200 * 1024)]).toEqual([false, false, true]);
  now += gatheringMs / 2;
  expect(pace.isDue(60)).toBe(true);
  pace.delivered();
  pace.reset();
  expect(pace.isDue(60)).toBe(true);
});
