import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFlowLogFiles, readFlowLog } from "../../../local-hypervisor/store/flow-log-files";
import { ManualClock } from "../../support/manual-clock";
import { runProgram } from "../../support/program";

const dayMs = 24 * 60 * 60 * 1000;

describe("flow logs in files", () => {
  const state = mkdtempSync(join(tmpdir(), "drydock-flow-logs-"));
  const folder = join(state, "flow-logs");
  const errors: unknown[] = [];
  const clock = new ManualClock();
  const open = (maxFileBytes?: number) =>
    openFlowLogFiles({
      folder,
      clock,
      log: { info: () => {}, warn: () => {}, error: (_, fields) => errors.push(fields) },
      ...(maxFileBytes !== undefined && { maxFileBytes }),
    });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    errors.length = 0;
  });
  afterAll(() => rmSync(state, { recursive: true, force: true }));

  test("each interface has a file of its own, under the names of the fields, for its user alone", () => {
    const sink = open();
    sink.append("fl-1", "eni-0a", "version action", ["2 ACCEPT", "2 REJECT"]);
    sink.append("fl-1", "eni-0b", "version action", ["2 -"]);
    open().append("fl-1", "eni-0a", "version action", ["2 ACCEPT"]);
    const file = join(folder, "fl-1", "eni-0a.log");
    expect(readFileSync(file, "utf8")).toBe("version action\n2 ACCEPT\n2 REJECT\n2 ACCEPT\n");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFlowLog(folder, "fl-1")).toEqual([
      {
        networkInterfaceId: "eni-0a",
        heading: "version action",
        lines: ["2 ACCEPT", "2 REJECT", "2 ACCEPT"],
      },
      { networkInterfaceId: "eni-0b", heading: "version action", lines: ["2 -"] },
    ]);
    expect(readFlowLog(folder, "fl-2")).toEqual([]);
  });

  test("an interface never holds more than two files of the largest size, and loses the oldest", () => {
    const sink = open(1_000);
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`.padEnd(50));
    for (const line of lines) sink.append("fl-1", "eni-0a", "heading", [line]);
    const own = join(folder, "fl-1");
    expect(readdirSync(own).sort()).toEqual(["eni-0a.1.log", "eni-0a.log"]);
    for (const name of readdirSync(own)) {
      expect(statSync(join(own, name)).size).toBeLessThanOrEqual(1_000 + "heading\n".length);
      expect(readFileSync(join(own, name), "utf8")).toMatch(/^heading\nline/);
    }
    const [kept] = readFlowLog(folder, "fl-1");
    expect(kept?.lines.length).toBeGreaterThan(18);
    expect(kept?.lines).toEqual(lines.slice(-(kept?.lines.length ?? 0)));
  });

  test("files that nobody wrote to for a month go at the next start; what is no flow log's stays", () => {
    const sink = open();
    for (const id of ["fl-old", "fl-new"]) sink.append(id, "eni-0a", "heading", ["line"]);
    sink.append("fl-new", "eni-0b", "heading", ["line"]);
    writeFileSync(join(folder, "note"), "");
    const at = (daysAgo: number) => new Date(clock.now() - daysAgo * dayMs);
    for (const [file, daysAgo] of [
      ["fl-old/eni-0a.log", 31],
      ["fl-new/eni-0a.log", 31],
      ["fl-new/eni-0b.log", 29],
    ] as const)
      utimesSync(join(folder, file), at(daysAgo), at(daysAgo));
    open();
    expect(readdirSync(folder).sort()).toEqual(["fl-new", "note"]);
    expect(readdirSync(join(folder, "fl-new"))).toEqual(["eni-0b.log"]);
  });

  test("a file that cannot be written is told of, and nothing else happens", () => {
    const sink = open();
    writeFileSync(join(folder, "fl-1"), "in the way");
    sink.append("fl-1", "eni-0a", "heading", ["line"]);
    expect(errors).toMatchObject([{ flowLogId: "fl-1", networkInterfaceId: "eni-0a" }]);
  });

  describe("as drydock flow-logs prints them", () => {
    const print = (...args: readonly string[]) =>
      runProgram("npx", ["tsx", join("local-hypervisor", "main.ts"), "flow-logs", ...args], {
        cwd: join(__dirname, "..", "..", ".."),
        environment: { ...process.env, DRYDOCK_HOME: state },
      });

    test("the last lines of each interface, under one heading", async () => {
      const sink = open();
      sink.append("fl-0a", "eni-0a", "version action", ["2 ACCEPT", "2 REJECT", "2 -"]);
      sink.append("fl-0a", "eni-0b", "version action", ["2 ACCEPT"]);
      expect((await print("fl-0a", "-n", "2")).stdout).toBe("version action\n2 REJECT\n2 -\n2 ACCEPT\n");
      expect((await print("fl-0a", "--interface", "eni-0b")).stdout).toBe("version action\n2 ACCEPT\n");
    }, 60_000);

    test("what there is not is said in a sentence", async () => {
      mkdirSync(folder, { recursive: true });
      const absent = await print("fl-0b");
      expect(absent.status).toBe(1);
      expect(absent.output).toContain(`There are no records yet at ${join(folder, "fl-0b")}`);
      expect((await print("../x")).output).toContain("'../x' is not the id of a flow log");
      expect((await print()).stdout).toBe("no daemon runs; start it with: npx drydock up\n");
      expect(existsSync(join(state, "endpoint.json"))).toBe(false);
    }, 60_000);
  });
});
