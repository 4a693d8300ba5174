import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HostCommandError, runHostCommand } from "./host-command";

/**
 * Debian's ordinary package client with a state folder of its own: it reads the machine's sources and keyrings,
 * fetches packages for any architecture, verifies their signatures, and never touches what is installed.
 */
export class PackageClient {
  private readonly settings: readonly string[];

  constructor(
    /** Debian architecture, such as `i386` */
    readonly architecture: string,
    /** Folder for indexes and downloaded packages */
    private readonly folder: string,
  ) {
    const state = join(folder, "state");
    const cache = join(folder, "cache");
    mkdirSync(join(state, "lists", "partial"), { recursive: true });
    mkdirSync(join(cache, "archives", "partial"), { recursive: true });
    writeFileSync(join(state, "status"), "", { flag: "a" });
    this.settings = [
      `Dir::State=${state}`,
      `Dir::State::status=${join(state, "status")}`,
      `Dir::Cache=${cache}`,
      `APT::Architecture=${architecture}`,
      `APT::Architectures::=${architecture}`,
      "APT::Sandbox::User=",
      "Acquire::Languages=none",
      "Acquire::Retries=3",
    ].flatMap((setting) => ["-o", setting]);
  }

  /**
   * Fetches the package indexes. A source that fails is no obstacle while the others offer what is asked for later,
   * so its complaint is returned rather than thrown.
   */
  async update(): Promise<string | undefined> {
    try {
      // Without that setting a source that cannot be reached is a warning, and the reason is lost
      const settings = [...this.settings, "-o", "APT::Update::Error-Mode=any"];
      await runHostCommand("apt-get", [...settings, "update"]);
      return undefined;
    } catch (error) {
      if (error instanceof HostCommandError) return error.tail;
      throw error;
    }
  }

  /** Versions by package; undefined for those that no source offers */
  async candidates(names: readonly string[]): Promise<Map<string, string | undefined>> {
    const output = await this.ask("policy", ...names);
    const versions = new Map<string, string | undefined>(names.map((name) => [name, undefined]));
    for (const block of output.split(/\n(?=\S)/)) {
      const [, name, version] = /^(\S+?)(?::\S+)?:\n(?:.*\n)?\s+Candidate: (\S+)/.exec(block) ?? [];
      if (name && version !== "(none)") versions.set(name, version);
    }
    return versions;
  }

  /** What a package depends on directly, names only */
  async dependencies(name: string): Promise<string[]> {
    const output = await this.ask("depends", "--no-recommends", "--no-suggests", "--important", name);
    return [...output.matchAll(/Depends: ([^\s<>:]+)/g)].map((match) => match[1] as string);
  }

  /** What apt-cache says; nothing of packages that no source offers */
  private async ask(...words: readonly string[]): Promise<string> {
    try {
      return await runHostCommand("apt-cache", [...this.settings, ...words]);
    } catch (error) {
      if (error instanceof HostCommandError && /^E: No packages found$/m.test(error.tail)) return "";
      throw error;
    }
  }

  /** Downloads packages and unpacks each into `target`, files only: no maintainer script runs */
  async unpack(names: readonly string[], target: string, onPackage?: (name: string) => void): Promise<void> {
    const downloads = join(this.folder, "downloads");
    rmSync(downloads, { recursive: true, force: true });
    mkdirSync(downloads, { recursive: true });
    await runHostCommand("apt-get", [...this.settings, "download", ...names], { cwd: downloads });
    mkdirSync(target, { recursive: true });
    for (const file of readdirSync(downloads).sort()) {
      onPackage?.(file.split("_")[0] as string);
      await runHostCommand("dpkg-deb", ["--extract", join(downloads, file), target]);
    }
    rmSync(downloads, { recursive: true, force: true });
  }
}
