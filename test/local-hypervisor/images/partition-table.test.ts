import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "../../../local-hypervisor/images/host-programs";
import { masterBootRecord, partitionStartBytes } from "../../../local-hypervisor/images/partition-table";

test("fdisk reads one active Linux partition from 1 MiB to the end", () => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-partition-"));
  try {
    const disk = join(folder, "disk.raw");
    writeFileSync(disk, masterBootRecord(2 ** 30, 0x12345678));
    truncateSync(disk, 2 ** 30);
    const dump = execFileSync(findProgram("sfdisk") ?? "sfdisk", ["--dump", disk]).toString();
    expect(dump).toContain("label: dos\nlabel-id: 0x12345678");
    expect(dump).toMatch(new RegExp(`start= *2048, size= *${2 ** 21 - 2048}, type=83, bootable`));
    expect(partitionStartBytes).toBe(2 ** 20);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
