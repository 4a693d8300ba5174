import {
  type InstanceEvent,
  type InstanceState,
  instanceStateCodes,
  nextInstanceState,
} from "../../../local-hypervisor/model/instance-lifecycle";

const states = Object.keys(instanceStateCodes) as InstanceState[];
const events: InstanceEvent[] = [
  "start",
  "stop",
  "terminate",
  "launched",
  "launchFailed",
  "startFailed",
  "released",
];

const successors = (state: InstanceState) => events.flatMap((event) => nextInstanceState(state, event) ?? []);

describe("instance life cycle", () => {
  test("is EC2's", () => {
    expect(
      Object.fromEntries(states.map((state) => [state, [...new Set(successors(state))].sort()])),
    ).toEqual({
      pending: ["running", "shutting-down", "stopped", "terminated"],
      running: ["shutting-down", "stopped", "stopping"],
      stopping: ["shutting-down", "stopped"],
      stopped: ["pending", "shutting-down"],
      "shutting-down": ["terminated"],
      terminated: [],
    });
  });

  test("every instance that is not going away can be terminated", () => {
    for (const state of states)
      expect([state, nextInstanceState(state, "terminate")]).toEqual([
        state,
        state === "terminated" || state === "shutting-down" ? undefined : "shutting-down",
      ]);
  });

  test("states have AWS's codes", () => {
    expect(instanceStateCodes).toEqual({
      pending: 0,
      running: 16,
      "shutting-down": 32,
      terminated: 48,
      stopping: 64,
      stopped: 80,
    });
  });
});
