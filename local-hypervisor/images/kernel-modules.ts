import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";

/** A kernel's loadable modules as a folder tree, with the order that their dependencies ask for. */
export class KernelModules {
  private readonly fileByName = new Map<string, string>();

  /** @param folder - `lib/modules/<release>` of an unpacked kernel package with uncompressed modules */
  constructor(private readonly folder: string) {
    for (const file of walk(join(folder, "kernel"))) {
      if (file.endsWith(".ko")) this.fileByName.set(canonicalName(basename(file, ".ko")), file);
    }
  }

  /** Path of a module's file; an error that names the module when this kernel has none */
  file(name: string): string {
    const file = this.fileByName.get(canonicalName(name));
    if (!file) throw new Error(`The kernel in ${this.folder} has no module '${name}'`);
    return file;
  }

  /** The modules and all that they need, each after what it needs */
  inLoadOrder(names: readonly string[]): string[] {
    const ordered: string[] = [];
    const visit = (name: string): void => {
      if (ordered.includes(canonicalName(name))) return;
      for (const needed of this.dependencies(name)) visit(needed);
      ordered.push(canonicalName(name));
    };
    names.forEach(visit);
    return ordered;
  }

  /** Modules below some folders of `kernel/`, such as `fs/ext4` or `drivers/net/virtio_net.ko` */
  below(places: readonly string[]): string[] {
    return [...this.fileByName].flatMap(([name, file]) => {
      const path = relative(join(this.folder, "kernel"), file);
      return places.some((place) => path === place || path.startsWith(`${place}/`)) ? [name] : [];
    });
  }

  /** Content of `modules.dep` for some of the modules: what depmod would write, modprobe reads */
  dependencyList(names: readonly string[]): string {
    return names
      .map((name) => {
        const needed = this.inLoadOrder([name]).slice(0, -1).reverse();
        return `${this.path(name)}: ${needed.map((each) => this.path(each)).join(" ")}`.trimEnd();
      })
      .join("\n")
      .concat("\n");
  }

  /** Path of a module below `lib/modules/<release>` */
  path(name: string): string {
    return relative(this.folder, this.file(name));
  }

  /** `depends=` of the module's .modinfo section */
  private dependencies(name: string): string[] {
    const text = readFileSync(this.file(name)).toString("latin1");
    const line = /\0depends=([^\0]*)\0/.exec(text)?.[1] ?? "";
    return line.split(",").filter((each) => each !== "");
  }
}

const signatureMark = Buffer.from("~Module signature appended~\n");
/** Length of the struct before the mark (the kernel's include/linux/module_signature.h); its last word is the signature's */
const signatureInfoBytes = 12;

/**
 * A module without the signature that its packager appended. Verifying signatures is dear on an emulated processor, and
 * with the system's certificates left out of the boot (see the image's kernel arguments) their outcome is the same.
 */
export function withoutSignature(module: Buffer): Buffer {
  const markAt = module.length - signatureMark.length;
  if (markAt < signatureInfoBytes || !module.subarray(markAt).equals(signatureMark)) return module;
  const signatureBytes = module.readUInt32BE(markAt - 4);
  const end = markAt - signatureInfoBytes - signatureBytes;
  return end > 0 ? module.subarray(0, end) : module;
}

/** The kernel treats dashes and underscores in module names alike */
const canonicalName = (name: string): string => name.replaceAll("-", "_");

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}
