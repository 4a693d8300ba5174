import { NbdServer } from "./block-store/nbd/server";
import type { ControlPlane } from "./control-plane/control-plane";
import { openDiskForExport } from "./control-plane/disk-export";

/** A volume or snapshot that is served on a socket of this machine. */
export interface ServedDisk {
  readonly description: string;
  readonly sizeBytes: number;
  readonly readOnly: boolean;
  /** Answers what was asked before, makes every write durable and lets go of the disk */
  close(): Promise<void>;
}

/** The disks that are served to other programs by NBD, each on a socket of its own. */
export class DiskServer {
  private readonly served = new Set<ServedDisk>();

  constructor(private readonly controlPlane: ControlPlane) {}

  get isServing(): boolean {
    return this.served.size > 0;
  }

  /** Rejects with `DiskExportError` and `BlockStoreError`, whose messages are for people */
  async serve(id: string, socketPath: string): Promise<ServedDisk> {
    const { context, volumes } = this.controlPlane;
    const { clock, log } = context;
    const { device, description, readOnly } = await openDiskForExport(context, id);
    const server = await NbdServer.listen({
      socketPath,
      exports: [{ name: id, description, device, readOnly }],
      clock,
      onConnectionError: (error) => log.warn("an NBD client was sent away", { id, error }),
    }).catch(async (error) => {
      await device.close();
      throw error;
    });
    let closing: Promise<void> | undefined;
    const disk: ServedDisk = {
      description,
      sizeBytes: device.sizeBytes,
      readOnly,
      close: () => {
        closing ??= (async () => {
          await server.close();
          await device.close();
          // Deleted meanwhile: its bytes had to wait
          if (context.store.get("volume", id)?.state === "deleting") await volumes.storage.carry(id);
        })().finally(() => this.served.delete(disk));
        return closing;
      },
    };
    this.served.add(disk);
    return disk;
  }

  async close(): Promise<void> {
    await Promise.all([...this.served].map((disk) => disk.close()));
  }
}
