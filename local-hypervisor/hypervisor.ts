import type { KeyObject } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import type { LocalCredentials } from "../schemas/local-endpoint";
import type { RelaxationName } from "../schemas/rules/relaxations";
import { BlockStore } from "./block-store/block-store";
import { VolumeKeys } from "./block-store/layers/volume-keys";
import { NbdServer } from "./block-store/nbd/server";
import type {
  FirmwareSettings,
  HypervisorPaths,
  NetworkSettings,
  StorageSettings,
  WarmSettings,
  XenHostSettings,
} from "./config";
import { createControlPlaneContext } from "./control-plane/context";
import { ControlPlane } from "./control-plane/control-plane";
import { explainInstance, type InstanceExplanation } from "./control-plane/explanation";
import type { GuestMotion } from "./control-plane/guest-motion";
import { instanceMetadataSource } from "./control-plane/instance-metadata-view";
import type { Log } from "./control-plane/log";
import type { EngineName } from "./control-plane/ports";
import { volumeLimits } from "./control-plane/volume-limits";
import type { PublicRange } from "./daemon/public-range";
import { DiskServer } from "./disk-server";
import { createGateway } from "./ec2-api/gateway";
import { operations } from "./ec2-api/operations";
import { type Ec2Server, startEc2Server } from "./ec2-api/server";
import { createEngines } from "./engines";
import type { ServeDevice } from "./engines/qemu/disks";
import { firmwareFile } from "./images/firmware";
import { readManifest } from "./images/manifest";
import { readXenHost } from "./images/xen-host/xen-host-files";
import { createMetadataService } from "./metadata/service";
import type { Clock } from "./model/clock";
import { createGuestNetwork } from "./network/guest-network";
import type { HostAccess } from "./network/host-access/host-access";
import { openConsoleLog } from "./store/console-log";
import { openFlowLogFiles } from "./store/flow-log-files";
import { openSqliteStore } from "./store/sqlite-store";

export interface HypervisorOptions {
  readonly paths: HypervisorPaths;
  readonly network: NetworkSettings;
  /** @default - volumes are as fast as this machine */
  readonly storage?: StorageSettings;
  /** @default - HVM guests of Xen hosts are started by firmware */
  readonly firmware?: FirmwareSettings;
  /** @default - every guest boots from power-on */
  readonly warm?: WarmSettings;
  /** Whether QEMU's guests begin from templates @default - every one boots from power-on */
  readonly qemuWarm?: boolean;
  /** @default - the Xen host has half of this machine's memory */
  readonly xenHost?: XenHostSettings;
  /** The only engine that runs guests @default - each guest has the first that can */
  readonly engine?: EngineName;
  /** What may be launched although AWS would refuse it @default - nothing */
  readonly relaxations?: readonly RelaxationName[];
  /** Takes the range that fresh public addresses are of, once the state is ours @default - all of 127.64.0.0/10 */
  claimPublicRange?(): Promise<PublicRange>;
  readonly credentials: LocalCredentials;
  /** Signs instance identity documents */
  readonly identityKey: KeyObject;
  /** Wraps the data keys of encrypted volumes, 32 bytes */
  readonly volumeKey: Uint8Array;
  readonly version: string;
  readonly clock: Clock;
  /** Unpredictable bytes */
  randomBytes(lengthBytes: number): Uint8Array;
  readonly log: Log;
  /** Port for the EC2 endpoint when it is free, any other when it is not */
  readonly preferredPort?: number;
}

/** Everything of one user's EC2, running. */
export interface Hypervisor {
  /** EC2 and STS endpoint */
  readonly url: string;
  /** Ids of instances whose guests run or are on their way from one state to another */
  liveInstances(): string[];
  /** Ids of instances whose guests a person paused */
  pausedInstances(): string[];
  /** Pauses, resumes and moves guests */
  readonly guestMotion: GuestMotion;
  /** Time of the last request that the endpoint answered, milliseconds since the epoch */
  lastRequestAtMs(): number;
  /** Takes up images that were built since the start */
  registerImages(): Promise<void>;
  /** This machine's ways to the guests */
  readonly hostAccess: HostAccess;
  /** Volumes and snapshots that other programs use by NBD */
  readonly disks: DiskServer;
  /** Name of the image that an instance was made from, while both are known */
  imageNameOf(instanceId: string): string | undefined;
  /** Whether an instance was launched with a key pair; undefined when there is none of that id */
  hasKeyPair(instanceId: string): boolean | undefined;
  /** Finds an instance's console; throws with a sentence when there is no such instance */
  console(instanceId: string): (stream: Duplex) => void;
  /** What an instance's guest sees and what was done for it. Rejects with `ExplanationError` */
  explain(instanceId: string): Promise<InstanceExplanation>;
  /** Shuts guests down, finishes what is under way and releases everything */
  close(): Promise<void>;
}

/** Builds the rooms, joins them by the control plane's ports, and carries on what the last daemon left. */
export async function startHypervisor(options: HypervisorOptions): Promise<Hypervisor> {
  const { paths, clock, log, credentials, version, identityKey } = options;
  const randomBytes = (lengthBytes: number): Uint8Array => options.randomBytes(lengthBytes);
  const store = openSqliteStore(paths.database);
  const publicRange = await options.claimPublicRange?.();
  const blockStore = await BlockStore.open(paths.blockStore, {
    keys: new VolumeKeys(options.volumeKey, randomBytes),
    clock,
  });
  const serveDevice: ServeDevice = ({ socketPath, name, device }) =>
    NbdServer.listen({
      socketPath,
      exports: [{ name, description: name, device, readOnly: false }],
      clock,
      onConnectionError: (error) => log.warn("QEMU lost a disk", { disk: name, error }),
    });
  const engines = createEngines({
    workerFile: paths.worker,
    wasmFile: paths.wasm,
    kernelCacheFolder: join(paths.cache, "kernels"),
    ...(options.firmware?.skipFirmware ? {} : { firmwareFile: firmwareFile(paths.images) }),
    ...(options.warm?.fromTemplates ? { warmFolder: join(paths.cache, "templates") } : {}),
    qemu: {
      environment: process.env,
      stateFolder: paths.qemu,
      cacheFolder: paths.qemuCache,
      serveDevice,
    },
    xenHost: {
      environment: process.env,
      stateFolder: paths.xenHost,
      qemuCacheFolder: paths.qemuCache,
      findFiles: () => readXenHost(paths.images),
      serveDevice,
      memoryMib: options.xenHost?.memoryMib,
    },
    ...(options.qemuWarm ? { qemuWarmFolder: join(paths.cache, "templates", "qemu") } : {}),
    only: options.engine,
    log,
  });
  const metadata = createMetadataService({
    source: (instanceId) => instanceMetadataSource(controlPlane)(instanceId),
    clock,
    randomBytes,
    log,
    identityKey,
  });
  let endpointPort: number | undefined;
  const network = createGuestNetwork({
    metadata,
    clock,
    randomBytes,
    log,
    ...options.network,
    flowLogSink: openFlowLogFiles({ folder: paths.flowLogs, clock, log }),
    isDaemonPort: (port) => port === endpointPort,
  });
  const consoleLog = openConsoleLog({ folder: paths.consoles, clock, log });
  const context = createControlPlaneContext({
    store,
    clock,
    randomBytes,
    accountId: credentials.accountId,
    engines,
    blockStore,
    network,
    publicRange: publicRange?.block,
    consoleLog,
    log,
    relaxations: options.relaxations,
    ...(options.storage?.enforceEbsLimits && { volumeLimits }),
  });
  const controlPlane = new ControlPlane(context);
  const disks = new DiskServer(controlPlane);

  const registerImages = async (): Promise<void> => {
    for (const folder of imageFolders(paths.images)) {
      const manifest = readManifest(folder);
      if (manifest)
        controlPlane.images.register(manifest, {
          path: join(folder, manifest.file),
          isCurrent: () => readManifest(folder)?.name === manifest.name,
        });
    }
    await controlPlane.images.forgetLost();
  };
  await registerImages();
  await controlPlane.reconcile();

  let lastRequestAtMs = clock.now();
  const gateway = createGateway({ controlPlane, credentials, version, operations, clock, log, randomBytes });
  const server = await listen(options.preferredPort, (port) =>
    startEc2Server({
      gateway: {
        handle: (request) => {
          lastRequestAtMs = clock.now();
          return gateway.handle(request);
        },
      },
      log,
      ...(port === undefined ? {} : { port }),
    }),
  );
  endpointPort = Number(new URL(server.url).port);

  return {
    url: server.url,
    hostAccess: network.hostAccess,
    disks,
    imageNameOf: (instanceId) => {
      const instance = store.get("instance", instanceId);
      return instance && store.get("image", instance.imageId)?.name;
    },
    hasKeyPair: (instanceId) => {
      const instance = store.get("instance", instanceId);
      return instance && instance.keyName !== undefined;
    },
    liveInstances: () =>
      store
        .listAll("instance")
        .flatMap(({ id, state }) => (state === "stopped" || state === "terminated" ? [] : [id])),
    pausedInstances: () => controlPlane.guests.pausedInstances(),
    guestMotion: controlPlane.guestMotion,
    lastRequestAtMs: () => lastRequestAtMs,
    registerImages,
    console: (instanceId) => {
      if (!store.get("instance", instanceId))
        throw new Error(`There is no instance ${instanceId}; list them with: npx drydock ps --all`);
      return (stream) => joinConsole(controlPlane, instanceId, stream);
    },
    explain: (instanceId) => explainInstance(context, controlPlane, instanceId),
    close: async () => {
      await server.close();
      await disks.close();
      await controlPlane.close();
      await Promise.all(engines.map((engine) => engine.close()));
      network.close();
      await consoleLog.flush();
      await blockStore.close();
      // Before the state is free: the next daemon wants the same range
      await publicRange?.release();
      store.close();
    },
  };
}

function imageFolders(images: string): string[] {
  if (!existsSync(images)) return [];
  return readdirSync(images, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && !entry.name.startsWith(".") ? [join(images, entry.name)] : [],
  );
}

/** The preferred port keeps exported endpoints valid over a restart; somebody else may have taken it meanwhile. */
async function listen(
  preferred: number | undefined,
  start: (port?: number) => Promise<Ec2Server>,
): Promise<Ec2Server> {
  if (preferred === undefined) return start();
  try {
    return await start(preferred);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return start();
  }
}

function joinConsole(controlPlane: ControlPlane, instanceId: string, stream: Duplex): void {
  const session = controlPlane.consoles.attach(instanceId, (bytes) => stream.write(bytes));
  stream.write(session.replay);
  stream.on("data", (bytes: Buffer) => session.write(bytes));
  stream.on("end", () => stream.end());
  stream.on("close", () => session.detach());
}
