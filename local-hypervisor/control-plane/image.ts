import { checkId } from "../../schemas/rules/ids";
import { checkImageDescription, checkImageName } from "../../schemas/rules/image";
import {
  deregistrationCooldown,
  deregistrationProtected,
  imageNameInUse,
  imageNoLongerAvailable,
  imageNotAvailable,
  imageNotFound,
  imageNotOwned,
} from "../model/errors/image";
import { refuse } from "../model/errors/problem";
import type { ImageRecord } from "../model/image";
import { forgetLostImages, type ImageRegistration, registerBuiltImage } from "./built-image";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import type { SnapshotSource } from "./lazy-storage";

/** How long deregistration stays refused after a protection with cooldown was switched off. */
const cooldownMs = 24 * 60 * 60 * 1000;

/** What became of a snapshot of a deregistered image, in the words of DeregisterImage. */
export interface SnapshotDeletion {
  readonly snapshotId: string;
  readonly outcome: "success" | "skipped";
}

/** AMIs of a region. */
export class ImageService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /** Images that can be seen: a deregistered one cannot. */
  list(region: string): ImageRecord[] {
    return this.context.store.list("image", region).filter((image) => image.state !== "deregistered");
  }

  /**
   * Images by id, in the order asked.
   *
   * @throws Ec2Error InvalidAMIID.Malformed, InvalidAMIID.NotFound
   */
  requireAll(region: string, ids: readonly string[]): ImageRecord[] {
    for (const id of ids) refuse(checkId("image", id));
    const images = new Map(this.list(region).map((image) => [image.id, image]));
    const missing = ids.filter((id) => !images.has(id));
    if (missing.length > 0) throw imageNotFound(missing);
    return ids.map((id) => images.get(id) as ImageRecord);
  }

  /** An image of this account's. @throws Ec2Error InvalidAMIID.Malformed, InvalidAMIID.NotFound, AuthFailure */
  requireOwned(region: string, id: string): ImageRecord {
    const [image] = this.requireAll(region, [id]) as [ImageRecord];
    if (image.ownerId !== this.context.accountId) throw imageNotOwned(id);
    return image;
  }

  /**
   * @throws Ec2Error InvalidAMIID.Malformed, InvalidAMIID.NotFound, InvalidAMIID.Unavailable when it is deregistered,
   *   pending, failed or disabled
   */
  requireForLaunch(region: string, id: string): ImageRecord {
    refuse(checkId("image", id));
    const image = this.context.store.get("image", id);
    if (image?.region !== region) throw imageNotFound([id]);
    if (image.state === "deregistered") throw imageNoLongerAvailable(id);
    if (image.state !== "available") throw imageNotAvailable(id);
    return image;
  }

  /**
   * Whether an image of this account's may be made under this name; names are unique in a region.
   *
   * @throws Ec2Error InvalidAMIName.Malformed, InvalidAMIName.Duplicate, InvalidParameterValue
   */
  checkNew(region: string, { name, description }: { name: string; description?: string }): void {
    refuse(checkImageName(name));
    if (description !== undefined) refuse(checkImageDescription(description));
    const holder = this.list(region).find(
      (image) => image.name === name && image.ownerId === this.context.accountId && image.state !== "failed",
    );
    if (holder) throw imageNameInUse(name, holder.id);
  }

  /** Images whose block device mapping has a snapshot: it cannot be deleted while there is one. */
  usingSnapshot(snapshotId: string): ImageRecord[] {
    return this.context.store
      .listAll("image")
      .filter(
        (image) =>
          image.state !== "deregistered" &&
          image.blockDevices.some((device) => device.snapshotId === snapshotId),
      );
  }

  /** Notes that an image was launched. */
  noteLaunch(id: string): void {
    const { store, clock } = this.context;
    const image = store.get("image", id);
    if (image) store.put("image", { ...image, lastLaunchedTimeMs: clock.now() });
  }

  /**
   * DeregisterImage: takes an image out of the listing; its instances stay, its snapshots too unless they are to go
   * and no other image has them.
   *
   * @throws Ec2Error InvalidAMIID.NotFound, AuthFailure, OperationNotPermitted
   */
  deregister(
    region: string,
    id: string,
    { deleteSnapshots = false }: { deleteSnapshots?: boolean } = {},
  ): SnapshotDeletion[] {
    const image = this.requireOwned(region, id);
    this.checkProtection(image);
    const { awaitedSnapshots: _awaited, ...kept } = image;
    this.context.store.put("image", { ...kept, tags: {}, state: "deregistered" });
    if (!deleteSnapshots) return [];
    const snapshotIds = new Set(image.blockDevices.flatMap(({ snapshotId }) => snapshotId ?? []));
    return [...snapshotIds].map((snapshotId) => {
      if (this.usingSnapshot(snapshotId).length > 0) return { snapshotId, outcome: "skipped" };
      if (this.context.store.get("snapshot", snapshotId))
        this.controlPlane.snapshots.delete(region, snapshotId);
      return { snapshotId, outcome: "success" };
    });
  }

  private checkProtection({ id, deregistrationProtection: protection }: ImageRecord): void {
    if (!protection) return;
    const { withCooldown, disabledTimeMs } = protection;
    if (disabledTimeMs === undefined) throw deregistrationProtected(id);
    if (withCooldown && disabledTimeMs + cooldownMs > this.context.clock.now())
      throw deregistrationCooldown(id, disabledTimeMs + cooldownMs);
  }

  /** Makes an image on disk an AMI of every region; see `registerBuiltImage`. */
  register(manifest: ImageRegistration, disk: SnapshotSource): void {
    registerBuiltImage(this.context, manifest, disk);
  }

  /** Forgets built images whose bytes are gone; see `forgetLostImages`. */
  forgetLost(): Promise<void> {
    return forgetLostImages(this.context);
  }
}
