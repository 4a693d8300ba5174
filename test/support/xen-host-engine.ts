import { join } from "node:path";
import { NbdServer } from "../../local-hypervisor/block-store/nbd/server";
import { hypervisorPaths } from "../../local-hypervisor/config";
import { XenHostEngine, type XenHostEngineOptions } from "../../local-hypervisor/engines/xen-host/engine";
import { readXenHost } from "../../local-hypervisor/images/xen-host/xen-host-files";
import { systemClock } from "../../local-hypervisor/model/clock";

/** The Xen host that was built on this machine, with its state in a folder, over our NBD server */
export const createXenHostEngine = (
  folder: string,
  options: Partial<XenHostEngineOptions> = {},
): XenHostEngine =>
  new XenHostEngine({
    environment: process.env,
    stateFolder: join(folder, "xen-host"),
    qemuCacheFolder: join(folder, "cache"),
    findFiles: () => readXenHost(hypervisorPaths().images),
    memoryMib: 2048,
    serveDevice: ({ socketPath, name, device }) =>
      NbdServer.listen({
        socketPath,
        exports: [{ name, description: name, device, readOnly: false }],
        clock: systemClock,
      }),
    log: { info: () => undefined },
    ...options,
  });
