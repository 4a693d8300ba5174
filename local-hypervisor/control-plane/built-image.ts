import { createHash } from "node:crypto";
import { catalogueImages } from "../../schemas/catalogues/images";
import { defaultKernel, kernelImages } from "../../schemas/catalogues/kernel-images";
import { regions } from "../../schemas/catalogues/regions";
import type { Architecture, BootMode, VirtualizationType } from "../model/image";
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

/**
 * Makes an image on disk an AMI of every region, under an id that follows from key, name and region: registering it
 * again changes nothing, and does not bring back what was deregistered.
 *
 * @param diskPath raw bytes of the root volume; read once, into the block store
 */
export async function registerBuiltImage(
  context: ControlPlaneContext,
  manifest: ImageRegistration,
  diskPath: string,
): Promise<void> {
  const { blockStore, store } = context;
  const contentId = stableId("snap", manifest, "");
  if (!(await blockStore.hasSnapshot(contentId))) await blockStore.importSnapshot(contentId, diskPath);
  store.transaction(() => {
    // Where EC2 has no paravirtual instances there is nothing to start such an image by
    for (const region of regions)
      if (manifest.virtualizationType !== "paravirtual" || kernelImages(region.name).length > 0)
        put(context, manifest, contentId, region.name);
  });
}

function put(
  { store, accountId }: ControlPlaneContext,
  manifest: ImageRegistration,
  contentId: string,
  region: string,
): void {
  const id = stableId("ami", manifest, region);
  if (store.get("image", id)) return;
  const { architecture, virtualizationType } = manifest;
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
    architecture,
    virtualizationType,
    enaSupport: manifest.enaSupport,
    bootMode: manifest.bootMode,
    kernelId:
      virtualizationType === "paravirtual" ? defaultKernel(region, architecture)?.kernelId : undefined,
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

/** Account of the publisher whose image this one reproduces, by the catalogue; undefined for this account's own. */
function publisherOf({ name }: ImageRegistration): string | undefined {
  const entry = catalogueImages.find((image) => name.startsWith(image.namePattern.replace(/\*$/, "")));
  return entry === undefined || entry.owner === "self" ? undefined : entry.owner;
}

const stableId = (prefix: "ami" | "snap", { key, name }: ImageRegistration, region: string): string =>
  `${prefix}-${createHash("sha256").update(`${prefix}\n${key}\n${name}\n${region}`).digest("hex").slice(0, 17)}`;
