import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { isApiError } from "../ec2/errors";
import type { Services } from "../ec2/services";
import { describeSnapshotAttribute, modifySnapshotAttribute } from "../ec2/storage-calls";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, planRegion, reading } from "./life-cycle";
import { text } from "./values";

/**
 * aws_snapshot_create_volume_permission: who else may make volumes of a snapshot. As with hashicorp/aws it cannot be
 * imported, and nothing about it changes in place.
 */
export const createVolumePermissionResource: ManagedResource<Services> = {
  type: "aws_snapshot_create_volume_permission",

  plan: async (request) => ({ requiresReplace: planRegion(request) }),

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      await step(`creating EBS Snapshot CreateVolumePermission (${idOf(planned)})`, () =>
        modifySnapshotAttribute(ec2, {
          SnapshotId: text(planned, "snapshot_id"),
          Attribute: "createVolumePermission",
          CreateVolumePermission: { Add: [{ UserId: text(planned, "account_id") }] },
        }),
      );
      exists({ id: idOf(planned) });
      return readPermission(ec2, planned);
    }),

  read: (prior, context) => reading(prior, () => readPermission(ec2Of(prior, context), prior)),

  // Without arguments that change in place there is nothing to do but to look.
  update: (prior, planned, _config, context) =>
    reading(prior, () => readPermission(ec2Of(planned, context), planned)),

  delete: (prior, context) =>
    deleting(() =>
      step(`deleting EBS Snapshot CreateVolumePermission (${idOf(prior)})`, async () => {
        await modifySnapshotAttribute(ec2Of(prior, context), {
          SnapshotId: text(prior, "snapshot_id"),
          Attribute: "createVolumePermission",
          CreateVolumePermission: { Remove: [{ UserId: text(prior, "account_id") }] },
        }).catch(unlessGone);
      }),
    ),
};

const idOf = (state: ObjectValue): string => `${text(state, "snapshot_id")}-${text(state, "account_id")}`;

const unlessGone = (error: unknown): void => {
  if (!isApiError(error, errorCodes.invalidSnapshotNotFound)) throw error;
};

async function readPermission(ec2: Connection, state: ObjectValue): Promise<ObjectValue | null> {
  const permissions = await step(`reading EBS Snapshot CreateVolumePermission (${idOf(state)})`, async () => {
    try {
      const SnapshotId = text(state, "snapshot_id");
      const request = { SnapshotId, Attribute: "createVolumePermission" as const };
      return (await describeSnapshotAttribute(ec2, request)).CreateVolumePermissions;
    } catch (error) {
      unlessGone(error);
      return [];
    }
  });
  const isThere = permissions?.some(({ UserId }) => UserId === text(state, "account_id"));
  return isThere ? { ...state, id: idOf(state), region: ec2.region } : null;
}
