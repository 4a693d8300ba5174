import type { LaunchImage } from "../../schemas/rules/launch";
import { relaxationWarning, relaxedProblems } from "../../schemas/rules/launch";
import type { InstanceRecord } from "../model/instance";
import type { ControlPlaneContext } from "./context";

/** A launch as far as relaxations look at it: an instance, or an image on an instance type. */
type RelaxableLaunch = LaunchImage & Pick<InstanceRecord, "instanceType">;

/** What AWS would say of a launch that runs here by a relaxation, in sentences; empty for one that AWS would run. */
const relaxationWarnings = (
  { relaxations }: Pick<ControlPlaneContext, "relaxations">,
  launch: RelaxableLaunch,
): string[] =>
  relaxedProblems({ instanceType: launch.instanceType, image: launch, relaxations }).map(relaxationWarning);

/** Whether a launch runs here by a relaxation. */
export const isRelaxed = (
  context: Pick<ControlPlaneContext, "relaxations">,
  launch: RelaxableLaunch,
): boolean => relaxationWarnings(context, launch).length > 0;

/** Tells of a launch that AWS would refuse: in the daemon's log, and in the instance's console, where people look. */
export function warnOfRelaxation(
  context: Pick<ControlPlaneContext, "relaxations" | "log">,
  instance: InstanceRecord,
  note: (instanceId: string, text: string) => void,
): void {
  for (const warning of relaxationWarnings(context, instance)) {
    context.log.warn("AWS would refuse this launch", { instanceId: instance.id, warning });
    note(instance.id, warning);
  }
}
