import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../../local-hypervisor/block-store/block-store";
import { NbdServer } from "../../../../local-hypervisor/block-store/nbd/server";
import { nbdUri } from "../../../../local-hypervisor/cli/volume";
import type { BlockDevice } from "../../../../local-hypervisor/control-plane/ports";
import { findProgram } from "../../../../local-hypervisor/images/host-programs";
import { systemClock } from "../../../../local-hypervisor/model/clock";
import { runProgram } from "../../../support/program";

const programs = ["nbdinfo", "nbdcopy", "qemu-img", "qemu-io", "mke2fs", "fsck.ext4", "debugfs"];
const missing = programs.filter((program) => findProgram(program) === undefined);
if (missing.length > 0) console.warn(`not installed, so not held against: ${missing.join(", ")}`);
const toolsTest = missing.length === 0 || process.env.CI ? test : test.skip;

const mebibyte = 2 ** 20;
const sizeBytes = 64 * mebibyte;
const volumeId = "vol-0123456789abcdef0";

let folder: string;
let store: BlockStore;
let device: BlockDevice;
let server: NbdServer;
let uri: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "drydock-nbd-tools-"));
  store = await BlockStore.open(join(folder, "store"));
  await store.createVolume({ volumeId, sizeBytes });
  device = await store.openVolume(volumeId);
  const socketPath = join(folder, "with space.sock");
  server = await NbdServer.listen({
    socketPath,
    exports: [{ name: volumeId, description: "EBS volume", device, readOnly: false }],
    clock: systemClock,
  });
  uri = nbdUri(volumeId, socketPath);
});
afterEach(async () => {
  await server.close();
  await device.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(program: string, ...args: string[]): Promise<string> {
  const { status, output, stdout } = await runProgram(findProgram(program) ?? program, args, {
    cwd: folder,
    environment: { ...process.env, LC_ALL: "C.UTF-8" },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}: ${output}`);
  return stdout;
}

/** A disk image with noise, zeroes and holes */
function specimen(): string {
  const file = join(folder, "specimen.raw");
  const content = Buffer.alloc(8 * mebibyte);
  for (let at = 0; at < content.length; at += 4) content.writeInt32LE(Math.imul(at, 2654435761), at);
  content.fill(0, 3 * mebibyte, 4 * mebibyte);
  writeFileSync(file, Buffer.concat([content, Buffer.alloc(mebibyte), content.subarray(0, 4608)]));
  truncateSync(file, sizeBytes);
  return file;
}

toolsTest("nbdinfo sees what we offer", async () => {
  const [described] = JSON.parse(await run("nbdinfo", "--json", uri)).exports;
  expect(described).toMatchObject({
    "export-name": volumeId,
    description: "EBS volume",
    "export-size": sizeBytes,
    is_read_only: false,
    can_flush: true,
    can_fua: true,
    can_trim: true,
    can_zero: true,
    can_fast_zero: true,
    can_multi_conn: true,
    block_size_minimum: 512,
    block_size_preferred: 4096,
  });
  expect(await run("nbdinfo", "--list", "--no-content", uri)).toContain(`export="${volumeId}"`);
});

toolsTest(
  "nbdcopy copies a disk in and out, and so does qemu-img",
  async () => {
    const original = specimen();
    await run("nbdcopy", "--flush", original, uri);
    const copied = join(folder, "copied.raw");
    await run("nbdcopy", uri, copied);
    expect(Buffer.compare(readFileSync(copied), readFileSync(original))).toBe(0);
    expect(await run("qemu-img", "compare", "-f", "raw", "-F", "raw", original, uri)).toContain("identical");

    await run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", uri, "converted.qcow2");
    await run("qemu-img", "convert", "-n", "-f", "qcow2", "-O", "raw", "converted.qcow2", uri);
    expect(Buffer.compare(Buffer.from(await device.read(0, sizeBytes)), readFileSync(original))).toBe(0);
  },
  60_000,
);

toolsTest("what qemu-io flushed is there after the daemon is gone", async () => {
  await run(
    "qemu-io",
    "-f",
    "raw",
    "-c",
    "write -P 0xa5 4096 65536",
    "-c",
    "discard 8192 4096",
    "-c",
    "write -z 16384 512",
    "-c",
    "flush",
    uri,
  );
  await server.close();
  await device.close();
  await store.close();
  store = await BlockStore.open(join(folder, "store"));
  device = await store.openVolume(volumeId);
  const expected = Buffer.alloc(65536, 0xa5).fill(0, 4096, 8192).fill(0, 12288, 12800);
  expect(Buffer.compare(await device.read(4096, 65536), expected)).toBe(0);
  expect((await device.read(0, 4096)).every((byte) => byte === 0)).toBe(true);
});

toolsTest(
  "a file system that was made through us is clean to fsck, and its files are whole",
  async () => {
    const tree = join(folder, "tree");
    const image = join(folder, "ext4.raw");
    await run("mkdir", tree);
    writeFileSync(join(tree, "hello"), Buffer.alloc(3 * mebibyte, "drydock "));
    await run("mke2fs", "-q", "-t", "ext4", "-d", tree, image, "65536k");
    await run("nbdcopy", "--flush", image, uri);
    const copied = join(folder, "copied.raw");
    await run("nbdcopy", uri, copied);
    await run("fsck.ext4", "-f", "-n", copied);
    expect(await run("debugfs", "-R", "cat /hello", copied)).toBe("drydock ".repeat((3 * mebibyte) / 8));
  },
  60_000,
);
