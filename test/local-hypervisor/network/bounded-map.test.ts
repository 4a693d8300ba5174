import { BoundedMap } from "../../../local-hypervisor/network/bounded-map";

test("the oldest entry makes place; setting one again makes it the youngest", () => {
  const map = new BoundedMap<string, number>(2);
  expect(map.set("a", 1)).toBeUndefined();
  expect(map.set("b", 2)).toBeUndefined();
  expect(map.set("a", 3)).toBeUndefined();
  expect(map.set("c", 4)).toBe(2);
  expect([map.size, map.get("a"), map.get("b"), map.get("c")]).toEqual([2, 3, undefined, 4]);
  map.delete("a");
  expect([...map.values()]).toEqual([4]);
});
