import { setImmediate } from "node:timers/promises";
import type { Guest, GuestSpec } from "../../../local-hypervisor/control-plane/ports";
import { WarmLauncher } from "../../../local-hypervisor/engines/warm-launcher";

interface Begun extends Guest {
  readonly from: string;
}

/** An engine whose guests begin at once; `make` is given by the test */
function engine(make: (signal: AbortSignal) => Promise<string>) {
  const templates = new Map<string, string>();
  const told: string[] = [];
  let making = 0;
  const launcher = new WarmLauncher<{ key: string }, string, string, Begun>({
    templates: {
      find: async (key) => templates.get(key),
      forget: async (key) => void templates.delete(key),
    },
    quietMs: 1000,
    startOf: ({ instanceId }) => (instanceId === "unlike" ? undefined : { key: "shape" }),
    launch: async () => ({ from: "power-on" }) as Begun,
    launchFrom: async (template) => {
      if (template === "damaged") throw new Error("It does not go on.");
      return { from: template } as Begun;
    },
    make: async ({ start }, signal) => {
      making++;
      templates.set(start.key, await make(signal));
    },
    onFailure: (reason) => told.push(reason),
  });
  const launch = async (instanceId = "i-1") =>
    (await launcher.launch({ instanceId } as GuestSpec, "home")).from;
  return { launcher, templates, told, launch, making: () => making };
}

describe("an engine's warm launches", () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ["setImmediate"] }));
  afterEach(() => jest.useRealTimers());

  const lapse = async (ms: number) => {
    jest.advanceTimersByTime(ms);
    await setImmediate();
  };

  test("a template is made when nothing was launched for the quiet time, and the next guest goes on from it", async () => {
    const { launch, launcher, making } = engine(async () => "a template");
    expect(await launch()).toBe("power-on");
    await lapse(999);
    expect(await launch()).toBe("power-on");
    await lapse(999);
    expect(making()).toBe(0);
    await lapse(1);
    expect(making()).toBe(1);
    expect(await launch()).toBe("a template");
    await lapse(5000);
    expect(making()).toBe(1);
    await launcher.close();
  });

  test("none is made for a guest that begins like no other", async () => {
    const { launch, launcher, making } = engine(async () => "a template");
    expect(await launch("unlike")).toBe("power-on");
    await lapse(5000);
    expect(making()).toBe(0);
    await launcher.close();
  });

  test("a launch ends the making, which begins anew later, with nothing told", async () => {
    const untilEnded = (signal: AbortSignal) =>
      new Promise<string>((_, reject) => signal.addEventListener("abort", () => reject(new Error("ended"))));
    const { launch, launcher, making, told } = engine((signal) =>
      making() === 1 ? untilEnded(signal) : Promise.resolve("the second"),
    );
    await launch();
    await lapse(1000);
    expect(await launch()).toBe("power-on");
    await setImmediate();
    await lapse(1000);
    expect(making()).toBe(2);
    expect(await launch()).toBe("the second");
    expect(told).toEqual([]);
    await launcher.close();
  });

  test("what cannot be made is told once and not tried again", async () => {
    const { launch, launcher, making, told } = engine(async () => {
      throw new Error("No such program.");
    });
    await launch();
    await lapse(1000);
    await launch();
    await lapse(5000);
    expect(making()).toBe(1);
    expect(told).toEqual(["No template could be made: No such program."]);
    await launcher.close();
  });

  test("a template that does not go on is told and forgotten, and made again", async () => {
    const { launch, launcher, templates, told } = engine(async () => "whole");
    templates.set("shape", "damaged");
    expect(await launch()).toBe("power-on");
    expect(told).toEqual(["It does not go on."]);
    expect(templates.size).toBe(0);
    await lapse(1000);
    expect(await launch()).toBe("whole");
    await launcher.close();
  });

  test("close ends the making and waits for its end", async () => {
    let ended = false;
    const { launch, launcher } = engine(
      (signal) =>
        new Promise((_, reject) =>
          signal.addEventListener("abort", () => {
            ended = true;
            reject(new Error("ended"));
          }),
        ),
    );
    await launch();
    await lapse(1000);
    await launcher.close();
    expect(ended).toBe(true);
  });
});
