import type { Snapshot } from "@aws-sdk/client-ec2";
import { describeSnapshots } from "./calls";
import type { Connection } from "./connection";
import { deleteWhenUnused } from "./delete";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import { allPages } from "./pages";
import { deleteSnapshot } from "./storage-calls";
import { waitFor } from "./wait";

/** All snapshots that a query matches. */
export const findSnapshots = (
  ec2: Connection,
  query: Parameters<typeof describeSnapshots>[1],
): Promise<Snapshot[]> =>
  allPages(
    (token) => describeSnapshots(ec2, { ...query, ...token }),
    ({ Snapshots }) => Snapshots,
  );

/** A snapshot; undefined when there is none. */
export async function findSnapshot(ec2: Connection, snapshotId: string): Promise<Snapshot | undefined> {
  try {
    const { Snapshots = [] } = await describeSnapshots(ec2, { SnapshotIds: [snapshotId] });
    return Snapshots.find((snapshot) => snapshot.SnapshotId === snapshotId);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidSnapshotNotFound)) return undefined;
    throw error;
  }
}

export const waitSnapshotCompleted = (ec2: Connection, snapshotId: string) =>
  waitFor({
    look: async () => {
      const found = await findSnapshot(ec2, snapshotId);
      return (
        found && {
          found,
          state: found.State ?? "",
          ...(found.StateMessage ? { reason: found.StateMessage } : {}),
        }
      );
    },
    pending: ["pending"],
    target: ["completed"],
    signal: ec2.signal,
  });

/** Deletes a snapshot once no AMI has it any more; that it is gone is fine. */
export const removeSnapshot = (ec2: Connection, snapshotId: string): Promise<void> =>
  deleteWhenUnused(ec2, () => deleteSnapshot(ec2, { SnapshotId: snapshotId }), {
    gone: [errorCodes.invalidSnapshotNotFound],
    inUse: [errorCodes.invalidSnapshotInUse],
  });
