import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { hypervisorPaths } from "../../../local-hypervisor/config";
import { buildDrydockMicro } from "../../../local-hypervisor/images/drydock-micro/build";
import { findProgram } from "../../../local-hypervisor/images/host-programs";
import { readManifest } from "../../../local-hypervisor/images/manifest";
import { partitionStartBytes } from "../../../local-hypervisor/images/partition-table";

const { images, cache, drydockMicro } = hypervisorPaths();
const disk = (key: string): string => join(images, key, "disk.raw");
const offsets = { "drydock-micro-hvm": partitionStartBytes, "drydock-micro-pv": 0 };

function debugfs(key: keyof typeof offsets, command: string): string {
  return execFileSync(
    findProgram("debugfs") ?? "debugfs",
    ["-R", command, `${disk(key)}?offset=${offsets[key]}`],
    { stdio: ["ignore", "pipe", "ignore"] },
  ).toString();
}

describe.each(Object.keys(offsets) as (keyof typeof offsets)[])("the %s image", (key) => {
  test("is there, with a manifest that says what it is", () => {
    expect(readManifest(join(images, key))).toMatchObject({
      key,
      architecture: "i386",
      virtualizationType: key.endsWith("hvm") ? "hvm" : "paravirtual",
      name: expect.stringMatching(new RegExp(`^${key}-i386-\\d{8}-\\d{6}$`)),
    });
  });
  test("has a clean file system", () => {
    const check = execFileSync(
      findProgram("e2fsck") ?? "e2fsck",
      ["-fn", `${disk(key)}?offset=${offsets[key]}`],
      { stdio: ["ignore", "pipe", "ignore"] },
    ).toString();
    expect(check).toContain("drydock-root:");
  });
  test("belongs to root, whoever built it", () => {
    for (const path of ["/bin/busybox", "/etc/shadow", "/usr/lib/drydock-micro/first-boot"]) {
      expect(debugfs(key, `stat ${path}`)).toMatch(/User: +0 +Group: +0/);
    }
  });
  test("names its kernel the way its virtualization type boots", () => {
    const configuration = key.endsWith("hvm") ? "/boot/grub/grub.cfg" : "/boot/grub/menu.lst";
    const kernel = /\/boot\/(vmlinuz-\S+)/.exec(debugfs(key, `cat ${configuration}`))?.[1];
    expect(debugfs(key, "ls /boot")).toContain(kernel);
  });
});

test("a build with nothing new to build does nothing", async () => {
  const steps: string[] = [];
  const outcome = await buildDrydockMicro({
    imagesFolder: images,
    cacheFolder: cache,
    overlayFolder: drydockMicro,
    now: Date.now,
    onProgress: (step) => steps.push(step),
  });
  expect({ built: outcome.built, steps }).toEqual({ built: false, steps: [] });
});
