import { join } from "node:path";
import { credentialsFile, endpointFile, stateFolder } from "../schemas/local-endpoint";
import { packageRoot } from "../schemas/package-root";

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
  /** One file an instance */
  readonly consoles: string;
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
    consoles: join(state, "consoles"),
    log: join(state, "daemon.log"),
    worker: join(program, "dist", "guest-worker.mjs"),
    wasm: join(program, "dist", "v86.wasm"),
    drydockMicro: join(program, "local-hypervisor", "images", "drydock-micro"),
  };
}
