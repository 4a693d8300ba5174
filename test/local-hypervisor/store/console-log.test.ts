import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { openConsoleLog } from "../../../local-hypervisor/store/console-log";
import { ManualClock } from "../../support/manual-clock";

const instanceId = "i-0123456789abcdef0";

describe("console log", () => {
  let folder: string;
  const clock = new ManualClock();
  const errors: string[] = [];
  const log = { info: () => {}, warn: () => {}, error: (message: string) => errors.push(message) };
  const open = (maxFileBytes?: number) =>
    openConsoleLog({ folder: join(folder, "consoles"), clock, log, maxFileBytes });
  const text = (console: ReturnType<typeof open>, maxBytes = 1e6) =>
    Buffer.from(console.tail(instanceId, maxBytes)?.bytes ?? []).toString();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "drydock-console-"));
    errors.length = 0;
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test("what was appended is read at once, and after a restart", async () => {
    const first = open();
    expect(first.tail(instanceId, 10)).toBeUndefined();
    first.append(instanceId, Buffer.from("login: "));
    clock.advance(5);
    first.append(instanceId, Buffer.from("root"));
    expect(text(first)).toBe("login: root");
    expect(first.tail(instanceId, 10)?.atMs).toBe(clock.now());
    expect(text(first, 4)).toBe("root");
    await first.flush();
    expect(text(open())).toBe("login: root");
  });

  test("bytes are written within the turn after they came, without anybody asking", async () => {
    open().append(instanceId, Buffer.from("boot"));
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(text(open())).toBe("boot");
  });

  test("the caller may reuse its array", () => {
    const console = open();
    const bytes = Buffer.from("one");
    console.append(instanceId, bytes);
    bytes.write("two");
    expect(text(console)).toBe("one");
  });

  test("an instance that is forgotten leaves no file", async () => {
    const console = open(10);
    for (let i = 0; i < 5; i += 1) {
      console.append(instanceId, Buffer.from("123456"));
      await console.flush();
    }
    console.append(instanceId, Buffer.from("late"));
    console.delete(instanceId);
    await console.flush();
    expect(readdirSync(join(folder, "consoles"))).toEqual([]);
    expect(console.tail(instanceId, 10)).toBeUndefined();
  });

  test("property: the tail is the end of all that was printed, and files stay within their bound", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ bytes: fc.uint8Array({ maxLength: 90 }), flush: fc.boolean() }), {
          maxLength: 40,
        }),
        fc.nat({ max: 64 }),
        async (writes, maxBytes) => {
          const console = open(64);
          console.delete(instanceId);
          let all = Buffer.alloc(0);
          for (const { bytes, flush } of writes) {
            console.append(instanceId, bytes);
            all = Buffer.concat([all, bytes]);
            if (flush) await console.flush();
          }
          const tail = Buffer.from(console.tail(instanceId, maxBytes)?.bytes ?? []);
          // A file is put aside at 64 bytes at most, so that this much of the end is always there.
          expect(tail).toEqual(all.subarray(all.length - tail.length));
          expect(tail.length).toBeGreaterThanOrEqual(Math.min(maxBytes, all.length, 1));
          expect(tail.length).toBeLessThanOrEqual(maxBytes);
          for (const file of readdirSync(join(folder, "consoles")))
            expect(statSync(join(folder, "consoles", file)).size).toBeLessThanOrEqual(64);
        },
      ),
      { seed: 20261122, numRuns: 100 },
    );
  });

  test("a disk that takes nothing costs lines, not the daemon", async () => {
    const console = open();
    rmSync(join(folder, "consoles"), { recursive: true });
    console.append(instanceId, Buffer.from("lost"));
    await console.flush();
    expect(errors).toEqual(["cannot keep console output"]);
  });
});
