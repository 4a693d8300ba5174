import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type CpioEntry, characterDevice, createCpio, directory, regularFile, symbolicLink } from "../cpio";
import { KernelModules, withoutSignature } from "../kernel-modules";
import { recipe } from "./recipe";
import { renewalProgram } from "./renewal-program";

const initialModules = Object.values(recipe.initialModules).flat();

export interface TreeSources {
  /** Unpacked kernel package */
  readonly kernel: string;
  /** Unpacked userland packages; becomes the root tree */
  readonly userland: string;
  /** Folder of this image's own files: `root/` and `initrd/` */
  readonly overlay: string;
}

/** Release of the only kernel in an unpacked kernel package, such as `6.1.0-50-686-pae` */
export function kernelRelease(kernel: string): string {
  const [release, ...others] = readdirSync(join(kernel, "lib", "modules"));
  if (!release || others.length > 0) throw new Error(`Expected one kernel below ${kernel}/lib/modules`);
  return release;
}

/** Completes the userland folder to the tree of the root file system: busybox, modules, kernel, initrd, own files. */
export function assembleTree({ kernel, userland, overlay }: TreeSources): void {
  for (const place of recipe.leftOut) rmSync(join(userland, place), { recursive: true, force: true });
  keepOnlyCopyrightFiles(join(userland, "usr", "share", "doc"));
  for (const folder of [
    "boot/grub",
    "dev",
    "proc",
    "sys",
    "run",
    "tmp",
    "mnt",
    "root",
    "home/admin",
    "var/log",
    "var/lib/cloud",
    "var/tmp",
    "etc/dropbear",
    "usr/local/bin",
    "var/www",
  ]) {
    mkdirSync(join(userland, folder), { recursive: true });
  }
  chmodSync(join(userland, "tmp"), 0o1777);
  chmodSync(join(userland, "root"), 0o700);
  const busybox = join(userland, "bin", "busybox");
  linkApplets(userland, busybox);
  cpSync(join(overlay, "root"), userland, { recursive: true });
  chmodSync(join(userland, "etc", "shadow"), 0o600);
  writeFileSync(join(userland, "bin", "renew"), renewalProgram(), { mode: 0o755 });
  installKernel(kernel, userland, readFileSync(busybox), readFileSync(join(overlay, "initrd", "init")));
}

/** Whoever gets the image gets the licences of what is in it */
function keepOnlyCopyrightFiles(documentation: string): void {
  for (const entry of readdirSync(documentation, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isDirectory() && entry.name !== "copyright") rmSync(path);
  }
}

/** Links every busybox applet that no package brought as a program of its own */
function linkApplets(root: string, busybox: string): void {
  const taken = new Set(
    ["bin", "sbin", "usr/bin", "usr/sbin"].flatMap((folder) => namesIn(join(root, folder))),
  );
  const applets = appletNames(busybox).filter((name) => !taken.has(name) && name !== "busybox");
  for (const name of applets) {
    const folder =
      name === "init" || name === "poweroff" || name === "reboot" || name === "halt" ? "sbin" : "bin";
    mkdirSync(join(root, folder), { recursive: true });
    symlinkSync("/bin/busybox", join(root, folder, name));
  }
}

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/**
 * Names of the applets in a busybox binary. They stand in its data as one run of zero-terminated names that starts
 * with `[` and `[[`, so a binary for any machine can be asked without running it.
 */
function appletNames(busybox: string): string[] {
  const bytes = readFileSync(busybox).toString("latin1");
  const start = bytes.indexOf("\0[\0[[\0");
  if (start < 0) throw new Error(`${busybox} has no list of applets`);
  const end = bytes.indexOf("\0\0", start + 1);
  return bytes
    .slice(start + 1, end)
    .split("\0")
    .filter((name) => /^[[a-z0-9+_.-]+$/i.test(name));
}

function installKernel(kernel: string, root: string, busybox: Buffer, init: Buffer): void {
  const release = kernelRelease(kernel);
  const modulesFolder = join("lib", "modules", release);
  const modules = new KernelModules(join(kernel, modulesFolder));
  const kept = modules.inLoadOrder([...modules.below(recipe.modulePlaces), ...initialModules]);
  for (const name of kept) {
    const target = join(root, modulesFolder, modules.path(name));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(modules.file(name), target);
  }
  for (const list of ["modules.builtin", "modules.order"])
    cpSync(join(kernel, modulesFolder, list), join(root, modulesFolder, list));
  writeFileSync(join(root, modulesFolder, "modules.dep"), modules.dependencyList(kept));
  cpSync(join(kernel, "boot", `vmlinuz-${release}`), join(root, "boot", `vmlinuz-${release}`));
  writeFileSync(
    join(root, "boot", `initrd.img-${release}`),
    createInitialRamDisk(release, modules, busybox, init),
  );
}

/** Small enough to stay uncompressed, which saves the guest the work of unpacking it */
function createInitialRamDisk(
  release: string,
  modules: KernelModules,
  busybox: Buffer,
  init: Buffer,
): Uint8Array {
  const order = modules.inLoadOrder(initialModules);
  const folder = `lib/modules/${release}`;
  const folders = new Set(order.flatMap((name) => parentFolders(`${folder}/${modules.path(name)}`)));
  const applets = [
    "sh",
    "mount",
    "modprobe",
    "findfs",
    "usleep",
    "cat",
    "ls",
    "tr",
    "dd",
    "printf",
    "sync",
    "blockdev",
    "xxd",
    "switch_root",
  ];
  const entries: CpioEntry[] = [
    ...["bin", "dev", "proc", "sys", "root", ...folders].map(directory),
    characterDevice("dev/console", 5, 1),
    regularFile("bin/busybox", busybox, 0o755),
    ...applets.map((name) => symbolicLink(`bin/${name}`, "busybox")),
    regularFile("init", init, 0o755),
    ...Object.entries(recipe.initialModules).map(([machine, names]) =>
      regularFile(`modules.${machine}`, Buffer.from(`${names.join(" ")}\n`)),
    ),
    regularFile(`${folder}/modules.dep`, Buffer.from(modules.dependencyList(order))),
    ...order.map((name) =>
      regularFile(`${folder}/${modules.path(name)}`, withoutSignature(readFileSync(modules.file(name)))),
    ),
  ];
  return createCpio(entries);
}

/** `a/b/c.ko` → `a`, `a/b` */
const parentFolders = (path: string): string[] =>
  path
    .split("/")
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join("/"));
