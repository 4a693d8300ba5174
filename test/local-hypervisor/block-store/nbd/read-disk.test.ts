import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDisk } from "../../../../local-hypervisor/block-store/nbd/read-disk";
import { NbdServer } from "../../../../local-hypervisor/block-store/nbd/server";
import { systemClock } from "../../../../local-hypervisor/model/clock";
import { MemoryDisk } from "../../../support/memory-disk";

const sizeBytes = 20 * 2 ** 20 + 512;
let folder: string;
let socketPath: string;
let server: NbdServer;
let disk: MemoryDisk;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "drydock-read-disk-"));
  socketPath = join(folder, "nbd.sock");
  disk = new MemoryDisk(sizeBytes);
  const exports = [{ name: "snap-1", description: "", device: disk, readOnly: true }];
  server = await NbdServer.listen({ socketPath, exports, clock: systemClock });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const options = (signal = new AbortController().signal) => ({
  socketPath,
  name: "snap-1",
  signal,
  onSize: () => {},
  onData: () => {},
  onProgress: () => {},
});

test("reads every byte and is spared the zeroes", async () => {
  disk.bytes.fill(3, 5 * 2 ** 20 + 512, 7 * 2 ** 20);
  disk.bytes.fill(9, sizeBytes - 512);
  const copy = new Uint8Array(sizeBytes);
  let [size, told, done] = [0, 0, 0];
  await readDisk({
    ...options(),
    onSize: (bytes) => {
      size = bytes;
    },
    onData: (offsetBytes, data) => {
      copy.set(data, offsetBytes);
      told += data.length;
    },
    onProgress: (doneBytes) => {
      done = doneBytes;
    },
  });
  expect(Buffer.compare(copy, disk.bytes)).toBe(0);
  expect([size, done]).toEqual([sizeBytes, sizeBytes]);
  expect(told).toBe(2 * 2 ** 20 + 512);
});

test("ends when it is aborted, when the disk fails, and when there is no such disk", async () => {
  const controller = new AbortController();
  const aborted = readDisk({
    ...options(controller.signal),
    onProgress: () => controller.abort(new Error("interrupted")),
  });
  await expect(aborted).rejects.toThrow("interrupted");
  disk.failing = true;
  await expect(readDisk(options())).rejects.toThrow("the disk fails");
  await expect(readDisk({ ...options(), name: "snap-2" })).rejects.toThrow(/no export 'snap-2'/);
  await server.close();
  await expect(readDisk(options())).rejects.toThrow(/ENOENT/);
});
