import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Guest } from "../../../../local-hypervisor/control-plane/ports";
import type { V86Engine } from "../../../../local-hypervisor/engines/v86/engine";
import { makeExt4 } from "../../../../local-hypervisor/images/ext4-file-system";
import { partitionStartBytes } from "../../../../local-hypervisor/images/partition-table";
import { createEmbeddedEngine } from "../../../support/embedded-engine";
import { bootFilesOf, drydockMicroDisk, upMarker, writeEngineDisk } from "../../../support/engine-disk";
import { GuestConsole } from "../../../support/guest-console";
import { bootMs, rootDisk, xenGuest } from "../../../support/xen-guest";

describe("an HVM guest of a Xen host", () => {
  let folder: string;
  let engine: V86Engine;
  let bootable: Buffer;
  let kernel: Uint8Array;
  let guest: Guest | undefined;
  const screen = new GuestConsole();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "drydock-firmware-"));
    engine = await createEmbeddedEngine(folder);
    const disk = join(folder, "disk.raw");
    const files = await bootFilesOf(drydockMicroDisk);
    await writeEngineDisk(disk, files);
    kernel = files.bzImage;
    bootable = readFileSync(disk);
  }, bootMs);
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const specOf = (content: Uint8Array, console: GuestConsole) =>
    xenGuest({ disks: [rootDisk(content)], console });

  test(
    "boots by firmware, boot sector and GRUB, as its console shows",
    async () => {
      guest = await engine.launch(specOf(bootable, screen));
      await screen.waitFor(new RegExp(upMarker), { timeoutMs: bootMs });
      expect(screen.text).toMatch(/SeaBIOS.*Booting from Hard Disk.*GRUB loading.*Booting `Test'/s);
    },
    bootMs,
  );
  test("is a PC with Xen: what tells EC2 is there", async () => {
    // The kernel may print between two lines of the answer
    expect(await screen.run("cat /sys/hypervisor/type")).toMatch(/^xen$/m);
    expect(await screen.run("cat /sys/hypervisor/uuid")).toMatch(/^ec2/m);
    expect(await screen.run("cat /sys/class/dmi/id/product_uuid")).toMatch(/^ec2/im);
    expect(await screen.run("cat /sys/class/dmi/id/sys_vendor")).toMatch(/^Xen$/m);
    expect(await screen.run("cat /sys/class/dmi/id/product_name")).toMatch(/^HVM domU$/m);
  });
  test("has its root disk as /dev/xvda, and no longer the emulated one it booted from", async () => {
    expect(await screen.run("ls /dev/xvda*")).toContain("/dev/xvda   /dev/xvda1");
    expect(await screen.run("cat /sys/bus/pci/devices/*/class")).not.toContain("0x0101");
  });
  test("tells of the emulated disk that it booted from and gave up, of ports and of hypercalls", async () => {
    if (!guest) throw new Error("The guest did not boot.");
    const before = await guest.describe();
    expect(before).toMatchObject({
      bootPath: "firmware",
      signature: "XenVMMXenVMM",
      console: "ttyS0",
      emulatedDisk: "unplugged",
      disks: [{ name: "xvda", driver: "xen-blkfront", connected: true }],
    });
    const { trap, hypercall, io, bytes } = before.activity;
    for (const name of ["IN", "OUT", "CPUID", "MOV to CR"]) expect(trap[name]).toBeGreaterThan(0);
    expect(hypercall["event_channel_op send"]).toBeGreaterThan(0);
    expect(bytes["IDE disk read"]).toBeGreaterThan(2 ** 20);
    expect(io["Xen platform ports out"]).toBeGreaterThan(0);
    await screen.run("dd if=/dev/xvda of=/dev/null bs=64k count=16 skip=100; sleep 1");
    const after = (await guest.describe()).activity;
    const printed = (after.io["serial port 1 out"] ?? 0) - (io["serial port 1 out"] ?? 0);
    expect(printed).toBeGreaterThan(10);
    expect(after.bytes["vbd xvda read"]).toBeGreaterThanOrEqual((bytes["vbd xvda read"] ?? 0) + 2 ** 20);
    expect(after.bytes["IDE disk read"]).toBe(bytes["IDE disk read"]);
  }, 60_000);
  test("reads by its drivers what firmware and boot loader read", async () => {
    await screen.run("mkdir -p /root-disk && mount -t ext4 /dev/xvda1 /root-disk");
    expect(await screen.run("md5sum < /root-disk/boot/vmlinuz")).toContain(
      createHash("md5").update(kernel).digest("hex"),
    );
    await screen.run("umount /root-disk");
  }, 120_000);
  test(
    "reboots through its firmware, which finds the emulated disk again",
    async () => {
      const from = screen.text.length;
      guest?.reboot();
      await screen.waitFor(new RegExp(upMarker), { from, timeoutMs: bootMs });
      expect(screen.text.slice(from)).toMatch(/Booting from Hard Disk.*Booting `Test'/s);
      expect(await screen.run("ls /dev/xvda1")).toContain("/dev/xvda1");
    },
    bootMs,
  );
  test("powers off when it is asked to", async () => {
    guest?.pressPowerButton();
    expect(await guest?.exited).toEqual({ kind: "poweredOff" });
  }, 120_000);

  test("ends with the reason when its disk has no boot signature, and its console shows it", async () => {
    const console = new GuestConsole();
    const unbootable = await engine.launch(specOf(new Uint8Array(2 ** 26), console));
    expect(await unbootable.exited).toEqual({
      kind: "failed",
      detail:
        "The root disk does not boot: its first sector has no boot signature (bytes 55 AA at offset 510).",
    });
    expect(console.text).toContain("Boot failed: not a bootable disk");
  }, 60_000);
  test("shows GRUB's prompt when there is no menu, and takes what is typed there", async () => {
    const tree = join(folder, "empty");
    const disk = join(folder, "no-menu.raw");
    mkdirSync(tree);
    await makeExt4({
      tree,
      file: disk,
      offsetBytes: partitionStartBytes,
      sizeBytes: 2 ** 26,
      label: "empty",
    });
    const content = readFileSync(disk);
    content.set(bootable.subarray(0, partitionStartBytes), 0);
    const console = new GuestConsole();
    const idle = await engine.launch(specOf(content, console));
    await console.waitFor(/grub> /, { timeoutMs: 60_000 });
    console.send("ls\r");
    await console.waitFor(/\(hd0\) \(hd0,msdos1\)/, { timeoutMs: 60_000 });
    await idle.powerOff();
  }, 120_000);
  test("is not launched without firmware; the error names the command that fetches it", async () => {
    const missing = await createEmbeddedEngine(folder, { firmwarePath: join(folder, "seabios.bin") });
    await expect(missing.launch(specOf(bootable, new GuestConsole()))).rejects.toThrow(
      /seabios\.bin cannot be read \(ENOENT\)\. Run npx drydock image build drydock-micro/,
    );
  });
});
