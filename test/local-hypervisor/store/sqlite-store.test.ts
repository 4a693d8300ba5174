import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as fc from "fast-check";
import Database from "libsql";
import type { RunningPeriodRecord } from "../../../local-hypervisor/model/running-period";
import type { Store } from "../../../local-hypervisor/model/store";
import { openSqliteStore } from "../../../local-hypervisor/store/sqlite-store";
import { StoreError } from "../../../local-hypervisor/store/store-error";

const period = (id: string, region = "eu-west-1", startTimeMs = 0): RunningPeriodRecord => ({
  id,
  region,
  tags: {},
  instanceId: "i-0123456789abcdef0",
  instanceType: "t2.micro",
  startTimeMs,
});

const ids = (store: Store, region = "eu-west-1"): string[] =>
  store.list("runningPeriod", region).map((record) => record.id);

describe("sqlite store", () => {
  let folder: string;
  let store: Store;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "drydock-store-"));
    store = openSqliteStore(":memory:");
  });

  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("keeps records by kind, id and region in order of insertion", () => {
    store.put("runningPeriod", period("b"));
    store.put("runningPeriod", period("a"));
    store.put("runningPeriod", period("c", "us-east-1"));
    store.put("runningPeriod", period("b", "eu-west-1", 7));
    expect(ids(store)).toEqual(["b", "a"]);
    expect(store.listAll("runningPeriod").map((record) => record.id)).toEqual(["b", "a", "c"]);
    expect(store.get("runningPeriod", "b")?.startTimeMs).toBe(7);
    expect(store.get("volume", "b")).toBeUndefined();
    store.delete("runningPeriod", "b");
    expect(ids(store)).toEqual(["a"]);
  });

  test("gives out copies: changing one does not change the store", () => {
    store.put("runningPeriod", period("a"));
    (store.get("runningPeriod", "a") as { startTimeMs: number }).startTimeMs = 99;
    expect(store.get("runningPeriod", "a")?.startTimeMs).toBe(0);
  });

  test("undoes a transaction that throws, and stays usable", () => {
    store.put("runningPeriod", period("kept"));
    expect(() =>
      store.transaction(() => {
        store.put("runningPeriod", period("undone"));
        store.delete("runningPeriod", "kept");
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(ids(store)).toEqual(["kept"]);
    store.transaction(() => store.put("runningPeriod", period("next")));
    expect(ids(store)).toEqual(["kept", "next"]);
  });

  test("an inner transaction that throws is undone alone when the outer catches", () => {
    store.transaction(() => {
      store.put("runningPeriod", period("outer"));
      expect(() =>
        store.transaction(() => {
          store.put("runningPeriod", period("inner"));
          throw new Error("no");
        }),
      ).toThrow("no");
    });
    expect(ids(store)).toEqual(["outer"]);
  });

  test("an inner transaction that succeeds goes with the outer that throws", () => {
    expect(() =>
      store.transaction(() => {
        store.transaction(() => store.put("runningPeriod", period("inner")));
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(ids(store)).toEqual([]);
  });

  type Step =
    | { kind: "put"; id: string }
    | { kind: "delete"; id: string }
    | { kind: "nest"; fails: boolean; steps: Step[] };
  const steps = fc.letrec<{ steps: Step[]; step: Step }>((tie) => ({
    steps: fc.array(tie("step"), { maxLength: 6 }),
    step: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.record({
        kind: fc.constantFrom("put" as const, "delete" as const),
        id: fc.constantFrom("a", "b", "c", "d"),
      }),
      fc.record({ kind: fc.constant("nest" as const), fails: fc.boolean(), steps: tie("steps") }),
    ),
  })).steps;

  test("property: nested transactions behave as copies of a map that are kept or thrown away", () => {
    const apply = (model: Set<string>, list: Step[]): Set<string> => {
      let current = new Set(model);
      for (const step of list) {
        if (step.kind === "put") {
          current.add(step.id);
          store.put("runningPeriod", period(step.id));
        } else if (step.kind === "delete") {
          current.delete(step.id);
          store.delete("runningPeriod", step.id);
        } else {
          try {
            store.transaction(() => {
              const inner = apply(current, step.steps);
              if (step.fails) throw new Error("undo");
              current = inner;
            });
          } catch (error) {
            expect((error as Error).message).toBe("undo");
          }
        }
      }
      return current;
    };
    fc.assert(
      fc.property(steps, (list) => {
        for (const id of ids(store)) store.delete("runningPeriod", id);
        const model = apply(new Set(), list);
        expect(ids(store).sort()).toEqual([...model].sort());
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });

  test("throws after close, whatever is called", () => {
    const closed = openSqliteStore(":memory:");
    closed.close();
    closed.close();
    expect(() => closed.get("runningPeriod", "a")).toThrow("closed");
    expect(() => closed.list("runningPeriod", "eu-west-1")).toThrow("closed");
    expect(() => closed.listAll("runningPeriod")).toThrow("closed");
    expect(() => closed.put("runningPeriod", period("a"))).toThrow("closed");
    expect(() => closed.delete("runningPeriod", "a")).toThrow("closed");
    expect(() => closed.transaction(() => {})).toThrow("closed");
  });

  test("keeps everything over close and open", () => {
    const path = join(folder, "state.db");
    const first = openSqliteStore(path);
    first.put("runningPeriod", period("a"));
    first.close();
    const second = openSqliteStore(path);
    expect(ids(second)).toEqual(["a"]);
    second.close();
  });

  test("refuses a file of a newer version and says what to do", () => {
    const path = join(folder, "state.db");
    openSqliteStore(path).close();
    const database = new Database(path);
    database.exec("PRAGMA user_version = 999");
    database.close();
    expect(() => openSqliteStore(path)).toThrow(/newer Drydock \(schema 999.*DRYDOCK_HOME/);
  });

  test("refuses a file that is no database and leaves it as it is", () => {
    const path = join(folder, "state.db");
    writeFileSync(path, "x".repeat(5000));
    expect(() => openSqliteStore(path)).toThrow(StoreError);
    expect(() => openSqliteStore(path)).toThrow(
      /Put the file back .* mv \S+state\.db \S+state\.db\.damaged$/,
    );
  });

  test("gives nobody the advice to move a file away that something else keeps from being opened", () => {
    expect(() => openSqliteStore(join(folder, "none", "state.db"))).toThrow(
      /^The state in \S+state\.db cannot be opened \(.*\)\. Mend that, then try again; the file itself may be well\.$/,
    );
  });

  test("refuses a file with damage in its middle, before anything comes across it", () => {
    const path = join(folder, "state.db");
    const store = openSqliteStore(path);
    store.transaction(() => {
      for (let count = 0; count < 500; count++) store.put("runningPeriod", period(`a${count}`));
    });
    store.close();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 5 * 4096, 7 * 4096);
    writeFileSync(path, bytes);
    expect(() => openSqliteStore(path)).toThrow(/^The state in \S+state\.db cannot be opened/);
  });

  /** Runs a script in a process of its own that opens the store of `path` and prints a line for each commit. */
  function startWriter(path: string) {
    const script = join(__dirname, "..", "..", "support", "store-writer.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, path], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    return { child, lines: createInterface({ input: child.stdout }) };
  }

  test("kill -9 while writing loses no acknowledged commit and leaves no half transaction", async () => {
    const path = join(folder, "state.db");
    for (let round = 1; round <= 3; round += 1) {
      const { child, lines } = startWriter(path);
      const exited = once(child, "exit");
      let acknowledged = 0;
      for await (const line of lines) {
        acknowledged = Number(line);
        if (acknowledged >= round * 40) {
          child.kill("SIGKILL");
          break;
        }
      }
      await exited;
      const after = openSqliteStore(path);
      const kept = after.listAll("runningPeriod");
      after.close();
      // The writer puts two records a transaction, numbered from 1.
      const numbers = kept.map((record) => record.startTimeMs);
      expect(kept.length % 2).toBe(0);
      expect(kept.length / 2).toBeGreaterThanOrEqual(acknowledged);
      expect(numbers).toEqual(Array.from({ length: kept.length / 2 }, (_, i) => [i + 1, i + 1]).flat());
    }
  }, 60_000);

  test("a second process cannot open a file that is in use, and can after a kill -9 of the first", async () => {
    const path = join(folder, "state.db");
    const { child, lines } = startWriter(path);
    await once(lines, "line");
    expect(() => openSqliteStore(path)).toThrow(/in use by another Drydock daemon.*drydock down/);
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
    openSqliteStore(path).close();
  }, 60_000);
});
