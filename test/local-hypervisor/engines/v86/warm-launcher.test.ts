import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findIdentity } from "../../../../local-hypervisor/engines/v86/identity-places";
import { warmStart } from "../../../../local-hypervisor/engines/v86/warm-key";
import { v86WarmLauncher } from "../../../../local-hypervisor/engines/v86/warm-launcher";
import { WarmTemplates } from "../../../../local-hypervisor/engines/v86/warm-templates";
import type { WasmModule } from "../../../../local-hypervisor/engines/v86/web-assembly";
import { domainUuid } from "../../../../local-hypervisor/guest/xen/identity";
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
  const launcher = v86WarmLauncher({
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
    const start = warmStart(spec, undefined, "engine");
    await templates.keep(start?.key ?? "", {
      artefact: new SharedArrayBuffer(100),
      machine: { identity: { binary: [], lowerCase: [], upperCase: [] } },
      writes: [],
      console: Buffer.from("of the template"),
      consoleIdentity: { binary: [], lowerCase: [], upperCase: [] },
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

test("what firmware told the template is each guest's own on its console", async () => {
  const folder = mkdtempSync(join(tmpdir(), "warm-launcher-"));
  const workerPath = join(folder, "worker.mjs");
  writeFileSync(workerPath, worker.replace(/kind: "refused".*? }/, 'kind: "started", awayMs: 0 }'));
  const templates = new WarmTemplates({ folder, maxMemoryBytes: 1e6, maxFileBytes: 1e6 });
  const onFailure = (reason: string) => {
    throw new Error(reason);
  };
  const launcher = v86WarmLauncher({ templates, engine: "engine", quietMs: 60_000, onFailure });
  try {
    const spec = await waitingGuest(folder);
    const told = (id: string) => `Machine UUID ${domainUuid(id)}\n`;
    const shown = Buffer.from(told("template"));
    await templates.keep(warmStart(spec, undefined, "engine")?.key ?? "", {
      artefact: new SharedArrayBuffer(100),
      machine: { identity: { binary: [], lowerCase: [], upperCase: [] } },
      writes: [],
      console: shown,
      consoleIdentity: findIdentity(shown, domainUuid("template")),
    });
    const printed = new Map<string, Uint8Array>();
    for (const instanceId of ["i-1", "i-2"]) {
      const console = {
        output: (bytes: Uint8Array) => void printed.set(instanceId, bytes),
        onInput: () => undefined,
      };
      const home = { workerPath, wasmModule: {} as WasmModule, cacheFolder: folder };
      const guest = await launcher.launch({ ...spec, instanceId, console }, home);
      await guest.powerOff();
    }
    for (const [id, bytes] of printed) expect(Buffer.from(bytes).toString()).toBe(told(id));
    expect([...printed.keys()]).toEqual(["i-1", "i-2"]);
  } finally {
    await launcher.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
