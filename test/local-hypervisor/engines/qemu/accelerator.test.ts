import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootProbe } from "../../../../local-hypervisor/engines/qemu/accelerator";
import {
  findProgram,
  type QemuInstallation,
  readInstallation,
} from "../../../../local-hypervisor/engines/qemu/installation";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "accelerator-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that stands for QEMU where it breaks */
function standIn(script: string): string {
  const file = join(folder, "qemu-system-x86_64");
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

test("the probe's guest runs to its end under the translator", async () => {
  const { program }: QemuInstallation = await readInstallation(process.env);
  // How long that takes on this machine is not the question
  expect(await bootProbe(program, "tcg", folder, 3_600_000)).toBe("proven");
  expect(readdirSync(folder)).toEqual([]);
});

test("a probe that hangs is ended at the deadline and leaves no process behind", async () => {
  const pidFile = join(folder, "pid");
  const program = standIn(`echo $$ > ${pidFile}; exec sleep 600`);
  // On a busy machine the program may not have begun by then
  for (let deadlineMs = 1_000; !existsSync(pidFile); deadlineMs *= 2)
    expect(await bootProbe(program, "kvm", folder, deadlineMs)).toBe(
      `did not finish within ${deadlineMs / 1000} s`,
    );
  const pid = readFileSync(pidFile, "utf8").trim();
  expect(existsSync(`/proc/${pid}/exe`)).toBe(false);
});

test("a probe that breaks down, or cannot be started, proves nothing", async () => {
  expect(await bootProbe(standIn("exit 1"), "kvm", folder)).toBe("broke down");
  expect(await bootProbe(standIn("kill -9 $$"), "kvm", folder)).toBe("broke down");
});

describe("QEMU's program", () => {
  test("is found on PATH, or where DRYDOCK_QEMU says", () => {
    const program = standIn("");
    expect(findProgram({ PATH: `/nowhere:${folder}` })).toBe(program);
    expect(findProgram({ PATH: "/nowhere", DRYDOCK_QEMU: program })).toBe(program);
    expect(findProgram({ PATH: folder, DRYDOCK_QEMU: "/nowhere/qemu" })).toBeUndefined();
    chmodSync(program, 0o644);
    expect(findProgram({ PATH: folder })).toBeUndefined();
  });

  test("is refused when it is missing or too old, with what mends that", async () => {
    const unavailable = { name: "EngineError", kind: "unavailable" };
    await expect(readInstallation({ PATH: "/nowhere" })).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringContaining("apt-get install qemu-system-x86"),
    });
    standIn('echo "QEMU emulator version 6.2.0 (Debian)"');
    await expect(readInstallation({ PATH: folder })).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringContaining("needs 7.2 or newer"),
    });
    standIn('echo "QEMU emulator version 10.0.2"');
    expect(await readInstallation({ PATH: folder })).toMatchObject({ version: "10.0.2" });
  });
});
