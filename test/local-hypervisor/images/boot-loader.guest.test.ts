import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { hypervisorPaths } from "../../../local-hypervisor/config";
import { findProgram } from "../../../local-hypervisor/images/host-programs";

const { images } = hypervisorPaths();
const disk = join(images, "drydock-micro-hvm", "disk.raw");
const qemu = findProgram("qemu-system-i386");

test("the packages of this test are there in CI", () => {
  if (process.env.CI) expect(qemu).toBeDefined();
});

/** Resolves with what the machine printed until the pattern was in it */
function printedUntil(machine: ChildProcess, pattern: RegExp): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    machine.stdout?.setEncoding("latin1").on("data", (text: string) => {
      output += text;
      if (pattern.test(output)) resolve(output);
    });
    machine.on("error", reject);
    machine.on("exit", () => reject(new Error(`ended without ${pattern}: ${output}`)));
  });
}

// Another machine than ours: an oracle for boot sector, core image, menu and file system
(qemu || process.env.CI ? test : test.skip)(
  "QEMU boots the HVM image through firmware and GRUB to its user space",
  async () => {
    const machine = spawn(
      qemu as string,
      [
        ...["-m", "256", "-display", "none", "-serial", "stdio", "-net", "none", "-no-reboot"],
        ...["-drive", `if=none,id=root,file=${disk},format=raw,snapshot=on`],
        ...["-device", "nvme,drive=root,serial=vol0123456789abcdef0"],
      ],
      { stdio: ["ignore", "pipe", "ignore"] },
    );
    try {
      const output = await printedUntil(machine, /drydock-micro: no DHCP lease|login:/);
      expect(output).toContain("Booting `Debian GNU/Linux");
      expect(output).toContain("Linux version 6.");
    } finally {
      machine.kill("SIGKILL");
    }
  },
  240_000,
);
