import { lstatSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runHostCommand } from "./host-command";

export interface Ext4Options {
  /** Folder whose content becomes the file system's */
  readonly tree: string;
  /** File to write into; made when it is not there */
  readonly file: string;
  /** Where the file system starts in the file, bytes */
  readonly offsetBytes: number;
  /** Its size, bytes, a multiple of 4096 */
  readonly sizeBytes: number;
  readonly label: string;
}

/**
 * Makes an ext4 file system out of a folder without root, loop devices or mounts: mke2fs copies the tree, debugfs
 * gives every file to root where the builder is an ordinary user. Both are of Debian's e2fsprogs.
 */
export async function makeExt4(options: Ext4Options): Promise<void> {
  const { tree, file, offsetBytes, sizeBytes, label } = options;
  writeFileSync(file, "", { flag: "a" });
  truncateSync(file, offsetBytes + sizeBytes);
  // A small journal and eager tables: a guest that boots does not spend its first seconds on initialising them
  const features = `offset=${offsetBytes},lazy_itable_init=0,lazy_journal_init=0,root_owner=0:0`;
  await runHostCommand("mke2fs", [
    "-q",
    "-F",
    "-t",
    "ext4",
    "-L",
    label,
    "-m",
    "1",
    "-J",
    "size=8",
    "-E",
    features,
    "-d",
    tree,
    file,
    `${sizeBytes / 1024}k`,
  ]);
  if (process.getuid?.() === 0) return;
  const paths = [...pathsBelow(tree, "")];
  const script = paths.map((path) => `sif "${path}" uid 0\nsif "${path}" gid 0`).join("\n");
  await runHostCommand("debugfs", ["-w", "-f", "-", `${file}?offset=${offsetBytes}`], {
    input: `${script}\n`,
  });
}

function* pathsBelow(tree: string, path: string): Generator<string> {
  for (const name of readdirSync(join(tree, path))) {
    const inner = `${path}/${name}`;
    yield inner;
    if (lstatSync(join(tree, inner)).isDirectory()) yield* pathsBelow(tree, inner);
  }
}
