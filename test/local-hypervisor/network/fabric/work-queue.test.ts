import { WorkQueue } from "../../../../local-hypervisor/network/fabric/work-queue";

test("work that makes work waits its turn, in order", () => {
  const done: string[] = [];
  const queue = new WorkQueue<number>((item) => {
    done.push(`${item} begins`);
    if (item < 3) queue.add(item + 10);
    done.push(`${item} ends`);
  });
  queue.add(1);
  queue.add(2);
  expect(done).toEqual([1, 11, 2, 12].flatMap((item) => [`${item} begins`, `${item} ends`]));
});

test("a long chain does not go deeper, and is worked off to its end", () => {
  let deepest = 0;
  let depth = 0;
  let count = 0;
  const queue = new WorkQueue<number>((item) => {
    depth += 1;
    deepest = Math.max(deepest, depth);
    count += 1;
    if (item > 0) queue.add(item - 1);
    depth -= 1;
  });
  queue.add(100_000);
  expect([count, deepest]).toEqual([100_001, 1]);
});

test("work that fails does not stop what comes after", () => {
  const done: number[] = [];
  const queue = new WorkQueue<number>((item) => {
    if (item === 1) throw new Error("one");
    done.push(item);
  });
  expect(() => queue.add(1)).toThrow("one");
  queue.add(2);
  expect(done).toEqual([2]);
});
