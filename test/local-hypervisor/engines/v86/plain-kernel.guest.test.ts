import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { V86Engine } from "../../../../local-hypervisor/engines/v86/engine";
import { PackageClient } from "../../../../local-hypervisor/images/package-client";
import { createEmbeddedEngine } from "../../../support/embedded-engine";
import { bootFilesOf, drydockMicroDisk, writeEngineDisk } from "../../../support/engine-disk";
import { GuestConsole } from "../../../support/guest-console";
import { writeXenEngineDisk } from "../../../support/xen-engine-disk";
import { bootMs, rootDisk, shellIsUp, xenGuest } from "../../../support/xen-guest";

/** Debian's i386 kernel without PAE, which is built without Xen: a guest that knows nothing of its hypervisor. */
describe("a kernel that was not made for Xen", () => {
  let folder: string;
  let engine: V86Engine;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "drydock-plain-kernel-"));
    const bzImage = await plainKernel(folder);
    const files = { ...(await bootFilesOf(drydockMicroDisk)), bzImage };
    await writeEngineDisk(join(folder, "hvm"), files);
    await writeXenEngineDisk(join(folder, "paravirtual"), files);
    engine = await createEmbeddedEngine(folder);
  }, bootMs);
  afterAll(async () => {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const specOf = (virtualizationType: "hvm" | "paravirtual", console: GuestConsole) =>
    xenGuest({
      virtualizationType,
      disks: [rootDisk(readFileSync(join(folder, virtualizationType)), virtualizationType)],
      console,
    });

  test(
    "boots as HVM, by firmware and GRUB, and keeps the emulated disk",
    async () => {
      const screen = new GuestConsole();
      const guest = await engine.launch(specOf("hvm", screen));
      await shellIsUp(screen);
      expect(await screen.run("uname -r")).toMatch(/^6\.1\.\S+-686$/m);
      expect(await screen.run("ls /sys/hypervisor 2>&1; true")).not.toContain("type");
      expect(await screen.run("cat /sys/bus/pci/devices/*/class")).toContain("0x0101");
      expect((await guest.describe()).activity.hypercall).toEqual({});
      await guest.powerOff();
    },
    bootMs,
  );

  test("is refused as PV, by name and with the remedy", async () => {
    const launching = engine.launch(specOf("paravirtual", new GuestConsole()));
    await expect(launching).rejects.toMatchObject({
      kind: "boot",
      message: expect.stringMatching(
        /^The kernel \/boot\/vmlinuz is not prepared for paravirtual guests.*686-pae/,
      ),
    });
  }, 60_000);
});

/** The kernel that Debian's `linux-image-686` stands for, from the package as the images' kernel is */
async function plainKernel(folder: string): Promise<Uint8Array> {
  const client = new PackageClient("i386", join(folder, "packages"));
  await client.update();
  const packages = await client.dependencies("linux-image-686");
  const tree = join(folder, "kernel");
  await client.unpack(packages, tree);
  const name = readdirSync(join(tree, "boot")).find((each) => each.startsWith("vmlinuz-"));
  if (name === undefined) throw new Error(`${packages.join(", ")} hold no kernel.`);
  return readFileSync(join(tree, "boot", name));
}
