import type { VmEngine } from "../control-plane/ports";
import { V86Engine } from "./v86/engine";

export interface EngineOptions {
  /** The bundled worker of the embedded engine */
  readonly workerFile: string;
  /** `v86.wasm` of the pinned version */
  readonly wasmFile: string;
  /** Folder for unpacked kernels; made when needed, may be emptied at any time */
  readonly kernelCacheFolder: string;
  readonly log: { info(message: string, fields?: Readonly<Record<string, unknown>>): void };
}

/** Every engine of this machine, the preferred one first. */
export function createEngines({ workerFile, wasmFile, kernelCacheFolder, log }: EngineOptions): VmEngine[] {
  return [
    new V86Engine({
      workerPath: workerFile,
      wasmPath: wasmFile,
      cacheFolder: kernelCacheFolder,
      onReboot: (instanceId) => log.info("guest rebooted", { instanceId, engine: "v86" }),
    }),
  ];
}
