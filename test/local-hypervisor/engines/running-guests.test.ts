import type { GuestExit } from "../../../local-hypervisor/control-plane/ports";
import { RunningGuests } from "../../../local-hypervisor/engines/running-guests";

class StillGuest {
  private end: (exit: GuestExit) => void = () => undefined;
  readonly exited = new Promise<GuestExit>((resolve) => {
    this.end = resolve;
  });
  poweredOff = 0;

  async powerOff(): Promise<void> {
    this.poweredOff++;
    this.end({ kind: "poweredOff" });
  }
}

describe("the guests of an engine", () => {
  test("are powered off when it closes, those too that were on their way, and no others", async () => {
    const guests = new RunningGuests<StillGuest>("The engine");
    const [ended, running, late] = [new StillGuest(), new StillGuest(), new StillGuest()];
    await guests.begin(async () => ended);
    await guests.begin(async () => running);
    await ended.powerOff();
    await ended.exited;
    let arrive: () => void = () => undefined;
    const underWay = guests.begin(async () => {
      await new Promise<void>((resolve) => {
        arrive = resolve;
      });
      return late;
    });
    const failing = guests.begin(() => Promise.reject(new Error("no machine")));
    await expect(failing).rejects.toThrow("no machine");
    const closing = guests.close();
    await expect(guests.begin(async () => new StillGuest())).rejects.toMatchObject({
      kind: "gone",
      message: "The engine was closed.",
    });
    arrive();
    await closing;
    expect(await underWay).toBe(late);
    await guests.powerOff();
    expect([ended, running, late].map(({ poweredOff }) => poweredOff)).toEqual([1, 1, 1]);
  });

  test("are idle when the last is gone and none is on its way, which is said each time until the engine closes", async () => {
    let idle = 0;
    const guests = new RunningGuests<StillGuest>("The engine", () => idle++);
    const [one, other] = [new StillGuest(), new StillGuest()];
    await guests.begin(async () => one);
    let arrive: () => void = () => undefined;
    const underWay = guests.begin(async () => {
      await new Promise<void>((resolve) => {
        arrive = resolve;
      });
      return other;
    });
    await one.powerOff();
    await new Promise(setImmediate);
    expect(idle).toBe(0);
    arrive();
    await underWay;
    await other.powerOff();
    await new Promise(setImmediate);
    expect(idle).toBe(1);
    await expect(guests.begin(() => Promise.reject(new Error("no machine")))).rejects.toThrow("no machine");
    expect(idle).toBe(2);
    await guests.begin(async () => new StillGuest());
    await guests.close();
    await guests.powerOff();
    await new Promise(setImmediate);
    expect(idle).toBe(2);
  });
});
