import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { BlockStore } from "../../local-hypervisor/block-store/block-store";
import type { Guest, GuestDisk, GuestSpec, VmEngine } from "../../local-hypervisor/control-plane/ports";
import { arpRequest, isArpReply } from "../support/arp-frames";
import { GuestConsole } from "../support/guest-console";
import { OpenVolumes } from "../support/open-volumes";
import { shellIsUp } from "../support/xen-guest";
import { type GuestKind, nitroGuest } from "./guest-kinds";
import { vmEngineRefusals } from "./vm-engine-refusals";

const bootMs = 240_000;
const megabyte = 2 ** 20;
const rootVolume = "vol-0123456789abcdef0";
const dataVolume = "vol-0fedcba9876543210";
const macAddress = "0a:ff:c2:00:00:2a";

/** In what engines differ besides their capabilities. */
export interface EngineTraits {
  /** The guests that it is given. @default - i386 on Nitro's devices */
  readonly guest?: GuestKind;
  /** Model of an EBS volume, and of an instance store disk, where the guest's disks say who they are */
  readonly diskModels?: { readonly volume: RegExp; readonly instanceStore: RegExp };
  /** Whether it reads the root disk itself: then one that does not boot is refused, else it is firmware's to say so */
  readonly readsRootDisk: boolean;
}

/**
 * What every implementation of `VmEngine` does with real guests. Call it within a `describe`; it takes minutes. What an
 * engine cannot do is not left out: the test says what it does instead.
 */
export function vmEngineConformance(
  createEngine: (folder: string) => Promise<VmEngine>,
  { guest: kind = nitroGuest, diskModels, readsRootDisk }: EngineTraits,
): void {
  let folder: string;
  let store: BlockStore;
  let engine: VmEngine;
  let guest: Guest | undefined;
  let screen: GuestConsole;
  let frames: Uint8Array[];
  let sendFrame: (frame: Uint8Array) => void;
  let volumes: OpenVolumes;

  const open = (volumeId: string, deviceName: string) => volumes.open(volumeId, deviceName);
  const close = (volumeId: string) => volumes.close(volumeId);
  const specOf = (disk: GuestDisk): GuestSpec => ({
    instanceId: "i-0123456789abcdef0",
    ...kind.spec,
    vcpus: 1,
    disks: [disk],
    networkInterfaces: [
      {
        networkInterfaceId: "eni-0123456789abcdef0",
        deviceIndex: 0,
        macAddress,
        mtuBytes: 1500,
        port: {
          send: (frame) => void frames.push(frame),
          onFrame: (receive) => {
            sendFrame = receive;
          },
        },
      },
    ],
    console: screen,
  });
  const launch = async () => {
    screen = new GuestConsole();
    frames = [];
    const launched = await engine.launch(specOf(await open(rootVolume, kind.rootDeviceName)));
    guest = launched;
    await shellIsUp(screen).catch(async (error: Error) => {
      const report = await launched.describe().catch((gone: Error) => gone.message);
      throw new Error(`${error.message}; what it did: ${JSON.stringify(report)}`);
    });
    return launched;
  };
  const running = (): Guest => {
    if (!guest) throw new Error("the guest was not launched");
    return guest;
  };
  const rootName = kind.nameOf(kind.rootDeviceName, 0);
  const sizeOf = (name: string) => screen.run(`cat /sys/block/${name}/size`);
  const sectorsOf = (sizeMib: number) => String((sizeMib * megabyte) / 512);
  /** Plugs a volume in; resolves with where the guest's programs find it, once they do */
  const plug = async (volumeId: string, deviceName: string, virtualName?: string) => {
    const disk = await open(volumeId, deviceName);
    await running().attachDisk({ ...disk, ...(virtualName !== undefined && { virtualName }) });
    const path = kind.pathOf(deviceName);
    await screen.run(`until [ -b ${path.disk} ]; do sleep 0.1; done`);
    return path;
  };
  const pull = async (volumeId: string) => {
    await running().detachDisk(volumeId);
    await close(volumeId);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "vm-engine-"));
    store = await BlockStore.open(join(folder, "store"));
    volumes = new OpenVolumes(store);
    await kind.writeDisk(join(folder, "disk.raw"));
    await store.importSnapshot("snap-0", join(folder, "disk.raw"));
    await store.createVolume({ volumeId: rootVolume, sizeBytes: 96 * megabyte, snapshotId: "snap-0" });
    await store.createVolume({ volumeId: dataVolume, sizeBytes: 16 * megabyte });
    engine = await createEngine(folder);
    await launch();
  }, bootMs);

  afterAll(async () => {
    await engine?.close();
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  }, bootMs);

  test(
    "a guest prints on its console and takes what is typed",
    async () => {
      expect(await screen.run("echo $((6 * 7)); uname -m")).toBe(`42\n${kind.machine}`);
    },
    bootMs,
  );

  test(
    "the root disk is the volume: its model and the volume's id, where disks say them, and its size",
    async () => {
      expect(await sizeOf(rootName)).toBe(sectorsOf(96));
      const said = await screen.run(`cd /sys/block/${rootName}/device; cat model serial 2>/dev/null; true`);
      if (kind.disksSayWhoTheyAre !== true) return expect(said).toBe("");
      const [model, serial] = said.split("\n");
      expect(model?.trim()).toMatch(diskModels?.volume ?? /^$/);
      expect(serial?.trim()).toBe("vol0123456789abcdef0");
    },
    bootMs,
  );

  test(
    "a guest's report names its devices, and its counts grow with what the guest reads",
    async () => {
      const id = "vol0123456789abcdef0";
      const { disk, network } = kind.drivers;
      const before = await running().describe();
      expect(before.disks).toMatchObject([{ id, name: rootName, driver: disk }]);
      expect(before.networkInterfaces).toMatchObject([{ name: "eth0", driver: network }]);
      const read = `${kind.counterOf(id, rootName)} read`;
      await screen.run(`dd if=/dev/${rootName} of=/dev/null bs=64k count=32 skip=900 iflag=direct`);
      const { io, bytes } = (await running().describe()).activity;
      expect(io[read]).toBeGreaterThan(before.activity.io[read] ?? 0);
      expect(bytes[read]).toBeGreaterThanOrEqual((before.activity.bytes[read] ?? 0) + 2 * megabyte);
    },
    bootMs,
  );

  test(
    "the network card has the interface's address and carries frames both ways",
    async () => {
      await screen.run("ip link set eth0 up; ip addr add 10.0.0.5/24 dev eth0");
      expect(await screen.run("cat /sys/class/net/eth0/address /sys/class/net/eth0/mtu")).toBe(
        `${macAddress}\n1500`,
      );
      const request = arpRequest([10, 0, 0, 1], [10, 0, 0, 5]);
      let answer: Uint8Array | undefined;
      for (let tries = 0; tries < 50 && !answer; tries++) {
        sendFrame(request.slice());
        await new Promise((resolve) => setTimeout(resolve, 200));
        answer = frames.find((frame) => isArpReply(frame, [10, 0, 0, 5]));
      }
      expect(answer && Buffer.from(answer.subarray(22, 28)).toString("hex")).toBe(
        macAddress.replaceAll(":", ""),
      );
    },
    bootMs,
  );

  test(
    "a disk is plugged, written, pulled and plugged again while the guest runs",
    async () => {
      const { disk } = await plug(dataVolume, "/dev/sdf");
      const digest = await screen.run(
        `dd if=/dev/urandom of=/run/data bs=1M count=4 2>/dev/null && dd if=/run/data of=${disk} bs=1M conv=fsync 2>/dev/null && md5sum < /run/data`,
      );
      await pull(dataVolume);
      await expect(sizeOf(kind.nameOf("/dev/sdf", 1))).rejects.toThrow("No such file");
      const again = await plug(dataVolume, "/dev/sdg");
      expect(await screen.run(`dd if=${again.disk} bs=1M count=4 2>/dev/null | md5sum`)).toBe(digest);
    },
    bootMs,
  );

  test(
    "a volume that grows is larger in the guest at once, with its new end to write and read, or as it was",
    async () => {
      const data = kind.nameOf("/dev/sdg", 1);
      const { disk } = kind.pathOf("/dev/sdg");
      if (!engine.capabilities.growsDisks) {
        await store.resizeVolume(dataVolume, 24 * megabyte);
        await store.resizeVolume(rootVolume, 112 * megabyte);
        expect(await sizeOf(data)).toBe(sectorsOf(16));
        expect(await screen.run(`dd if=${disk} bs=1M of=/dev/null 2>&1 | grep records.in`)).toMatch(/^16\+0/);
        return;
      }
      expect(await sizeOf(data)).toBe(sectorsOf(16));
      for (const [volumeId, name, sizeMib] of [
        [dataVolume, data, 24],
        [dataVolume, data, 32],
        [rootVolume, rootName, 112],
      ] as const) {
        await store.resizeVolume(volumeId, sizeMib * megabyte);
        for (let tries = 0; tries < 50 && (await sizeOf(name)) !== sectorsOf(sizeMib); tries++)
          await pause(100);
        expect(await sizeOf(name)).toBe(sectorsOf(sizeMib));
      }
      const digest = await screen.run(
        `dd if=/dev/urandom of=/run/data bs=1M count=4 2>/dev/null && dd if=/run/data of=${disk} bs=1M seek=28 conv=fsync 2>/dev/null && md5sum < /run/data`,
      );
      const written = await volumes.device(dataVolume).read(28 * megabyte, 4 * megabyte);
      expect(`${createHash("md5").update(written).digest("hex")}  -`).toBe(digest);
    },
    bootMs,
  );

  test(
    "a disk from a snapshot has its names, those of its partitions, and its volume's id",
    async () => {
      const volumeId = "vol-00000000000000abc";
      await store.createVolume({ volumeId, sizeBytes: 96 * megabyte, snapshotId: "snap-0" });
      const { fileSystem } = await plug(volumeId, "/dev/sdh");
      const links = kind.linksOf("/dev/sdh", 2);
      const names = Object.keys(links).join(" ");
      expect(
        await screen.run(
          `for name in ${names}; do readlink $name || echo $name; done; ls ${names} > /dev/null`,
        ),
      ).toBe(Object.values(links).join("\n"));
      if (kind.disksSayWhoTheyAre === true)
        expect((await screen.run(`cat /sys/block/${kind.nameOf("/dev/sdh", 2)}/device/serial`)).trim()).toBe(
          "vol00000000000000abc",
        );
      expect(
        await screen.run(
          `mkdir -p /run/sdh; /bin/busybox mount -t ext4 -o ro ${fileSystem} /run/sdh && ls /run/sdh/boot; umount /run/sdh`,
        ),
      ).toMatch(/initrd\.img/);
      await running().detachDisk(volumeId);
      expect(await screen.run("ls /dev | grep -c '[dv]h1*$'; true")).toBe("0");
      await close(volumeId);
      await store.deleteVolume(volumeId);
    },
    bootMs,
  );

  test(
    "an instance store disk is one to the guest, where disks say what they are",
    async () => {
      const volumeId = "aws-0123456789abcdef0";
      await store.createVolume({ volumeId, sizeBytes: megabyte });
      const { disk } = await plug(volumeId, "/dev/sdb", "ephemeral0");
      const name = (await screen.run(`readlink ${disk} || echo ${disk}`)).replace("/dev/", "");
      expect(await sizeOf(name)).toBe(sectorsOf(1));
      if (kind.disksSayWhoTheyAre === true) {
        const said = await screen.run(`cd /sys/block/${name}/device; cat model serial`);
        const [model, serial] = said.split("\n");
        expect(model?.trim()).toMatch(diskModels?.instanceStore ?? /^$/);
        expect(serial?.trim()).toBe("AWS0123456789ABCDEF0");
      }
      await pull(volumeId);
      await store.deleteVolume(volumeId);
    },
    bootMs,
  );

  test(
    "a disk in use is let go of only when it is no longer, where the guest's driver holds it",
    async () => {
      const { disk } = kind.pathOf("/dev/sdg");
      await screen.run(`/bin/busybox mkswap ${disk} && /bin/busybox swapon ${disk}`);
      let detached = false;
      const detaching = running()
        .detachDisk(dataVolume)
        .then(() => {
          detached = true;
        });
      if (kind.holdsDisksInUse === true) {
        await pause(3000);
        expect(detached).toBe(false);
      } else await detaching;
      // The name that the kernel has, whatever the links are by now
      await screen.run(`/bin/busybox swapoff /dev/${kind.nameOf("/dev/sdg", 1)}; true`);
      await detaching;
      await close(dataVolume);
    },
    bootMs,
  );

  test(
    "what is written to the root disk and synced is there after a reboot",
    async () => {
      await screen.run("echo kept > /disk/kept && sync");
      const from = screen.text.length;
      running().reboot();
      await shellIsUp(screen, from);
      expect(await screen.run("cat /disk/kept")).toBe("kept");
    },
    bootMs,
  );

  test(
    "the power button shuts the guest down in order, and what it wrote is there at the next launch",
    async () => {
      await screen.run("echo unsynced > /disk/unsynced");
      running().pressPowerButton();
      expect(await running().exited).toEqual({ kind: "poweredOff" });
      await close(rootVolume);
      await launch();
      expect(await screen.run("cat /disk/unsynced")).toBe("unsynced");
      // Grown long ago: seen now at the latest
      expect(await sizeOf(rootName)).toBe(sectorsOf(112));
    },
    2 * bootMs,
  );

  test(
    "pulling the plug ends the guest at once and keeps what was synced",
    async () => {
      await screen.run("echo synced > /disk/synced && sync");
      await running().powerOff();
      expect(await running().exited).toEqual({ kind: "poweredOff" });
      await close(rootVolume);
      await launch();
      expect(await screen.run("cat /disk/synced")).toBe("synced");
    },
    2 * bootMs,
  );

  test(
    "a kernel that panics boots again, or is said to have crashed; what was synced is there",
    async () => {
      await screen.run("echo 1 > /proc/sys/kernel/panic && echo synced > /disk/before-the-panic && sync");
      const from = screen.text.length;
      screen.send("echo c > /proc/sysrq-trigger\n");
      if (kind.bootsAfterPanic === true) await shellIsUp(screen, from);
      else {
        expect(await running().exited).toMatchObject({
          kind: "failed",
          detail: expect.stringMatching(/crash/),
        });
        await close(rootVolume);
        await launch();
      }
      expect(await screen.run("cat /disk/before-the-panic")).toBe("synced");
    },
    2 * bootMs,
  );

  test(
    "a guest that shuts itself down has ended",
    async () => {
      screen.send("poweroff\n");
      expect(await running().exited).toEqual({ kind: "poweredOff" });
      await close(rootVolume);
    },
    bootMs,
  );

  test(
    "calls to a guest that has ended say so",
    async () => {
      await expect(running().attachDisk({ ...(await open(dataVolume, "/dev/sdf")) })).rejects.toMatchObject({
        name: "EngineError",
        kind: "gone",
      });
      await close(dataVolume);
      await running().detachDisk(rootVolume);
      await running().powerOff();
      running().pressPowerButton();
    },
    bootMs,
  );

  vmEngineRefusals(() => ({ folder, store, volumes, engine, kind, readsRootDisk, specOf }));
}
