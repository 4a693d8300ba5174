import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { GuestSpec } from "../../../../local-hypervisor/control-plane/ports";
import { V86Engine } from "../../../../local-hypervisor/engines/v86/engine";
import { pinnedVersion, readPinnedFile } from "../../../../local-hypervisor/engines/v86/pinned-build";
import { v86WasmPath } from "../../../support/bundle-worker";
import { MemoryDisk } from "../../../support/memory-disk";

const folderOfV86 = dirname(v86WasmPath);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pinned-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const spec: GuestSpec = {
  instanceId: "i-1",
  memoryMib: 64,
  vcpus: 1,
  architecture: "i386",
  virtualizationType: "hvm",
  hypervisor: "nitro",
  disks: [{ volumeId: "vol-1", deviceName: "/dev/xvda", device: new MemoryDisk(2 ** 20) }],
  networkInterfaces: [],
  console: { output: () => undefined, onInput: () => undefined },
};

test("the installed package is the pinned build", async () => {
  for (const name of ["libv86.mjs", "v86.wasm"]) {
    expect((await readPinnedFile(join(folderOfV86, name))).length).toBeGreaterThan(1000);
  }
  const { version } = JSON.parse(await readFile(join(folderOfV86, "../package.json"), "utf8")) as {
    version: string;
  };
  expect(version.split("+")[0]).toBe(pinnedVersion);
});

test("another build is refused at the first launch, with what to do; mending it helps without a restart", async () => {
  const wasmPath = join(folder, "v86.wasm");
  const workerPath = join(folder, "worker.mjs");
  await writeFile(wasmPath, "something else");
  await writeFile(workerPath, "");
  const engine = new V86Engine({ workerPath, wasmPath, cacheFolder: folder });
  await expect(engine.launch(spec)).rejects.toThrow(/is not the one of v86 0\.5\.462.*Run npm install/);
  await copyFile(v86WasmPath, wasmPath);
  // The worker of this test ends at once
  await expect(engine.launch(spec)).rejects.toMatchObject({
    kind: "internal",
    message: expect.stringContaining("thread ended"),
  });
  await engine.close();
});

test("a worker that was not built is named", async () => {
  const engine = new V86Engine({
    workerPath: join(folder, "none.mjs"),
    wasmPath: v86WasmPath,
    cacheFolder: folder,
  });
  await expect(engine.launch(spec)).rejects.toThrow(/none\.mjs is missing\. Run npm run build/);
  await engine.close();
  await expect(engine.launch(spec)).rejects.toMatchObject({ kind: "gone" });
});
