import { join } from "node:path";
import { credentialsFile, endpointFile, stateFolder } from "../schemas/local-endpoint";
import { packageRoot } from "../schemas/package-root";
import { parseRelaxations, type RelaxationName, relaxationVariable } from "../schemas/rules/relaxations";
import { type EngineName, engineNames } from "./control-plane/ports";
import { blockIsWithin, formatIpv4Block, type Ipv4Block, parseIpv4Block } from "./model/cidr";
import { publicBlock } from "./model/public-block";
import { type HostService, parseHostServices } from "./network/outside/host-service";
import { parseIpv4Address } from "./network/wire/address";

/**
 * Where everything of one user's hypervisor lies. One precedence for the state: DRYDOCK_HOME, XDG_STATE_HOME,
 * ~/.local/state; DRYDOCK_IMAGES names a folder of images that several states share.
 */
export interface HypervisorPaths {
  /** Root of all that follows but the program files */
  readonly state: string;
  readonly endpoint: string;
  readonly credentials: string;
  /** SQLite file of the control plane */
  readonly database: string;
  /** Volumes and snapshots */
  readonly blockStore: string;
  /** One folder an AMI that was built or imported here */
  readonly images: string;
  /** What can be made again: package downloads, unpacked kernels */
  readonly cache: string;
  /** What the next daemon must know of QEMU's processes */
  readonly qemu: string;
  /** What the next daemon must know of the Xen host's process */
  readonly xenHost: string;
  /** What was found out about QEMU on this machine */
  readonly qemuCache: string;
  /** One file an instance */
  readonly consoles: string;
  /** Records of flow logs: one folder a flow log */
  readonly flowLogs: string;
  readonly log: string;
  /** Bundle of the guests' worker and the emulator's code */
  readonly worker: string;
  readonly wasm: string;
  /** Own files of the drydock-micro image */
  readonly drydockMicro: string;
}

export function hypervisorPaths(environment: NodeJS.ProcessEnv = process.env): HypervisorPaths {
  const state = stateFolder(environment);
  const program = packageRoot();
  return {
    state,
    endpoint: endpointFile(state),
    credentials: credentialsFile(state),
    database: join(state, "control-plane.sqlite"),
    blockStore: join(state, "block-store"),
    images: environment.DRYDOCK_IMAGES || join(state, "images"),
    cache: join(state, "cache"),
    qemu: join(state, "qemu"),
    xenHost: join(state, "xen-host"),
    qemuCache: join(state, "cache", "qemu"),
    consoles: join(state, "consoles"),
    flowLogs: join(state, "flow-logs"),
    log: join(state, "daemon.log"),
    worker: join(program, "dist", "guest-worker.mjs"),
    wasm: join(program, "dist", "v86.wasm"),
    drydockMicro: join(program, "local-hypervisor", "images", "drydock-micro"),
  };
}

/** How guests and this machine see each other. */
export interface NetworkSettings {
  /** This machine as guests and security groups see it, dotted; `DRYDOCK_HOST_ADDRESS`, 198.51.100.1 where that is not set */
  readonly hostAddress: string;
  /** What of this machine's loopback guests may reach; `DRYDOCK_HOST_SERVICES`, nothing where that is not set */
  readonly hostServices: readonly HostService[];
}

/** An environment variable that cannot be read; the message names it and says what it should look like. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}

/** Throws `SettingError` */
export function networkSettings(environment: NodeJS.ProcessEnv = process.env): NetworkSettings {
  const { DRYDOCK_HOST_ADDRESS, DRYDOCK_HOST_SERVICES } = environment;
  return {
    hostAddress: readHostAddress(DRYDOCK_HOST_ADDRESS || "198.51.100.1"),
    hostServices: readSetting("DRYDOCK_HOST_SERVICES", () => parseHostServices(DRYDOCK_HOST_SERVICES ?? "")),
  };
}

/**
 * Where fresh public addresses are taken from; `DRYDOCK_PUBLIC_ADDRESSES`, undefined where that is not set. Throws
 * `SettingError`
 */
export function publicRangeSetting(environment: NodeJS.ProcessEnv = process.env): Ipv4Block | undefined {
  const { DRYDOCK_PUBLIC_ADDRESSES = "" } = environment;
  if (DRYDOCK_PUBLIC_ADDRESSES === "") return undefined;
  const block = parseIpv4Block(DRYDOCK_PUBLIC_ADDRESSES);
  if (block && block.prefixBits <= 24 && blockIsWithin(block, publicBlock)) return block;
  throw new SettingError(
    `DRYDOCK_PUBLIC_ADDRESSES: '${DRYDOCK_PUBLIC_ADDRESSES}' is not a part of ${formatIpv4Block(publicBlock)} of a /24 or more; set it to one such as 127.80.0.0/16, or not at all`,
  );
}

/** How disks of guests behave. */
export interface StorageSettings {
  /**
   * Whether volumes are held to the IOPS and throughput of their types; `DRYDOCK_EBS_LIMITS=enforce`, else they are as
   * fast as this machine
   */
  readonly enforceEbsLimits: boolean;
}

/** Throws `SettingError` */
export function storageSettings(environment: NodeJS.ProcessEnv = process.env): StorageSettings {
  const { DRYDOCK_EBS_LIMITS = "" } = environment;
  if (DRYDOCK_EBS_LIMITS !== "" && DRYDOCK_EBS_LIMITS !== "enforce")
    throw new SettingError(
      `DRYDOCK_EBS_LIMITS: '${DRYDOCK_EBS_LIMITS}' means nothing; set it to enforce, or not at all`,
    );
  return { enforceEbsLimits: DRYDOCK_EBS_LIMITS === "enforce" };
}

/** The only engine that runs guests; `DRYDOCK_ENGINE`, undefined where that is not set. Throws `SettingError` */
export function engineSetting(environment: NodeJS.ProcessEnv = process.env): EngineName | undefined {
  const { DRYDOCK_ENGINE = "" } = environment;
  if (DRYDOCK_ENGINE === "") return undefined;
  const engine = engineNames.find((name) => name === DRYDOCK_ENGINE);
  if (engine) return engine;
  throw new SettingError(
    `DRYDOCK_ENGINE: there is no engine '${DRYDOCK_ENGINE}'; set it to ${engineNames.join(" or ")}, or not at all`,
  );
}

/** The Xen host of paravirtual x86_64 guests. */
export interface XenHostSettings {
  /** Of the host with all its guests; `DRYDOCK_XEN_HOST_MIB`, half of this machine's where that is not set */
  readonly memoryMib: number | undefined;
}

/** dom0 and one small guest */
const leastXenHostMib = 1024;

/** Throws `SettingError` */
export function xenHostSettings(environment: NodeJS.ProcessEnv = process.env): XenHostSettings {
  const { DRYDOCK_XEN_HOST_MIB = "" } = environment;
  if (DRYDOCK_XEN_HOST_MIB === "") return { memoryMib: undefined };
  const memoryMib = Number(DRYDOCK_XEN_HOST_MIB);
  if (Number.isInteger(memoryMib) && memoryMib >= leastXenHostMib) return { memoryMib };
  throw new SettingError(
    `DRYDOCK_XEN_HOST_MIB: '${DRYDOCK_XEN_HOST_MIB}' is no size in MiB of ${leastXenHostMib} or more, such as 8192`,
  );
}

/** How HVM guests of Xen hosts are started. */
export interface FirmwareSettings {
  /** Their kernels are entered directly, without firmware and boot loader; `DRYDOCK_FIRMWARE=direct` */
  readonly skipFirmware: boolean;
}

/** Throws `SettingError` */
export function firmwareSettings(environment: NodeJS.ProcessEnv = process.env): FirmwareSettings {
  const { DRYDOCK_FIRMWARE = "" } = environment;
  if (DRYDOCK_FIRMWARE !== "" && DRYDOCK_FIRMWARE !== "direct")
    throw new SettingError(
      `DRYDOCK_FIRMWARE: '${DRYDOCK_FIRMWARE}' means nothing; set it to direct to skip firmware and boot loader, or not at all`,
    );
  return { skipFirmware: DRYDOCK_FIRMWARE === "direct" };
}

/** How guests of the embedded engine begin. */
export interface WarmSettings {
  /** Whether they go on from templates where there are any; with `DRYDOCK_WARM=off` each boots from power-on */
  readonly fromTemplates: boolean;
}

/** Throws `SettingError` */
export function warmSettings(environment: NodeJS.ProcessEnv = process.env): WarmSettings {
  const { DRYDOCK_WARM = "" } = environment;
  if (DRYDOCK_WARM !== "" && DRYDOCK_WARM !== "on" && DRYDOCK_WARM !== "off")
    throw new SettingError(
      `DRYDOCK_WARM: '${DRYDOCK_WARM}' means nothing; set it to off to have every guest boot from power-on, or not at all`,
    );
  return { fromTemplates: DRYDOCK_WARM !== "off" };
}

/** Whether new guests of QEMU go on from templates too; `DRYDOCK_WARM_QEMU=on`. Throws `SettingError` */
export function qemuWarmSetting(environment: NodeJS.ProcessEnv = process.env): boolean {
  const { DRYDOCK_WARM_QEMU = "" } = environment;
  if (DRYDOCK_WARM_QEMU !== "" && DRYDOCK_WARM_QEMU !== "on" && DRYDOCK_WARM_QEMU !== "off")
    throw new SettingError(
      `DRYDOCK_WARM_QEMU: '${DRYDOCK_WARM_QEMU}' means nothing; set it to on to begin QEMU's guests from templates, to off or not at all`,
    );
  return DRYDOCK_WARM_QEMU === "on";
}

/** What may be launched here although AWS would refuse it; `DRYDOCK_ALLOW`. Throws `SettingError` */
export const relaxationSettings = (environment: NodeJS.ProcessEnv = process.env): RelaxationName[] =>
  readSetting(relaxationVariable, () => parseRelaxations(environment[relaxationVariable] ?? ""));

function readHostAddress(text: string): string {
  const address = readSetting("DRYDOCK_HOST_ADDRESS", () => parseIpv4Address(text));
  const first = address >>> 24;
  const isHost = first !== 0 && first !== 127 && first < 224 && address >>> 16 !== 0xa9fe;
  if (isHost) return text;
  throw new SettingError(
    `DRYDOCK_HOST_ADDRESS: ${text} is not the address of a host on a network; write one such as 198.51.100.1`,
  );
}

function readSetting<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new SettingError(`${name}: ${error.message}`);
  }
}
