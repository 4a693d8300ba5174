import { execFile } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { EngineError } from "../engine-error";

/** QEMU as it is installed here. */
export interface QemuInstallation {
  readonly program: string;
  /** Such as `7.2.22` */
  readonly version: string;
}

const programName = "qemu-system-x86_64";

/** The first with `-netdev stream`, by which frames come to us */
const oldestVersion = [7, 2] as const;

const versionTimeoutMs = 10_000;

/** How QEMU is installed where its program is missing, in words. */
export const howToInstall =
  "Install it with: sudo apt-get install qemu-system-x86 (Debian, Ubuntu), or brew install qemu (macOS); or name the program in DRYDOCK_QEMU.";

/** QEMU's program: what DRYDOCK_QEMU names, else the one on PATH; undefined when it is not there. */
export function findProgram(environment: NodeJS.ProcessEnv): string | undefined {
  if (environment.DRYDOCK_QEMU) return onlyExecutable(environment.DRYDOCK_QEMU);
  for (const folder of (environment.PATH ?? "").split(delimiter)) {
    const program = folder && onlyExecutable(join(folder, programName));
    if (program) return program;
  }
  return undefined;
}

/** Asks QEMU for its version. Rejects with `EngineError` kind `unavailable` when it is missing or too old */
export async function readInstallation(environment: NodeJS.ProcessEnv): Promise<QemuInstallation> {
  const program = findProgram(environment);
  if (!program) throw new EngineError("unavailable", `QEMU is not installed. ${howToInstall}`);
  const version = await askVersion(program);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < oldestVersion[0] || (major === oldestVersion[0] && minor < oldestVersion[1]))
    throw new EngineError(
      "unavailable",
      `${program} is QEMU ${version}; Drydock needs ${oldestVersion.join(".")} or newer. Update it, or name a newer program in DRYDOCK_QEMU.`,
    );
  return { program, version };
}

async function askVersion(program: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, ["--version"], { timeout: versionTimeoutMs });
    const version = /version (\d+(?:\.\d+)+)/.exec(stdout)?.[1];
    if (version) return version;
  } catch (error) {
    throw new EngineError("unavailable", `${program} cannot be run. ${howToInstall}`, error);
  }
  throw new EngineError("unavailable", `${program} does not say which version of QEMU it is.`);
}

function onlyExecutable(path: string): string | undefined {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
