import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { findSnapshot, removeSnapshot, waitSnapshotCompleted } from "../ec2/snapshot";
import { updateTags } from "../ec2/tags";
import type { Snapshot } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import type { AwaitedLife } from "./awaited-resource";
import { textMap } from "./values";

const minuteMs = 60_000;

/** A snapshot's life, however it comes to be: only tags change in place. */
export const snapshotLife = ({
  noun,
  state,
  ...origin
}: Pick<AwaitedLife, "type" | "make"> & {
  /** What it is called while it is waited for */
  readonly noun: string;
  readonly state: (ec2: Connection, snapshot: Snapshot, prior: ObjectValue) => ObjectValue;
}): AwaitedLife => ({
  ...origin,
  timeoutsMs: { create: 10 * minuteMs, delete: 10 * minuteMs },

  complete: (ec2, id) =>
    step(`waiting for ${noun} (${id}) create`, async () => void (await waitSnapshotCompleted(ec2, id))),

  async read(ec2, id, prior) {
    const snapshot = await step(`reading EBS Snapshot (${id})`, () => findSnapshot(ec2, id));
    return snapshot === undefined ? null : state(ec2, snapshot, prior);
  },

  change: (ec2, id, prior, planned) =>
    step(`updating tags for EBS Snapshot (${id})`, () =>
      updateTags(ec2, id, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
    ),

  remove: (ec2, id) => step(`deleting EBS Snapshot (${id})`, () => removeSnapshot(ec2, id)),
});
