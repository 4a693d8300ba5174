import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { hypervisorPaths, networkSettings, relaxationSettings, xenHostSettings } from "../config";
import { findAccelerator, forgetAccelerator } from "../engines/qemu/accelerator";
import { findProgram, howToInstall, readInstallation } from "../engines/qemu/installation";
import { V86Engine } from "../engines/v86/engine";
import { debian12Key } from "../images/debian-12/build";
import { variants } from "../images/drydock-micro/variants";
import { missingPackages } from "../images/host-programs";
import { readManifest } from "../images/manifest";
import { readXenHost, xenHostKey } from "../images/xen-host/xen-host-files";
import { type DaemonStatus, daemonStatus } from "./control-client";

/** Outcome of one check: what was found, and the command that mends it where something is wrong. */
interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  readonly mend?: string;
}

/** Looks over everything that a deploy needs on this machine. Exit status 1 when something needed is missing. */
export async function doctor(): Promise<void> {
  const findings = [
    node(),
    terraform(),
    build(),
    stateFolder(),
    hostPrograms(),
    await embeddedEngine(),
    await qemu(),
    xenHost(),
    ...images(),
    network(),
    relaxations(),
    await daemon(),
  ];
  for (const { check, ok, found, mend } of findings) {
    process.stdout.write(
      `${ok ? "ok     " : "missing"} ${check}: ${found}${mend ? `\n        mend: ${mend}` : ""}\n`,
    );
  }
  if (findings.some((finding) => !finding.ok)) process.exitCode = 1;
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > 20 || (major === 20 && minor >= 15);
  return {
    check: "Node.js",
    ok,
    found: process.version,
    ...(ok ? {} : { mend: "install Node.js 20.15 or newer" }),
  };
}

/** cdktf takes the program that TERRAFORM_BINARY_NAME names, `terraform` otherwise */
function terraform(): Finding {
  const program = process.env.TERRAFORM_BINARY_NAME || "terraform";
  const run = spawnSync(program, ["version"], { encoding: "utf8" });
  if (run.status === 0) return { check: "Terraform", ok: true, found: run.stdout.split("\n")[0] ?? program };
  if (program === "terraform" && spawnSync("tofu", ["version"]).status === 0) {
    return {
      check: "Terraform",
      ok: false,
      found: "only OpenTofu is installed",
      mend: "export TERRAFORM_BINARY_NAME=tofu",
    };
  }
  return {
    check: "Terraform",
    ok: false,
    found: `'${program}' cannot be run`,
    mend: "install Terraform or OpenTofu from its own site or package repository",
  };
}

function build(): Finding {
  const { worker, wasm } = hypervisorPaths();
  const ok = existsSync(worker) && existsSync(wasm);
  return {
    check: "build",
    ok,
    found: ok ? "dist/ is complete" : "dist/ is missing or incomplete",
    ...(ok ? {} : { mend: "npm run build" }),
  };
}

function stateFolder(): Finding {
  const { state } = hypervisorPaths();
  try {
    mkdirSync(state, { recursive: true, mode: 0o700 });
    accessSync(state, constants.W_OK);
    return { check: "state folder", ok: true, found: state };
  } catch (error) {
    return {
      check: "state folder",
      ok: false,
      found: (error as Error).message,
      mend: "set DRYDOCK_HOME to a folder that you may write to",
    };
  }
}

function hostPrograms(): Finding {
  const packages = missingPackages();
  if (packages.length === 0) return { check: "programs for building images", ok: true, found: "all there" };
  return {
    check: "programs for building images",
    ok: false,
    found: `not installed: ${packages.join(", ")}`,
    mend: `sudo apt-get install ${packages.join(" ")}`,
  };
}

/** Tests it as a daemon does before its first guest */
async function embeddedEngine(): Promise<Finding> {
  const check = "embedded engine";
  const { worker, wasm, cache } = hypervisorPaths();
  const engine = new V86Engine({ workerPath: worker, wasmPath: wasm, cacheFolder: join(cache, "kernels") });
  try {
    await engine.prepare();
    const { lost, virtualizationTypes } = engine.capabilities;
    return lost === undefined
      ? {
          check,
          ok: true,
          found: `runs i386 guests: ${virtualizationTypes.join(" and ")}, of Xen and Nitro hosts`,
        }
      : {
          check,
          ok: false,
          found: lost,
          mend: "npm install, which brings the build of v86 it is written for",
        };
  } catch (error) {
    return { check, ok: false, found: (error as Error).message };
  } finally {
    await engine.close();
  }
}

/** Looks at the accelerator anew: what was found once may have been mended, or broken, since */
async function qemu(): Promise<Finding> {
  const check = "QEMU";
  if (!findProgram(process.env))
    return { check, ok: true, found: `not installed; only x86_64 instances need it. ${howToInstall}` };
  const { qemuCache } = hypervisorPaths();
  try {
    const installation = await readInstallation(process.env);
    forgetAccelerator(qemuCache);
    const { accelerator, reason } = await findAccelerator(installation, qemuCache);
    const { program, version } = installation;
    return { check, ok: true, found: `${version} (${program}), guests by ${accelerator}: ${reason}` };
  } catch (error) {
    return { check, ok: false, found: (error as Error).message };
  }
}

/** What it takes and costs: nobody needs it who launches no paravirtual x86_64 image */
function xenHost(): Finding {
  const check = "Xen host";
  const built = readXenHost(hypervisorPaths().images);
  if (!built)
    return {
      check,
      ok: true,
      found: `not built; only paravirtual x86_64 instances need it. Half a minute and 90 MB of Debian packages: npx drydock image build ${xenHostKey}. While such instances run it takes 600 MiB of memory besides theirs, and ten seconds to start`,
    };
  const program = findProgram(process.env);
  const found = `${built.xenPackage}, ${built.kernelPackage}`;
  if (!program) return { check, ok: false, found: `${found}, but QEMU is not installed`, mend: howToInstall };
  try {
    const { memoryMib } = xenHostSettings();
    const memory = memoryMib === undefined ? "half of this machine's memory" : `${memoryMib} MiB`;
    return { check, ok: true, found: `${found}; ${memory} for it and all its guests` };
  } catch (error) {
    return { check, ok: false, found: (error as Error).message, mend: "set or unset the variable" };
  }
}

function images(): Finding[] {
  const nameOf = (key: string) => readManifest(join(hypervisorPaths().images, key))?.name;
  const micro = variants.map(({ key }): Finding => {
    const found = nameOf(key);
    return found
      ? { check: `image ${key}`, ok: true, found }
      : {
          check: `image ${key}`,
          ok: false,
          found: "not built",
          mend: "npx drydock image build drydock-micro",
        };
  });
  const debian = `not built; for x86_64 instances: npx drydock image build ${debian12Key}`;
  return [...micro, { check: `image ${debian12Key}`, ok: true, found: nameOf(debian12Key) ?? debian }];
}

/** As the next daemon would take it from this environment */
function network(): Finding {
  try {
    const { hostAddress, hostServices } = networkSettings();
    const services = hostServices.map(
      ({ name, host, port, protocol }) => `${name} (${host}:${port}/${protocol})`,
    );
    return {
      check: "network",
      ok: true,
      found: `guests see this machine as ${hostAddress} and reach ${services.join(", ") || "nothing of it"}`,
    };
  } catch (error) {
    return {
      check: "network",
      ok: false,
      found: (error as Error).message,
      mend: "set or unset the variable that is named",
    };
  }
}

/** As the next daemon would take it from this environment */
function relaxations(): Finding {
  try {
    const allowed = relaxationSettings();
    return { check: "allowed beyond AWS", ok: true, found: allowed.join(", ") || "nothing" };
  } catch (error) {
    return {
      check: "allowed beyond AWS",
      ok: false,
      found: (error as Error).message,
      mend: "set or unset the variable that is named",
    };
  }
}

async function daemon(): Promise<Finding> {
  let status: DaemonStatus | undefined;
  try {
    status = await daemonStatus();
  } catch (error) {
    return { check: "daemon", ok: false, found: (error as Error).message };
  }
  // Not running is no fault: the provider starts it when a deploy needs it
  return {
    check: "daemon",
    ok: true,
    found: status
      ? `${status.url}, pid ${status.pid}, ${status.guests.length} guests`
      : "not running (a deploy starts it)",
  };
}
