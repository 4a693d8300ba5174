import { findInstanceType } from "../../schemas/catalogues/instance-types";
import type { InstanceRecord } from "../model/instance";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { hypervisorOf } from "./engine-selection";
import type { EngineName, GuestReport, GuestSpec } from "./ports";

/** An instance and its guest as `drydock explain` shows them. */
export interface InstanceExplanation {
  readonly instanceId: string;
  readonly instanceType: string;
  readonly imageId: string;
  readonly imageName?: string;
  readonly virtualizationType: GuestSpec["virtualizationType"];
  readonly architecture: GuestSpec["architecture"];
  /** What the instance type's hosts are at AWS */
  readonly hypervisor: GuestSpec["hypervisor"];
  readonly engine: EngineName;
  /** How long the guest has run, milliseconds: what the counts are over */
  readonly runningMs: number;
  readonly guest: GuestReport;
}

/** An instance of which nothing can be told; the message is for people. */
export class ExplanationError extends Error {
  override readonly name = "ExplanationError";
  constructor(
    readonly kind: "unknown" | "notRunning",
    message: string,
  ) {
    super(message);
  }
}

/** Rejects with `ExplanationError` */
export async function explainInstance(
  context: ControlPlaneContext,
  controlPlane: ControlPlane,
  instanceId: string,
): Promise<InstanceExplanation> {
  const { store, clock } = context;
  const instance = store.get("instance", instanceId);
  if (!instance)
    throw new ExplanationError(
      "unknown",
      `There is no instance ${instanceId}; list them with: npx drydock ps --all`,
    );
  const hosted = controlPlane.guests.hosted(instanceId);
  if (!hosted || hosted.exit) throw notRunning(instance);
  // A guest that ends while it is asked
  const guest = await hosted.guest.describe().catch((error: unknown) => {
    throw hosted.exit ? notRunning(instance) : error;
  });
  const { instanceType, imageId, virtualizationType, architecture } = instance;
  const type = findInstanceType(instanceType);
  if (!type) throw new Error(`The instance type ${instanceType} is not in the catalogue.`);
  const imageName = store.get("image", imageId)?.name;
  return {
    instanceId,
    instanceType,
    imageId,
    ...(imageName !== undefined && { imageName }),
    virtualizationType,
    architecture,
    hypervisor: hypervisorOf(type),
    engine: hosted.engine.name,
    runningMs: clock.now() - hosted.startedAtMs,
    guest,
  };
}

const mends: Readonly<Partial<Record<InstanceRecord["state"], string>>> = {
  stopped: " Start it with: aws ec2 start-instances --instance-ids ",
  pending: " Try again in a moment.",
  running: " Its guest is just starting: try again in a moment.",
};

function notRunning({ id, state }: InstanceRecord): ExplanationError {
  const mend = mends[state] ?? "";
  const sentence = `No guest runs for ${id}: it is ${state}.${mend}`;
  return new ExplanationError("notRunning", state === "stopped" ? sentence + id : sentence);
}
