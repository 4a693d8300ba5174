import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GuestThread } from "../../../../local-hypervisor/engines/v86/guest-thread";
import type { WorkerStart } from "../../../../local-hypervisor/engines/v86/messages";

const folder = mkdtempSync(join(tmpdir(), "guest-thread-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a thread that ends while nobody waits for a milestone is told of, and so is whoever waits afterwards", async () => {
  const workerPath = join(folder, "worker.mjs");
  writeFileSync(
    workerPath,
    `import { parentPort } from "node:worker_threads"; parentPort.postMessage({ kind: "ready" });`,
  );
  let tell: (detail: string) => void = () => undefined;
  const broken = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const thread = new GuestThread(workerPath, {} as WorkerStart, { message: () => undefined, broken: tell });
  expect(await thread.milestone()).toEqual({ kind: "ready" });
  const detail = "The virtual machine's thread ended by itself, code 0.";
  expect(await broken).toBe(detail);
  await expect(thread.milestone()).rejects.toMatchObject({ kind: "internal", message: detail });
  await thread.end();
});
