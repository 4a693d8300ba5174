import { checkImageProperties } from "../../schemas/rules/image";
import { instanceNotForImage, instanceWithoutRootVolume } from "../model/errors/image";
import { refuse } from "../model/errors/problem";
import type { Architecture, BootMode, ImageRecord, VirtualizationType } from "../model/image";
import type { InstanceRecord, InstanceStoreDevice } from "../model/instance";
import type { RequestedBlockDevice } from "./block-device-mapping";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { mappingOfInstance, registeredMapping, type SourceVolume } from "./image-mapping";
import { ImageSettlement } from "./image-settlement";
import { stateReason } from "./instance-transition";
import { checkKernel, checkParavirtualRegion } from "./kernel";

type Tags = Readonly<Record<string, string>>;

interface NewImage {
  readonly name: string;
  readonly description?: string;
  readonly blockDevices: readonly RequestedBlockDevice[];
  readonly tags: Tags;
}

export interface CreateImageRequest extends NewImage {
  readonly instanceId: string;
  /** Takes the snapshots of the running guest, as a power failure would leave its disks @default false */
  readonly noReboot?: boolean;
  readonly snapshotTags: Tags;
}

export interface RegisterImageRequest extends NewImage {
  /** @default i386, as EC2's API has it */
  readonly architecture?: Architecture;
  /** @default paravirtual, as EC2's API has it */
  readonly virtualizationType?: VirtualizationType;
  readonly rootDeviceName: string;
  readonly enaSupport?: boolean;
  readonly sriovNetSupport?: "simple";
  readonly bootMode?: BootMode;
  readonly tpmSupport?: "v2.0";
  readonly imdsSupport?: "v2.0";
  readonly kernelId?: string;
  readonly ramdiskId?: string;
}

/** Images made of instances and of snapshots. */
export class ImageCreationService {
  readonly settlement: ImageSettlement;

  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {
    this.settlement = new ImageSettlement(context);
  }

  /**
   * CreateImage: the image is pending until the snapshots of the instance's volumes, all of one moment, are completed.
   * A running guest is shut down first and started again, unless the request says otherwise.
   *
   * @throws Ec2Error InvalidInstanceID.NotFound, InvalidAMIName.Malformed, InvalidAMIName.Duplicate,
   *   InvalidParameterValue for the instance's state, InvalidBlockDeviceMapping, ConcurrentSnapshotLimitExceeded
   */
  create(region: string, request: CreateImageRequest): ImageRecord {
    const { store, clock, newId, accountId } = this.context;
    const instance = this.controlPlane.instances.require(region, request.instanceId);
    const { id: instanceId, state, rootDeviceName, virtualizationType } = instance;
    this.controlPlane.images.checkNew(region, request);
    if (state !== "running" && state !== "stopping" && state !== "stopped")
      throw instanceNotForImage(instanceId);
    const source = store.get("image", instance.imageId);
    const { volumes, ...mapping } = mappingOfInstance(
      { volumes: this.volumesOf(instance), instanceStoreDevices: instanceStoreOf(instance, source) },
      request.blockDevices,
      this.rules(region, { rootDeviceName, virtualizationType }),
    );
    if (!volumes.some(({ deviceName }) => deviceName === rootDeviceName))
      throw instanceWithoutRootVolume(instanceId);
    const image: ImageRecord = {
      id: newId("ami"),
      region,
      tags: request.tags,
      name: request.name,
      description: request.description,
      state: "pending",
      ownerId: accountId,
      public: false,
      creationTimeMs: clock.now(),
      architecture: instance.architecture,
      virtualizationType,
      enaSupport: instance.enaSupport,
      bootMode: instance.bootMode,
      kernelId: instance.kernelId,
      sriovNetSupport: source?.sriovNetSupport,
      tpmSupport: source?.tpmSupport,
      imdsSupport: source?.imdsSupport,
      rootDeviceName,
      ...mapping,
      sourceInstanceId: instanceId,
      sourceImageId: instance.imageId,
      sourceImageRegion: region,
      awaitedSnapshots: { volumes, snapshotTags: request.snapshotTags },
    };
    store.put("image", image);
    if (state === "stopped" || (state === "running" && request.noReboot)) this.takeSnapshots(image);
    else
      this.context.afterCommit(() => {
        this.controlPlane.consoles.note(
          instanceId,
          `The guest is shut down, and started again if it runs, to create the image ${image.id}.`,
        );
        this.controlPlane.guests.wake(instanceId);
      });
    this.settlement.watch(image.id);
    return store.get("image", image.id) as ImageRecord;
  }

  /**
   * RegisterImage: an image of snapshots that are there.
   *
   * @throws Ec2Error InvalidAMIName.Malformed, InvalidAMIName.Duplicate, InvalidBlockDeviceMapping,
   *   InvalidSnapshot.NotFound, InvalidParameterCombination
   */
  register(region: string, request: RegisterImageRequest): ImageRecord {
    const { store, clock, newId, accountId } = this.context;
    const { architecture = "i386", virtualizationType = "paravirtual", rootDeviceName, kernelId } = request;
    this.controlPlane.images.checkNew(region, request);
    refuse(checkImageProperties({ ...request, architecture, virtualizationType }));
    checkParavirtualRegion(region, virtualizationType);
    checkKernel(region, { ...request, architecture, virtualizationType });
    const mapping = registeredMapping(
      request.blockDevices,
      this.rules(region, { rootDeviceName, virtualizationType }),
    );
    const image: ImageRecord = {
      id: newId("ami"),
      region,
      tags: request.tags,
      name: request.name,
      description: request.description,
      state: "available",
      ownerId: accountId,
      public: false,
      creationTimeMs: clock.now(),
      architecture,
      virtualizationType,
      enaSupport: request.enaSupport ?? false,
      sriovNetSupport: request.sriovNetSupport,
      bootMode: request.bootMode,
      tpmSupport: request.tpmSupport,
      imdsSupport: request.imdsSupport,
      kernelId,
      rootDeviceName,
      ...mapping,
    };
    store.put("image", image);
    return image;
  }

  /** Whether a guest is to be shut down for images of its instance. */
  awaitsGuest(instance: InstanceRecord): boolean {
    return this.awaiting(instance).length > 0;
  }

  /** The guest is down: takes the snapshots that were waiting for that. */
  guestIsDown(instance: InstanceRecord): void {
    const { store } = this.context;
    for (const image of this.awaiting(instance)) {
      try {
        store.transaction(() => this.takeSnapshots(image));
      } catch (error) {
        // Meanwhile a volume was deleted, or has as many pending snapshots as it may.
        const why = error instanceof Error ? error.message : String(error);
        store.transaction(() => this.settlement.fail(image, stateReason("Client.InternalError", why)));
      }
    }
  }

  /** The instance is being terminated: its images that are not made yet will not be. */
  instanceEnds({ id, region }: InstanceRecord): void {
    const { store } = this.context;
    store.transaction(() => {
      for (const image of store.list("image", region))
        if (image.state === "pending" && image.sourceInstanceId === id)
          this.settlement.fail(
            image,
            stateReason(
              "Client.InstanceTerminated",
              "The instance was terminated before the image was created",
            ),
          );
    });
  }

  /** Carries on what a crash left half-done; guests that images wait for are woken with their instances. */
  reconcile(): void {
    this.settlement.reconcile();
  }

  private awaiting({ id, region }: InstanceRecord): ImageRecord[] {
    return this.context.store
      .list("image", region)
      .filter(
        (image) => image.state === "pending" && image.sourceInstanceId === id && image.awaitedSnapshots,
      );
  }

  /** To be called within one transaction, so that the snapshots are of one moment. */
  private takeSnapshots({ awaitedSnapshots, ...image }: ImageRecord): void {
    if (!awaitedSnapshots) return;
    const snapshotIds = new Map(
      awaitedSnapshots.volumes.map(({ deviceName, volumeId }) => [
        deviceName,
        this.controlPlane.snapshots.create(image.region, {
          volumeId,
          description: `Created by CreateImage(${image.sourceInstanceId}) for ${image.id}`,
          tags: awaitedSnapshots.snapshotTags,
        }).id,
      ]),
    );
    const blockDevices = image.blockDevices.map((device) => ({
      ...device,
      snapshotId: device.snapshotId ?? snapshotIds.get(device.deviceName),
    }));
    this.context.store.put("image", { ...image, blockDevices });
  }

  private volumesOf({ region, id }: InstanceRecord): SourceVolume[] {
    return this.controlPlane.volumes
      .attachedTo(region, id)
      .filter(({ attachment }) => attachment.state !== "detaching")
      .map((volume) => ({ ...volume.attachment, volume }));
  }

  private rules(region: string, image: { rootDeviceName: string; virtualizationType: VirtualizationType }) {
    return {
      ...image,
      snapshot: (id: string) => this.controlPlane.snapshots.requireCompleted(region, id),
    };
  }
}

/** What the instance has, and what its image has for types with other disks. */
function instanceStoreOf(instance: InstanceRecord, source: ImageRecord | undefined): InstanceStoreDevice[] {
  const own = instance.instanceStoreDevices ?? [];
  const others = (source?.instanceStoreDevices ?? []).filter(
    (row) => !own.some((each) => each.deviceName === row.deviceName || each.virtualName === row.virtualName),
  );
  return [...own, ...others];
}
