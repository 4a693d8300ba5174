import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BlockStore } from "../../local-hypervisor/block-store/block-store";
import type { GuestDisk, GuestSpec, VmEngine } from "../../local-hypervisor/control-plane/ports";
import type { OpenVolumes } from "../support/open-volumes";
import { bootMs } from "../support/xen-guest";
import type { GuestKind } from "./guest-kinds";

const megabyte = 2 ** 20;

/** What the tests have by the time that they run. */
interface Given {
  /** For files on the way */
  readonly folder: string;
  readonly store: BlockStore;
  readonly volumes: OpenVolumes;
  readonly engine: VmEngine;
  readonly kind: GuestKind;
  readonly readsRootDisk: boolean;
  /** A guest with that root disk */
  specOf(disk: GuestDisk): GuestSpec;
}

/** Which guests every implementation of `VmEngine` does not launch: a part of its suite. */
export function vmEngineRefusals(given: () => Given): void {
  test(
    "a disk that does not boot is refused with the reason, or leaves a guest that can be switched off",
    async () => {
      const { folder, store, volumes, engine, kind, readsRootDisk, specOf } = given();
      if (!readsRootDisk) {
        const volumeId = "vol-empty";
        await store.createVolume({ volumeId, sizeBytes: megabyte });
        const idle = await engine.launch(specOf(await volumes.open(volumeId, kind.rootDeviceName)));
        await idle.powerOff();
        expect(await idle.exited).toEqual({ kind: "poweredOff" });
        await volumes.close(volumeId);
        return;
      }
      const refused = async (disk: Uint8Array, reason: RegExp) => {
        await writeFile(join(folder, "bad.raw"), disk);
        const volumeId = "vol-bad";
        await store.importSnapshot("snap-bad", join(folder, "bad.raw"));
        await store.createVolume({ volumeId, sizeBytes: disk.length, snapshotId: "snap-bad" });
        await expect(
          engine.launch(specOf(await volumes.open(volumeId, kind.rootDeviceName))),
        ).rejects.toMatchObject({
          name: "EngineError",
          kind: "boot",
          message: expect.stringMatching(reason),
        });
        await volumes.close(volumeId);
        await store.deleteVolume(volumeId);
        await store.deleteSnapshot("snap-bad");
      };
      for (const { content, reason } of kind.unbootable) await refused(content, reason);
    },
    bootMs,
  );

  test(
    "a guest beyond the engine's capabilities is refused",
    async () => {
      const { store, volumes, engine, kind, specOf } = given();
      const volumeId = "vol-small";
      await store.createVolume({ volumeId, sizeBytes: megabyte });
      const disk = await volumes.open(volumeId, kind.rootDeviceName);
      const spec = specOf(disk);
      const { maxMemoryMib, maxVcpus, maxDisks } = engine.capabilities;
      const unsupported = { name: "EngineError", kind: "unsupported" };
      await expect(engine.launch({ ...spec, architecture: "arm64" })).rejects.toMatchObject(unsupported);
      await expect(engine.launch({ ...spec, memoryMib: maxMemoryMib + 1 })).rejects.toMatchObject(
        unsupported,
      );
      await expect(engine.launch({ ...spec, vcpus: maxVcpus + 1 })).rejects.toMatchObject(unsupported);
      const disks = Array.from({ length: maxDisks + 1 }, () => disk);
      await expect(engine.launch({ ...spec, disks })).rejects.toMatchObject(unsupported);
      await volumes.close(volumeId);
    },
    bootMs,
  );
}
