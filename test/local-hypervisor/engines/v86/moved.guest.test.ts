import { createHash, randomBytes } from "node:crypto";
import type { Guest } from "../../../../local-hypervisor/control-plane/ports";
import type { GuestConsole } from "../../../support/guest-console";
import { MemoryDisk } from "../../../support/memory-disk";
import { bootMovableGuest, type MovableGuest, movableKinds } from "../../../support/movable-guest";
import { expectTimeOfDay } from "../../../support/time-of-day";
import { bootMs } from "../../../support/xen-guest";

const megabyte = 2 ** 20;
/** The last differs from the one before in its network card alone: nightly */
const moved = Object.entries(movableKinds).slice(0, process.env.DRYDOCK_NIGHTLY ? undefined : -1);

describe.each(moved)("%s that is moved", (_name, kind) => {
  let booted: MovableGuest;
  let guest: Guest;
  let screen: GuestConsole;
  const move = async () => {
    const { pausedMs, artefactBytes } = await guest.move();
    // How long is for the benchmark: this machine may be shared
    expect(pausedMs).toBeGreaterThan(0);
    expect(artefactBytes).toBeLessThan(65 * megabyte);
  };

  beforeAll(async () => {
    booted = await bootMovableGuest(kind);
    ({ guest, screen } = booted);
  }, bootMs);

  afterAll(() => booted?.close());

  test("loses no ping, and its clocks go on", async () => {
    const boots = "cat /proc/sys/kernel/random/boot_id";
    const boot = await screen.run(boots);
    const uptime = async () => Number((await screen.run("cat /proc/uptime")).split(" ")[0]);
    const before = await uptime();
    await screen.run("ping -i 0.1 -c 60 10.0.0.1 > /run/pings & sleep 1");
    await move();
    await screen.run("sleep 1");
    await move();
    await screen.run("wait");
    expect(await screen.run("grep transmitted /run/pings")).toContain(" 0% packet loss");
    expect(await screen.run(boots)).toBe(boot);
    expect(await uptime()).toBeGreaterThan(before);
    await expectTimeOfDay((command) => screen.run(command));
  }, 120_000);

  test("goes on with a TCP connection and with its disk in the middle of both", async () => {
    const bytes = randomBytes(8 * megabyte);
    booted.peer.sendAt(5001, bytes);
    await screen.run("nc 10.0.0.1 5001 < /dev/null | md5sum > /run/received & true");
    await screen.run(
      "(dd if=/dev/urandom of=/run/data bs=64k count=64; dd if=/run/data of=/disk/data bs=16k; sync) 2>/dev/null & true",
    );
    await move();
    await move();
    await screen.run("wait", 120_000);
    const digest = createHash("md5").update(bytes).digest("hex");
    expect((await screen.run("cat /run/received")).slice(0, 32)).toBe(digest);
    await screen.run(
      "echo 3 > /proc/sys/vm/drop_caches; cmp /run/data /disk/data && rm /run/data /disk/data",
    );
    expect(booted.peer.faults).toEqual([]);
  }, 180_000);

  test("stands still while it is paused, and has the right time afterwards", async () => {
    await guest.pause();
    const from = screen.text.length;
    screen.send("echo typed mean''while\n");
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(screen.text.slice(from)).toBe("");
    await guest.resume();
    await screen.waitFor(/^typed meanwhile$/m, { from });
    await expectTimeOfDay((command) => screen.run(command));
  }, 60_000);

  test("goes on from its artefact after it was switched off, and another instance's does not take it", async () => {
    await screen.run("echo kept > /run/kept; (sleep 2; echo woken > /run/woken) & true");
    const complaints = "dmesg | grep -ci 'lockup\\|stall' || true";
    const complaintsBefore = await screen.run(complaints);
    const saved = await guest.save();
    await guest.powerOff();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await expect(booted.engine.restore({ ...booted.spec, memoryMib: 128 }, saved)).rejects.toMatchObject({
      kind: "boot",
      message: "The saved guest is of another shape: its memoryMib is 64, and this one's is 128.",
    });
    guest = await booted.engine.restore(booted.spec, saved);
    expect(await screen.run("cat /run/kept")).toBe("kept");
    await screen.run("wait");
    expect(await screen.run("cat /run/woken")).toBe("woken");
    await expectTimeOfDay((command) => screen.run(command));
    expect(await screen.run(complaints)).toBe(complaintsBefore);
  }, 60_000);

  test("takes disks that are plugged in afterwards", async () => {
    const device = new MemoryDisk(4 * megabyte);
    await guest.attachDisk({ volumeId: "vol-0123456789abcdef1", deviceName: kind.added, device });
    await screen.run(`dd if=/dev/zero bs=4k count=8 | tr '\\0' x > ${kind.added}; sync`);
    expect(Buffer.from(device.bytes.subarray(0, 4)).toString()).toBe("xxxx");
    await move();
    await guest.detachDisk("vol-0123456789abcdef1");
  }, 60_000);
});
