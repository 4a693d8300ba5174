import type { BlockDevice } from "../../local-hypervisor/control-plane/ports";
import { type ControlPlaneRig, region } from "./control-plane-rig";

/** Runs work on the device of a volume: the one that a running guest has, else one that is opened for it. */
export async function onDevice<T>(
  rig: ControlPlaneRig,
  volumeId: string,
  work: (device: BlockDevice) => Promise<T>,
): Promise<T> {
  for (const guest of rig.engine.guests) {
    const device = guest.running ? guest.disks.get(volumeId) : undefined;
    if (device) return work(device);
  }
  const device = await rig.controlPlane.context.blockStore.openVolume(volumeId);
  try {
    return await work(device);
  } finally {
    await device.close();
  }
}

/** Fills 4 KiB of a volume with one byte, durably. */
export const fill = (
  rig: ControlPlaneRig,
  volumeId: string,
  { offsetBytes, value }: { offsetBytes: number; value: number },
): Promise<void> =>
  onDevice(rig, volumeId, async (device) => {
    await device.write(offsetBytes, new Uint8Array(4096).fill(value));
    await device.flush();
  });

/** First byte at an offset of a volume. */
export const byteAt = (rig: ControlPlaneRig, volumeId: string, offsetBytes: number): Promise<number> =>
  onDevice(rig, volumeId, async (device) => (await device.read(offsetBytes, 512))[0] as number);

/** First byte at an offset of a snapshot, as a volume that is made of it in another zone has it. */
export async function byteOfSnapshot(
  rig: ControlPlaneRig,
  snapshotId: string,
  offsetBytes: number,
): Promise<number> {
  const { volumes } = rig.controlPlane;
  const { id } = volumes.create(region, { availabilityZone: "eu-west-1b", snapshotId, tags: {} });
  await rig.settle();
  const byte = await byteAt(rig, id, offsetBytes);
  volumes.delete(region, id);
  await rig.settle();
  return byte;
}
