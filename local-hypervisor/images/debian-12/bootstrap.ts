import { spawn } from "node:child_process";
import { chmodSync, closeSync, ftruncateSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runHostCommand } from "../host-command";
import { partitionStartBytes } from "../partition-table";
import type { BootFiles } from "./boot-loader";
import type { BootstrapMode } from "./host-requirements";
import { aptSettings, packageSources } from "./package-sources";
import { recipe, rootPartitionId } from "./recipe";

export interface BootstrapOptions {
  readonly mode: BootstrapMode;
  /** Folder for files on the way, closed to others */
  readonly work: string;
  /** File that becomes the disk: the root file system at the place of its partition, the rest zeroes */
  readonly disk: string;
  /** Folder with `root/`, this image's own files, and `finish.sh` */
  readonly overlayFolder: string;
  readonly onProgress: (step: string) => void;
  readonly signal: AbortSignal;
}

/** Installs the system by mmdebstrap, writes it to the disk file, and gives what boots it. */
export async function bootstrap(options: BootstrapOptions): Promise<BootFiles> {
  const { mode, work, disk, overlayFolder } = options;
  const overlay = join(work, "overlay.tar");
  const own = ["--owner=0", "--group=0", "--numeric-owner"];
  await runHostCommand("tar", [...own, "-cf", overlay, "-C", join(overlayFolder, "root"), "."]);
  const finish = readFileSync(join(overlayFolder, "finish.sh"), "utf8");
  const bootSector = join(work, "boot.img");
  const core = join(work, "core.img");
  const hooks = [
    `tar-in ${quoted(overlay)} /`,
    `chroot "$1" sh -c ${quoted(finish)} finish ${rootPartitionId} ${recipe.bootLoaderModules.join(" ")}`,
    `download /boot/grub/i386-pc/boot.img ${quoted(bootSector)}`,
    `download /boot/grub/i386-pc/core.img ${quoted(core)}`,
    writeDisk(),
  ];
  const args = [
    `--mode=${mode}`,
    "--variant=minbase",
    "--format=null",
    `--architectures=${recipe.debianArchitecture}`,
    `--include=${recipe.packages.join(",")}`,
    // The disk is written while mmdebstrap still keeps services from starting: by a policy of our own that goes before
    "--skip=chroot/start-stop-daemon,chroot/policy-rc.d",
    ...[...(await aptSettings()), 'Acquire::Languages "none"', 'APT::Install-Recommends "false"'].map(
      (setting) => `--aptopt=${setting}`,
    ),
    ...recipe.leftOut.map((path) => `--dpkgopt=path-exclude=${path}`),
    ...recipe.keptOfLeftOut.map((path) => `--dpkgopt=path-include=${path}`),
    `--essential-hook=${prepare}`,
    ...hooks.map((hook) => `--customize-hook=${hook}`),
    recipe.suite,
    "/dev/null",
    ...(await packageSources(recipe.suite)),
  ];
  const descriptor = openSync(disk, "wx+");
  try {
    ftruncateSync(descriptor, recipe.fileMib * 2 ** 20);
    // In a user namespace the builder's root is another user; the folder around the file stays closed
    chmodSync(disk, 0o666);
    await runMmdebstrap(args, descriptor, options);
    chmodSync(disk, 0o644);
  } finally {
    closeSync(descriptor);
  }
  return { bootSector: readFileSync(bootSector), core: readFileSync(core) };
}

/** Before packages are configured: no service starts, GRUB asks for no disk, and no initial RAM disk is made */
const prepare = `set -e
printf '#!/bin/sh\\nexit 101\\n' > "$1/usr/sbin/policy-rc.d"
chmod 755 "$1/usr/sbin/policy-rc.d"
echo grub-pc grub-pc/install_devices_empty boolean true | chroot "$1" debconf-set-selections`;

/**
 * Writes the tree as ext4 into the open file 3, by a name that leads through no closed folder. The view of the tree is
 * without what is mounted in it and without device files, which the kernel makes. Inode tables are written now, so that a
 * guest's first seconds are not spent on them.
 */
function writeDisk(): string {
  const sizeKib = recipe.fileMib * 1024 - partitionStartBytes / 1024;
  const make = (tree: string): string =>
    `mke2fs -q -F -t ext4 -L ${recipe.rootLabel} -m 1 ` +
    `-E offset=${partitionStartBytes},lazy_itable_init=0,lazy_journal_init=0,root_owner=0:0 ` +
    `-d ${tree} /proc/self/fd/3 ${sizeKib}k`;
  return `set -e
PATH=$PATH:/usr/sbin:/sbin
if unshare --mount --propagation private true 2> /dev/null; then
  exec unshare --mount --propagation private sh -ec 'mount --bind "$1" /mnt
    mount -t tmpfs -o mode=755 none /mnt/dev
    exec ${make("/mnt")}' sh "$1"
fi
exec ${make('"$1"')}`;
}

/** Steps that mmdebstrap tells of, as people are told */
const steps: readonly (readonly [RegExp, string])[] = [
  [/^running apt-get update/, "fetching Debian's package indexes (amd64)"],
  [/^downloading packages/, "downloading the packages of Debian 12 (about 150 MB)"],
  [/^extracting archives/, "unpacking the essential packages"],
  [/^installing essential/, "installing the essential packages"],
  [/^installing remaining/, `installing ${recipe.packages.length} packages and what they need`],
  [/^running special hook: tar-in/, "setting up the system"],
  [/^running --customize-hook in shell: sh -c 'set -e$/, "writing the disk"],
];

/** Runs it in a process group of its own: Ctrl-C reaches it once, by the signal, and it clears its folders away itself. */
async function runMmdebstrap(
  args: readonly string[],
  disk: number,
  { onProgress, signal }: BootstrapOptions,
): Promise<void> {
  signal.throwIfAborted();
  const { PATH, HOME, http_proxy, https_proxy, no_proxy } = process.env;
  const child = spawn("mmdebstrap", args, {
    detached: true,
    stdio: ["ignore", "pipe", "pipe", disk],
    // The tree takes more than a /tmp in memory may have. INITRD: for kernel packages, "make none"
    env: {
      PATH,
      HOME,
      http_proxy,
      https_proxy,
      no_proxy,
      LC_ALL: "C.UTF-8",
      TMPDIR: "/var/tmp",
      INITRD: "No",
    },
  });
  const said: string[] = [];
  const listen = (bytes: Buffer): void => {
    for (const line of bytes.toString().split("\n")) {
      const step = steps.find(([pattern]) => pattern.test(line.replace(/^I: /, "")));
      if (step) onProgress(step[1]);
      if (line.trim() !== "") said.push(line);
    }
    said.splice(0, said.length - 400);
  };
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  const end = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
  };
  signal.addEventListener("abort", end, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`mmdebstrap ended with status ${code}:\n${explanation(said)}`);
  } finally {
    signal.removeEventListener("abort", end);
  }
}

/** The last lines before it began to clear up */
function explanation(said: readonly string[]): string {
  const failure = said.findIndex((line) => /^E: |^dpkg: error|^mke2fs: /.test(line));
  return said
    .slice(Math.max(0, failure - 6), failure < 0 ? said.length : failure + 3)
    .slice(-12)
    .join("\n");
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
