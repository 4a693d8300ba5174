import { spawn } from "node:child_process";
import { accessSync, constants, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot, packageVersion } from "../../schemas/package-root";
import { relaxations } from "../../schemas/rules/relaxations";
import {
  engineSetting,
  firmwareSettings,
  hypervisorPaths,
  networkSettings,
  publicRangeSetting,
  qemuWarmSetting,
  relaxationSettings,
  SettingError,
  storageSettings,
  warmSettings,
  xenHostSettings,
} from "../config";
import { allocatorSettings } from "../daemon/allocator-settings";
import { callDaemon, type DaemonStatus, daemonStatus } from "./control-client";
import { Failure } from "./failure";

const startDeadlineMs = 45_000;

/** Starts the daemon when none runs, and resolves when it answers. */
export async function ensureDaemon(options: {
  onDemand: boolean;
}): Promise<{ status: DaemonStatus; started: boolean }> {
  const running = await daemonStatus();
  if (running) return { status: running, started: false };
  checkSettings();
  const paths = hypervisorPaths();
  makeStateFolder(paths.state);
  const startLog = join(paths.state, "daemon-start.log");
  const output = openSync(startLog, "w", 0o600);
  const child = spawn(
    process.execPath,
    [join(packageRoot(), "dist", "drydock.js"), "daemon", ...(options.onDemand ? ["--on-demand"] : [])],
    {
      detached: true,
      stdio: ["ignore", output, output],
      cwd: paths.state,
      env: { ...allocatorSettings, ...process.env },
    },
  );
  let ended: string | undefined;
  child.once("exit", (code, signal) => {
    ended = signal ?? `status ${code}`;
  });
  child.unref();
  const began = Date.now();
  const deadline = began + startDeadlineMs;
  let announced = false;
  while (Date.now() < deadline) {
    const status = await daemonStatus();
    if (status) return { status, started: true };
    if (ended !== undefined) break;
    if (!announced && Date.now() - began > 1_000) {
      process.stderr.write("starting the daemon …\n");
      announced = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  // Another process may have started one at the same moment, and ours gave way
  const other = await daemonStatus();
  if (other) return { status: other, started: false };
  const said = readFileSync(startLog, "utf8").trim().split("\n").slice(0, 8).join("\n");
  const outcome = ended ? ` (it ended with ${ended})` : ` within ${startDeadlineMs / 1000} s`;
  const why = said || "It said nothing: the disk of the state folder may be full (df shows it).";
  throw new Failure(
    `The daemon did not start${outcome}.\n${why}\nLog: ${paths.log}; check the machine with: npx drydock doctor`,
  );
}

/** Somebody else's folder, a file in its place, a disk that is full */
function makeStateFolder(state: string): void {
  try {
    mkdirSync(state, { recursive: true, mode: 0o700 });
    accessSync(state, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Failure(
      `The state folder cannot be used: ${(error as Error).message}. Set DRYDOCK_HOME to a folder that you may write to, or mend this one.`,
    );
  }
}

/** A daemon with a setting that it cannot read would only say so in its log */
function checkSettings(): void {
  try {
    networkSettings();
    publicRangeSetting();
    storageSettings();
    firmwareSettings();
    warmSettings();
    qemuWarmSetting();
    xenHostSettings();
    engineSetting();
    relaxationSettings();
  } catch (error) {
    throw error instanceof SettingError ? new Failure(error.message) : error;
  }
}

function wantedRelaxations() {
  try {
    return relaxationSettings();
  } catch (error) {
    throw error instanceof SettingError ? new Failure(error.message) : error;
  }
}

export async function up(options: { onDemand: boolean }): Promise<void> {
  const { status, started } = await ensureDaemon(options);
  if (status.onDemand && !options.onDemand) await callDaemon("POST", "/stay");
  process.stdout.write(
    `${started ? "started" : "already running"}: ${status.url} (pid ${status.pid}, state in ${hypervisorPaths().state})\n`,
  );
  for (const { name, summary } of relaxations)
    if (status.relaxations.includes(name))
      process.stdout.write(`allowed beyond AWS: ${name} (${summary}); AWS would refuse such a launch\n`);
  const missing = wantedRelaxations().filter((name) => !status.relaxations.includes(name));
  if (missing.length > 0)
    process.stderr.write(
      `The daemon runs without ${missing.join(", ")} of DRYDOCK_ALLOW; restart it with: npx drydock down && npx drydock up\n`,
    );
  if (status.version !== packageVersion()) {
    process.stderr.write(
      `The daemon is version ${status.version}, this command ${packageVersion()}; take the new one with: npx drydock down && npx drydock up\n`,
    );
  }
}
