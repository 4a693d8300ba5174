import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { missingPackages } from "../../../local-hypervisor/images/host-programs";
import { PackageClient } from "../../../local-hypervisor/images/package-client";

const hasApt = !missingPackages().includes("apt");
const aptTest = hasApt || process.env.CI ? test : test.skip;

describe("Debian's package client", () => {
  const { APT_CONFIG } = process.env;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "package-client-"));
    const sources = join(folder, "sources.list");
    mkdirSync(`${sources}.d`);
    writeFileSync(sources, "deb http://127.0.0.1:9/debian bookworm main\n");
    const settings = [
      `Dir::Etc::sourcelist "${sources}";`,
      `Dir::Etc::sourceparts "${sources}.d";`,
      'Acquire::Retries::Delay "false";',
      'Acquire::http::Proxy "false";',
    ];
    process.env.APT_CONFIG = join(folder, "apt.conf");
    writeFileSync(process.env.APT_CONFIG, `${settings.join("\n")}\n`);
  });
  afterEach(() => {
    if (APT_CONFIG === undefined) delete process.env.APT_CONFIG;
    else process.env.APT_CONFIG = APT_CONFIG;
    rmSync(folder, { recursive: true });
  });

  aptTest(
    `tells why a source cannot be reached, and offers nothing of it${hasApt ? "" : " (skipped: apt is not installed)"}`,
    async () => {
      const client = new PackageClient("i386", join(folder, "packages"));
      expect(await client.update()).toMatch(/127\.0\.0\.1.*Connection refused/);
      expect(await client.dependencies("linux-image-686-pae")).toEqual([]);
      expect([...(await client.candidates(["busybox-static", "dropbear-bin"]))]).toEqual([
        ["busybox-static", undefined],
        ["dropbear-bin", undefined],
      ]);
    },
  );
});
