import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { BlockStore } from "../../local-hypervisor/block-store/block-store";
import type {
  BlockDevice,
  Guest,
  GuestDisk,
  GuestSpec,
  VmEngine,
} from "../../local-hypervisor/control-plane/ports";
import { bootFilesOf, drydockMicroDisk, upMarker, writeEngineDisk } from "../support/engine-disk";
import { GuestConsole } from "../support/guest-console";

const bootMs = 240_000;
const megabyte = 2 ** 20;
const rootVolume = "vol-0123456789abcdef0";
const dataVolume = "vol-0fedcba9876543210";
const macAddress = "0a:ff:c2:00:00:2a";

/** In what engines differ besides their capabilities. */
export interface EngineTraits {
  /** NVMe model of an EBS volume, and of an instance store disk */
  readonly diskModels: { readonly volume: RegExp; readonly instanceStore: RegExp };
  /** Whether it reads the root disk itself: then one that does not boot is refused, else it is firmware's to say so */
  readonly readsRootDisk: boolean;
}

/**
 * What every implementation of `VmEngine` does with real guests. Call it within a `describe`; it takes minutes. What an
 * engine cannot do is not left out: the test says what it does instead.
 */
export function vmEngineConformance(
  createEngine: (folder: string) => Promise<VmEngine>,
  traits: EngineTraits,
): void {
  let folder: string;
  let store: BlockStore;
  let engine: VmEngine;
  let guest: Guest | undefined;
  let screen: GuestConsole;
  let frames: Uint8Array[];
  let sendFrame: (frame: Uint8Array) => void;
  const opened = new Map<string, BlockDevice>();

  const open = async (volumeId: string, deviceName: string): Promise<GuestDisk> => {
    const device = await store.openVolume(volumeId);
    opened.set(volumeId, device);
    return { volumeId, deviceName, device };
  };
  const close = async (volumeId: string) => {
    await opened.get(volumeId)?.close();
    opened.delete(volumeId);
  };
  const specOf = (disk: GuestDisk): GuestSpec => ({
    instanceId: "i-0123456789abcdef0",
    memoryMib: 128,
    vcpus: 1,
    architecture: "i386",
    virtualizationType: "hvm",
    hypervisor: "nitro",
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
    guest = await engine.launch(specOf(await open(rootVolume, "/dev/xvda")));
    await screen.waitFor(new RegExp(upMarker), { timeoutMs: bootMs });
    await screen.waitFor(/# $/);
    return guest;
  };
  const running = (): Guest => {
    if (!guest) throw new Error("the guest was not launched");
    return guest;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "vm-engine-"));
    store = await BlockStore.open(join(folder, "store"));
    await writeEngineDisk(join(folder, "disk.raw"), await bootFilesOf(drydockMicroDisk));
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
      expect(await screen.run("echo $((6 * 7)); uname -m")).toBe("42\ni686");
    },
    bootMs,
  );

  test(
    "the root disk is the volume: its model, the volume's id, its size",
    async () => {
      const controller = "/sys/class/nvme/nvme0";
      const [model, serial] = (await screen.run(`cat ${controller}/model ${controller}/serial`)).split("\n");
      expect(model?.trim()).toMatch(traits.diskModels.volume);
      expect(serial?.trim()).toBe("vol0123456789abcdef0");
      expect(await screen.run("cat /sys/block/nvme0n1/size")).toBe(String((96 * megabyte) / 512));
    },
    bootMs,
  );

  test(
    "a guest's report names its devices, and its counts grow with what the guest reads",
    async () => {
      const before = await running().describe();
      expect(before.disks).toMatchObject([{ id: "vol0123456789abcdef0", name: "nvme0n1", driver: "nvme" }]);
      expect(before.networkInterfaces).toMatchObject([{ name: "eth0", driver: "virtio_net" }]);
      const read = "nvme vol0123456789abcdef0 read";
      await screen.run("dd if=/dev/nvme0n1 of=/dev/null bs=64k count=32 skip=900 iflag=direct");
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
      await running().attachDisk(await open(dataVolume, "/dev/sdf"));
      const digest = await screen.run(
        "dd if=/dev/urandom of=/run/data bs=1M count=4 2>/dev/null && dd if=/run/data of=/dev/sdf bs=1M conv=fsync 2>/dev/null && md5sum < /run/data",
      );
      await running().detachDisk(dataVolume);
      await expect(screen.run("cat /sys/block/nvme1n1/size")).rejects.toThrow("No such file");
      await close(dataVolume);
      await running().attachDisk(await open(dataVolume, "/dev/sdg"));
      expect(await screen.run("dd if=/dev/sdg bs=1M count=4 2>/dev/null | md5sum")).toBe(digest);
    },
    bootMs,
  );

  test(
    "a volume that grows is larger in the guest at once, with its new end to write and read, or as it was",
    async () => {
      if (!engine.capabilities.growsDisks) {
        await store.resizeVolume(dataVolume, 24 * megabyte);
        await store.resizeVolume(rootVolume, 112 * megabyte);
        expect(await screen.run("cat /sys/block/nvme1n1/size")).toBe(String((16 * megabyte) / 512));
        expect(await screen.run("dd if=/dev/sdg bs=1M of=/dev/null 2>&1 | grep records.in")).toMatch(
          /^16\+0/,
        );
        return;
      }
      expect(await screen.run("cat /sys/block/nvme1n1/size")).toBe(String((16 * megabyte) / 512));
      for (const [volumeId, disk, sizeMib] of [
        [dataVolume, "nvme1n1", 24],
        [dataVolume, "nvme1n1", 32],
        [rootVolume, "nvme0n1", 112],
      ] as const) {
        await store.resizeVolume(volumeId, sizeMib * megabyte);
        const sectors = String((sizeMib * megabyte) / 512);
        const size = () => screen.run(`cat /sys/block/${disk}/size`);
        for (let tries = 0; tries < 50 && (await size()) !== sectors; tries++) await pause(100);
        expect(await size()).toBe(sectors);
      }
      const digest = await screen.run(
        "dd if=/dev/urandom of=/run/data bs=1M count=4 2>/dev/null && dd if=/run/data of=/dev/sdg bs=1M seek=28 conv=fsync 2>/dev/null && md5sum < /run/data",
      );
      const written = await opened.get(dataVolume)?.read(28 * megabyte, 4 * megabyte);
      expect(
        `${createHash("md5")
          .update(written ?? "")
          .digest("hex")}  -`,
      ).toBe(digest);
    },
    bootMs,
  );

  test(
    "a disk from a snapshot has its names, those of its partitions, and its volume's id",
    async () => {
      const volumeId = "vol-00000000000000abc";
      await store.createVolume({ volumeId, sizeBytes: 96 * megabyte, snapshotId: "snap-0" });
      await running().attachDisk(await open(volumeId, "/dev/sdh"));
      const names = "/dev/sdh /dev/xvdh /dev/sdh1 /dev/xvdh1";
      expect(await screen.run(`for name in ${names}; do readlink $name; done`)).toBe(
        "nvme2n1\nnvme2n1\nnvme2n1p1\nnvme2n1p1",
      );
      expect((await screen.run("cat /sys/block/nvme2n1/device/serial")).trim()).toBe("vol00000000000000abc");
      expect(
        await screen.run(
          "mkdir -p /run/sdh; /bin/busybox mount -t ext4 -o ro /dev/sdh1 /run/sdh && ls /run/sdh/boot; umount /run/sdh",
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
    "an instance store disk is one to the guest",
    async () => {
      const volumeId = "aws-0123456789abcdef0";
      await store.createVolume({ volumeId, sizeBytes: megabyte });
      await running().attachDisk({ ...(await open(volumeId, "/dev/sdb")), virtualName: "ephemeral0" });
      const controller = "/sys/block/$(readlink /dev/sdb)/device";
      const [model, serial] = (await screen.run(`cat ${controller}/model ${controller}/serial`)).split("\n");
      expect(model?.trim()).toMatch(traits.diskModels.instanceStore);
      expect(serial?.trim()).toBe("AWS0123456789ABCDEF0");
      await running().detachDisk(volumeId);
      await close(volumeId);
      await store.deleteVolume(volumeId);
    },
    bootMs,
  );

  test(
    "a disk in use is let go of only when it is no longer",
    async () => {
      await screen.run("/bin/busybox mkswap /dev/sdg && /bin/busybox swapon /dev/sdg");
      let detached = false;
      const detaching = running()
        .detachDisk(dataVolume)
        .then(() => {
          detached = true;
        });
      await new Promise((resolve) => setTimeout(resolve, 3000));
      expect(detached).toBe(false);
      await screen.run("/bin/busybox swapoff /dev/nvme1n1");
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
      await screen.waitFor(new RegExp(upMarker), { from, timeoutMs: bootMs });
      await screen.waitFor(/# $/, { from });
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
      expect(await screen.run("cat /sys/block/nvme0n1/size")).toBe(String((112 * megabyte) / 512));
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
      await running().powerOff();
      await close(rootVolume);
    },
    2 * bootMs,
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

  test(
    "a disk that does not boot is refused with the reason, or leaves a guest that can be switched off",
    async () => {
      if (!traits.readsRootDisk) {
        const volumeId = "vol-empty";
        await store.createVolume({ volumeId, sizeBytes: megabyte });
        const idle = await engine.launch(specOf(await open(volumeId, "/dev/xvda")));
        await idle.powerOff();
        expect(await idle.exited).toEqual({ kind: "poweredOff" });
        await close(volumeId);
        return;
      }
      const refused = async (disk: Uint8Array, reason: RegExp) => {
        await writeFile(join(folder, "bad.raw"), disk);
        const volumeId = "vol-bad";
        await store.importSnapshot("snap-bad", join(folder, "bad.raw"));
        await store.createVolume({ volumeId, sizeBytes: disk.length, snapshotId: "snap-bad" });
        await expect(engine.launch(specOf(await open(volumeId, "/dev/xvda")))).rejects.toMatchObject({
          name: "EngineError",
          kind: "boot",
          message: expect.stringMatching(reason),
        });
        await close(volumeId);
        await store.deleteVolume(volumeId);
        await store.deleteSnapshot("snap-bad");
      };
      const disk = new Uint8Array(megabyte);
      await refused(disk, /no boot sector/);
      disk.set([0x55, 0xaa], 510);
      await refused(disk, /partition table of the root disk is empty/);
      disk.set([0x80, 0, 0, 0, 0x83, 0, 0, 0, 0, 1, 0, 0, 0, 6, 0, 0], 446);
      await refused(disk, /No partition of the root disk holds a boot menu/);
    },
    bootMs,
  );

  test(
    "a guest beyond the engine's capabilities is refused",
    async () => {
      const disk = await open(rootVolume, "/dev/xvda");
      const spec = specOf(disk);
      const { maxMemoryMib, maxVcpus, maxDisks } = engine.capabilities;
      const unsupported = { name: "EngineError", kind: "unsupported" };
      await expect(engine.launch({ ...spec, architecture: "arm64" })).rejects.toMatchObject(unsupported);
      await expect(engine.launch({ ...spec, memoryMib: maxMemoryMib + 1 })).rejects.toMatchObject(
        unsupported,
      );
      await expect(engine.launch({ ...spec, vcpus: maxVcpus + 1 })).rejects.toMatchObject(unsupported);
      const disks = Array.from({ length: maxDisks + 1 }, () => disk);
      await expect(engine.launch({ ...spec, disks })).rejects.toMatchObject(unsupported);
      await close(rootVolume);
    },
    bootMs,
  );
}

function arpRequest(from: number[], to: number[]): Uint8Array {
  const sender = [0x0a, 0, 0, 0, 0, 1];
  return Uint8Array.from([
    ...[255, 255, 255, 255, 255, 255, ...sender, 0x08, 0x06],
    ...[0, 1, 8, 0, 6, 4, 0, 1, ...sender, ...from, 0, 0, 0, 0, 0, 0, ...to],
    ...new Array<number>(18).fill(0),
  ]);
}

function isArpReply(frame: Uint8Array, from: number[]): boolean {
  const arp = frame[12] === 0x08 && frame[13] === 0x06 && frame[21] === 2;
  return arp && from.every((octet, i) => frame[28 + i] === octet);
}
