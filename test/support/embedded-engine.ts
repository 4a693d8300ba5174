import { join } from "node:path";
import { hypervisorPaths } from "../../local-hypervisor/config";
import { V86Engine, type V86EngineOptions } from "../../local-hypervisor/engines/v86/engine";
import { firmwareFile } from "../../local-hypervisor/images/firmware";
import { bundleWorker, v86WasmPath } from "./bundle-worker";

/**
 * The embedded engine of the sources as they are, with the firmware that came with drydock-micro. Its worker and what it
 * unpacks are in the folder.
 */
export const createEmbeddedEngine = async (
  folder: string,
  options: Partial<V86EngineOptions> = {},
): Promise<V86Engine> =>
  new V86Engine({
    workerPath: await bundleWorker(folder),
    wasmPath: v86WasmPath,
    cacheFolder: join(folder, "kernels"),
    firmwarePath: firmwareFile(hypervisorPaths().images),
    ...options,
  });
