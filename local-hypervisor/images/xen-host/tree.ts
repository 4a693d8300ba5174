import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type CpioEntry, createCpio, directory, regularFile, symbolicLink } from "../cpio";
import { KernelModules, withoutSignature } from "../kernel-modules";
import { neededLibraries } from "./elf-libraries";
import { recipe } from "./recipe";

export interface Dom0Sources {
  /** Unpacked kernel package */
  readonly kernel: string;
  /** Unpacked packages of Xen, of the programs and of their libraries */
  readonly userland: string;
  /** Folder of the host's own files, as they are to lie in dom0 */
  readonly overlay: string;
}

/** What dom0's programs expect to be there */
const folders = [
  ...["bin", "dev", "etc", "lib64", "modules", "proc", "run", "sys", "tmp", "var", "xen"],
  ...["etc/xen", "etc/xen/scripts", "run/lock", "run/xen", "run/xenstored"],
  ...["var/lib", "var/lib/xen", "var/lib/xenstored", "var/lock", "var/log", "var/log/xen"],
];

const loader = "ld-linux-x86-64.so.2";

/** dom0's whole system as an initial RAM disk: programs, the libraries that they name, modules, own files. */
export function createDom0({ kernel, userland, overlay }: Dom0Sources): Uint8Array {
  const programs = [
    ...recipe.xenPrograms.map((name) => [`xen/${name}`, join(xenFolder(userland), name)] as const),
    ...recipe.programs.map((name) => [`bin/${name}`, join(userland, "usr/bin", name)] as const),
  ].map(([path, file]) => regularFile(path, readFileSync(file), 0o755));
  const entries: CpioEntry[] = [
    ...folders.map(directory),
    symbolicLink("var/run", "../run"),
    symbolicLink("lib", "lib64"),
    symbolicLink("bin/sh", "busybox"),
    ...appletLinks(),
    regularFile("bin/busybox", readFileSync(join(userland, "bin/busybox")), 0o755),
    ...programs,
    ...libraries(
      userland,
      programs.map(({ data }) => Buffer.from(data ?? [])),
    ),
    ...modules(kernel),
    ...ownFiles(overlay, ""),
  ];
  return createCpio(entries);
}

/** Applets of busybox that the own files call */
const appletLinks = (): CpioEntry[] =>
  [
    ...["base64", "brctl", "cat", "echo", "insmod", "ip", "kill", "ln", "mkdir", "mount", "printf"],
    ...["readlink", "rm", "sed", "stat", "tail", "test", "tr", "usleep"],
  ].map((name) => symbolicLink(`bin/${name}`, "busybox"));

function xenFolder(userland: string): string {
  const folder = join(userland, "usr/lib");
  const found = readdirSync(folder).find((name) => /^xen-\d/.test(name));
  if (!found) throw new Error(`The Xen packages hold no ${folder}/xen-<version>`);
  return join(folder, found, "bin");
}

/** The closure of what programs name, all in one folder */
function libraries(userland: string, programs: readonly Buffer[]): CpioEntry[] {
  const places = ["lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu"].map((place) => join(userland, place));
  const found = new Map<string, CpioEntry>();
  const waiting = [loader, ...recipe.hiddenLibraries, ...programs.flatMap(neededLibraries)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const wanted = name;
    const file = places.map((place) => join(place, wanted)).find((each) => existsSync(each));
    if (!file) throw new Error(`No package of the Xen host brings the library ${name}`);
    const data = readFileSync(file);
    found.set(name, regularFile(`lib64/${name}`, data, 0o755));
    waiting.push(...neededLibraries(data));
  }
  return [...found.values()];
}

/** Without their signatures, in one folder, and a list of them in the order in which they are loaded */
function modules(kernel: string): CpioEntry[] {
  const releases = join(kernel, "lib/modules");
  const all = new KernelModules(join(releases, readdirSync(releases)[0] ?? ""));
  const files = all.inLoadOrder(recipe.modules).map((name) => all.file(name));
  return [
    ...files.map((file) => regularFile(`modules/${basename(file)}`, withoutSignature(readFileSync(file)))),
    regularFile("modules/order", Buffer.from(files.map((file) => `${basename(file)}\n`).join(""))),
  ];
}

function ownFiles(overlay: string, path: string): CpioEntry[] {
  return readdirSync(join(overlay, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return ownFiles(overlay, inner);
    const data = readFileSync(join(overlay, inner));
    return [regularFile(inner, data, data.subarray(0, 2).toString() === "#!" ? 0o755 : 0o644)];
  });
}
