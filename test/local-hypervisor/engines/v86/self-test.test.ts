import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireEngine, selectEngine } from "../../../../local-hypervisor/control-plane/engine-selection";
import type { GuestSpec } from "../../../../local-hypervisor/control-plane/ports";
import { V86Engine } from "../../../../local-hypervisor/engines/v86/engine";
import { findInstanceType } from "../../../../schemas/catalogues/instance-types";
import { bundleWorker, v86WasmPath } from "../../../support/bundle-worker";
import { MemoryDisk } from "../../../support/memory-disk";

// Each compiles v86
jest.setTimeout(120_000);

const lack = "VMCALL does not leave the guest.";
let folder: string;
let engine: V86Engine;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "self-test-"));
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function engineWith(worker: string): Promise<V86Engine> {
  const workerPath = join(folder, "worker.mjs");
  await writeFile(workerPath, `import { parentPort, workerData } from "node:worker_threads";\n${worker}\n`);
  return new V86Engine({ workerPath, wasmPath: v86WasmPath, cacheFolder: folder });
}

const paravirtual: GuestSpec = {
  instanceId: "i-1",
  memoryMib: 64,
  vcpus: 1,
  architecture: "i386",
  virtualizationType: "paravirtual",
  hypervisor: "xen",
  disks: [{ volumeId: "vol-1", deviceName: "/dev/sda1", device: new MemoryDisk(2 ** 20) }],
  networkInterfaces: [],
  console: { output: () => undefined, onInput: () => undefined },
};

test.each([
  ["a trap that does not come", `parentPort.postMessage({ lack: ${JSON.stringify(lack)} });`, lack],
  [
    "a machine that breaks down",
    'throw new Error("unreachable executed");',
    "broke down: unreachable executed.",
  ],
  ["a thread that ends", "process.exit(3);", "ended by itself, code 3."],
])("after %s the engine goes on without Xen, and says why to whoever wants it", async (_, worker, why) => {
  engine = await engineWith(worker);
  expect(engine.capabilities.hypervisors).toContain("xen");
  await engine.prepare();
  expect(engine.capabilities).toMatchObject({ virtualizationTypes: ["hvm"], hypervisors: ["nitro"] });
  expect(engine.capabilities.lost).toContain("lost Xen's interface on this machine, and with it paravirtual");
  expect(engine.capabilities.lost).toContain(why);
  await expect(engine.launch(paravirtual)).rejects.toMatchObject({
    kind: "unsupported",
    message: expect.stringContaining(why),
  });
  const instanceType = findInstanceType("t1.micro");
  if (!instanceType) throw new Error("no t1.micro");
  const needs = {
    architecture: "i386",
    virtualizationType: "paravirtual",
    instanceType,
    disks: 1,
    networkInterfaces: 1,
  } as const;
  expect(selectEngine([engine], needs)).toBeUndefined();
  expect(() => requireEngine([engine], needs)).toThrow(why);
});

test("the pinned build passes, and loses nothing", async () => {
  engine = new V86Engine({
    workerPath: await bundleWorker(folder),
    wasmPath: v86WasmPath,
    cacheFolder: folder,
  });
  await engine.prepare();
  expect(engine.capabilities.lost).toBeUndefined();
  expect(engine.capabilities.virtualizationTypes).toContain("paravirtual");
});
