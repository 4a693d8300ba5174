import { FrameCredit } from "../../../../local-hypervisor/engines/v86/frame-credit";
import { NetworkCard } from "../../../../local-hypervisor/engines/v86/network-card";
import { ActivityCounters } from "../../../../local-hypervisor/guest/activity-counters";
import { readFrameBatch } from "../../../../local-hypervisor/guest/frame-batch";
import { ManualClock } from "../../../support/manual-clock";
import { VirtioNetDriver } from "../../../support/virtio-net-driver";

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => index * 7);

/** A card with a driver in a guest that goes on until `card.exchange` */
function cardWithDriver() {
  const driver = new VirtioNetDriver(9001);
  const clock = new ManualClock();
  const credit = new FrameCredit();
  const batches: number[][] = [];
  const card = new NetworkCard(
    {
      networkInterfaceId: "eni-0",
      deviceIndex: 0,
      macAddress: "02:00:00:00:00:05",
      mtuBytes: 9001,
      credit: credit.shared,
    },
    {
      name: "virtio-net 0",
      device: driver.device,
      counters: new ActivityCounters(),
      clock,
      takeOut: () => undefined,
      post: (_, batch) => {
        const lengths: number[] = [];
        readFrameBatch(batch, (frame) => lengths.push(frame.length));
        batches.push(lengths);
      },
    },
  );
  driver.start();
  return { driver, card, clock, credit, batches };
}

const returned = (driver: VirtioNetDriver): number => {
  let count = 0;
  while (driver.used("transmit")) count++;
  return count;
};

test("the guest has its buffers back once it has said that it offers a frame", () => {
  const { driver, card } = cardWithDriver();
  driver.send(bytesOf(1400));
  driver.send(bytesOf(1400));
  expect(returned(driver)).toBe(2);
  card.reset();
});

test("a small frame after a pause leaves at once, and what follows it goes together", () => {
  const { driver, card, batches } = cardWithDriver();
  driver.send(bytesOf(98));
  expect(batches).toEqual([[98]]);
  for (const length of [3000, 3001, 3002]) driver.send(bytesOf(length));
  expect(batches).toHaveLength(1);
  card.exchange();
  expect(batches).toEqual([[98], [3000, 3001, 3002]]);
  card.reset();
});

test("frames stay in the guest's queue while the daemon is behind, and go once it has taken a batch", () => {
  const { driver, card, credit, batches } = cardWithDriver();
  for (const length of [100, 101]) {
    driver.send(bytesOf(length));
    card.exchange();
  }
  returned(driver);
  driver.send(bytesOf(102));
  card.exchange();
  expect(returned(driver)).toBe(0);
  expect(batches).toEqual([[100], [101]]);
  expect(credit.tookBatch()).toBe(true);
  card.exchange();
  expect(returned(driver)).toBe(1);
  expect(batches).toEqual([[100], [101], [102]]);
  card.reset();
});

test("what was taken before a reset of the machine is gone with it", () => {
  const { driver, card, batches } = cardWithDriver();
  driver.send(bytesOf(100));
  driver.send(bytesOf(3000));
  card.reset();
  card.exchange();
  expect(batches).toEqual([[100]]);
});
