import { collectGarbage } from "../../../../local-hypervisor/engines/v86/collect-garbage";
import { IdleHousekeeping } from "../../../../local-hypervisor/engines/v86/idle-housekeeping";

/** Code of so many modules, what was done about it, and the housekeeping over it */
function house(modules: number) {
  const done: string[] = [];
  const code = {
    forgettable: modules,
    forget: () => {
      code.forgettable = 0;
      done.push("forget");
    },
  };
  return { code, done, housekeeping: new IdleHousekeeping(code, () => done.push("collect")) };
}

test("keeps all while the guest works or has just stopped", () => {
  const { housekeeping, done } = house(150);
  for (const idleMs of [0, 4, 1000, 4999]) housekeeping.idle(idleMs);
  expect(done).toEqual([]);
});

test("forgets the code of a boot, then collects, once however long the guest idles", () => {
  const { housekeeping, done } = house(150);
  for (let idleMs = 5000; idleMs < 100_000; idleMs += 200) housekeeping.idle(idleMs);
  expect(done).toEqual(["forget", "collect"]);
});

test("a guest that compiled little keeps it, and what its start left behind is collected once", () => {
  const { housekeeping, done, code } = house(10);
  housekeeping.idle(5000);
  housekeeping.idle(6000);
  expect(done).toEqual(["collect"]);
  code.forgettable = 24;
  housekeeping.idle(5000);
  expect(done).toEqual(["collect", "forget", "collect"]);
});

test("the collection takes what nobody has any more, and leaves the switch as it was", async () => {
  const lost = new WeakRef(new Uint8Array(1000));
  // Until the end of the turn that made it, it is held
  await new Promise(setImmediate);
  collectGarbage();
  expect(lost.deref()).toBeUndefined();
});
