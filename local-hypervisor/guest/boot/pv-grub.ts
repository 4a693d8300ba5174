import { Ext4FileSystem } from "../ext4/file-system";
import { BootError } from "./boot-error";
import { type BootEntry, parseGrubConfiguration, parseLegacyMenu } from "./boot-menu";
import { type BlockReader, partitionReader, readPrimaryPartitions } from "./partition-table";

/** Where PV-GRUB looks, in its order; `partition` undefined is the whole device, which is the file system then. */
const places: readonly { readonly partition?: number; readonly folder: string }[] = [
  { folder: "/boot/grub" },
  ...[0, 1, 2, 3].flatMap((partition) => [
    { partition, folder: "/boot/grub" },
    { partition, folder: "/grub" },
  ]),
];

/** In each place: PV-GRUB's own menu, then the one that GRUB 2 as a PV boot loader reads */
const menus: readonly { readonly name: string; parse(text: string): BootEntry | undefined }[] = [
  { name: "menu.lst", parse: parseLegacyMenu },
  { name: "grub.cfg", parse: parseGrubConfiguration },
];
const maxMenuBytes = 2 ** 20;

/** What PV-GRUB would boot, and the file system that has it. */
export interface PvGrubChoice {
  readonly fileSystem: Ext4FileSystem;
  readonly entry: BootEntry;
}

/** Finds the boot menu of a paravirtual image's root disk as PV-GRUB does. Throws `BootError` where there is none. */
export async function findPvGrubEntry(disk: BlockReader): Promise<PvGrubChoice> {
  const volumes = await openFileSystems(disk);
  let menuWithoutEntry: string | undefined;
  for (const { partition, folder } of places) {
    const fileSystem = volumes.get(partition);
    if (!fileSystem) continue;
    for (const { name, parse } of menus) {
      const text = await fileSystem.readFile(`${folder}/${name}`, maxMenuBytes);
      const entry = text && parse(Buffer.from(text).toString("utf8"));
      if (entry) return { fileSystem: onDevice(entry, volumes) ?? fileSystem, entry };
      if (text) menuWithoutEntry ??= `${deviceName(partition)}${folder}/${name}`;
    }
  }
  throw new BootError(
    menuWithoutEntry
      ? `PV-GRUB finds no entry with a kernel in ${menuWithoutEntry} of the root disk.`
      : `PV-GRUB finds no menu.lst on the root disk; it looks in ${[...new Set(places.map(({ folder }) => folder))].join(" and ")} of the disk and of its first four partitions, on ext2, ext3 and ext4.`,
  );
}

async function openFileSystems(disk: BlockReader): Promise<Map<number | undefined, Ext4FileSystem>> {
  const volumes = new Map<number | undefined, Ext4FileSystem>();
  const whole = await Ext4FileSystem.open(disk);
  if (whole) volumes.set(undefined, whole);
  for (const { index, partition } of await readPrimaryPartitions(disk)) {
    const fileSystem = await Ext4FileSystem.open(partitionReader(disk, partition));
    if (fileSystem) volumes.set(index, fileSystem);
  }
  return volumes;
}

/** The file system that the menu names, if it names one */
function onDevice(
  { title, device }: BootEntry,
  volumes: ReadonlyMap<number | undefined, Ext4FileSystem>,
): Ext4FileSystem | undefined {
  if (!device) return undefined;
  const fileSystem = device.disk === 0 ? volumes.get(device.partition) : undefined;
  if (fileSystem) return fileSystem;
  throw new BootError(
    `PV-GRUB finds no ext2, ext3 or ext4 file system on ${deviceName(device.partition, device.disk)}, which the entry '${title}' of the boot menu names as its root.`,
  );
}

function deviceName(partition: number | undefined, disk = 0): string {
  return partition === undefined ? `(hd${disk})` : `(hd${disk},${partition})`;
}
