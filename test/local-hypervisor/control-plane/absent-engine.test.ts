import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireEngine, selectEngine } from "../../../local-hypervisor/control-plane/engine-selection";
import { FakeEngine } from "../../support/fake-engine";
import { createQemuEngine } from "../../support/qemu-engine";

const needs = {
  architecture: "x86_64",
  virtualizationType: "hvm",
  instanceType: { name: "t3.micro", vcpus: 2, memoryMib: 1024, hypervisor: "nitro" },
  disks: 1,
  networkInterfaces: 1,
} as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "absent-engine-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a guest for an engine that is not installed is refused with the package and the command", async () => {
  const qemu = createQemuEngine(folder, { environment: { PATH: folder } });
  const engines = [new FakeEngine(), qemu];
  expect(selectEngine(engines, needs)).toBeUndefined();
  const refusal = {
    code: "Unsupported",
    message: expect.stringContaining(
      "sudo apt-get install qemu-system-x86 (Debian, Ubuntu), or brew install qemu",
    ),
  };
  expect(() => requireEngine(engines, needs)).toThrow(expect.objectContaining(refusal));
  await qemu.close();
});

test("once it is installed, it is taken without a restart of anything", async () => {
  const environment: NodeJS.ProcessEnv = { PATH: folder };
  const qemu = createQemuEngine(folder, { environment });
  expect(selectEngine([qemu], needs)).toBeUndefined();
  environment.PATH = process.env.PATH;
  expect(selectEngine([new FakeEngine(), qemu], needs)).toBe(qemu);
  await qemu.close();
});

test("what it could not run either is refused for that", () => {
  const qemu = createQemuEngine(folder, { environment: { PATH: folder } });
  expect(() => requireEngine([qemu], { ...needs, architecture: "arm64" })).toThrow(
    /an image of architecture/,
  );
});
