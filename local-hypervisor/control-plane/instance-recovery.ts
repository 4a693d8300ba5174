import { findInstanceType } from "../../schemas/catalogues/instance-types";
import type { InstanceRecord } from "../model/instance";
import { instanceStoreOf } from "./instance-store";

const dayMs = 24 * 60 * 60 * 1000;

/** What AWS attempts of one instance within a day. */
const recoveriesADay = 3;

/**
 * The instance as it is when its simplified automatic recovery begins: running, with its system status impaired until
 * its guest is started again. Undefined where EC2 does not recover it: switched off by its maintenance options, a type
 * without recovery, disks of the host, or three recoveries within the last day.
 */
export function beginRecovery(instance: InstanceRecord, nowMs: number): InstanceRecord | undefined {
  const { state, autoRecovery, instanceType, recoveryTimesMs = [], impairedSinceMs = nowMs } = instance;
  if (state !== "running" || autoRecovery === "disabled") return undefined;
  if (!findInstanceType(instanceType)?.autoRecoverySupported || instanceStoreOf(instance).length > 0)
    return undefined;
  const withinDay = recoveryTimesMs.filter((timeMs) => timeMs > nowMs - dayMs);
  if (withinDay.length >= recoveriesADay) return undefined;
  return { ...instance, recoveryTimesMs: [...withinDay, nowMs], impairedSinceMs };
}

/** The instance once its guest runs again. */
export const recovered = ({ impairedSinceMs: _impaired, ...instance }: InstanceRecord): InstanceRecord =>
  instance;
