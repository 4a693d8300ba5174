import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../../local-hypervisor/block-store/block-store";
import { hypervisorPaths } from "../../../../local-hypervisor/config";
import type {
  BlockDevice,
  Guest,
  GuestNetworkInterface,
  GuestSpec,
} from "../../../../local-hypervisor/control-plane/ports";
import type { XenHostEngine } from "../../../../local-hypervisor/engines/xen-host/engine";
import { buildXenHost } from "../../../../local-hypervisor/images/xen-host/build";
import { upMarker } from "../../../support/engine-disk";
import { GuestConsole } from "../../../support/guest-console";
import { writePvEngineDisk } from "../../../support/pv-engine-disk";
import { createXenHostEngine } from "../../../support/xen-host-engine";

const buildMs = 300_000;
const bootMs = 240_000;
const megabyte = 2 ** 20;
const dataVolume = "vol-0fedcba9876543210";
/** What takes minutes without hardware virtualization is there at night only, so that nothing counts as skipped */
const nightly = (...words: Parameters<typeof test>): void => {
  if (process.env.DRYDOCK_NIGHTLY === "1") test(...words);
};

describe("a paravirtual x86_64 guest on the Xen host", () => {
  let folder: string;
  let store: BlockStore;
  let engine: XenHostEngine;
  let guest: Guest;
  let screen: GuestConsole;
  let frames: Uint8Array[];
  const opened = new Map<string, BlockDevice>();

  const open = async (volumeId: string): Promise<BlockDevice> => {
    const device = await store.openVolume(volumeId);
    opened.set(volumeId, device);
    return device;
  };
  const close = async (volumeId: string) => {
    await opened.get(volumeId)?.close();
    opened.delete(volumeId);
  };
  const cardOf = (deviceIndex: number): GuestNetworkInterface => ({
    networkInterfaceId: `eni-0123456789abcdef${deviceIndex}`,
    deviceIndex,
    macAddress: `0a:ff:c2:00:00:2${deviceIndex}`,
    mtuBytes: 1500,
    port: { send: (frame) => void frames.push(frame), onFrame: () => undefined },
  });
  const rootOf = (number: number) => `vol-0123456789abcdef${number}`;
  const specOf = async (number: number, console: GuestConsole): Promise<GuestSpec> => ({
    instanceId: `i-0123456789abcdef${number}`,
    memoryMib: 192,
    vcpus: 1,
    architecture: "x86_64",
    virtualizationType: "paravirtual",
    hypervisor: "xen",
    disks: [{ volumeId: rootOf(number), deviceName: "/dev/sda1", device: await open(rootOf(number)) }],
    networkInterfaces: [cardOf(number)],
    console,
  });
  const isUp = async (console: GuestConsole, from = 0) => {
    await console.waitFor(new RegExp(upMarker), { from, timeoutMs: bootMs });
    await console.waitFor(/# $/, { from });
  };
  const launch = async () => {
    screen = new GuestConsole();
    frames = [];
    guest = await engine.launch(await specOf(0, screen));
    await isUp(screen);
  };

  beforeAll(async () => {
    const { images, cache } = hypervisorPaths();
    await buildXenHost({
      imagesFolder: images,
      cacheFolder: cache,
      overlayFolder: join(__dirname, "../../../../local-hypervisor/images/xen-host"),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    folder = await mkdtemp(join(tmpdir(), "xen-host-"));
    store = await BlockStore.open(join(folder, "store"));
    await writePvEngineDisk(join(folder, "disk.raw"));
    await store.importSnapshot("snap-0", join(folder, "disk.raw"));
    for (const number of [0, 1])
      await store.createVolume({ volumeId: rootOf(number), sizeBytes: 96 * megabyte, snapshotId: "snap-0" });
    await store.createVolume({ volumeId: dataVolume, sizeBytes: 16 * megabyte });
    engine = createXenHostEngine(folder);
    await launch();
  }, buildMs + bootMs);

  afterAll(async () => {
    await engine?.close();
    for (const device of opened.values()) await device.close();
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  test("boots what its menu.lst names, as a domain of EC2's Xen", async () => {
    expect(await screen.run("uname -m; cat /sys/hypervisor/type")).toBe("x86_64\nxen");
    expect(await screen.run("cat /sys/hypervisor/uuid")).toMatch(/^ec2/);
    expect(await screen.run("ls /disk/boot")).toContain("grub");
  }, 60_000);

  test("has its volume as xvda1, its card with its address, and frames that leave it", async () => {
    expect(await screen.run("cat /sys/block/xvda1/size")).toBe(String((96 * megabyte) / 512));
    expect(await screen.run("cat /sys/class/net/eth0/address")).toBe("0a:ff:c2:00:00:20");
    await screen.run("ip link set eth0 up; ip addr add 10.0.0.5/24 dev eth0; ping -c 1 10.0.0.1; true");
    expect(frames.some((frame) => frame[12] === 0x08 && frame[13] === 0x06)).toBe(true);
  }, 60_000);

  nightly(
    "tells what it sees, and its counts grow",
    async () => {
      const before = await guest.describe();
      expect(before).toMatchObject({
        bootPath: "pv-grub",
        console: "hvc0",
        disks: [{ id: "vol0123456789abcdef0", name: "xvda1", driver: "xen-blkfront", connected: true }],
        networkInterfaces: [{ name: "eth0", driver: "xen-netfront", connected: true }],
      });
      await screen.run("dd if=/dev/urandom of=/disk/new bs=64k count=16 conv=fsync");
      const { bytes } = (await guest.describe()).activity;
      expect(bytes["vbd xvda1 write"]).toBeGreaterThanOrEqual(
        (before.activity.bytes["vbd xvda1 write"] ?? 0) + megabyte,
      );
    },
    60_000,
  );

  nightly(
    "a disk is plugged, written, pulled when it is no longer used, and plugged again",
    async () => {
      const attach = async (deviceName: string) =>
        guest.attachDisk({ volumeId: dataVolume, deviceName, device: await open(dataVolume) });
      await attach("/dev/sdf");
      await screen.run("until [ -b /dev/xvdf ]; do sleep 1; done");
      const digest = await screen.run(
        "dd if=/dev/urandom of=/run/data bs=1M count=4 2>/dev/null && dd if=/run/data of=/dev/xvdf bs=1M conv=fsync 2>/dev/null && md5sum < /run/data",
      );
      await screen.run("sleep 12 < /dev/xvdf & true");
      const asked = performance.now();
      await guest.detachDisk(dataVolume);
      expect(performance.now() - asked).toBeGreaterThan(5_000);
      await close(dataVolume);
      await expect(screen.run("cat /sys/block/xvdf/size")).rejects.toThrow("No such file");
      await attach("/dev/sdg");
      await screen.run("until [ -b /dev/xvdg ]; do sleep 1; done");
      expect(await screen.run("dd if=/dev/xvdg bs=1M count=4 2>/dev/null | md5sum")).toBe(digest);
      await guest.detachDisk(dataVolume);
      await close(dataVolume);
    },
    120_000,
  );

  nightly(
    "a card is plugged while the guest runs, and pulled",
    async () => {
      const card = { ...cardOf(5), deviceIndex: 1 };
      await guest.attachNetworkInterface(card);
      const addresses = () => screen.run("sleep 1; cat /sys/class/net/*/address");
      expect(await addresses()).toContain(card.macAddress);
      await guest.detachNetworkInterface(card.networkInterfaceId);
      expect(await addresses()).not.toContain(card.macAddress);
    },
    120_000,
  );

  nightly(
    "a second guest shares the host, and its kernel's crash is its own",
    async () => {
      const console = new GuestConsole();
      const second = await engine.launch(await specOf(1, console));
      await isUp(console);
      console.send("echo c > /proc/sysrq-trigger\n");
      expect(await second.exited).toEqual({ kind: "failed", detail: "The guest's kernel crashed." });
      expect(await screen.run("echo still here")).toBe("still here");
    },
    bootMs,
  );

  nightly(
    "what was synced is there after a reboot",
    async () => {
      await screen.run("echo kept > /disk/kept && sync");
      const from = screen.text.length;
      guest.reboot();
      await isUp(screen, from);
      expect(await screen.run("cat /disk/kept")).toBe("kept");
    },
    bootMs,
  );

  test("shuts down in order when it is asked to", async () => {
    guest.pressPowerButton();
    expect(await guest.exited).toEqual({ kind: "poweredOff" });
    await expect(guest.describe()).rejects.toMatchObject({ kind: "gone" });
    await close(rootOf(0));
  }, 60_000);

  nightly(
    "ends, said truthfully, when its host does",
    async () => {
      await launch();
      const records = join(folder, "xen-host", "processes");
      const [record = ""] = readdirSync(records);
      process.kill(JSON.parse(readFileSync(join(records, record), "utf8")).pid, "SIGKILL");
      expect(await guest.exited).toMatchObject({
        kind: "failed",
        detail: expect.stringMatching(/^The Xen host is gone: QEMU /),
      });
    },
    bootMs,
  );
});
