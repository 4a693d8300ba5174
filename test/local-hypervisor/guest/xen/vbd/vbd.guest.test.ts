import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { BlockStore } from "../../../../../local-hypervisor/block-store/block-store";
import type { Guest } from "../../../../../local-hypervisor/control-plane/ports";
import type { V86Engine } from "../../../../../local-hypervisor/engines/v86/engine";
import { createEmbeddedEngine } from "../../../../support/embedded-engine";
import { bootFilesOf, drydockMicroDisk } from "../../../../support/engine-disk";
import { GuestConsole } from "../../../../support/guest-console";
import { OpenVolumes } from "../../../../support/open-volumes";
import { writeXenEngineDisk } from "../../../../support/xen-engine-disk";
import { bootMs, shellIsUp, xenGuest } from "../../../../support/xen-guest";

const isNightly = process.env.DRYDOCK_NIGHTLY === "1";
const rounds = isNightly ? 40 : 1;
const testMs = isNightly ? 3_600_000 : 120_000;
const megabyte = 2 ** 20;
const rootVolume = "vol-0123456789abcdef0";
const dataVolume = "vol-0fedcba9876543210";
const otherVolume = "vol-00000000000000abc";
const dataMib = 32;

describe("disks of a paravirtual guest with Debian's kernel", () => {
  let folder: string;
  let store: BlockStore;
  let engine: V86Engine;
  let guest: Guest;
  const screen = new GuestConsole();
  let volumes: OpenVolumes;

  const open = (volumeId: string, deviceName: string) => volumes.open(volumeId, deviceName);
  const detach = async (volumeId: string) => {
    await guest.detachDisk(volumeId);
    await volumes.close(volumeId);
  };
  const md5Of = async (volumeId: string, offsetBytes: number, lengthBytes: number) => {
    const bytes = await volumes.device(volumeId).read(offsetBytes, lengthBytes);
    return createHash("md5").update(bytes).digest("hex");
  };
  const run = (command: string) => screen.run(command, testMs);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "xen-disks-"));
    store = await BlockStore.open(join(folder, "store"));
    volumes = new OpenVolumes(store);
    await writeXenEngineDisk(join(folder, "disk.raw"), await bootFilesOf(drydockMicroDisk));
    await store.importSnapshot("snap-0", join(folder, "disk.raw"));
    await store.createVolume({ volumeId: rootVolume, sizeBytes: 96 * megabyte, snapshotId: "snap-0" });
    await store.createVolume({ volumeId: dataVolume, sizeBytes: dataMib * megabyte });
    await store.createVolume({ volumeId: otherVolume, sizeBytes: 8 * megabyte });
    engine = await createEmbeddedEngine(folder);
    const disks = [await open(rootVolume, "/dev/sda1"), await open(dataVolume, "/dev/sdf")];
    guest = await engine.launch(xenGuest({ virtualizationType: "paravirtual", disks, console: screen }));
    await shellIsUp(screen);
    // Without a word of the jobs that end
    await run("set +m");
  }, bootMs);

  afterAll(async () => {
    await engine?.close();
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  }, bootMs);

  test(
    "disks have the names and sizes that EC2's guests know, with flushes and large requests",
    async () => {
      expect(await run("cat /sys/block/xvda1/size /sys/block/xvdf/size")).toBe("196608\n65536");
      expect(await run("cat /sys/block/xvdf/queue/write_cache /sys/block/xvdf/queue/max_segments")).toBe(
        "write back\n32",
      );
      expect(await run("cat /sys/bus/xen/devices/vbd-51792/devtype")).toBe("vbd");
      expect(await run("ls /disk/boot")).toMatch(/vmlinuz/);
    },
    testMs,
  );

  test(
    "many writers and readers at once find what they wrote, and so does the volume",
    async () => {
      for (let round = 0; round < rounds; round++) {
        await run(
          "cd /run; for i in 0 1 2 3; do dd if=/dev/urandom of=f$i bs=64k count=32 2>/dev/null; done; sync",
        );
        // In pieces of different sizes, past the page cache and through it, beside files of the root disk
        await run(
          [
            "dd if=f0 of=/dev/xvdf bs=4k seek=0 oflag=direct 2>/dev/null & a=$!",
            "dd if=f1 of=/dev/xvdf bs=512 seek=8192 conv=fsync 2>/dev/null & b=$!",
            "dd if=f2 of=/dev/xvdf bs=1M seek=8 oflag=direct 2>/dev/null & c=$!",
            "dd if=f3 of=/disk/f3 bs=4k conv=fsync 2>/dev/null & d=$!",
            "wait $a && wait $b && wait $c && wait $d",
          ].join("; "),
        );
        await run("echo 3 > /proc/sys/vm/drop_caches");
        const sums = (await run("md5sum f0 f1 f2 f3")).split("\n");
        const read = await run(
          "for s in 0 4 8; do dd if=/dev/xvdf bs=1M skip=$s count=2 2>/dev/null | md5sum; done; md5sum < /disk/f3",
        );
        expect(read.split("\n").map((line) => line.slice(0, 32))).toEqual(
          sums.map((line) => line.slice(0, 32)),
        );
        for (const [index, at] of [0, 4, 8].entries())
          expect(await md5Of(dataVolume, at * megabyte, 2 * megabyte)).toBe(sums[index]?.slice(0, 32));
      }
    },
    testMs,
  );

  test(
    "disks come and go while another is at work",
    async () => {
      await run(
        "(while [ ! -e /run/stop ]; do dd if=/run/f0 of=/dev/xvdf bs=64k conv=fsync 2>/dev/null || touch /run/failed; done; touch /run/stopped) > /dev/null 2>&1 & true",
      );
      for (let round = 0; round < rounds; round++) {
        await guest.attachDisk(await open(otherVolume, round % 2 === 0 ? "/dev/sdg" : "/dev/xvdba"));
        const name = round % 2 === 0 ? "xvdg" : "xvdba";
        for (let tries = 0; tries < 100 && !(await run(`ls /dev/${name} 2>/dev/null || true`)); tries++)
          await pause(100);
        const sum = await run(
          `dd if=/dev/urandom of=/run/data bs=64k count=16 2>/dev/null; dd if=/run/data of=/dev/${name} bs=64k conv=fsync 2>/dev/null; md5sum < /run/data`,
        );
        expect(await md5Of(otherVolume, 0, megabyte)).toBe(sum.slice(0, 32));
        await detach(otherVolume);
        expect(await run(`ls /sys/block | grep -c '^${name}$'; true`)).toBe("0");
      }
      await run("touch /run/stop; while [ ! -e /run/stopped ]; do sleep 1; done; [ ! -e /run/failed ]");
      expect(await run("md5sum < /run/f0")).toMatch(await md5Of(dataVolume, 0, 2 * megabyte));
    },
    testMs,
  );

  test(
    "a volume that grows is larger in the guest at once, with its new end to write",
    async () => {
      await store.resizeVolume(dataVolume, 40 * megabyte);
      const size = () => run("cat /sys/block/xvdf/size");
      for (let tries = 0; tries < 50 && (await size()) !== "81920"; tries++) await pause(100);
      expect(await size()).toBe("81920");
      await run("dd if=/run/f1 of=/dev/xvdf bs=1M seek=38 conv=fsync 2>/dev/null");
      expect(await run("md5sum < /run/f1")).toMatch(await md5Of(dataVolume, 38 * megabyte, 2 * megabyte));
    },
    testMs,
  );

  test(
    "what is discarded is given back",
    async () => {
      expect(await run("cat /sys/block/xvdf/queue/discard_granularity")).toBe("4096");
      await run("/bin/busybox blkdiscard -o 0 -l 1048576 /dev/xvdf");
      const bytes = await volumes.device(dataVolume).read(0, megabyte);
      expect(bytes?.every((byte) => byte === 0)).toBe(true);
    },
    testMs,
  );
});
