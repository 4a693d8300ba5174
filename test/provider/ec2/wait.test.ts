import { setTimeout as pause } from "node:timers/promises";
import { ApiError } from "../../../provider/ec2/errors";
import { retryWhile, waitFor } from "../../../provider/ec2/wait";

const signal = new AbortController().signal;

/** Looks that see one state after the other, and the last one for ever. */
function states(...seen: (string | undefined)[]) {
  let looks = 0;
  return {
    get looks() {
      return looks;
    },
    look: async () => {
      const state = seen[Math.min(looks++, seen.length - 1)];
      return state === undefined ? undefined : { found: state, state, reason: `because ${state}` };
    },
  };
}

const quick = { signal, firstPauseMs: 1, longestPauseMs: 1 };

describe("waitFor", () => {
  it("gives what it found in a wanted state, whatever it had to see before", async () => {
    const { look } = states(undefined, "pending", undefined, "pending", "running");
    await expect(waitFor({ look, pending: ["pending"], target: ["running"], ...quick })).resolves.toBe(
      "running",
    );
  });

  it("waits for a thing to be gone", async () => {
    const { look } = states("deleting", undefined);
    await expect(waitFor({ look, pending: ["deleting"], target: [], ...quick })).resolves.toBeUndefined();
  });

  it("gives up at a state that leads nowhere, with the reason", async () => {
    const { look } = states("pending", "terminated");
    await expect(waitFor({ look, pending: ["pending"], target: ["running"], ...quick })).rejects.toThrow(
      "unexpected state 'terminated', wanted target 'running'. last error: because terminated",
    );
  });

  it("gives up on a thing that never shows", async () => {
    const absent = states(undefined);
    await expect(
      waitFor({ look: absent.look, pending: ["pending"], target: ["running"], notFoundChecks: 3, ...quick }),
    ).rejects.toThrow("couldn't find resource (3 retries)");
    expect(absent.looks).toBe(4);
  });

  it("ends with its signal, even between two looks", async () => {
    const controller = new AbortController();
    const { look } = states("pending");
    const waiting = waitFor({
      look,
      pending: ["pending"],
      target: ["running"],
      signal: controller.signal,
      firstPauseMs: 60_000,
    });
    await pause(5);
    controller.abort(new Error("Enough."));
    await expect(waiting).rejects.toMatchObject({
      message: "interrupted while waiting for state to become 'running' (last state: 'pending')",
      reason: "Enough.",
    });
  });

  it("passes on what a look throws", async () => {
    const look = async () => {
      throw new ApiError("RequestLimitExceeded", "Slow down", "DescribeInstances");
    };
    await expect(waitFor({ look, pending: [], target: ["running"], ...quick })).rejects.toThrow("Slow down");
  });
});

describe("retryWhile", () => {
  const inUse = new ApiError("VolumeInUse", "It is attached", "DeleteVolume");
  const failing = (times: number, then: unknown = "done") => {
    let calls = 0;
    return async () => {
      if (calls++ < times) throw inUse;
      return then;
    };
  };

  it("repeats what passes", async () => {
    await expect(
      retryWhile(failing(3), (error) => error === inUse, { signal, firstPauseMs: 1 }),
    ).resolves.toBe("done");
  });

  it("does not repeat what does not", async () => {
    await expect(retryWhile(failing(1), () => false, { signal, firstPauseMs: 1 })).rejects.toBe(inUse);
  });

  it("throws the last failure when its patience or its signal ends", async () => {
    const always = failing(Number.POSITIVE_INFINITY);
    await expect(retryWhile(always, () => true, { signal, firstPauseMs: 1, limitMs: 5 })).rejects.toBe(inUse);
    const stopped = AbortSignal.timeout(20);
    await expect(retryWhile(always, () => true, { signal: stopped, firstPauseMs: 60_000 })).rejects.toBe(
      inUse,
    );
  });
});
