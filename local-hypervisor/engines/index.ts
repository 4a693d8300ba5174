import type { EngineName, VmEngine } from "../control-plane/ports";
import { QemuEngine, type QemuEngineOptions } from "./qemu/engine";
import { V86Engine } from "./v86/engine";
import { XenHostEngine, type XenHostEngineOptions } from "./xen-host/engine";

export interface EngineOptions {
  /** The bundled worker of the embedded engine */
  readonly workerFile: string;
  /** `v86.wasm` of the pinned version */
  readonly wasmFile: string;
  /** Folder for unpacked kernels; made when needed, may be emptied at any time */
  readonly kernelCacheFolder: string;
  /** ROM that starts HVM guests of Xen hosts @default - their kernels are entered directly */
  readonly firmwareFile?: string;
  /** Folder for templates of warm launches @default - every guest boots from power-on */
  readonly warmFolder?: string;
  readonly qemu: Omit<QemuEngineOptions, "onReboot" | "onOrphansEnded" | "warm">;
  /** The same for QEMU's guests @default - every guest boots from power-on */
  readonly qemuWarmFolder?: string;
  readonly xenHost: Omit<XenHostEngineOptions, "onReboot" | "log">;
  /** The only engine that runs guests @default - the first that can */
  readonly only?: EngineName;
  readonly log: { info(message: string, fields?: Readonly<Record<string, unknown>>): void };
}

/** Every engine that this machine has or can get, the preferred one first: the embedded one needs nothing installed. */
export function createEngines(options: EngineOptions): VmEngine[] {
  const {
    workerFile,
    wasmFile,
    kernelCacheFolder,
    firmwareFile,
    warmFolder,
    qemu,
    qemuWarmFolder,
    xenHost,
    only,
    log,
  } = options;
  const onReboot = (engine: EngineName) => (instanceId: string) =>
    log.info("guest rebooted", { instanceId, engine });
  const onNoWarmLaunch = (reason: string, instanceId?: string) =>
    log.info("no warm launch", { instanceId, reason });
  const engines: VmEngine[] = [
    new V86Engine({
      workerPath: workerFile,
      wasmPath: wasmFile,
      ...(firmwareFile === undefined ? {} : { firmwarePath: firmwareFile }),
      cacheFolder: kernelCacheFolder,
      onReboot: onReboot("v86"),
      ...(warmFolder === undefined
        ? {}
        : {
            warm: { folder: warmFolder, onFailure: onNoWarmLaunch },
          }),
    }),
    new QemuEngine({
      ...qemu,
      ...(qemuWarmFolder === undefined
        ? {}
        : { warm: { folder: qemuWarmFolder, onFailure: onNoWarmLaunch } }),
      onReboot: onReboot("qemu"),
      onOrphansEnded: (instanceIds) =>
        log.info("guests of an earlier daemon were ended", { instanceIds, engine: "qemu" }),
    }),
    new XenHostEngine({ ...xenHost, onReboot: onReboot("xen-host"), log }),
  ];
  return engines.filter(({ name }) => only === undefined || name === only);
}
