import { RunLoop } from "../../../../local-hypervisor/engines/v86/run-loop";
import type { Loop } from "../../../../local-hypervisor/engines/v86/v86-internals";

/**
 * v86's loop around a processor that halts after each slice: `nextTick` and `stopIdling` are what v86 does, its
 * `next_tick` and what `stop_idling` calls.
 */
class HaltedProcessor {
  readonly halt = new Uint8Array([1]);
  slices = 0;
  /** What the guest does in a slice */
  work: () => void = () => undefined;
  private tick = 0;
  private idle = true;
  readonly loop = {
    cpu: { in_hlt: this.halt },
    stop: () => undefined,
    yield: () => undefined,
    yield_callback: (tick: number) => {
      if (tick !== this.tick) return;
      this.idle = false;
      this.slices++;
      this.work();
      this.nextTick(100);
    },
  } as unknown as Loop;

  nextTick(delayMs: number): void {
    this.idle = true;
    this.loop.yield(delayMs, ++this.tick);
  }

  stopIdling(): void {
    if (this.idle) this.nextTick(0);
  }
}

let processor: HaltedProcessor;
let idleMs: number[];
let broken: unknown[];
let runLoop: RunLoop;
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ["queueMicrotask", "nextTick"] });
  processor = new HaltedProcessor();
  idleMs = [];
  broken = [];
  runLoop = new RunLoop(processor.loop, {
    pause: () => undefined,
    idle: (idle) => idleMs.push(idle),
    broken: (error) => broken.push(error),
  });
});
afterEach(() => jest.useRealTimers());

/** A kernel that ticks 250 times a second and does nothing else, as Debian's i386 kernels do under Xen */
function tickingKernel(): { ticks: number } {
  const kernel = { ticks: 0 };
  const setTimer = () =>
    runLoop.timers.after(4, () => {
      kernel.ticks++;
      processor.stopIdling();
      processor.work = () => {
        processor.work = () => undefined;
        setTimer();
      };
    });
  setTimer();
  return kernel;
}

test("a kernel that ticks 250 times a second and does nothing else ticks five times a second in the end", () => {
  const kernel = tickingKernel();
  processor.nextTick(0);
  jest.advanceTimersByTime(10_000);
  const before = { ticks: kernel.ticks, slices: processor.slices };
  jest.advanceTimersByTime(10_000);
  expect(kernel.ticks - before.ticks).toBe(50);
  // v86's own timers, every 100 ms here, are late with them
  expect(processor.slices - before.slices).toBe(50);
  expect(idleMs.at(-1)).toBeGreaterThan(19_000);
});

test("a device wakes it at once, and it keeps its timers then", () => {
  const kernel = tickingKernel();
  processor.nextTick(0);
  jest.advanceTimersByTime(10_000);
  const { slices, loop } = processor;
  expect(loop.cpu.in_hlt[0]).toBe(1);
  processor.stopIdling();
  jest.advanceTimersByTime(1);
  expect(processor.slices).toBeGreaterThan(slices);
  const { ticks } = kernel;
  jest.advanceTimersByTime(32);
  expect(kernel.ticks - ticks).toBeGreaterThanOrEqual(7);
});

test("a busy processor's timers expire between its slices", () => {
  const kernel = tickingKernel();
  processor.halt[0] = 0;
  processor.nextTick(0);
  // A slice ends and the next follows, a millisecond each
  for (let slice = 0; slice < 100; slice++) {
    jest.advanceTimersByTime(1);
    processor.nextTick(0);
  }
  expect(kernel.ticks).toBeGreaterThanOrEqual(20);
  expect(idleMs).toEqual([]);
});

test("tells of a machine that breaks down, and goes no further", () => {
  processor.work = () => {
    throw new Error("unreachable");
  };
  processor.nextTick(0);
  jest.advanceTimersByTime(1000);
  expect(broken).toEqual([new Error("unreachable")]);
  expect(processor.slices).toBe(1);
});
