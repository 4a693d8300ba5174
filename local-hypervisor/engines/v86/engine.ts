import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type {
  EngineCapabilities,
  Guest,
  GuestSpec,
  RestoreOptions,
  SavedGuest,
  VmEngine,
} from "../../control-plane/ports";
import { EngineError } from "../engine-error";
import { refuseBeyond } from "../refuse-beyond";
import { RunningGuests } from "../running-guests";
import { keepToQuickCompiler } from "./compiler-tier";
import { type GuestHome, V86Guest } from "./guest";
import { diskSlots, networkCardSlots } from "./pci-bus";
import { readPinnedFile } from "./pinned-build";
import { testTraps } from "./self-test";
import { type V86WarmLauncher, v86WarmLauncher } from "./warm-launcher";
import { WarmTemplates } from "./warm-templates";
import { addTrapHooks } from "./wasm-hooks";
import { type WasmModule, webAssembly } from "./web-assembly";

export interface V86EngineOptions {
  /** The bundled worker, `dist/guest-worker.mjs` */
  readonly workerPath: string;
  /** `v86.wasm` of the pinned version; a `libv86.mjs` beside it is checked too */
  readonly wasmPath: string;
  /** ROM that starts HVM guests of Xen hosts; without it their kernels are entered directly */
  readonly firmwarePath?: string;
  /** Folder for unpacked kernels; made when needed, may be emptied at any time */
  readonly cacheFolder: string;
  /** Hears of every guest that was reset and boots again */
  onReboot?(instanceId: string): void;
  /** How guests begin from templates of booted kernels @default - each boots from power-on */
  readonly warm?: WarmOptions;
}

export interface WarmOptions {
  /** Folder for templates; made when needed, may be emptied at any time */
  readonly folder: string;
  /** @default - 5,000 */
  readonly quietMs?: number;
  /** Hears, in a sentence, why a guest booted cold although there was a template, or why there is none */
  onFailure(reason: string, instanceId?: string): void;
}

/** A template of drydock-micro is 63 MiB (PV) or 90 MiB (HVM) */
const maxTemplateBytes = { memory: 256 * 2 ** 20, files: 2 ** 30 } as const;

/** The memory is `maxMemoryBytes` of the worker's side, to 128 KiB */
const v86Capabilities: EngineCapabilities = {
  architectures: ["i386"],
  virtualizationTypes: ["hvm", "paravirtual"],
  hypervisors: ["xen", "nitro"],
  maxVcpus: 1,
  maxMemoryMib: 2048,
  maxDisks: diskSlots.length,
  maxNetworkInterfaces: networkCardSlots.length,
  hotPlugDisks: true,
  sharedDisks: true,
  growsDisks: true,
  hotPlugNetworkInterfaces: true,
  maxMtuBytes: 9001,
  frameOffload: true,
  savesGuests: true,
};

/** The embedded engine: x86 in WebAssembly, one worker thread a guest, nothing to install. */
export class V86Engine implements VmEngine {
  readonly name = "v86";
  private abilities = v86Capabilities;
  private readonly guests = new RunningGuests<V86Guest>("The embedded engine");
  private build: Promise<V86Build> | undefined;
  private warm: Promise<V86WarmLauncher | undefined> | undefined;

  constructor(private readonly options: V86EngineOptions) {}

  /** What is lost shows once v86 was tested, before the first guest is launched */
  get capabilities(): EngineCapabilities {
    return this.abilities;
  }

  /** Reads v86 and tests it, so that `capabilities` are true; a launch does so too */
  async prepare(): Promise<void> {
    await this.prepared();
  }

  async launch(spec: GuestSpec): Promise<Guest> {
    return this.begin(spec, async (home) => {
      const warm = await this.warmLauncher();
      return warm ? warm.launch(spec, home) : V86Guest.launch(spec, home);
    });
  }

  async restore(
    spec: GuestSpec,
    { engine, artefact }: SavedGuest,
    options: RestoreOptions = {},
  ): Promise<Guest> {
    if (engine !== this.name)
      throw new EngineError(
        "unsupported",
        `The guest was saved by the engine ${engine}, not by ${this.name}.`,
      );
    const { clock = "advances" } = options;
    return this.begin(spec, (home) => V86Guest.restore(spec, home, { artefact, clock }));
  }

  async close(): Promise<void> {
    await this.guests.close();
    await (await this.warm)?.close();
    await this.guests.powerOff();
  }

  private async begin(spec: GuestSpec, launch: (home: GuestHome) => Promise<V86Guest>): Promise<Guest> {
    return this.guests.begin(async () => {
      this.check(spec);
      return launch(await this.homeOf(spec));
    });
  }

  private async homeOf(spec: GuestSpec): Promise<GuestHome> {
    const { wasmModule } = await this.prepared();
    this.check(spec);
    const { workerPath, cacheFolder, onReboot } = this.options;
    return { workerPath, wasmModule, firmware: await this.firmwareOf(spec), cacheFolder, onReboot };
  }

  /** Templates are of no use to another build of the worker */
  private warmLauncher(): Promise<V86WarmLauncher | undefined> {
    const { warm, workerPath } = this.options;
    this.warm ??= (async () => {
      if (!warm) return undefined;
      const { folder, quietMs = 5_000, onFailure } = warm;
      const templates = new WarmTemplates({
        folder,
        maxMemoryBytes: maxTemplateBytes.memory,
        maxFileBytes: maxTemplateBytes.files,
      });
      const engine = createHash("sha256")
        .update(await readFile(workerPath))
        .digest("hex");
      return v86WarmLauncher({ templates, engine, quietMs, onFailure });
    })();
    return this.warm;
  }

  /** All guests share one compiled module; a failure is not kept, so that mending the installation helps */
  private prepared(): Promise<V86Build> {
    this.build ??= this.compile().catch((error) => {
      this.build = undefined;
      throw error;
    });
    return this.build;
  }

  /** PV guests have none, and Nitro's devices are not what it boots from */
  private async firmwareOf(spec: GuestSpec): Promise<Uint8Array | undefined> {
    const { firmwarePath } = this.options;
    if (firmwarePath === undefined || spec.virtualizationType !== "hvm" || spec.hypervisor !== "xen")
      return undefined;
    return readFile(firmwarePath).catch((error: NodeJS.ErrnoException) => {
      throw new EngineError(
        "unavailable",
        `The firmware ${firmwarePath} cannot be read (${error.code}). Run npx drydock image build drydock-micro, which ` +
          "fetches it, or set DRYDOCK_FIRMWARE=direct to enter kernels without firmware and boot loader.",
      );
    });
  }

  private async compile(): Promise<V86Build> {
    const { wasmPath, workerPath } = this.options;
    if (!existsSync(workerPath)) {
      throw new EngineError(
        "unavailable",
        `The embedded engine's worker ${workerPath} is missing. Run npm run build.`,
      );
    }
    const library = join(dirname(wasmPath), "libv86.mjs");
    if (existsSync(library)) await readPinnedFile(library);
    const build = await hookAndTest(await readPinnedFile(wasmPath), workerPath);
    keepToQuickCompiler();
    if (build.lack !== undefined) {
      const lost = `It lost Xen's interface on this machine, and with it paravirtual guests. ${build.lack}`;
      this.abilities = { ...v86Capabilities, virtualizationTypes: ["hvm"], hypervisors: ["nitro"], lost };
    }
    return build;
  }

  private check(spec: GuestSpec): void {
    refuseBeyond("The embedded engine", this.capabilities, spec);
    if (spec.memoryMib < 64)
      throw new EngineError(
        "unsupported",
        `The embedded engine needs 64 MiB of memory a guest at least, not ${spec.memoryMib}.`,
      );
  }
}

interface V86Build {
  readonly wasmModule: WasmModule;
  /** What its traps lack, a sentence; undefined where all of them work */
  readonly lack: string | undefined;
}

/** v86 with its traps, or as it is where they cannot be had */
async function hookAndTest(wasm: Uint8Array, workerPath: string): Promise<V86Build> {
  try {
    const wasmModule = await webAssembly.compile(addTrapHooks(wasm));
    const lack = await testTraps(workerPath, wasmModule);
    if (lack === undefined) return { wasmModule, lack };
    return { wasmModule: await webAssembly.compile(wasm), lack };
  } catch (error) {
    return { wasmModule: await webAssembly.compile(wasm), lack: (error as Error).message };
  }
}
