import { awsManagedKeyArn } from "../model/ebs-defaults";
import {
  defaultKeySnapshotNotShared,
  encryptedSnapshotNotPublic,
  invalidGroupItem,
  invalidUserItem,
} from "../model/errors/snapshot";
import type { CreateVolumePermission, SnapshotRecord } from "../model/snapshot";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";

/** Who is to be let make volumes of a snapshot, or no longer. */
export interface PermissionItems {
  /** Accounts, twelve digits */
  readonly userIds: readonly string[];
  /** `all` is the only one that there is */
  readonly groups: readonly string[];
}

const nobody: CreateVolumePermission = { public: false, userIds: [] };

/** The createVolumePermission attribute of snapshots. */
export class SnapshotPermissionService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /** @throws Ec2Error InvalidSnapshot.NotFound, AuthFailure */
  get(region: string, id: string): CreateVolumePermission {
    return this.controlPlane.snapshots.requireOwned(region, id).createVolumePermission ?? nobody;
  }

  /**
   * ModifySnapshotAttribute.
   *
   * @throws Ec2Error InvalidSnapshot.NotFound, AuthFailure, InvalidSnapshotAttributeItemValue, OperationNotPermitted for
   *   a snapshot whose encryption keeps it from being shared
   */
  modify(
    region: string,
    id: string,
    { add, remove }: { add: PermissionItems; remove: PermissionItems },
  ): void {
    const snapshot = this.controlPlane.snapshots.requireOwned(region, id);
    for (const { userIds, groups } of [add, remove]) {
      const group = groups.find((each) => each !== "all");
      if (group !== undefined) throw invalidGroupItem(group);
      const userId = userIds.find((each) => !/^\d{12}$/.test(each));
      if (userId !== undefined) throw invalidUserItem(userId);
    }
    if (add.groups.length + add.userIds.length > 0) this.requireShareable(snapshot, add);
    const { public: wasPublic, userIds } = snapshot.createVolumePermission ?? nobody;
    const kept = [...userIds, ...add.userIds].filter((each) => !remove.userIds.includes(each));
    this.put(snapshot, {
      public: (wasPublic || add.groups.length > 0) && remove.groups.length === 0,
      userIds: [...new Set(kept)],
    });
  }

  /** ResetSnapshotAttribute: only the owner is left. @throws Ec2Error InvalidSnapshot.NotFound, AuthFailure */
  reset(region: string, id: string): void {
    this.put(this.controlPlane.snapshots.requireOwned(region, id), nobody);
  }

  /**
   * Whether an account may make volumes of a snapshot; without an account, whether everybody may. The snapshots of
   * public images, which others published, can be used by all.
   */
  isRestorableBy(snapshot: SnapshotRecord, userId: string | undefined): boolean {
    const { public: isPublic, userIds } = snapshot.createVolumePermission ?? nobody;
    if (isPublic || snapshot.ownerId !== this.context.accountId) return true;
    return userId !== undefined && (snapshot.ownerId === userId || userIds.includes(userId));
  }

  private requireShareable({ encrypted, kmsKeyId, region }: SnapshotRecord, add: PermissionItems): void {
    if (!encrypted) return;
    if (add.groups.length > 0) throw encryptedSnapshotNotPublic();
    if (kmsKeyId === undefined || kmsKeyId === awsManagedKeyArn(region, this.context.accountId))
      throw defaultKeySnapshotNotShared();
  }

  private put(
    { createVolumePermission: _former, ...snapshot }: SnapshotRecord,
    permission: CreateVolumePermission,
  ): void {
    const isNobody = !permission.public && permission.userIds.length === 0;
    this.context.store.put(
      "snapshot",
      isNobody ? snapshot : { ...snapshot, createVolumePermission: permission },
    );
  }
}
