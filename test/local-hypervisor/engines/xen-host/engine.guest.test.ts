import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../../local-hypervisor/block-store/block-store";
import type {
  Guest,
  GuestNetworkInterface,
  GuestSpec,
} from "../../../../local-hypervisor/control-plane/ports";
import type { XenHostEngine } from "../../../../local-hypervisor/engines/xen-host/engine";
import { GuestConsole } from "../../../support/guest-console";
import { OpenVolumes } from "../../../support/open-volumes";
import { writePvEngineDisk } from "../../../support/pv-engine-disk";
import { bootMs, shellIsUp } from "../../../support/xen-guest";
import { createXenHostEngine } from "../../../support/xen-host-engine";

const buildMs = 300_000;
const megabyte = 2 ** 20;
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
  let volumes: OpenVolumes;

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
    disks: [await volumes.open(rootOf(number), "/dev/sda1")],
    networkInterfaces: [cardOf(number)],
    console,
  });
  const launch = async () => {
    screen = new GuestConsole();
    frames = [];
    guest = await engine.launch(await specOf(0, screen));
    await shellIsUp(screen);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "xen-host-"));
    store = await BlockStore.open(join(folder, "store"));
    volumes = new OpenVolumes(store);
    await writePvEngineDisk(join(folder, "disk.raw"));
    await store.importSnapshot("snap-0", join(folder, "disk.raw"));
    for (const number of [0, 1])
      await store.createVolume({ volumeId: rootOf(number), sizeBytes: 96 * megabyte, snapshotId: "snap-0" });
    engine = createXenHostEngine(folder);
    await launch();
  }, buildMs + bootMs);

  afterAll(async () => {
    await engine?.close();
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
    "a second guest shares the host, and its kernel's crash is its own",
    async () => {
      const console = new GuestConsole();
      const second = await engine.launch(await specOf(1, console));
      await shellIsUp(console);
      console.send("echo c > /proc/sysrq-trigger\n");
      expect(await second.exited).toEqual({ kind: "failed", detail: "The guest's kernel crashed." });
      expect(await screen.run("echo still here")).toBe("still here");
    },
    bootMs,
  );

  test("shuts down in order when it is asked to", async () => {
    guest.pressPowerButton();
    expect(await guest.exited).toEqual({ kind: "poweredOff" });
    await expect(guest.describe()).rejects.toMatchObject({ kind: "gone" });
    await volumes.close(rootOf(0));
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
