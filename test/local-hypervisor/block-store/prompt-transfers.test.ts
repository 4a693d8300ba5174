import {
  impatience,
  PromptTransfers,
  patience,
} from "../../../local-hypervisor/block-store/prompt-transfers";

describe("transfers that are done at once", () => {
  let now: number;
  let prompt: PromptTransfers;
  beforeEach(() => {
    now = 1000;
    prompt = new PromptTransfers(patience, () => now);
  });

  const taking = (milliseconds: number) => (): void => {
    now += milliseconds;
  };

  const unexpected = (): void => {
    throw new Error("it was done at once");
  };

  test("small ones are, large ones are left to another thread", () => {
    expect(prompt.attempt(128 * 1024, taking(0.01))).toBe(true);
    expect(prompt.attempt(128 * 1024 + 1, unexpected)).toBe(false);
  });

  test("after one that waited for the disk all are left to other threads, for five times as long as it took", () => {
    expect(prompt.attempt(4096, taking(8))).toBe(true);
    now += 39;
    expect(prompt.attempt(4096, unexpected)).toBe(false);
    now += 1;
    expect(prompt.attempt(4096, taking(0.01))).toBe(true);
    expect(prompt.attempt(4096, taking(0.01))).toBe(true);
  });

  test("what the host may not have in memory waits for its disk a twentieth of the time at most", () => {
    prompt = new PromptTransfers(impatience, () => now);
    expect(prompt.attempt(4096, taking(0.05))).toBe(true);
    expect(prompt.attempt(4096, taking(8))).toBe(true);
    now += 159;
    expect(prompt.attempt(4096, unexpected)).toBe(false);
    now += 1;
    expect(prompt.attempt(4096, taking(0.01))).toBe(true);
  });

  test("one that fails says so, and counts as slow when it was", () => {
    const failing = (): void => {
      now += 2;
      throw new Error("no space");
    };
    expect(() => prompt.attempt(512, failing)).toThrow("no space");
    expect(prompt.attempt(512, taking(0))).toBe(false);
  });
});
