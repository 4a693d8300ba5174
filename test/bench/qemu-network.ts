import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { FramePort } from "../../local-hypervisor/control-plane/ports";
import { BareQemu, copyDisk } from "../support/bare-qemu";
import { crossedCable } from "../support/crossed-cable";
import { bootFilesOf, drydockMicroDisk, upMarker, writeEngineDisk } from "../support/engine-disk";
import { GuestConsole } from "../support/guest-console";
import { MemoryDisk } from "../support/memory-disk";
import { createQemuEngine } from "../support/qemu-engine";
import { type Figure, median } from "./report";

const transfers = 5;
const transferMib = 64;
const memoryMib = 128;
const timeoutMs = 600_000;
const listenMs = 2_000;
const rootVolume = "vol-0123456789abcdef0";
const addresses = ["10.9.0.1", "10.9.0.2"] as const;
const macAddresses = ["0a:ff:c2:00:00:01", "0a:ff:c2:00:00:02"] as const;

/**
 * TCP from one guest to another: through the engine's sockets and this process, from one port to the other, beside
 * two QEMUs as they are whose `-netdev stream` are joined by one socket. Both pairs in one run, the same disk and cards.
 */
export async function benchQemuNetwork(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "drydock-bench-qemu-network-"));
  try {
    const root = join(folder, "root.raw");
    await writeEngineDisk(root, await bootFilesOf(drydockMicroDisk));
    const bare = await ratesOfBarePair(folder, root);
    const ours = await ratesOfOurPair(folder, root);
    return [
      {
        what: "QEMU, TCP from guest to guest",
        value: median(ours),
        unit: "MiB/s",
        against: { what: "bare QEMU, -netdev stream to another's", value: median(bare) },
        atLeast: 0.8,
        runs: transfers,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ratesOfOurPair(folder: string, root: string): Promise<number[]> {
  const engine = createQemuEngine(join(folder, "engine"));
  try {
    const disk = await diskOf(root);
    const start = async (index: 0 | 1, port: FramePort): Promise<GuestConsole> => {
      const screen = new GuestConsole();
      await engine.launch({
        instanceId: `i-0123456789abcdef${index}`,
        memoryMib,
        vcpus: 1,
        architecture: "i386",
        virtualizationType: "hvm",
        hypervisor: "nitro",
        disks: [{ volumeId: rootVolume, deviceName: "/dev/xvda", device: disk() }],
        networkInterfaces: [
          {
            networkInterfaceId: `eni-0123456789abcdef${index}`,
            deviceIndex: 0,
            macAddress: macAddresses[index],
            mtuBytes: 1500,
            port,
          },
        ],
        console: screen,
      });
      return screen;
    };
    const [one, other] = crossedCable();
    return await rates([await start(0, one), await start(1, other)]);
  } finally {
    await engine.close();
  }
}

/** Disks of the same bytes, each in memory of its own */
async function diskOf(path: string): Promise<() => MemoryDisk> {
  const bytes = await readFile(path);
  return () => {
    const disk = new MemoryDisk(bytes.length);
    disk.bytes = new Uint8Array(bytes);
    return disk;
  };
}

async function ratesOfBarePair(folder: string, root: string): Promise<number[]> {
  const addr = { type: "unix", path: join(folder, "cable") };
  const guests: BareQemu[] = [];
  try {
    for (const index of [0, 1] as const) {
      const copy = join(folder, `root-${index}.raw`);
      copyDisk(root, copy);
      const netdev = { type: "stream", server: index === 0, addr };
      guests.push(
        await BareQemu.start(new Map([[rootVolume, copy]]), memoryMib, {
          netdev,
          macAddress: macAddresses[index],
        }),
      );
      // The second one connects to the first
      if (index === 0) await guests[0]?.screen.waitFor(/./, { timeoutMs });
    }
    return await rates(guests.map(({ screen }) => screen) as [GuestConsole, GuestConsole]);
  } finally {
    for (const guest of guests) await guest.end();
  }
}

/** MiB/s of each transfer from the first guest to the second one */
async function rates([from, to]: [GuestConsole, GuestConsole]): Promise<number[]> {
  for (const [index, screen] of [from, to].entries()) {
    await screen.waitFor(new RegExp(upMarker), { timeoutMs });
    await screen.waitFor(/# $/, { timeoutMs });
    await screen.run(`ip addr add ${addresses[index]}/24 dev eth0; ip link set eth0 up`, timeoutMs);
  }
  await from.run(`ping -c 2 ${addresses[1]}`, timeoutMs);
  const measured: number[] = [];
  for (let transfer = 0; transfer < transfers; transfer++) {
    const taken = to.run("nc -l -p 4000 < /dev/null > /dev/null", timeoutMs);
    // Until it listens
    await pause(listenMs);
    const began = performance.now();
    await from.run(
      `dd if=/dev/zero bs=64k count=${transferMib * 16} 2>/dev/null | nc ${addresses[1]} 4000`,
      timeoutMs,
    );
    await taken;
    measured.push(transferMib / ((performance.now() - began) / 1000));
  }
  return measured;
}
