// What quickstart and the tests both need before anything else: dependencies, bundles, images. Plain JavaScript
// without dependencies, because it runs on a fresh clone.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// The SDK is pinned to a version that runs on Node 20; its notice about later versions would only be noise
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

let lastBegun;

/** Says what begins; the line tells the seconds when it is over, and of what, when another step has begun meanwhile. */
export async function step(what, work) {
  const began = Date.now();
  lastBegun = what;
  console.log(`▸ ${what}`);
  const outcome = await work();
  const seconds = (Date.now() - began) / 1000;
  const whose = lastBegun === what ? "" : `${what}: `;
  if (seconds >= 1) console.log(`  ${whose}done in ${seconds.toFixed(1)} s`);
  return outcome;
}

/** Runs a program in the project's folder with this terminal; Ctrl-C reaches it and then ends us. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], ...options });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new CommandFailure(`${[program, ...args].join(" ")} ended with ${signal ?? `status ${code}`}`),
        );
    });
  });
}

/** A failed step: its own output has said why, so no stack is shown. */
export class CommandFailure extends Error {}

export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 15))
    throw new CommandFailure(`Drydock needs Node.js 20.15 or newer; this is ${process.version}`);
}

/** Terraform is asked for before any long work. cdktf runs the program that TERRAFORM_BINARY_NAME names. */
export function findTerraform() {
  const candidates = process.env.TERRAFORM_BINARY_NAME
    ? [process.env.TERRAFORM_BINARY_NAME]
    : ["terraform", "tofu"];
  const found = candidates.find(
    (program) => spawnSync(program, ["version"], { stdio: "ignore" }).status === 0,
  );
  if (found) return found;
  throw new CommandFailure(
    `Neither Terraform nor OpenTofu was found (looked for: ${candidates.join(", ")}). Install one of them, both have packages for\n` +
      "Debian and Ubuntu and a single binary to download: see 'Install Terraform' or 'Install OpenTofu' in their documentation.\n" +
      "If it is installed under another name: export TERRAFORM_BINARY_NAME=/path/to/it",
  );
}

/**
 * Installs what package-lock.json says, unless that was done before. Not by `npm ci`: that refuses a lock file in which
 * a package's builds for other platforms are missing, as they are when a registry does not carry them all.
 */
export async function installDependencies() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = join(root, "node_modules", ".drydock-installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  await step("installing npm dependencies (about a minute the first time)", () =>
    run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]),
  );
  writeFileSync(stamp, wanted);
}

/** Debian packages whose programs the tests hold the project against, each with the file that shows it is there. */
const testPackages = {
  awscli: "/usr/bin/aws",
  "python3-boto3": "/usr/lib/python3/dist-packages/boto3/__init__.py",
  curl: "/usr/bin/curl",
  "openssh-client": "/usr/bin/ssh",
  openssl: "/usr/bin/openssl",
  e2fsprogs: "/sbin/mke2fs",
  fdisk: "/sbin/sfdisk",
  "xz-utils": "/usr/bin/xz",
  iproute2: "/sbin/ip",
  nftables: "/usr/sbin/nft",
  "libnbd-bin": "/usr/bin/nbdcopy",
  nbdkit: "/usr/bin/nbdkit",
  "qemu-utils": "/usr/bin/qemu-img",
  "qemu-system-x86": "/usr/bin/qemu-system-x86_64",
  "iputils-ping": "/bin/ping",
  mmdebstrap: "/usr/bin/mmdebstrap",
  dmidecode: "/usr/sbin/dmidecode",
  "grub-common": "/usr/bin/grub-mkimage",
  "grub-pc-bin": "/usr/lib/grub/i386-pc/boot.img",
};

/** Installs them as root; an ordinary user is told the command, and tests that need them say so when they skip. */
export async function installTestPackages() {
  const missing = Object.entries(testPackages).flatMap(([name, file]) => (existsSync(file) ? [] : [name]));
  if (missing.length === 0) return;
  const install = ["install", "--yes", "--no-install-recommends", ...missing];
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    console.log(`▸ some tests will be skipped without these packages: sudo apt-get ${install.join(" ")}`);
    return;
  }
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
  };
  await step(`installing ${missing.join(", ")}`, async () => {
    // An index that cannot be fetched matters only when the packages are not to be had without it
    await run("apt-get", ["update"], options).catch(() => {});
    await run("apt-get", install, options);
  });
}

export const buildBundles = () =>
  step("bundling provider, daemon and guest worker", () => run(process.execPath, ["scripts/build.mjs"]));

export const buildImages = () =>
  step("building the drydock-micro image, unless it is up to date", () =>
    run(process.execPath, ["dist/drydock.js", "image", "build", "drydock-micro"]),
  );

/** Takes Debian packages that quickstart does without, and minutes, the first time. */
export const buildDebianImage = (options = {}) =>
  step("building the debian-12 image, unless it is up to date (about three minutes the first time)", () =>
    run(process.execPath, ["dist/drydock.js", "image", "build", "debian-12"], options),
  );

/** Runs a script's main function; failures that are explained end it without a stack. */
export function main(work) {
  work().catch((error) => {
    console.error(error instanceof CommandFailure ? `\n${error.message}` : error);
    process.exitCode = 1;
  });
}
