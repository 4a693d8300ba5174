import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Name and version as package.json has them. */
interface PackageDescription {
  readonly name: string;
  readonly version: string;
}

/** Folder of the installed package, found from where this code runs: bundled in dist/, or from the sources. */
export function packageRoot(from = __dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json")) && description(folder).name === "ec2-drydock") return folder;
    if (folder === dirname(folder))
      throw new Error(`No package.json of ec2-drydock above ${from}; the installation is incomplete`);
  }
}

export const packageVersion = (): string => description(packageRoot()).version;

const description = (folder: string): PackageDescription =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
