import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLogFile } from "../../../local-hypervisor/daemon/log-file";
import { smallDisk } from "../../support/small-disk";

const at = Date.UTC(2026, 0, 15);

describe("the daemon's log", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "log-file-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const linesOf = (file: string) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line) => {
        try {
          const { level, message, lines } = JSON.parse(line);
          return [[level, message, ...(lines === undefined ? [] : [lines])]];
        } catch {
          return [];
        }
      });

  test("goes on when it can be written again, and says how much was lost", () => {
    const file = join(folder, "later", "daemon.log");
    const log = openLogFile(file, () => at);
    log.info("one");
    log.error("two", { error: new Error("no") });
    mkdirSync(join(folder, "later"));
    log.info("three");
    log.info("four");
    expect(linesOf(file)).toEqual([
      ["warn", "lines of the log were lost", 2],
      ["info", "three"],
      ["info", "four"],
    ]);
  });

  test("outlives a full disk", async () => {
    const disk = await smallDisk(folder, 1);
    if (!disk) return;
    try {
      const file = join(disk.path, "daemon.log");
      const log = openLogFile(file, () => at);
      for (let count = 0; count < 3000; count++) log.info("a line of some length".padEnd(500));
      expect(readFileSync(file).length).toBeLessThanOrEqual(2 ** 20);
      rmSync(file);
      log.info("room again");
      expect(linesOf(file)).toEqual([
        ["warn", "lines of the log were lost", expect.any(Number)],
        ["info", "room again"],
      ]);
    } finally {
      await disk.close();
    }
  });
});
