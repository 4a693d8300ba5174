import { execFileSync } from "node:child_process";
import fc from "fast-check";
import {
  characterDevice,
  createCpio,
  directory,
  regularFile,
  symbolicLink,
} from "../../../local-hypervisor/images/cpio";

/** Reads the archive back by python3's own arithmetic, so that writer and reader share no code. */
const reader = `
import sys, json
data = sys.stdin.buffer.read()
at, entries = 0, []
while True:
    assert data[at:at + 6] == b"070701", data[at:at + 6]
    field = [int(data[at + 6 + 8 * i:at + 14 + 8 * i], 16) for i in range(13)]
    name = data[at + 110:at + 110 + field[11] - 1].decode()
    start = (at + 110 + field[11] + 3) & ~3
    if name == "TRAILER!!!": break
    entries.append([name, field[1], data[start:start + field[6]].hex(), field[9], field[10]])
    at = (start + field[6] + 3) & ~3
assert len(data) % 4 == 0
print(json.dumps(entries))
`;

const readBack = (archive: Uint8Array): unknown =>
  JSON.parse(execFileSync("python3", ["-c", reader], { input: archive }).toString());

describe("cpio archive", () => {
  test("keeps every kind of entry", () => {
    const archive = createCpio([
      directory("dev"),
      characterDevice("dev/console", 5, 1),
      regularFile("init", Buffer.from("#!/bin/sh\n"), 0o755),
      symbolicLink("sh", "busybox"),
    ]);
    expect(readBack(archive)).toEqual([
      ["dev", 0o040755, "", 0, 0],
      ["dev/console", 0o020600, "", 5, 1],
      ["init", 0o100755, Buffer.from("#!/bin/sh\n").toString("hex"), 0, 0],
      ["sh", 0o120777, Buffer.from("busybox").toString("hex"), 0, 0],
    ]);
  });

  test("pads names and contents of any length", () => {
    const entry = fc.record({
      name: fc.stringMatching(/^[a-z]{1,9}$/),
      data: fc.uint8Array({ maxLength: 9 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        const archive = createCpio(entries.map(({ name, data }) => regularFile(name, data)));
        expect(readBack(archive)).toEqual(
          entries.map(({ name, data }) => [name, 0o100644, Buffer.from(data).toString("hex"), 0, 0]),
        );
      }),
      { seed: 4, numRuns: 25 },
    );
  });
});
