import {
  answerTimeOfDay,
  timeOfDay,
  timeOfDayBytes,
} from "../../../../local-hypervisor/guest/xen/time-of-day";
import { writeNode } from "../../../../local-hypervisor/guest/xen/xenstore/node-operations";
import { Xenstore } from "../../../../local-hypervisor/guest/xen/xenstore/xenstore";

const node = "/local/domain/1/data/time-of-day";

/** As a guest asks: an empty value of its own */
const ask = (store: Xenstore) => store.tell([writeNode(store.tree, 1, node, "")]);

test("a guest that asks for the time of day is told the time of its asking, each time", () => {
  const store = new Xenstore(1);
  let now = Date.UTC(2026, 10, 23, 1, 2, 3, 250);
  answerTimeOfDay(store, () => now);
  expect(store.read(node)).toBeUndefined();
  ask(store);
  expect(store.read(node)).toBe(timeOfDay(now));
  now += 5000;
  ask(store);
  expect(store.read(node)).toBe(timeOfDay(now));
});

test("the time of day is seconds and nanoseconds of 64 bits, also of a time within a millisecond", () => {
  const bytes = Buffer.from(timeOfDay(4_294_967_297_000.5), "latin1");
  expect(bytes).toHaveLength(timeOfDayBytes);
  expect([bytes.readBigInt64LE(0), bytes.readBigInt64LE(8)]).toEqual([4_294_967_297n, 500_000n]);
});
