import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWarmBoot } from "../../../../local-hypervisor/engines/v86/warm-key";
import { WarmLauncher } from "../../../../local-hypervisor/engines/v86/warm-launcher";
import { WarmTemplates } from "../../../../local-hypervisor/engines/v86/warm-templates";
import type { WasmModule } from "../../../../local-hypervisor/engines/v86/web-assembly";
import { waitingGuest } from "../../../support/waiting-guest";

/** A worker in which no template goes on, and every guest boots */
const worker = `
import { parentPort, workerData } from "node:worker_threads";
parentPort.on("message", ({ kind }) => {
  if (kind === "goOn") parentPort.postMessage({ kind: "refused", detail: "The template is of no use." });
});
parentPort.postMessage({ kind: workerData.awaitsGuest ? "ready" : "started" });
`;

test("a guest boots from power-on when its template does not go on, which is told and forgotten", async () => {
  const folder = mkdtempSync(join(tmpdir(), "warm-launcher-"));
  const workerPath = join(folder, "worker.mjs");
  writeFileSync(workerPath, worker);
  const kept = join(folder, "templates");
  const templates = new WarmTemplates({ folder: kept, maxMemoryBytes: 1e6, maxFileBytes: 1e6 });
  const told: [string, string | undefined][] = [];
  const launcher = new WarmLauncher({
    templates,
    engine: "engine",
    quietMs: 60_000,
    onFailure: (reason, instanceId) => told.push([reason, instanceId]),
  });
  try {
    const printed: string[] = [];
    const console = {
      output: (bytes: Uint8Array) => void printed.push(Buffer.from(bytes).toString()),
      onInput: () => undefined,
    };
    const spec = await waitingGuest(folder, {}, { console });
    const boot = await readWarmBoot(spec, "engine");
    await templates.keep(boot?.key ?? "", {
      artefact: new SharedArrayBuffer(100),
      console: Buffer.from("of the template"),
    });
    const guest = await launcher.launch(spec, {
      workerPath,
      wasmModule: {} as WasmModule,
      cacheFolder: folder,
    });
    expect(told).toEqual([["The template is of no use.", spec.instanceId]]);
    expect(printed).toEqual([]);
    expect(readdirSync(kept)).toEqual([]);
    await guest.powerOff();
    expect(await guest.exited).toEqual({ kind: "poweredOff" });
  } finally {
    await launcher.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
