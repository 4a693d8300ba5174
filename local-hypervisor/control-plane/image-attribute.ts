import { checkImageDescription } from "../../schemas/rules/image";
import {
  deprecationInPast,
  deprecationTooFar,
  encryptedImageNotPublic,
  imageNotDisableable,
  imageNotDisabled,
  imageNotShareable,
  invalidPermissionItem,
} from "../model/errors/image";
import { refuse } from "../model/errors/problem";
import type { ImageRecord, ImageSharing } from "../model/image";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";

const minuteMs = 60_000;

/** Who is to be let launch an image, or no longer. */
export interface LaunchPermissionItems extends ImageSharing {
  /** `all` is the only one that there is */
  readonly groups: readonly string[];
}

const nobody: ImageSharing = { userIds: [], organizationArns: [], organizationalUnitArns: [] };

/** Attributes of this account's images. Every method throws InvalidAMIID.NotFound, and AuthFailure for others' images. */
export class ImageAttributeService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  setDescription(region: string, id: string, description: string): void {
    refuse(checkImageDescription(description));
    this.change(region, id, (image) => ({ ...image, description: description || undefined }));
  }

  /** Instances require IMDSv2 from now on; there is no way back. */
  requireImdsV2(region: string, id: string): void {
    this.change(region, id, (image) => ({ ...image, imdsSupport: "v2.0" }));
  }

  /**
   * Adds launch permissions and removes others.
   *
   * @throws Ec2Error InvalidAMIAttributeItemValue, InvalidAMIID.Unavailable for a disabled or failed image,
   *   OperationNotPermitted to make one with encrypted snapshots public
   */
  modifyLaunchPermission(
    region: string,
    id: string,
    { add, remove }: { add: LaunchPermissionItems; remove: LaunchPermissionItems },
  ): void {
    checkItems(add);
    checkItems(remove);
    this.change(region, id, (image) => {
      if (image.state !== "available" && image.state !== "pending") throw imageNotShareable(id, image.state);
      const isPublic = (image.public || add.groups.length > 0) && remove.groups.length === 0;
      if (isPublic && image.blockDevices.some((device) => device.encrypted))
        throw encryptedImageNotPublic(id);
      const { sharedWith = nobody } = image;
      const changed = (kind: keyof ImageSharing) =>
        [...new Set([...sharedWith[kind], ...add[kind]])].filter((each) => !remove[kind].includes(each));
      return {
        ...image,
        public: isPublic,
        sharedWith: {
          userIds: changed("userIds"),
          organizationArns: changed("organizationArns"),
          organizationalUnitArns: changed("organizationalUnitArns"),
        },
      };
    });
  }

  /** Leaves an image to its owner alone. */
  resetLaunchPermission(region: string, id: string): void {
    this.change(region, id, private_);
  }

  /**
   * Hides an image from others than its owner from a time on, rounded to the minute.
   *
   * @throws Ec2Error InvalidParameterValue for the past, more than 10 years ahead, or more than 2 after a public
   *   image's creation
   */
  deprecate(region: string, id: string, atMs: number): void {
    const now = this.context.clock.now();
    const deprecationTimeMs = Math.round(atMs / minuteMs) * minuteMs;
    if (atMs < now) throw deprecationInPast();
    if (atMs > yearsAfter(now, 10)) throw deprecationTooFar(10);
    this.change(region, id, (image) => {
      if (image.public && atMs > yearsAfter(image.creationTimeMs, 2)) throw deprecationTooFar(2);
      return { ...image, deprecationTimeMs };
    });
  }

  cancelDeprecation(region: string, id: string): void {
    this.change(region, id, (image) => ({ ...image, deprecationTimeMs: undefined }));
  }

  /** Takes an image from everybody and keeps it from being launched. @throws Ec2Error IncorrectState */
  disable(region: string, id: string): void {
    this.change(region, id, (image) => {
      if (image.state !== "available" && image.state !== "disabled")
        throw imageNotDisableable(id, image.state);
      return { ...private_(image), state: "disabled" };
    });
  }

  /** Lets a disabled image be launched again, by its owner alone. @throws Ec2Error IncorrectState */
  enable(region: string, id: string): void {
    this.change(region, id, (image) => {
      if (image.state !== "available" && image.state !== "disabled") throw imageNotDisabled(id, image.state);
      return { ...image, state: "available" };
    });
  }

  /** @param withCooldown whether it is to last for a day after it is switched off */
  protect(region: string, id: string, withCooldown: boolean): void {
    this.change(region, id, (image) => ({ ...image, deregistrationProtection: { withCooldown } }));
  }

  unprotect(region: string, id: string): void {
    this.change(region, id, (image) => {
      const { deregistrationProtection: protection } = image;
      if (!protection || protection.disabledTimeMs !== undefined) return image;
      const disabledTimeMs = this.context.clock.now();
      return { ...image, deregistrationProtection: { ...protection, disabledTimeMs } };
    });
  }

  private change(region: string, id: string, change: (image: ImageRecord) => ImageRecord): void {
    const image = this.controlPlane.images.requireOwned(region, id);
    this.context.store.put("image", change(image));
  }
}

const private_ = ({ sharedWith: _sharedWith, ...image }: ImageRecord): ImageRecord => ({
  ...image,
  public: false,
});

const itemShapes: readonly [kind: keyof LaunchPermissionItems, item: string, shape: RegExp][] = [
  ["groups", "group", /^all$/],
  ["userIds", "userId", /^[0-9]{12}$/],
  [
    "organizationArns",
    "organizationArn",
    /^arn:aws[a-z-]*:organizations::[0-9]{12}:organization\/o-[a-z0-9]{10,32}$/,
  ],
  [
    "organizationalUnitArns",
    "organizationalUnitArn",
    /^arn:aws[a-z-]*:organizations::[0-9]{12}:ou\/o-[a-z0-9]{10,32}\/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/,
  ],
];

function checkItems(items: LaunchPermissionItems): void {
  for (const [kind, item, shape] of itemShapes) {
    const bad = items[kind].find((value) => !shape.test(value));
    if (bad !== undefined) throw invalidPermissionItem(bad, item);
  }
}

function yearsAfter(timeMs: number, years: number): number {
  const date = new Date(timeMs);
  return date.setUTCFullYear(date.getUTCFullYear() + years);
}
