import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WarmTemplate } from "../../../../local-hypervisor/engines/v86/warm-template";
import { WarmTemplates } from "../../../../local-hypervisor/engines/v86/warm-templates";
import { webAssembly } from "../../../../local-hypervisor/engines/v86/web-assembly";

/** A module of nothing: magic and version */
const emptyModule = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const templateOf = (fill: number, lengthBytes = 1000): WarmTemplate => {
  const artefact = new SharedArrayBuffer(lengthBytes);
  new Uint8Array(artefact).fill(fill);
  const pages = new SharedArrayBuffer(16);
  new Uint8Array(pages).fill(fill + 1);
  const emulator = {
    ...{ memoryBytes: 65_536, ramStart: 4096, ramBytes: 8192, runs: Uint32Array.from([0, 1]), pages },
    code: [{ place: 3, bytes: emptyModule, module: new webAssembly.Module(emptyModule) }],
  };
  return {
    artefact,
    machine: { identity: { binary: [fill], lowerCase: [], upperCase: [7, 8] }, emulator },
    console: Uint8Array.from(Buffer.from(`printed ${fill}`)),
    consoleIdentity: { binary: [], lowerCase: [fill], upperCase: [] },
    writes: [{ offsetBytes: 512, data: Uint8Array.from([fill]) }],
  };
};
const told = (template: WarmTemplate | undefined) =>
  template && [Buffer.from(template.console).toString(), new Uint8Array(template.artefact)[0]];

describe("templates", () => {
  let folder: string;
  const open = (limits: { maxMemoryBytes?: number; maxFileBytes?: number } = {}) =>
    new WarmTemplates({ folder, maxMemoryBytes: 1e6, maxFileBytes: 1e6, ...limits });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "templates-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("are found again, by another daemon too", async () => {
    const templates = open();
    await templates.keep("one", templateOf(1));
    expect(told(await templates.find("one"))).toEqual(["printed 1", 1]);
    const other = await open().find("one");
    expect(told(other)).toEqual(["printed 1", 1]);
    const written = templateOf(1);
    expect(other?.writes).toEqual(written.writes);
    expect(other?.machine).toEqual(written.machine);
    expect(other?.consoleIdentity).toEqual(written.consoleIdentity);
    expect(await open().find("other")).toBeUndefined();
  });

  test("leave the folder when there is no room, the least recently used first", async () => {
    const templates = open({ maxFileBytes: 3300 });
    await templates.keep("one", templateOf(1));
    await templates.keep("two", templateOf(2));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await templates.find("one");
    await new Promise((resolve) => setTimeout(resolve, 20));
    await templates.keep("three", templateOf(3));
    expect(readdirSync(folder).sort()).toEqual(["one.template", "three.template"]);
  });

  test("leave memory the same way, and are read from the folder again", async () => {
    const templates = open({ maxMemoryBytes: 2500 });
    for (const [index, key] of ["one", "two", "three"].entries())
      await templates.keep(key, templateOf(index));
    rmSync(folder, { recursive: true });
    expect(await templates.find("one")).toBeUndefined();
    expect(told(await templates.find("two"))).toEqual(["printed 1", 1]);
    expect(told(await templates.find("three"))).toEqual(["printed 2", 2]);
  });

  test("one that is larger than the room for all is kept as the only one", async () => {
    const templates = open({ maxMemoryBytes: 500, maxFileBytes: 500 });
    await templates.keep("one", templateOf(1));
    await templates.keep("two", templateOf(2));
    expect(readdirSync(folder)).toEqual(["two.template"]);
    expect(told(await templates.find("two"))).toEqual(["printed 2", 2]);
  });

  test.each([
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ["changed", (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([0xff])])],
    ["empty", () => Buffer.alloc(0)],
  ])("a file that was %s is thrown away", async (_how, damage) => {
    await open().keep("one", templateOf(1));
    const file = join(folder, "one.template");
    writeFileSync(file, damage(readFileSync(file)));
    expect(await open().find("one")).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a folder that cannot be written is told of, and memory serves", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const templates = new WarmTemplates({ folder: file, maxMemoryBytes: 1e6, maxFileBytes: 1e6 });
    await expect(templates.keep("one", templateOf(1))).rejects.toThrow();
    expect(told(await templates.find("one"))).toEqual(["printed 1", 1]);
  });
});
