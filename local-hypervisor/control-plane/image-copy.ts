import { findKernel, kernelImages } from "../../schemas/catalogues/kernel-images";
import { imageNotFound, paravirtualNotInRegion, sourceImageNotAvailable } from "../model/errors/image";
import { keyNeedsEncryption } from "../model/errors/volume";
import type { ImageBlockDevice, ImageRecord } from "../model/image";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";

type Tags = Readonly<Record<string, string>>;

export interface CopyImageRequest {
  readonly sourceRegion: string;
  readonly sourceImageId: string;
  readonly name: string;
  /** @default - the source's */
  readonly description?: string;
  /** Encrypts the copy; an encrypted source stays encrypted whatever is asked */
  readonly encrypted?: boolean;
  readonly kmsKeyId?: string;
  /** Whether the copy gets the source's tags */
  readonly copyTags?: boolean;
  readonly tags: Tags;
  readonly snapshotTags: Tags;
}

/** Copies of images, within a region and between regions. */
export class ImageCopyService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /**
   * CopyImage, into `region`: pending until the copies of all snapshots are completed. Launch permissions,
   * deprecation and protection are the source's alone. A paravirtual image is given the PV-GRUB of its new region.
   *
   * @throws Ec2Error InvalidAMIID.NotFound, InvalidAMIID.Unavailable, InvalidAMIName.Malformed,
   *   InvalidAMIName.Duplicate, InvalidParameterDependency, UnsupportedOperation where paravirtual images do not run
   */
  copy(region: string, request: CopyImageRequest): ImageRecord {
    const { store, clock, newId, accountId } = this.context;
    const { sourceRegion, sourceImageId, tags, encrypted, kmsKeyId } = request;
    this.controlPlane.images.checkNew(region, request);
    const [source] = this.controlPlane.images.requireAll(sourceRegion, [sourceImageId]);
    if (!source) throw imageNotFound([sourceImageId]);
    if (source.state !== "available") throw sourceImageNotAvailable(sourceImageId, source.state);
    if (kmsKeyId !== undefined && !encrypted) throw keyNeedsEncryption();
    const id = newId("ami");
    const image: ImageRecord = {
      id,
      region,
      tags: request.copyTags ? { ...source.tags, ...tags } : tags,
      name: request.name,
      description: request.description ?? source.description,
      state: "pending",
      ownerId: accountId,
      public: false,
      creationTimeMs: clock.now(),
      architecture: source.architecture,
      virtualizationType: source.virtualizationType,
      enaSupport: source.enaSupport,
      sriovNetSupport: source.sriovNetSupport,
      bootMode: source.bootMode,
      tpmSupport: source.tpmSupport,
      imdsSupport: source.imdsSupport,
      kernelId: kernelIn(region, source),
      rootDeviceName: source.rootDeviceName,
      blockDevices: source.blockDevices.map((device) => this.copyDevice(region, device, request, id)),
      instanceStoreDevices: source.instanceStoreDevices,
      sourceImageId,
      sourceImageRegion: sourceRegion,
    };
    store.put("image", image);
    this.controlPlane.imageCreation.settlement.watch(id);
    return image;
  }

  private copyDevice(
    region: string,
    { kmsKeyId: _key, ...device }: ImageBlockDevice,
    { sourceRegion, sourceImageId, encrypted, kmsKeyId, snapshotTags }: CopyImageRequest,
    imageId: string,
  ): ImageBlockDevice {
    const { snapshotId } = device;
    if (snapshotId === undefined) {
      const isEncrypted = device.encrypted || encrypted === true;
      return { ...device, encrypted: isEncrypted, kmsKeyId: isEncrypted ? kmsKeyId : undefined };
    }
    const copy = this.controlPlane.snapshots.copy(region, {
      sourceRegion,
      sourceSnapshotId: snapshotId,
      description: `Copied for DestinationAmi ${imageId} from SourceAmi ${sourceImageId} for SourceSnapshot ${snapshotId}. Task created on ${this.context.clock.now().toLocaleString("en-US")}.`,
      encrypted: encrypted === true ? true : undefined,
      kmsKeyId,
      tags: snapshotTags,
    });
    return { ...device, snapshotId: copy.id, encrypted: copy.encrypted, kmsKeyId: copy.kmsKeyId };
  }
}

/** The kernel that does in a region what the source's does in its own. */
function kernelIn(region: string, source: ImageRecord): string | undefined {
  if (source.virtualizationType !== "paravirtual") return undefined;
  if (source.region === region) return source.kernelId;
  const root = findKernel(source.region, source.kernelId)?.root;
  const kernels = kernelImages(region).filter(({ architecture }) => architecture === source.architecture);
  const kernel = kernels.find((each) => each.root === root) ?? kernels[0];
  if (!kernel) throw paravirtualNotInRegion(source.id, region);
  return source.kernelId === undefined ? undefined : kernel.kernelId;
}
