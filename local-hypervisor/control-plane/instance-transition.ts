import type { InstanceRecord, StateReason } from "../model/instance";
import { type InstanceEvent, nextInstanceState } from "../model/instance-lifecycle";
import type { ControlPlaneContext } from "./context";

export interface Transition {
  readonly event: InstanceEvent;
  readonly reason?: StateReason;
  /** As `StateTransitionReason` shows it @default - empty */
  readonly transitionReason?: string;
}

/** A reason as EC2 words it: the message repeats the code. */
export const stateReason = (code: string, text: string): StateReason => ({
  code,
  message: `${code}: ${text}`,
});

/** Of an instance that is being hibernated, or that was: tools tell it by the code */
export const userInitiatedHibernate = stateReason(
  "Client.UserInitiatedHibernate",
  "User initiated hibernate",
);

/** Whether its memory is being saved, or is yet to be. */
export const isHibernating = ({
  state,
  stateReason: reason,
}: Pick<InstanceRecord, "state" | "stateReason">): boolean =>
  state === "stopping" && reason?.code === userInitiatedHibernate.code;

/** `User initiated (2026-01-15 01:30:45 GMT)` */
export const userInitiated = (nowMs: number): string =>
  `User initiated (${new Date(nowMs).toISOString().replace("T", " ").slice(0, 19)} GMT)`;

/**
 * Moves an instance to its next state and keeps the books: a period of use opens with `running`, and closes with it, or
 * when the memory of an instance that hibernates is saved (User Guide, "Billing by instance state"). The only place that
 * changes an instance's state. Throws `Error` for an event that the state does not allow: callers refuse
 * it in EC2's words first.
 */
export function transition(
  { store, clock }: ControlPlaneContext,
  instance: InstanceRecord,
  { event, reason, transitionReason = "" }: Transition,
): InstanceRecord {
  const state = nextInstanceState(instance.state, event);
  if (state === undefined)
    throw new Error(`instance ${instance.id} cannot ${event} while it is ${instance.state}`);
  const now = clock.now();
  const moved: InstanceRecord = {
    ...instance,
    state,
    stateReason: reason,
    stateTransitionReason: transitionReason,
    stateTimeMs: now,
    hasRun: instance.hasRun || state === "running",
    impairedSinceMs: undefined,
  };
  if (state === "running") openPeriod();
  else if ((instance.state === "running" || isHibernating(instance)) && !isHibernating(moved)) closePeriod();
  store.put("instance", moved);
  return moved;

  function openPeriod(): void {
    store.put("runningPeriod", {
      id: `${instance.id}/${now}`,
      region: instance.region,
      tags: {},
      instanceId: instance.id,
      instanceType: instance.instanceType,
      startTimeMs: now,
    });
  }

  function closePeriod(): void {
    for (const period of store.list("runningPeriod", instance.region))
      if (period.instanceId === instance.id && period.endTimeMs === undefined)
        store.put("runningPeriod", { ...period, endTimeMs: now });
  }
}
