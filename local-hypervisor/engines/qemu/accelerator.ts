import { spawn } from "node:child_process";
import { constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { access } from "node:fs/promises";
import { arch, platform, release } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { bootProbeSector, provenStatus } from "./boot-probe-sector";
import type { QemuInstallation } from "./installation";
import { endsWithParent } from "./supervision";

/** Who executes the guests' instructions: the host's processor, or QEMU's translator. */
export type Accelerator = "kvm" | "hvf" | "tcg";

export interface AcceleratorFinding {
  readonly accelerator: Accelerator;
  /** One sentence for people: why this one */
  readonly reason: string;
}

/** A sound accelerator takes a twentieth of it, the translator on a busy machine a third */
const probeDeadlineMs = 2_000;

/** How long a killed probe is waited for: one that hangs in the kernel may not go at once */
const lastBreathMs = 1_000;

/**
 * The accelerator of this machine: the host's, once a guest that was booted under it has proven that it works. What was
 * found is kept in the folder for this version of QEMU and of the host's kernel.
 */
export async function findAccelerator(
  installation: QemuInstallation,
  cacheFolder: string,
): Promise<AcceleratorFinding> {
  const host = await hostAccelerator();
  if (typeof host === "string") return { accelerator: "tcg", reason: host };
  const key = [installation.program, installation.version, platform(), release(), host.accelerator].join(" ");
  const file = join(cacheFolder, "accelerator.json");
  const known = readFinding(file, key);
  if (known) return known;
  const finding = await proveAccelerator(installation.program, host.accelerator, cacheFolder);
  // Whole or not at all: two processes may write it
  writeFileSync(`${file}.${process.pid}`, JSON.stringify({ key, finding }));
  renameSync(`${file}.${process.pid}`, file);
  return finding;
}

/** Forgets what was found, so that the next look boots a guest again. */
export function forgetAccelerator(cacheFolder: string): void {
  rmSync(join(cacheFolder, "accelerator.json"), { force: true });
}

/** Boots the probe under an accelerator; whatever comes of it, no process stays behind. */
async function proveAccelerator(
  program: string,
  accelerator: Accelerator,
  folder: string,
): Promise<AcceleratorFinding> {
  const outcome = await bootProbe(program, accelerator, folder);
  const name = accelerator.toUpperCase();
  if (outcome === "proven") return { accelerator, reason: `${name} ran a guest that tested it` };
  return {
    accelerator: "tcg",
    reason: `${name} is there, but a guest that tested it ${outcome}; guests run without it, slowly`,
  };
}

/** Resolves with `proven`, or with what the guest did instead, in words */
export async function bootProbe(
  program: string,
  accelerator: Accelerator,
  folder: string,
  deadlineMs = probeDeadlineMs,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const sector = join(folder, `boot-probe-${process.pid}.img`);
  writeFileSync(sector, bootProbeSector());
  const [command = program, ...words] = [
    ...endsWithParent(),
    ...[program, "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot", "-m", "16"],
    ...["-machine", `pc,accel=${accelerator}`, "-cpu", accelerator === "tcg" ? "qemu64" : "host"],
    ...["-drive", `file=${sector},format=raw,if=floppy`, "-device", "isa-debug-exit,iobase=0xf4,iosize=4"],
  ];
  const child = spawn(command, words, { stdio: "ignore" });
  const ended = new Promise<string>((resolve) => {
    child.once("error", () => resolve("could not be started"));
    child.once("exit", (status) => resolve(status === provenStatus ? "proven" : "broke down"));
  });
  const outcome = await Promise.race([ended, pause(deadlineMs, undefined, { ref: false })]);
  if (outcome === undefined) {
    child.kill("SIGKILL");
    await Promise.race([ended, pause(lastBreathMs, undefined, { ref: false })]);
  }
  rmSync(sector, { force: true });
  return outcome ?? `did not finish within ${deadlineMs / 1000} s`;
}

/** The host's own accelerator, or why there is none */
async function hostAccelerator(): Promise<{ accelerator: Accelerator } | string> {
  if (arch() !== "x64") return `processors of ${arch()} cannot run x86 guests themselves`;
  if (platform() === "darwin") return { accelerator: "hvf" };
  if (platform() !== "linux") return `QEMU has no accelerator that Drydock knows on ${platform()}`;
  if (!existsSync("/dev/kvm")) return "there is no /dev/kvm";
  try {
    await access("/dev/kvm", constants.R_OK | constants.W_OK);
    return { accelerator: "kvm" };
  } catch {
    return "/dev/kvm may not be used by this user: sudo usermod --append --groups kvm $USER, then log in again";
  }
}

function readFinding(file: string, key: string): AcceleratorFinding | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, "utf8")) as { key: string; finding: AcceleratorFinding };
    return kept.key === key ? kept.finding : undefined;
  } catch {
    return undefined;
  }
}
