import { createHash } from "node:crypto";
import { findInstanceType, type InstanceType } from "../../schemas/catalogues/instance-types";
import { instanceStoreMappedTwice, invalidVirtualName } from "../model/errors/block-device-mapping";
import type { InstanceRecord, InstanceStoreDevice } from "../model/instance";
import type { ControlPlaneContext } from "./context";

/** A disk of the host that an instance has: its bytes last from a start to the next stop. */
export interface InstanceStoreVolume {
  /** Id of the bytes in the block store; the same for the whole life of the instance */
  readonly volumeId: string;
  /** Such as `ephemeral0` */
  readonly virtualName: string;
  /** Where the block device mapping names it; a Nitro type brings its disks unasked and without a name */
  readonly deviceName?: string;
  readonly sizeBytes: number;
}

type InstanceStoreOwner = Pick<InstanceRecord, "id" | "instanceType" | "instanceStoreDevices">;

const virtualNameShape = /^ephemeral(\d{1,2})$/;

/** Sizes of a type's instance store disks in bytes, `ephemeral0` first. */
const diskSizes = ({ instanceStorageDisks = [] }: InstanceType): number[] =>
  instanceStorageDisks.flatMap(({ count, sizeGB }) => new Array<number>(count).fill(sizeGB * 1e9));

/**
 * Rows of a launch's mapping that name an instance store disk of the type. EC2 ignores those that the type does not
 * have, and the mapping as a whole where the disks are NVMe.
 *
 * @throws Ec2Error InvalidBlockDeviceMapping
 */
export function mappedInstanceStore(
  rows: readonly InstanceStoreDevice[],
  instanceType: InstanceType,
): InstanceStoreDevice[] {
  const seen = new Set<string>();
  for (const { deviceName, virtualName } of rows) {
    if (!virtualNameShape.test(virtualName)) throw invalidVirtualName(deviceName, virtualName);
    if (seen.has(virtualName)) throw instanceStoreMappedTwice(deviceName, virtualName);
    seen.add(virtualName);
  }
  if (bringsDisksUnasked(instanceType)) return [];
  const disks = diskSizes(instanceType).length;
  return rows.filter(({ virtualName }) => Number(virtualNameShape.exec(virtualName)?.[1]) < disks);
}

/** The instance store volumes that a guest of an instance has. */
export function instanceStoreOf(instance: InstanceStoreOwner): InstanceStoreVolume[] {
  const type = findInstanceType(instance.instanceType);
  if (!type) return [];
  return diskSizes(type).flatMap((sizeBytes, index) => {
    const virtualName = `ephemeral${index}`;
    const mapped = instance.instanceStoreDevices?.find((row) => row.virtualName === virtualName);
    if (!mapped && !bringsDisksUnasked(type)) return [];
    const digest = createHash("sha256").update(`${instance.id}/${virtualName}`).digest("hex");
    return [
      { volumeId: `aws-${digest.slice(0, 17)}`, virtualName, deviceName: mapped?.deviceName, sizeBytes },
    ];
  });
}

const bringsDisksUnasked = ({ instanceStorageNvmeSupport }: InstanceType): boolean =>
  instanceStorageNvmeSupport === "required" || instanceStorageNvmeSupport === "supported";

/**
 * Makes the instance store volumes of an instance that is to boot: empty at a start, and as they were when the daemon
 * itself was started again under an instance that ran.
 */
export async function prepareInstanceStore(
  { blockStore }: ControlPlaneContext,
  instance: InstanceRecord,
): Promise<InstanceStoreVolume[]> {
  const volumes = instanceStoreOf(instance);
  for (const { volumeId, sizeBytes } of volumes) {
    if (instance.state === "pending") await blockStore.deleteVolume(volumeId);
    try {
      await blockStore.createVolume({ volumeId, sizeBytes });
    } catch (error) {
      if ((error as { kind?: string }).kind !== "exists") throw error;
    }
  }
  return volumes;
}

/** Gives the bytes back, once the instance has come to rest. */
export async function discardInstanceStore(
  { blockStore }: ControlPlaneContext,
  instance: InstanceRecord,
): Promise<void> {
  // All at once, so that a start that follows comes after them.
  await Promise.all(instanceStoreOf(instance).map(({ volumeId }) => blockStore.deleteVolume(volumeId)));
}
