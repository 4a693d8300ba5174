import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { KernelModules, withoutSignature } from "../../../local-hypervisor/images/kernel-modules";

/** A module's file carries its dependencies in a section of zero-terminated `name=value` strings. */
const moduleFile = (depends: string): Buffer =>
  Buffer.from(`\x7fELF\0license=GPL\0depends=${depends}\0retpoline=Y\0`, "latin1");

describe("kernel modules", () => {
  let folder: string;
  let modules: KernelModules;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "drydock-modules-"));
    const files = {
      "fs/ext4/ext4.ko": "jbd2,crc16",
      "fs/jbd2/jbd2.ko": "",
      "lib/crc16.ko": "",
      "drivers/nvme/host/nvme-core.ko": "",
      "drivers/nvme/host/nvme.ko": "nvme-core",
    };
    for (const [path, depends] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, "kernel", path)), { recursive: true });
      writeFileSync(join(folder, "kernel", path), moduleFile(depends));
    }
    modules = new KernelModules(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("come after what they need, once each", () => {
    expect(modules.inLoadOrder(["ext4", "nvme", "jbd2"])).toEqual([
      "jbd2",
      "crc16",
      "ext4",
      "nvme_core",
      "nvme",
    ]);
  });
  test("are found by either spelling", () => {
    expect(modules.path("nvme-core")).toBe("kernel/drivers/nvme/host/nvme-core.ko");
    expect(modules.path("nvme_core")).toBe(modules.path("nvme-core"));
  });
  test("are chosen by folder or file", () => {
    expect(modules.below(["fs", "lib/crc16.ko"]).sort()).toEqual(["crc16", "ext4", "jbd2"]);
  });
  test("are listed as depmod lists them", () => {
    expect(modules.dependencyList(["ext4", "crc16"])).toBe(
      "kernel/fs/ext4/ext4.ko: kernel/lib/crc16.ko kernel/fs/jbd2/jbd2.ko\nkernel/lib/crc16.ko:\n",
    );
  });
  test("that do not exist are named", () => {
    expect(() => modules.inLoadOrder(["zfs"])).toThrow("no module 'zfs'");
  });
  test("lose the signature that was appended, and nothing else", () => {
    const content = moduleFile("jbd2");
    const information = Buffer.alloc(12);
    information.writeUInt32BE(300, 8);
    const signed = Buffer.concat([
      content,
      Buffer.alloc(300, 7),
      information,
      Buffer.from("~Module signature appended~\n"),
    ]);
    expect(withoutSignature(signed)).toEqual(content);
    expect(withoutSignature(content)).toEqual(content);
  });
});
