import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hypervisorPaths, networkSettings } from "../../local-hypervisor/config";
import type { GuestSpec } from "../../local-hypervisor/control-plane/ports";
import { V86Engine } from "../../local-hypervisor/engines/v86/engine";
import { startHypervisor } from "../../local-hypervisor/hypervisor";
import { systemClock } from "../../local-hypervisor/model/clock";
import { bundleWorker, v86WasmPath } from "./bundle-worker";
import { credentials } from "./ec2-endpoint";
import { silentLog } from "./silent-log";

/** What the process is asked, a message each; it answers in the same order. */
export type DensityQuestion =
  | { readonly ask: "usage" }
  | { readonly ask: "ping"; readonly instanceId: string }
  | { readonly ask: "end" };

export interface DensityUsage {
  /** CPU time of the whole process so far, seconds */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

/** What the process says when it is ready */
export interface DensityHostReady {
  readonly url: string;
}

const memoryMib = 64;

/**
 * The hypervisor in a process of its own, whose guests have 64 MiB each: no type of EC2's has as little, so that the
 * engine is told another size than the type's. All else is as the daemon has it.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "drydock-density-"));
  const launch = V86Engine.prototype.launch;
  V86Engine.prototype.launch = function (this: V86Engine, spec: GuestSpec) {
    return launch.call(this, { ...spec, memoryMib });
  };
  const hypervisor = await startHypervisor({
    paths: {
      ...hypervisorPaths({ DRYDOCK_HOME: folder, DRYDOCK_IMAGES: hypervisorPaths().images }),
      worker: await bundleWorker(folder),
      wasm: v86WasmPath,
    },
    network: networkSettings({}),
    engine: "v86",
    credentials,
    identityKey: generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey,
    volumeKey: randomBytes(32),
    version: "0.0.0",
    clock: systemClock,
    randomBytes: (length) => randomBytes(length),
    log: silentLog,
  });
  const answer = async (question: DensityQuestion): Promise<unknown> => {
    switch (question.ask) {
      case "usage": {
        const { user, system } = process.cpuUsage();
        return { cpuSeconds: (user + system) / 1e6, residentBytes: process.memoryUsage.rss() };
      }
      case "ping":
        return hypervisor.hostAccess.ping({ instanceId: question.instanceId }, 10_000);
      case "end":
        await hypervisor.close();
        rmSync(folder, { recursive: true, force: true });
        return undefined;
    }
  };
  process.on("message", (question: DensityQuestion) => {
    answer(question).then(
      (value) => process.send?.({ value }),
      (error: Error) => process.send?.({ error: error.message }),
    );
  });
  process.on("disconnect", () => process.exit());
  process.send?.({ url: hypervisor.url } satisfies DensityHostReady);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
