import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hypervisorPaths } from "../../../../local-hypervisor/config";
import type { GuestSpec } from "../../../../local-hypervisor/control-plane/ports";
import { V86Engine } from "../../../../local-hypervisor/engines/v86/engine";
import { firmwareFile } from "../../../../local-hypervisor/images/firmware";
import { bundleWorker, v86WasmPath } from "../../../support/bundle-worker";
import { bootFilesOf, drydockMicroDisk, upMarker, writeEngineDisk } from "../../../support/engine-disk";
import { GuestConsole } from "../../../support/guest-console";
import { MemoryDisk } from "../../../support/memory-disk";
import { writeXenEngineDisk } from "../../../support/xen-engine-disk";

const rounds = process.env.DRYDOCK_NIGHTLY ? 100 : 5;
const bootMs = 240_000;

/** What a mode boots from */
const modes = {
  hvm: { deviceName: "/dev/xvda" },
  paravirtual: { deviceName: "/dev/sda1" },
} as const;
type Mode = keyof typeof modes;

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
    for (const mode of ["hvm", "paravirtual"] as const) disks.set(mode, readFileSync(join(folder, mode)));
    engine = new V86Engine({
      workerPath: await bundleWorker(folder),
      wasmPath: v86WasmPath,
      cacheFolder: join(folder, "kernels"),
      firmwarePath: firmwareFile(hypervisorPaths().images),
    });
  }, bootMs);
  afterAll(async () => {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const specOf = (mode: Mode, round: number, console: GuestConsole): GuestSpec => {
    const content = disks.get(mode) as Buffer;
    const device = new MemoryDisk(content.length);
    device.bytes.set(content);
    return {
      instanceId: `i-${String(round).padStart(17, "0")}`,
      memoryMib: 96,
      vcpus: 1,
      architecture: "i386",
      virtualizationType: mode,
      hypervisor: "xen",
      disks: [{ volumeId: "vol-0123456789abcdef0", deviceName: modes[mode].deviceName, device }],
      networkInterfaces: [],
      console,
    };
  };

  /** Seconds from power-on to a shell that answers */
  async function boot(mode: Mode, round: number): Promise<number> {
    const screen = new GuestConsole();
    const began = performance.now();
    const guest = await engine.launch(specOf(mode, round, screen));
    await screen.waitFor(new RegExp(upMarker), { timeoutMs: bootMs });
    await screen.waitFor(/# $/, { timeoutMs: bootMs });
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
