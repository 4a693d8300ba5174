import { join } from "node:path";
import { NbdServer } from "../../local-hypervisor/block-store/nbd/server";
import { QemuEngine, type QemuEngineOptions } from "../../local-hypervisor/engines/qemu/engine";
import { systemClock } from "../../local-hypervisor/model/clock";

/** The QEMU engine of this machine with its state in a folder, over our NBD server */
export const createQemuEngine = (folder: string, options: Partial<QemuEngineOptions> = {}): QemuEngine =>
  new QemuEngine({
    environment: process.env,
    stateFolder: join(folder, "qemu"),
    cacheFolder: join(folder, "cache"),
    serveDevice: ({ socketPath, name, device }) =>
      NbdServer.listen({
        socketPath,
        exports: [{ name, description: name, device, readOnly: false }],
        clock: systemClock,
      }),
    ...options,
  });
