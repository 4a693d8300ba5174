import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runHostCommand } from "./host-command";

/** Programs that building an image takes, with the Debian package of each. */
const neededPrograms: Readonly<Record<string, string>> = {
  "apt-get": "apt",
  "apt-cache": "apt",
  "dpkg-deb": "dpkg",
  mke2fs: "e2fsprogs",
  debugfs: "e2fsprogs",
  xz: "xz-utils",
};

/** Where a program is; the administrator's folders count, they are not on every user's PATH */
export function findProgram(name: string, path = process.env.PATH ?? ""): string | undefined {
  return [...path.split(delimiter), "/usr/sbin", "/sbin"]
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/**
 * Debian packages that are missing for building images.
 *
 * @param programs names or absolute paths, with the package of each
 */
export function missingPackages(programs = neededPrograms): string[] {
  const missing = Object.entries(programs).filter(([program]) =>
    program.startsWith("/") ? !existsSync(program) : findProgram(program) === undefined,
  );
  return [...new Set(missing.map(([, packageName]) => packageName))];
}

/** Sees to it that all programs are there: installs what is missing when it may, else says which command does. */
export async function requireHostPrograms(
  onProgress: (step: string) => void,
  programs = neededPrograms,
): Promise<void> {
  process.env.PATH = [process.env.PATH, "/usr/sbin", "/sbin"].filter(Boolean).join(delimiter);
  const packages = missingPackages(programs);
  if (packages.length === 0) return;
  if (packages.includes("apt")) {
    throw new Error(
      "Images are built from Debian packages by apt-get, which this system does not have. Build them on Debian or Ubuntu and copy the images folder.",
    );
  }
  if (process.getuid?.() !== 0)
    throw new Error(
      `Building images needs ${packages.join(", ")}: sudo apt-get install ${packages.join(" ")}`,
    );
  onProgress(`installing ${packages.join(", ")}`);
  await runHostCommand("apt-get", ["update"]);
  await runHostCommand("apt-get", ["install", "--yes", "--no-install-recommends", ...packages], {
    environment: { DEBIAN_FRONTEND: "noninteractive" },
  });
}
