import { createHash } from "node:crypto";
import type { SavedMemory } from "../model/instance";
import type { ControlPlaneContext } from "./context";

/** What is written, read and hashed at once */
const partBytes = 2 ** 20;
const sectorBytes = 512;

/** Where the memory of an instance is, as long as it is hibernated */
const memoryVolumeOf = (instanceId: string): string => `mem-${instanceId.slice("i-".length)}`;

type KeptBytes = Pick<SavedMemory, "volumeId" | "sizeBytes" | "sha256">;

/**
 * Keeps a guest's artefact as an encrypted volume, with a key of its own that the daemon's key wraps, as those of EBS's
 * encrypted volumes are. Durable once resolved; rejects with `BlockStoreError`.
 */
export async function keepMemory(
  { blockStore }: ControlPlaneContext,
  instanceId: string,
  artefact: SharedArrayBuffer,
): Promise<KeptBytes> {
  const volumeId = memoryVolumeOf(instanceId);
  const sizeBytes = artefact.byteLength;
  await blockStore.deleteVolume(volumeId);
  const wholeSectors = Math.ceil(sizeBytes / sectorBytes) * sectorBytes;
  await blockStore.createVolume({ volumeId, sizeBytes: wholeSectors, encrypted: true });
  const device = await blockStore.openVolume(volumeId);
  const hash = createHash("sha256");
  try {
    for (let at = 0; at < sizeBytes; at += partBytes) {
      const bytes = new Uint8Array(artefact, at, Math.min(partBytes, sizeBytes - at));
      const part = new Uint8Array(Math.min(partBytes, wholeSectors - at));
      part.set(bytes);
      hash.update(part.subarray(0, bytes.length));
      await device.write(at, part);
    }
    await device.flush();
  } finally {
    await device.close();
  }
  return { volumeId, sizeBytes, sha256: hash.digest("hex") };
}

/** Rejects where the bytes are not those that were kept: what reads them trusts them */
export async function readMemory(
  { blockStore }: ControlPlaneContext,
  { volumeId, sizeBytes, sha256 }: KeptBytes,
): Promise<SharedArrayBuffer> {
  const artefact = new SharedArrayBuffer(sizeBytes);
  const bytes = new Uint8Array(artefact);
  const hash = createHash("sha256");
  const device = await blockStore.openVolume(volumeId);
  try {
    for (let at = 0; at < sizeBytes; at += partBytes) {
      const part = await device.read(at, Math.min(partBytes, sizeBytes - at));
      hash.update(part);
      bytes.set(part, at);
    }
  } finally {
    await device.close();
  }
  if (hash.digest("hex") !== sha256) throw new Error("what was saved is damaged.");
  return artefact;
}

/** Gives the bytes back; no error where there are none */
export const discardMemory = ({ blockStore }: ControlPlaneContext, instanceId: string): Promise<void> =>
  blockStore.deleteVolume(memoryVolumeOf(instanceId));
