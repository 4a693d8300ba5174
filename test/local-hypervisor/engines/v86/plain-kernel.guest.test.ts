import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hypervisorPaths } from "../../../../local-hypervisor/config";
import type { GuestSpec } from "../../../../local-hypervisor/control-plane/ports";
import { V86Engine } from "../../../../local-hypervisor/engines/v86/engine";
import { firmwareFile } from "../../../../local-hypervisor/images/firmware";
import { PackageClient } from "../../../../local-hypervisor/images/package-client";
import { bundleWorker, v86WasmPath } from "../../../support/bundle-worker";
import { bootFilesOf, drydockMicroDisk, upMarker, writeEngineDisk } from "../../../support/engine-disk";
import { GuestConsole } from "../../../support/guest-console";
import { MemoryDisk } from "../../../support/memory-disk";
import { writeXenEngineDisk } from "../../../support/xen-engine-disk";

const bootMs = 240_000;

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
    engine = new V86Engine({
      workerPath: await bundleWorker(folder),
      wasmPath: v86WasmPath,
      cacheFolder: join(folder, "kernels"),
      firmwarePath: firmwareFile(hypervisorPaths().images),
    });
  }, bootMs);
  afterAll(async () => {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const specOf = (
    virtualizationType: GuestSpec["virtualizationType"],
    deviceName: string,
    console: GuestConsole,
  ): GuestSpec => {
    const content = readFileSync(join(folder, virtualizationType));
    const device = new MemoryDisk(content.length);
    device.bytes.set(content);
    return {
      instanceId: "i-0123456789abcdef0",
      memoryMib: 128,
      vcpus: 1,
      architecture: "i386",
      virtualizationType,
      hypervisor: "xen",
      disks: [{ volumeId: "vol-0123456789abcdef0", deviceName, device }],
      networkInterfaces: [],
      console,
    };
  };

  test(
    "boots as HVM, by firmware and GRUB, and keeps the emulated disk",
    async () => {
      const screen = new GuestConsole();
      const guest = await engine.launch(specOf("hvm", "/dev/xvda", screen));
      await screen.waitFor(new RegExp(upMarker), { timeoutMs: bootMs });
      await screen.waitFor(/# $/, { timeoutMs: bootMs });
      expect(await screen.run("uname -r")).toMatch(/^6\.1\.\S+-686$/m);
      expect(await screen.run("ls /sys/hypervisor 2>&1; true")).not.toContain("type");
      expect(await screen.run("cat /sys/bus/pci/devices/*/class")).toContain("0x0101");
      expect((await guest.describe()).activity.hypercall).toEqual({});
      await guest.powerOff();
    },
    bootMs,
  );

  test("is refused as PV, by name and with the remedy", async () => {
    const launching = engine.launch(specOf("paravirtual", "/dev/sda1", new GuestConsole()));
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
