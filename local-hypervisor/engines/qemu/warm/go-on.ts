import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { EngineError } from "../../engine-error";
import { blockNode, diskDevice, inherited, interfaceDevice, netNode } from "../command-line";
import type { StartedMachine } from "../machine-start";
import type { QmpClient } from "../qmp-client";
import { awaitLine } from "./template-lines";

/** A guest that has not found its root disk within this has none to find */
const wakeTimeoutMs = 60_000;

/** Memory that is shared with a file is not in the state */
export const stateCapabilities = { capabilities: [{ capability: "x-ignore-shared", state: true }] };

/**
 * Loads a template's state into a machine that awaits it, plugs in its cards and lets it go on; resolves when the guest
 * says that its root disk answers. Rejects with `EngineError` or `QmpError`.
 */
export async function goOn(
  { folder, process, awaited }: StartedMachine,
  qmp: QmpClient,
  beforeFirstInstruction: () => void,
): Promise<void> {
  await qmp.execute("migrate-set-capabilities", stateCapabilities);
  await qmp.execute("migrate-incoming", { uri: `fd:${inherited.state}` });
  await loaded(qmp);
  // The process keeps it
  await rm(join(folder, "memory"), { force: true });
  // As if they were plugged while it runs: QEMU takes in no state where there is an NVMe card
  for (const disk of awaited.disks) {
    await qmp.execute("blockdev-add", blockNode(disk));
    await qmp.execute("device_add", diskDevice(disk));
  }
  for (const card of awaited.networkInterfaces) {
    await qmp.execute("netdev_add", netNode(card));
    await qmp.execute("device_add", interfaceDevice(card));
  }
  const awake = awaitLine(process, /^awake\n/m, wakeTimeoutMs);
  beforeFirstInstruction();
  await qmp.execute("cont");
  process.agent.write(`go ${(Date.now() / 1000).toFixed(3)} ${randomBytes(64).toString("hex")}\n`);
  await awake;
}

async function loaded(qmp: QmpClient): Promise<void> {
  for (;;) {
    const { status } = (await qmp.execute("query-status")) as { status: string };
    if (status !== "inmigrate") return;
    const migration = (await qmp.execute("query-migrate")) as { status?: string };
    if (migration.status === "failed")
      throw new EngineError("internal", "QEMU did not take the template's state.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
