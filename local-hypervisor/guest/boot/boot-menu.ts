/** A disk as GRUB legacy counts them, and a partition of it, both from 0; the whole disk without one. */
export interface BootDevice {
  readonly disk: number;
  readonly partition: number | undefined;
}

/** What a boot loader's menu says about its default entry. Paths are those of the file system with the menu. */
export interface BootEntry {
  readonly title: string;
  /** Where the paths are, if GRUB legacy's menu says so by `root` or in front of the kernel's path */
  readonly device?: BootDevice;
  readonly kernelPath: string;
  /** As the kernel gets it */
  readonly commandLine: string;
  readonly initrdPaths: readonly string[];
}

interface MenuItem {
  readonly title: string;
  device?: BootDevice;
  kernel?: { path: string; arguments: string };
  initrds: string[];
}

/**
 * GRUB 2's grub.cfg, the subset that names what to boot: `set name=value`, `menuentry` and `submenu` blocks (nested),
 * `linux` (`linux16`, `linuxefi`), `initrd`, `set default` as a number or a title. `$name` is replaced by what `set`
 * gave it. Everything else, conditions included, is passed over; of several `set default` the last with a plain
 * value counts. Undefined when no entry names a kernel.
 */
export function parseGrubConfiguration(text: string): BootEntry | undefined {
  const variables = new Map<string, string>();
  const items: MenuItem[] = [];
  const open: (MenuItem | undefined)[] = [];
  for (const line of logicalLines(text)) {
    const words = shellWords(line, variables);
    const [command, first = "", ...rest] = words;
    const item = open.findLast((block) => block !== undefined);
    if (command === "set") assign(variables, first);
    else if (command === "menuentry") items.push({ title: first, initrds: [] });
    else if (item && /^linux(16|efi)?$/.test(command ?? "")) {
      item.kernel = {
        path: plainPath(first),
        arguments: [`BOOT_IMAGE=${plainPath(first)}`, ...rest].join(" "),
      };
    } else if (item && /^initrd(16|efi)?$/.test(command ?? "")) {
      item.initrds.push(...[first, ...rest].map(plainPath));
    }
    if (line.endsWith("{")) open.push(command === "menuentry" ? items.at(-1) : undefined);
    else if (line === "}") open.pop();
  }
  return choose(items, variables.get("default"));
}

/**
 * GRUB legacy's menu.lst (also PV-GRUB's): `default`, `title`, `root`, `kernel`, `initrd`. Undefined when no entry
 * names a kernel.
 */
export function parseLegacyMenu(text: string): BootEntry | undefined {
  let wanted: string | undefined;
  let device: BootDevice | undefined;
  const items: MenuItem[] = [];
  for (const line of logicalLines(text)) {
    const [command = "", ...words] = line.split(/[\s=]+/);
    const rest = line.slice(command.length).replace(/^[\s=]+/, "");
    const item = items.at(-1);
    if (command === "default") wanted = words[0];
    else if (command === "title") items.push({ title: rest, initrds: [], ...(device && { device }) });
    else if (command === "root" || command === "rootnoverify") {
      const root = bootDevice(rest);
      if (item) item.device = root;
      else device = root;
    } else if (item && command === "kernel") {
      const [path = "", ...parameters] = rest.split(/\s+/).filter((word) => !word.startsWith("--"));
      item.device = bootDevice(path) ?? item.device;
      item.kernel = { path: plainPath(path), arguments: parameters.join(" ") };
    } else if (item && (command === "initrd" || command === "modulenounzip"))
      item.initrds.push(plainPath(rest));
  }
  return choose(items, wanted);
}

function choose(items: readonly MenuItem[], wanted: string | undefined): BootEntry | undefined {
  const byNumber = wanted !== undefined && /^\d+$/.test(wanted) ? items[Number(wanted)] : undefined;
  const item = byNumber ?? items.find(({ title }) => title === wanted) ?? items[0];
  if (!item?.kernel?.path) return undefined;
  const { path: kernelPath, arguments: commandLine } = item.kernel;
  const { title, device, initrds } = item;
  return { title, ...(device && { device }), kernelPath, commandLine, initrdPaths: initrds };
}

function logicalLines(text: string): string[] {
  return text
    .replaceAll("\\\n", " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** Words of a line; quotes are taken off, variables replaced outside of single quotes */
function shellWords(line: string, variables: ReadonlyMap<string, string>): string[] {
  const words = line.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.map((word) =>
    (word.match(/'[^']*'|"[^"]*"|[^'"]+/g) ?? [])
      .map((part) => (part.startsWith("'") ? part.slice(1, -1) : expand(part.replaceAll('"', ""), variables)))
      .join(""),
  );
}

function expand(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (whole, braced, bare) => variables.get(braced ?? bare) ?? whole,
  );
}

function assign(variables: Map<string, string>, assignment: string): void {
  const [, name, value] = /^(\w+)=(.*)$/.exec(assignment) ?? [];
  if (name && value !== undefined && !value.includes("$")) variables.set(name, value);
}

/** `(hd0)` or `(hd0,1)` at the start of a text */
function bootDevice(text: string): BootDevice | undefined {
  const [, disk, partition] = /^\(hd(\d+)(?:,(\d+))?\)/.exec(text) ?? [];
  if (disk === undefined) return undefined;
  return { disk: Number(disk), partition: partition === undefined ? undefined : Number(partition) };
}

/** Without the disk in front: `(hd0,msdos1)/boot/vmlinuz` is `/boot/vmlinuz` */
function plainPath(path: string): string {
  return path.replace(/^\([^)]*\)/, "");
}
