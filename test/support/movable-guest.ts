import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../local-hypervisor/block-store/block-store";
import type { Guest, GuestSpec } from "../../local-hypervisor/control-plane/ports";
import type { V86Engine } from "../../local-hypervisor/engines/v86/engine";
import { parseIpv4Address } from "../../local-hypervisor/network/wire/address";
import { CablePeer } from "./cable-peer";
import { echoingPort } from "./echoing-port";
import { createEmbeddedEngine } from "./embedded-engine";
import { bootFilesOf, drydockMicroDisk, writeEngineDisk } from "./engine-disk";
import { GuestConsole } from "./guest-console";
import { writeXenEngineDisk } from "./xen-engine-disk";
import { shellIsUp, xenGuest } from "./xen-guest";

const megabyte = 2 ** 20;

/** Guests that are moved, by what is under them */
export const movableKinds = {
  "a paravirtual guest": {
    writeDisk: writeXenEngineDisk,
    host: { virtualizationType: "paravirtual", hypervisor: "xen" },
    deviceName: "/dev/sda1",
    added: "/dev/xvdf",
  },
  "an HVM guest of a Xen host": {
    writeDisk: writeEngineDisk,
    host: { virtualizationType: "hvm", hypervisor: "xen" },
    deviceName: "/dev/xvda",
    added: "/dev/xvdf",
  },
  "a guest of a Nitro host": {
    writeDisk: writeEngineDisk,
    host: { virtualizationType: "hvm", hypervisor: "nitro", enaSupport: true },
    deviceName: "/dev/xvda",
    added: "/dev/nvme1n1",
  },
  "a guest of a Nitro host without ENA": {
    writeDisk: writeEngineDisk,
    host: { virtualizationType: "hvm", hypervisor: "nitro", enaSupport: false },
    deviceName: "/dev/xvda",
    added: "/dev/nvme1n1",
  },
} as const;

export type MovableKind = (typeof movableKinds)[keyof typeof movableKinds];

/**
 * A guest of 64 MiB of the embedded engine with a shell, its volume mounted at /disk, and on its network a peer at
 * 10.0.0.1, which answers pings and sends by TCP.
 */
export interface MovableGuest {
  readonly engine: V86Engine;
  readonly spec: GuestSpec;
  readonly screen: GuestConsole;
  readonly peer: CablePeer;
  readonly guest: Guest;
  close(): Promise<void>;
}

export async function bootMovableGuest({ writeDisk, host, deviceName }: MovableKind): Promise<MovableGuest> {
  const folder = await mkdtemp(join(tmpdir(), "movable-"));
  const store = await BlockStore.open(join(folder, "store"));
  await writeDisk(join(folder, "disk.raw"), await bootFilesOf(drydockMicroDisk));
  await store.importSnapshot("snap-0", join(folder, "disk.raw"));
  await store.createVolume({ volumeId: "vol-0", sizeBytes: 96 * megabyte, snapshotId: "snap-0" });
  const engine = await createEmbeddedEngine(folder);
  const screen = new GuestConsole();
  const peer = new CablePeer({ address: parseIpv4Address("10.0.0.1"), segmentBytes: 1460, leavesWork: true });
  const spec = xenGuest({
    ...host,
    memoryMib: 64,
    disks: [{ volumeId: "vol-0", deviceName, device: await store.openVolume("vol-0") }],
    networkInterfaces: [
      {
        networkInterfaceId: "eni-0123456789abcdef0",
        deviceIndex: 0,
        macAddress: "0a:ff:c2:00:00:10",
        mtuBytes: 1500,
        port: echoingPort(peer.port, 60),
      },
    ],
    console: screen,
  });
  const close = async () => {
    peer.close();
    await engine.close();
    for (const { device } of spec.disks) await device.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const guest = await engine.launch(spec);
    await shellIsUp(screen);
    await screen.run("ip link set eth0 up; ip addr add 10.0.0.5/24 dev eth0");
    await screen.run("ls /disk || mount -t ext4 /dev/xvda1 /disk; echo 1 > /proc/sys/kernel/printk");
    return { engine, spec, screen, peer, guest, close };
  } catch (error) {
    await close();
    throw error;
  }
}
