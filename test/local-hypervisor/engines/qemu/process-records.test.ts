import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProcessRecords } from "../../../../local-hypervisor/engines/qemu/process-records";

let folder: string;
let child: ChildProcess;
const sockets = () => join(folder, "sockets");

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "process-records-"));
  mkdirSync(sockets());
  child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  await once(child, "spawn");
});

afterEach(() => {
  child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

test("the next daemon ends what the last one left running, with its sockets", async () => {
  new ProcessRecords(join(folder, "records")).add("i-1", child.pid as number, sockets());
  const ended = once(child, "exit");
  expect(await new ProcessRecords(join(folder, "records")).endAll()).toEqual(["i-1"]);
  expect((await ended)[1]).toBe("SIGKILL");
  expect(existsSync(sockets())).toBe(false);
  expect(readdirSync(join(folder, "records"))).toEqual([]);
});

test("a process that has the id by now and is somebody else's is left alone", async () => {
  const records = new ProcessRecords(join(folder, "records"));
  records.add("i-1", child.pid as number, sockets());
  const file = join(folder, "records", "i-1.json");
  const record = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...record, startedAt: `${record.startedAt}1` }));
  expect(await records.endAll()).toEqual([]);
  expect(child.exitCode ?? child.signalCode).toBeNull();
  expect(readdirSync(join(folder, "records"))).toEqual([]);
});

test("a guest that ended in order is on no record", async () => {
  const records = new ProcessRecords(join(folder, "records"));
  records.add("i-1", child.pid as number, sockets());
  records.remove("i-1");
  expect(await records.endAll()).toEqual([]);
  expect(child.exitCode ?? child.signalCode).toBeNull();
});
