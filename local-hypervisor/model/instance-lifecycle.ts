/** States of an instance in EC2's words. */
export type InstanceState = "pending" | "running" | "stopping" | "stopped" | "shutting-down" | "terminated";

/** What moves an instance from one state to another. */
export type InstanceEvent =
  /** StartInstances */
  | "start"
  /** StopInstances, or a guest that switched itself off and is to be stopped */
  | "stop"
  /** TerminateInstances, or a guest that switched itself off and is to be terminated */
  | "terminate"
  /** The engine has switched the guest on */
  | "launched"
  /** The engine or the storage could not launch it for the first time */
  | "launchFailed"
  /** The engine or the storage could not launch it again */
  | "startFailed"
  /** The guest is gone and what it held is released */
  | "released";

/** The whole life cycle: an event that a state does not list is illegal in it. */
const transitions: Readonly<Record<InstanceState, Readonly<Partial<Record<InstanceEvent, InstanceState>>>>> =
  {
    pending: {
      launched: "running",
      launchFailed: "terminated",
      startFailed: "stopped",
      terminate: "shutting-down",
    },
    running: { stop: "stopping", terminate: "shutting-down", startFailed: "stopped" },
    stopping: { released: "stopped", terminate: "shutting-down" },
    stopped: { start: "pending", terminate: "shutting-down" },
    "shutting-down": { released: "terminated" },
    terminated: {},
  };

/** The state that `event` leads to, or undefined when it is illegal in `state`. */
export const nextInstanceState = (state: InstanceState, event: InstanceEvent): InstanceState | undefined =>
  transitions[state][event];

/** Low byte of the numeric state code; the high byte is AWS's own. */
export const instanceStateCodes: Readonly<Record<InstanceState, number>> = {
  pending: 0,
  running: 16,
  "shutting-down": 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};
