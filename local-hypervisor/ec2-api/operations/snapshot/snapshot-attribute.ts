import type { PermissionItems } from "../../../control-plane/snapshot-permission";
import { noAttribute, unknownAttribute } from "../../../model/errors/instance";
import { type InputOf, operation } from "../../operation";
import { oneOf, required } from "../../required";

const permission = "createVolumePermission";

export const describeSnapshotAttribute = operation(
  "DescribeSnapshotAttribute",
  (input, { controlPlane, region }) => {
    const SnapshotId = required(input.SnapshotId, "SnapshotId");
    const attribute = required(input.Attribute, "Attribute");
    const { public: isPublic, userIds } = controlPlane.snapshotPermissions.get(region, SnapshotId);
    if (attribute === "productCodes") return { SnapshotId, ProductCodes: [] };
    if (attribute !== permission) throw unknownAttribute(attribute);
    return {
      SnapshotId,
      CreateVolumePermissions: [
        ...(isPublic ? [{ Group: "all" as const }] : []),
        ...userIds.map((UserId) => ({ UserId })),
      ],
    };
  },
);

export const modifySnapshotAttribute = operation(
  "ModifySnapshotAttribute",
  (input, { controlPlane, region }) => {
    const id = required(input.SnapshotId, "SnapshotId");
    if (input.Attribute !== undefined && input.Attribute !== permission)
      throw unknownAttribute(input.Attribute);
    controlPlane.snapshotPermissions.modify(region, id, toChange(input));
    return {};
  },
);

export const resetSnapshotAttribute = operation(
  "ResetSnapshotAttribute",
  (input, { controlPlane, region }) => {
    const id = required(input.SnapshotId, "SnapshotId");
    const attribute = required(input.Attribute, "Attribute");
    if (attribute !== permission) throw unknownAttribute(attribute);
    controlPlane.snapshotPermissions.reset(region, id);
    return {};
  },
);

type Items = NonNullable<NonNullable<InputOf<"ModifySnapshotAttribute">["CreateVolumePermission"]>["Add"]>;

/** The request names the items in `CreateVolumePermission`, or in the older parameters of the call itself. */
function toChange(input: InputOf<"ModifySnapshotAttribute">): {
  add: PermissionItems;
  remove: PermissionItems;
} {
  const { UserIds = [], GroupNames = [], CreateVolumePermission: { Add = [], Remove = [] } = {} } = input;
  const add = toItems(Add);
  const remove = toItems(Remove);
  if (UserIds.length + GroupNames.length === 0) {
    if (Add.length + Remove.length === 0) throw noAttribute();
    return { add, remove };
  }
  const type = required(oneOf(input.OperationType, ["add", "remove"], "operationType"), "OperationType");
  const named = type === "add" ? add : remove;
  const changed = { userIds: [...named.userIds, ...UserIds], groups: [...named.groups, ...GroupNames] };
  return type === "add" ? { add: changed, remove } : { add, remove: changed };
}

const toItems = (items: Items): PermissionItems => ({
  userIds: items.flatMap(({ UserId }) => UserId ?? []),
  groups: items.flatMap(({ Group }) => Group ?? []),
});
