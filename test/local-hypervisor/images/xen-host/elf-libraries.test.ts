import { readFileSync } from "node:fs";
import { neededLibraries } from "../../../../local-hypervisor/images/xen-host/elf-libraries";

describe("libraries that a program names", () => {
  test("are those of its dynamic section", () => {
    // Node's own program, which every machine that runs this has
    const needed = neededLibraries(readFileSync(process.execPath));
    expect(needed).toContain("libc.so.6");
    for (const name of needed) expect(name).toMatch(/^[\w.+-]+\.so[\d.]*$/);
  });

  test("are none of a file that is no program, or half of one", () => {
    expect(neededLibraries(Buffer.from("#!/bin/sh\n"))).toEqual([]);
    expect(neededLibraries(Buffer.alloc(0))).toEqual([]);
    expect(neededLibraries(Buffer.alloc(4096))).toEqual([]);
  });
});
