import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { V86Engine } from "../../../../local-hypervisor/engines/v86/engine";
import { createEmbeddedEngine } from "../../../support/embedded-engine";
import { bootFilesOf, drydockMicroDisk, writeEngineDisk } from "../../../support/engine-disk";
import { GuestConsole } from "../../../support/guest-console";
import { roundsOf } from "../../../support/rounds";
import { writeXenEngineDisk } from "../../../support/xen-engine-disk";
import { bootMs, rootDisk, shellIsUp, xenGuest } from "../../../support/xen-guest";

const rounds = roundsOf(5, 100);

const modes = ["hvm", "paravirtual"] as const;
type Mode = (typeof modes)[number];

/** Guest after guest, one of each mode at a time: a boot that is lost now and then shows only in many. */
describe("boots", () => {
  let folder: string;
  let engine: V86Engine;
  const disks = new Map<Mode, Buffer>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "drydock-boots-"));
    const files = await bootFilesOf(drydockMicroDisk);
    await writeEngineDisk(join(folder, "hvm"), files);
    await writeXenEngineDisk(join(folder, "paravirtual"), files);
    for (const mode of modes) disks.set(mode, readFileSync(join(folder, mode)));
    engine = await createEmbeddedEngine(folder);
  }, bootMs);
  afterAll(async () => {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const specOf = (mode: Mode, round: number, console: GuestConsole) =>
    xenGuest({
      instanceId: `i-${String(round).padStart(17, "0")}`,
      memoryMib: 96,
      virtualizationType: mode,
      disks: [rootDisk(disks.get(mode) as Buffer, mode)],
      console,
    });

  /** Seconds from power-on to a shell that answers */
  async function boot(mode: Mode, round: number): Promise<number> {
    const screen = new GuestConsole();
    const began = performance.now();
    const guest = await engine.launch(specOf(mode, round, screen));
    await shellIsUp(screen);
    const seconds = (performance.now() - began) / 1000;
    expect(await screen.run("cat /sys/hypervisor/type")).toMatch(/^xen$/m);
    expect(await screen.run("dd if=/dev/xvda1 of=/dev/null bs=64k count=16 2>&1")).toContain(
      "16+0 records in",
    );
    await guest.powerOff();
    expect(await guest.exited).toEqual({ kind: "poweredOff" });
    return seconds;
  }

  async function bootAll(mode: Mode): Promise<number[]> {
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round++) seconds.push(await boot(mode, round));
    return seconds;
  }

  test(
    `${rounds} of each mode, none lost`,
    async () => {
      const [hvm, paravirtual] = await Promise.all([bootAll("hvm"), bootAll("paravirtual")]);
      expect([hvm.length, paravirtual.length]).toEqual([rounds, rounds]);
      const told = (seconds: number[]) => seconds.map((each) => each.toFixed(1)).join(" ");
      process.stdout.write(`seconds to a shell: HVM ${told(hvm)}; PV ${told(paravirtual)}\n`);
    },
    rounds * 2 * bootMs,
  );
});
