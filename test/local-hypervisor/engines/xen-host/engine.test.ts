import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireEngine } from "../../../../local-hypervisor/control-plane/engine-selection";
import { XenHostEngine } from "../../../../local-hypervisor/engines/xen-host/engine";

describe("the Xen host's engine", () => {
  let folder: string;
  const engineWith = (PATH: string, isBuilt: boolean) =>
    new XenHostEngine({
      environment: { PATH },
      stateFolder: join(folder, "state"),
      qemuCacheFolder: join(folder, "cache"),
      findFiles: () =>
        isBuilt ? { hypervisor: "xen.elf", kernel: "vmlinuz", initrd: "dom0.cpio" } : undefined,
      serveDevice: () => Promise.reject(new Error("nothing is served here")),
      memoryMib: 4096,
      log: { info: () => undefined },
    });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "xen-host-engine-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("is absent until it is built and QEMU is there, and says how both are had", async () => {
    expect(engineWith("", false).absence).toMatch(/drydock image build xen-host.*QEMU is not installed/);
    expect(engineWith("", true).absence).toMatch(
      /^QEMU is not installed\. .*apt-get install qemu-system-x86/,
    );
    writeFileSync(join(folder, "qemu-system-x86_64"), "", { mode: 0o755 });
    expect(engineWith(folder, false).absence).toMatch(
      /^Paravirtual x86_64 guests.*drydock image build xen-host/,
    );
    expect(engineWith(folder, true).absence).toBeUndefined();
  });

  test("names the command that builds it to whoever launches what it would run", () => {
    const needs = {
      architecture: "x86_64",
      virtualizationType: "paravirtual",
      instanceType: { name: "m1.small", vcpus: 1, memoryMib: 1740, hypervisor: "xen" },
      disks: 1,
      networkInterfaces: 1,
    } as const;
    expect(() => requireEngine([engineWith("", false)], needs)).toThrow(
      /a paravirtual x86_64 guest .*\(m1\.small\).* The engine 'xen-host' would\. .*drydock image build xen-host/,
    );
  });

  test("has what paravirtual x86_64 guests of Xen hosts need, and leaves dom0 its memory", () => {
    const { capabilities } = engineWith("", true);
    expect(capabilities).toMatchObject({
      architectures: ["x86_64"],
      virtualizationTypes: ["paravirtual"],
      hypervisors: ["xen"],
    });
    expect(capabilities.maxMemoryMib).toBeGreaterThan(3000);
    expect(capabilities.maxMemoryMib).toBeLessThan(4096 - 512);
  });

  test("refuses other guests, and launches nothing once it is closed", async () => {
    const engine = engineWith("", true);
    const spec = {
      instanceId: "i-0123456789abcdef0",
      memoryMib: 512,
      vcpus: 1,
      architecture: "x86_64",
      virtualizationType: "hvm",
      hypervisor: "xen",
      disks: [],
      networkInterfaces: [],
      console: { output: () => undefined, onInput: () => undefined },
    } as const;
    await expect(engine.launch(spec)).rejects.toMatchObject({
      kind: "unsupported",
      message: "The Xen host does not run hvm guests.",
    });
    await engine.close();
    await expect(engine.launch(spec)).rejects.toMatchObject({ kind: "gone" });
  });
});
