import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { smbiosTables } from "../../../../local-hypervisor/guest/firmware/smbios";
import { findProgram } from "../../../../local-hypervisor/images/host-programs";

const uuid = "ec2a1b2c-0000-1111-2222-333344445555";
const { entryPoint, tables } = smbiosTables({ uuid }, 1024 * 2 ** 20);
const anchor = Buffer.from(entryPoint);

/** Structures by type: fields and strings */
function structures(): Map<number, { fields: Buffer; strings: string[] }> {
  const found = new Map<number, { fields: Buffer; strings: string[] }>();
  const bytes = Buffer.from(tables);
  for (let at = 0; at < bytes.length; ) {
    const fields = bytes.subarray(at, at + (bytes[at + 1] ?? 0));
    const end = bytes.indexOf("\0\0", at + fields.length);
    const strings = bytes.toString("latin1", at + fields.length, end).split("\0");
    found.set(fields[0] ?? -1, { fields, strings: strings.filter((text) => text !== "") });
    at = end + 2;
  }
  return found;
}

test("the entry point measures the tables that follow", () => {
  expect(anchor.toString("latin1", 0, 4)).toBe("_SM_");
  expect(anchor.readUInt16LE(22)).toBe(tables.length);
  expect(anchor.readUInt16LE(28)).toBe(structures().size);
  expect([...structures().keys()].at(-1)).toBe(127);
});

test("a t2 is Xen's HVM domU, made by Amazon's Xen", () => {
  expect(structures().get(0)?.strings).toEqual(["Xen", "4.11.amazon", "08/24/2006"]);
  expect(structures().get(1)?.strings.slice(0, 2)).toEqual(["Xen", "HVM domU"]);
});

test("the system's id reads as it was given: it starts with ec2", () => {
  const system = structures().get(1)?.fields ?? Buffer.alloc(0);
  const groups = [
    system.readUInt32LE(8).toString(16),
    ...[12, 14].map((at) => system.readUInt16LE(at).toString(16).padStart(4, "0")),
    system.toString("hex", 16, 18),
    system.toString("hex", 18, 24),
  ];
  expect(groups.join("-")).toBe(uuid);
});

const dmidecode = findProgram("dmidecode") ?? "/usr/sbin/dmidecode";
const hasDmidecode = existsSync(dmidecode);
(hasDmidecode || process.env.CI ? test : test.skip)("dmidecode reads them", () => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-smbios-"));
  try {
    const dump = Buffer.alloc(32 + tables.length);
    anchor.copy(dump);
    dump.writeUInt32LE(32, 24);
    dump[21] = -dump.subarray(16, 31).reduce((sum, byte) => sum + byte, 0) & 0xff;
    dump[4] = -dump.subarray(0, 31).reduce((sum, byte) => sum + byte, 0) & 0xff;
    Buffer.from(tables).copy(dump, 32);
    const file = join(folder, "dump");
    writeFileSync(file, dump);
    const output = execFileSync(dmidecode, ["--from-dump", file]).toString();
    expect(output).toMatch(/UUID: ec2a1b2c-0000/i);
    expect(output).toContain("Maximum Capacity: 1 GB");
    expect(output).not.toContain("Invalid");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
