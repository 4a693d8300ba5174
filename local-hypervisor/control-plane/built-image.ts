import { createHash } from "node:crypto";
import { catalogueImages } from "../../schemas/catalogues/images";
import { defaultKernel, kernelImages } from "../../schemas/catalogues/kernel-images";
import { regions } from "../../schemas/catalogues/regions";
import type { Architecture, BootMode, ImageRecord, VirtualizationType } from "../model/image";
import type { SnapshotRecord } from "../model/snapshot";
import type { ControlPlaneContext } from "./context";
import type { SnapshotSource } from "./lazy-storage";

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
 * @param disk raw bytes of the root volume; read into the block store when the image is first used
 */
export function registerBuiltImage(
  context: ControlPlaneContext,
  manifest: ImageRegistration,
  disk: SnapshotSource,
): void {
  const { blockStore, store } = context;
  const contentId = stableId("snap", manifest, "");
  blockStore.offer(contentId, disk);
  store.transaction(() => {
    // Where EC2 has no paravirtual instances there is nothing to start such an image by
    for (const region of regions)
      if (manifest.virtualizationType !== "paravirtual" || kernelImages(region.name).length > 0)
        put(context, manifest, contentId, region.name);
  });
}

/**
 * Forgets built images that were never used and whose bytes are gone: another build has taken their place. Everything
 * of them follows from their manifest, so that they come back with it.
 */
export async function forgetLostImages({ blockStore, store }: ControlPlaneContext): Promise<void> {
  const there = new Map<string, boolean>();
  for (const image of store.listAll("image"))
    for (const { contentId } of snapshotsOf(image))
      if (!there.has(contentId)) there.set(contentId, await blockStore.hasSnapshot(contentId));
  store.transaction(() => {
    // What is being made of them is to fail for want of bytes, not of their record
    const needed = new Set([
      ...store
        .listAll("volume")
        .flatMap(({ state, snapshotId }) => (state === "creating" && snapshotId) || []),
      ...store.listAll("snapshot").flatMap(({ state, copyOfId }) => (state === "pending" && copyOfId) || []),
    ]);
    for (const image of store.listAll("image")) {
      const lost = snapshotsOf(image).filter(({ contentId }) => there.get(contentId) === false);
      if (lost.length === 0 || lost.some(({ id }) => needed.has(id))) continue;
      store.delete("image", image.id);
      for (const { id } of lost) store.delete("snapshot", id);
    }
  });

  /** Of a built image that is not deregistered */
  function snapshotsOf({ key, state, blockDevices }: ImageRecord): SnapshotRecord[] {
    if (key === undefined || state === "deregistered") return [];
    return blockDevices.flatMap(({ snapshotId }) => (snapshotId && store.get("snapshot", snapshotId)) || []);
  }
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
