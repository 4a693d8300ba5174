import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../../local-hypervisor/block-store/block-store";
import type { BlockDevice, Guest } from "../../../../local-hypervisor/control-plane/ports";
import type { V86Engine } from "../../../../local-hypervisor/engines/v86/engine";
import { createEmbeddedEngine } from "../../../support/embedded-engine";
import { bootFilesOf, drydockMicroDisk } from "../../../support/engine-disk";
import { GuestConsole } from "../../../support/guest-console";
import { writeXenEngineDisk } from "../../../support/xen-engine-disk";
import { bootMs, shellIsUp, xenGuest } from "../../../support/xen-guest";

const megabyte = 2 ** 20;
const goodVolume = "vol-0123456789abcdef0";
const badVolume = "vol-0fedcba9876543210";

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe("a paravirtual guest", () => {
  let folder: string;
  let store: BlockStore;
  let engine: V86Engine;
  let guest: Guest;
  const opened: BlockDevice[] = [];
  const screen = new GuestConsole();
  const launch = async (volumeId: string, console: GuestConsole) => {
    const device = await store.openVolume(volumeId);
    opened.push(device);
    const disks = [{ volumeId, deviceName: "/dev/sda1", device }];
    return engine.launch(xenGuest({ virtualizationType: "paravirtual", disks, console }));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "paravirtual-"));
    store = await BlockStore.open(join(folder, "store"));
    const bootFiles = await bootFilesOf(drydockMicroDisk);
    await writeXenEngineDisk(join(folder, "disk.raw"), bootFiles);
    await store.importSnapshot("snap-0", join(folder, "disk.raw"));
    await store.createVolume({ volumeId: goodVolume, sizeBytes: 96 * megabyte, snapshotId: "snap-0" });
    await store.createVolume({ volumeId: badVolume, sizeBytes: megabyte });
    engine = await createEmbeddedEngine(folder);
    guest = await launch(goodVolume, screen);
    await shellIsUp(screen);
  }, bootMs);

  afterAll(async () => {
    await engine?.close();
    for (const device of opened) await device.close();
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("the engine's traps passed their test", () => {
    expect(engine.capabilities.lost).toBeUndefined();
    expect(engine.capabilities.hypervisors).toContain("xen");
  });

  test("knows that it is a Xen guest of EC2's", async () => {
    expect(await screen.run("cat /sys/hypervisor/type")).toBe("xen");
    expect(await screen.run("cat /sys/hypervisor/uuid")).toMatch(/^ec2/);
    expect(await screen.run("cat /sys/hypervisor/version/extra")).toBe(".amazon");
  }, 60_000);

  test("keeps Xen's time, which goes as this machine's does", async () => {
    const clockSource = "/sys/devices/system/clocksource/clocksource0/current_clocksource";
    expect(await screen.run(`cat ${clockSource}`)).toBe("xen");
    const seconds = async () => Number((await screen.run("cat /proc/uptime")).split(" ")[0]);
    const started = performance.now();
    const before = await seconds();
    const read = performance.now();
    await screen.run("sleep 3");
    const asked = performance.now();
    const passed = (await seconds()) - before;
    expect(passed).toBeGreaterThan((asked - read) / 1000 - 0.5);
    expect(passed).toBeLessThan((performance.now() - started) / 1000 + 0.5);
    const drift = Number(await screen.run("awk '/btime/{print $2}' /proc/stat")) + (await seconds());
    expect(Math.abs(drift - Date.now() / 1000)).toBeLessThan(5);
  }, 60_000);

  test("tells what it sees and what was done for it, which grows as it does something", async () => {
    const before = await guest.describe();
    expect(before).toMatchObject({
      bootPath: "pv-grub",
      start: "cold",
      signature: "XenVMMXenVMM",
      console: "hvc0",
      disks: [{ id: "vol0123456789abcdef0", name: "xvda1", driver: "xen-blkfront", connected: true }],
      networkInterfaces: [],
    });
    expect(before.sysHypervisor?.uuid).toBe(await screen.run("cat /sys/hypervisor/uuid"));
    expect(before).not.toHaveProperty("emulatedDisk");
    await screen.run("dd if=/dev/urandom of=/disk/new bs=64k count=16 conv=fsync; sleep 1");
    const after = (await guest.describe()).activity;
    const { trap, hypercall, interrupt, io, bytes } = before.activity;
    const grew = (now: number | undefined, then = 0) => (now ?? 0) - then;
    const timer = "vcpu_op set_singleshot_timer";
    expect(grew(after.hypercall[timer], hypercall[timer])).toBeGreaterThan(0);
    expect(
      grew(after.hypercall["event_channel_op send"], hypercall["event_channel_op send"]),
    ).toBeGreaterThan(0);
    expect(grew(after.trap.VMCALL, trap.VMCALL)).toBeGreaterThan(0);
    expect(grew(after.interrupt["event from timer"], interrupt["event from timer"])).toBeGreaterThan(0);
    expect(grew(after.interrupt["event from vbd xvda1"], interrupt["event from vbd xvda1"])).toBeGreaterThan(
      0,
    );
    expect(grew(after.io["vbd xvda1 write"], io["vbd xvda1 write"])).toBeGreaterThan(0);
    expect(grew(after.bytes["vbd xvda1 write"], bytes["vbd xvda1 write"])).toBeGreaterThanOrEqual(2 ** 20);
    expect(grew(after.bytes["console output"], bytes["console output"])).toBeGreaterThan(0);
    // Neither of them has ever been there
    expect(Object.keys(after.io).filter((name) => /^IDE/.test(name))).toEqual([]);
  }, 60_000);

  test("is let be while it idles: its kernel's 250 ticks a second become few, its timers are a little late", async () => {
    await pause(8_000);
    const ticks = async () =>
      (await guest.describe()).activity.hypercall["vcpu_op set_singleshot_timer"] ?? 0;
    const before = await ticks();
    await pause(4_000);
    const perSecond = ((await ticks()) - before) / 4;
    expect(perSecond).toBeGreaterThan(0);
    expect(perSecond).toBeLessThan(50);
    // Late by an eighth, and by what a busy machine adds
    const began = performance.now();
    expect(await screen.run("sleep 2; echo awake")).toBe("awake");
    expect(performance.now() - began).toBeGreaterThan(1_900);
  }, 60_000);

  test("boots again when it reboots itself, with its disk", async () => {
    const from = screen.text.length;
    screen.send("reboot\n");
    await shellIsUp(screen, from);
    expect(await screen.run("grep -c xvda1 /proc/mounts")).toBe("1");
  }, 240_000);

  test("shuts down in order when its power button is pressed", async () => {
    const from = screen.text.length;
    guest.pressPowerButton();
    expect(await guest.exited).toEqual({ kind: "poweredOff" });
    expect(screen.text.slice(from)).not.toContain("kernel BUG");
    await expect(guest.describe()).rejects.toMatchObject({ kind: "gone" });
  }, 120_000);

  test("a disk without a menu is refused, and who launched it says so on the console, not the engine", async () => {
    const other = new GuestConsole();
    await expect(launch(badVolume, other)).rejects.toMatchObject({
      kind: "boot",
      message: expect.stringContaining("PV-GRUB finds no menu.lst on the root disk"),
    });
    expect(other.text).toBe("");
  }, 60_000);
});
