import { createHash } from "node:crypto";
import { catalogueImages } from "../../schemas/catalogues/images";
import { regions } from "../../schemas/catalogues/regions";
import { checkId } from "../../schemas/rules/ids";
import { imageNoLongerAvailable, imageNotFound, imageNotOwned } from "../model/errors/image";
import { refuse } from "../model/errors/problem";
import type { Architecture, BootMode, ImageRecord, VirtualizationType } from "../model/image";
import type { SnapshotRecord } from "../model/snapshot";
import type { ControlPlaneContext } from "./context";

/** An image on disk that is to appear as an AMI: the manifest that the image's builder wrote. */
export interface ImageRegistration {
  /** Stable identity, such as `drydock-micro-hvm` */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly architecture: Architecture;
  readonly virtualizationType: VirtualizationType;
  readonly enaSupport: boolean;
  readonly bootMode?: BootMode;
  readonly rootDeviceName: string;
  readonly rootVolumeGib: number;
  /** Milliseconds since the epoch */
  readonly createdAtMs: number;
}

/** AMIs of a region. */
export class ImageService {
  constructor(private readonly context: ControlPlaneContext) {}

  /** Images that can be seen: a deregistered one cannot. */
  list(region: string): ImageRecord[] {
    return this.context.store.list("image", region).filter((image) => image.state === "available");
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

  /** @throws Ec2Error InvalidAMIID.Malformed, InvalidAMIID.NotFound, InvalidAMIID.Unavailable when deregistered */
  requireForLaunch(region: string, id: string): ImageRecord {
    refuse(checkId("image", id));
    const image = this.context.store.get("image", id);
    if (image?.region !== region) throw imageNotFound([id]);
    if (image.state === "deregistered") throw imageNoLongerAvailable(id);
    return image;
  }

  /** Takes an image out of the listing; its instances and snapshots stay. */
  deregister(region: string, id: string): void {
    const [image] = this.requireAll(region, [id]) as [ImageRecord];
    if (image.ownerId !== this.context.accountId) throw imageNotOwned(id);
    this.context.store.put("image", { ...image, state: "deregistered" });
  }

  /**
   * Makes an image on disk an AMI of every region, under an id that follows from key, name and region: registering it
   * again changes nothing, and does not bring back what was deregistered.
   *
   * @param diskPath raw bytes of the root volume; read once, into the block store
   */
  async register(manifest: ImageRegistration, diskPath: string): Promise<void> {
    const { blockStore, store } = this.context;
    const contentId = stableId("snap", manifest, "");
    if (!(await blockStore.hasSnapshot(contentId))) await blockStore.importSnapshot(contentId, diskPath);
    store.transaction(() => {
      for (const region of regions) this.put(manifest, contentId, region.name);
    });
  }

  private put(manifest: ImageRegistration, contentId: string, region: string): void {
    const { store, accountId } = this.context;
    const id = stableId("ami", manifest, region);
    if (store.get("image", id)) return;
    const publisher = publisherOf(manifest);
    const snapshot: SnapshotRecord = {
      id: stableId("snap", manifest, region),
      region,
      tags: {},
      contentId,
      ownerId: publisher ?? accountId,
      description: `Root volume of ${manifest.name}`,
      state: "completed",
      volumeId: "vol-ffffffff",
      volumeSizeGib: manifest.rootVolumeGib,
      startTimeMs: manifest.createdAtMs,
      completionTimeMs: manifest.createdAtMs,
      progressPercent: 100,
      encrypted: false,
    };
    store.put("snapshot", snapshot);
    store.put("image", {
      id,
      region,
      tags: {},
      key: manifest.key,
      name: manifest.name,
      description: manifest.description,
      state: "available",
      ownerId: publisher ?? accountId,
      public: publisher !== undefined,
      creationTimeMs: manifest.createdAtMs,
      architecture: manifest.architecture,
      virtualizationType: manifest.virtualizationType,
      enaSupport: manifest.enaSupport,
      bootMode: manifest.bootMode,
      rootDeviceName: manifest.rootDeviceName,
      blockDevices: [
        {
          deviceName: manifest.rootDeviceName,
          snapshotId: snapshot.id,
          volumeSizeGib: manifest.rootVolumeGib,
          volumeType: "gp2",
          deleteOnTermination: true,
          encrypted: false,
        },
      ],
    });
  }
}

/** Account of the publisher whose image this one reproduces, by the catalogue; undefined for this account's own. */
function publisherOf({ name }: ImageRegistration): string | undefined {
  const entry = catalogueImages.find((image) => name.startsWith(image.namePattern.replace(/\*$/, "")));
  return entry === undefined || entry.owner === "self" ? undefined : entry.owner;
}

const stableId = (prefix: "ami" | "snap", { key, name }: ImageRegistration, region: string): string =>
  `${prefix}-${createHash("sha256").update(`${prefix}\n${key}\n${name}\n${region}`).digest("hex").slice(0, 17)}`;
