import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { packageVersion } from "../../schemas/package-root";
import {
  engineSetting,
  firmwareSettings,
  type HypervisorPaths,
  hypervisorPaths,
  networkSettings,
  publicRangeSetting,
  qemuWarmSetting,
  relaxationSettings,
  storageSettings,
  warmSettings,
  xenHostSettings,
} from "../config";
import type { Log } from "../control-plane/log";
import { type Hypervisor, startHypervisor } from "../hypervisor";
import { systemClock } from "../model/clock";
import { StoreError } from "../store/store-error";
import { controlSocketPath, serveControlSocket } from "./control-socket";
import { loadCredentials } from "./credentials";
import { lastPort, readEndpoint, removeEndpoint, writeEndpoint } from "./endpoint";
import { loadIdentityKey } from "./identity-key";
import { openLogFile } from "./log-file";
import { claimPublicRange } from "./public-range";
import { loadVolumeKey } from "./volume-key";

/** How long a daemon that a deploy started stays when no guest runs and nobody asks, milliseconds. */
const idleMs = 10_000;

/** How long to wait for a daemon that is ending, milliseconds: its guests get time to shut down. */
const stateWaitMs = 30_000;

/**
 * The daemon's whole life: takes the state folder, starts the hypervisor, says where it listens, and goes when it is
 * told to, or, on demand, when nothing is left to do.
 */
export async function runDaemon(options: { onDemand: boolean }): Promise<void> {
  const paths = hypervisorPaths();
  mkdirSync(paths.state, { recursive: true, mode: 0o700 });
  const log = openLogFile(paths.log, systemClock.now);
  try {
    await live(paths, log, options);
  } catch (error) {
    log.error("the daemon did not start", { error });
    throw error;
  }
}

async function live(
  paths: HypervisorPaths,
  log: Log,
  { onDemand }: { readonly onDemand: boolean },
): Promise<void> {
  // What nobody caught is a defect: it is written down before the process goes, and the next start carries on
  process.on("uncaughtException", (error) => {
    log.error("the daemon failed", { error });
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
  const network = networkSettings();
  const storage = storageSettings();
  const firmware = firmwareSettings();
  const warm = warmSettings();
  const qemuWarm = qemuWarmSetting();
  const xenHost = xenHostSettings();
  const relaxations = relaxationSettings();
  const engine = engineSetting();
  const publicRange = publicRangeSetting();
  const startedAtMs = systemClock.now();
  const version = packageVersion();
  const lastEndpoint = join(paths.state, "last-endpoint.json");
  const preferredPort = lastPort(lastEndpoint);
  const hypervisor = await onceStateIsFree(paths.endpoint, () =>
    startHypervisor({
      paths,
      network,
      storage,
      firmware,
      warm,
      qemuWarm,
      xenHost,
      relaxations,
      engine,
      claimPublicRange: () =>
        claimPublicRange({ file: join(paths.state, "public-range"), wanted: publicRange, randomBytes, log }),
      credentials: loadCredentials(paths.credentials, randomBytes),
      identityKey: loadIdentityKey(
        join(paths.state, "identity-key.pem"),
        join(paths.state, "identity-certificate.pem"),
      ),
      volumeKey: loadVolumeKey(join(paths.state, "volume-key"), randomBytes),
      version,
      clock: systemClock,
      randomBytes,
      log,
      ...(preferredPort === undefined ? {} : { preferredPort }),
    }),
  );

  const socketPath = controlSocketPath(paths.state);
  const { promise: toldToEnd, end } = ending();
  let idleWatch = onDemand ? watchForIdleness(hypervisor, () => end("nothing left to do")) : undefined;
  const control = await serveControlSocket(socketPath, {
    status: () => ({
      pid: process.pid,
      version,
      url: hypervisor.url,
      guests: hypervisor.liveInstances(),
      paused: hypervisor.pausedInstances(),
      startedAtMs,
      relaxations,
      onDemand: idleWatch !== undefined,
    }),
    stay: () => {
      clearInterval(idleWatch);
      idleWatch = undefined;
    },
    shutdown: () => end("drydock down"),
    registerImages: () => hypervisor.registerImages(),
    serveDisk: (id, socketPath) => hypervisor.disks.serve(id, socketPath),
    console: (instanceId) => hypervisor.console(instanceId),
    explain: (instanceId) => hypervisor.explain(instanceId),
    network: () => ({ ...network, listeners: hypervisor.hostAccess.listListeners() }),
    reach: (target, port) => ({
      ...hypervisor.hostAccess.findWay(target, port),
      ...("instanceId" in target && {
        imageName: hypervisor.imageNameOf(target.instanceId),
        hasKeyPair: hypervisor.hasKeyPair(target.instanceId),
      }),
    }),
    pause: (instanceId) => hypervisor.guestMotion.pause(instanceId),
    resume: (instanceId) => hypervisor.guestMotion.resume(instanceId),
    move: (instanceId) => hypervisor.guestMotion.move(instanceId),
    ping: (target, timeoutMs) => hypervisor.hostAccess.ping(target, timeoutMs),
    dial: (target, port) => hypervisor.hostAccess.dial(target, port),
  });
  const endpoint = { pid: process.pid, url: hypervisor.url, version, relaxations };
  writeEndpoint(paths.endpoint, endpoint);
  writeEndpoint(lastEndpoint, endpoint);
  log.info("daemon started", {
    pid: process.pid,
    url: hypervisor.url,
    version,
    relaxations,
    onDemand,
    tookMs: systemClock.now() - startedAtMs,
  });

  process.on("SIGTERM", () => end("SIGTERM"));
  process.on("SIGINT", () => end("SIGINT"));
  const reason = await toldToEnd;
  clearInterval(idleWatch);
  log.info("daemon ends", { reason });
  // The endpoint goes first: a deploy that begins now starts a daemon of its own, which waits for the state's lock
  removeEndpoint(paths.endpoint, process.pid);
  control.close();
  control.closeAllConnections();
  rmSync(socketPath, { force: true });
  await hypervisor.close();
  log.info("daemon ended", { reason });
  process.exit(0);
}

/**
 * Waits for a daemon that is just ending to let go of the state. When one is well and listening there is nothing to
 * do: two deploys started a daemon at the same moment, and this one gives way.
 */
async function onceStateIsFree(endpointFile: string, start: () => Promise<Hypervisor>): Promise<Hypervisor> {
  const deadline = systemClock.now() + stateWaitMs;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof StoreError) || error.kind !== "inUse") throw error;
      if (readEndpoint(endpointFile)) {
        process.stderr.write("another daemon runs for this state\n");
        process.exit(0);
      }
      if (systemClock.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function ending(): { promise: Promise<string>; end: (reason: string) => void } {
  let end: (reason: string) => void = () => {};
  const promise = new Promise<string>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}

function watchForIdleness(hypervisor: Hypervisor, end: () => void): NodeJS.Timeout {
  return setInterval(() => {
    const idle =
      systemClock.now() - hypervisor.lastRequestAtMs() > idleMs &&
      hypervisor.liveInstances().length === 0 &&
      !hypervisor.disks.isServing;
    if (idle) end();
  }, 500);
}
