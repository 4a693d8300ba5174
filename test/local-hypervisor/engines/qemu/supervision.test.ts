import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { idleGuest } from "../../../support/idle-guest";
import { createQemuEngine } from "../../../support/qemu-engine";
import { until } from "../../../support/until";

const limitMs = 60_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "supervision-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const recordsFolder = () => join(folder, "qemu", "processes");
/** The only QEMU on record */
const recorded = (): { pid: number; folder: string } => {
  const [name = ""] = readdirSync(recordsFolder()).filter((each) => each.endsWith(".json"));
  return JSON.parse(readFileSync(join(recordsFolder(), name), "utf8"));
};
/** Neither running nor merely waiting for its parent to take note */
const runs = (pid: number): boolean => {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
};
/** Another process that runs a guest, as a daemon does */
async function startHolder(): Promise<ChildProcess> {
  const script = join(__dirname, "../../../support/qemu-holder.ts");
  const holder = spawn(process.execPath, ["--import", "tsx", script, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout as NonNullable<typeof holder.stdout>, "data");
  return holder;
}

test(
  "kill -9 of QEMU is a failed guest, with nothing left of it",
  async () => {
    const engine = createQemuEngine(folder);
    const guest = await engine.launch(idleGuest());
    const { pid, folder: sockets } = recorded();
    process.kill(pid, "SIGKILL");
    expect(await guest.exited).toEqual({ kind: "failed", detail: expect.stringContaining("SIGKILL") });
    expect(existsSync(sockets)).toBe(false);
    expect(readdirSync(recordsFolder())).toEqual([]);
    await engine.close();
  },
  limitMs,
);

test(
  "kill -9 of the daemon ends its guests; the next one finds nothing that runs",
  async () => {
    const holder = await startHolder();
    const { pid, folder: sockets } = recorded();
    expect(runs(pid)).toBe(true);
    holder.kill("SIGKILL");
    await until(() => !runs(pid));
    const engine = createQemuEngine(folder);
    const guest = await engine.launch(idleGuest());
    expect(existsSync(sockets)).toBe(false);
    expect(recorded().pid).not.toBe(pid);
    await engine.close();
    expect(await guest.exited).toEqual({ kind: "poweredOff" });
    expect(readdirSync(recordsFolder())).toEqual([]);
  },
  limitMs,
);

test(
  "kill -9 of both at once leaves nothing either",
  async () => {
    const holder = await startHolder();
    const { pid } = recorded();
    process.kill(pid, "SIGKILL");
    holder.kill("SIGKILL");
    await until(() => !runs(pid));
    await createQemuEngine(folder).close();
    expect(readdirSync(recordsFolder())).toEqual([]);
  },
  limitMs,
);

test(
  "a QEMU that does not start says why in its own words, and nothing is left of it",
  async () => {
    const program = join(folder, "qemu-system-x86_64");
    const script =
      '[ "$1" = --version ] && { echo "QEMU emulator version 9.0.0"; exit; }\necho "no such machine" >&2\nexit 1';
    writeFileSync(program, `#!/bin/sh\n${script}\n`);
    chmodSync(program, 0o755);
    const engine = createQemuEngine(folder, { environment: { DRYDOCK_QEMU: program } });
    await expect(engine.launch(idleGuest())).rejects.toMatchObject({
      name: "EngineError",
      kind: "internal",
      message: "QEMU ended by itself, status 1. It said: no such machine",
    });
    expect(readdirSync(recordsFolder())).toEqual([]);
    await engine.close();
  },
  limitMs,
);

test("a machine without QEMU has the engine absent, and says what installs it", async () => {
  const engine = createQemuEngine(folder, { environment: { PATH: folder } });
  expect(engine.absence).toMatch(/apt-get install qemu-system-x86/);
  await expect(engine.launch(idleGuest())).rejects.toMatchObject({ kind: "unavailable" });
  await engine.close();
});
