import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../local-hypervisor/block-store/block-store";
import type {
  FramePort,
  Guest,
  GuestNetworkInterface,
  VmEngine,
} from "../../local-hypervisor/control-plane/ports";
import type { HostedGuestNetwork } from "../../local-hypervisor/network/guest-network";
import { parseIpv4Address } from "../../local-hypervisor/network/wire/address";
import { CablePeer, type CablePeerSettings } from "../support/cable-peer";
import { crossedCable } from "../support/crossed-cable";
import { GuestConsole } from "../support/guest-console";
import { fullMetadata } from "../support/instance-metadata";
import { metadataNetwork } from "../support/metadata-network";
import { guestInterface } from "../support/network-topology";
import { shellIsUp } from "../support/xen-guest";
import { type GuestKind, nitroGuest } from "./guest-kinds";

const bootMs = 240_000;
const megabyte = 2 ** 20;
/** Many times what a transfer of eight takes */
const bulkMs = 100_000;
const macOf = (deviceIndex: number) => `0a:ff:c2:00:00:1${deviceIndex}`;
const interfaceId = (deviceIndex: number) => `eni-0123456789abcde0${deviceIndex}`;

export interface NetworkCardKind {
  /** The guests that it is given. @default - i386 on Nitro's devices */
  readonly guest?: GuestKind;
  /** What the image says. @default false */
  readonly enaSupport?: boolean;
  /** The driver that the cards then have, where the suite is to look */
  readonly driver?: "ena" | "vif";
}

/** What every implementation of `VmEngine` does with a guest's network cards. Call it within a `describe`. */
export function vmEngineNetworkConformance(
  createEngine: (folder: string) => Promise<VmEngine>,
  { guest: kind = nitroGuest, enaSupport = false, driver }: NetworkCardKind = {},
): void {
  let folder: string;
  let store: BlockStore;
  let engine: VmEngine;
  let guest: Guest;
  const screen = new GuestConsole();
  const peers: CablePeer[] = [];
  let network: HostedGuestNetwork;

  const [near, far] = crossedCable();

  const cardOf = (deviceIndex: number, port: FramePort, mtuBytes = 1500): GuestNetworkInterface => ({
    networkInterfaceId: interfaceId(deviceIndex),
    deviceIndex,
    macAddress: macOf(deviceIndex),
    mtuBytes,
    port,
  });
  const plug = (deviceIndex: number, mtuBytes: number, settings: Partial<CablePeerSettings> = {}) => {
    const address = parseIpv4Address(`10.0.${deviceIndex}.1`);
    const leavesWork = engine.capabilities.frameOffload;
    const peer = new CablePeer({ address, segmentBytes: mtuBytes - 40, leavesWork, ...settings });
    peers[deviceIndex] = peer;
    return cardOf(deviceIndex, peer.port, mtuBytes);
  };
  const launch = async (
    name: string,
    networkInterfaces: readonly GuestNetworkInterface[],
    console: GuestConsole,
  ) => {
    const volumeId = `vol-${name}`;
    await store.createVolume({ volumeId, sizeBytes: 96 * megabyte, snapshotId: "snap-0" });
    const launched = await engine.launch({
      instanceId: `i-0123456789abcdef${name}`,
      ...kind.spec,
      vcpus: 1,
      enaSupport,
      disks: [{ volumeId, deviceName: kind.rootDeviceName, device: await store.openVolume(volumeId) }],
      networkInterfaces,
      console,
    });
    await shellIsUp(console);
    return launched;
  };
  const peerOf = (deviceIndex: number) => peers[deviceIndex] as CablePeer;
  const configure = (deviceIndex: number, name = `eth${deviceIndex}`) =>
    screen.run(`ip link set ${name} up; ip addr add 10.0.${deviceIndex}.5/24 dev ${name}`);

  /** A megabyte there and a megabyte back, digests compared */
  const transfer = async (deviceIndex: number) => {
    const peer = peerOf(deviceIndex);
    const address = `10.0.${deviceIndex}.1`;
    const received = peer.receiveAt(5000);
    await screen.run("dd if=/dev/urandom of=/run/data bs=64k count=16 2>/dev/null");
    await screen.run(`nc ${address} 5000 < /run/data`);
    expect(await received).toBe((await screen.run("md5sum < /run/data")).slice(0, 32));
    const bytes = randomBytes(megabyte);
    peer.sendAt(5001, bytes);
    const digest = createHash("md5").update(bytes).digest("hex");
    expect((await screen.run(`nc ${address} 5001 < /dev/null | md5sum`)).slice(0, 32)).toBe(digest);
    expect(peer.faults).toEqual([]);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "vm-engine-network-"));
    store = await BlockStore.open(join(folder, "store"));
    await kind.writeDisk(join(folder, "disk.raw"));
    await store.importSnapshot("snap-0", join(folder, "disk.raw"));
    engine = await createEngine(folder);
    network = metadataNetwork();
    const { frameOffload } = engine.capabilities;
    const { networkInterfaceId, macAddress } = guestInterface;
    const networkInterfaces: GuestNetworkInterface[] = [
      plug(1, 1500, { segmentBytes: 536, leavesWork: false }),
      plug(0, engine.capabilities.maxMtuBytes),
      cardOf(2, near),
      { ...cardOf(3, network.connect(networkInterfaceId, { frameOffload })), macAddress },
    ];
    guest = await launch("0", networkInterfaces, screen);
    for (const deviceIndex of [0, 1]) await configure(deviceIndex);
  }, bootMs);

  afterAll(async () => {
    for (const peer of peers) peer?.close();
    await engine?.close();
    network?.close();
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  }, bootMs);

  test(
    "cards are named by device index, whatever the order in which they were given",
    async () => {
      const files = [0, 1].flatMap((index) =>
        ["address", "mtu"].map((name) => `/sys/class/net/eth${index}/${name}`),
      );
      expect((await screen.run(`cat ${files.join(" ")}`)).split("\n")).toEqual([
        macOf(0),
        // These drivers begin with Ethernet's; DHCP tells them the network's
        driver !== undefined ? "1500" : String(engine.capabilities.maxMtuBytes),
        macOf(1),
        "1500",
      ]);
    },
    bootMs,
  );

  test(
    "cards have the driver that they are for, and take its MTU",
    async () => {
      if (driver === undefined) return;
      await screen.run(`ip link set eth0 mtu ${engine.capabilities.maxMtuBytes}`);
      for (const index of [0, 1])
        expect(await screen.run(`readlink /sys/class/net/eth${index}/device/driver`)).toMatch(
          new RegExp(`/${driver}$`),
        );
      // Both adapters and disks have interrupt messages, which this kernel then takes
      if (driver === "ena")
        expect(await screen.run("cat /proc/interrupts")).toMatch(
          /PCI-MSI.*nvme0q1[\s\S]*PCI-MSI.*eth0-Tx-Rx-0/,
        );
    },
    bootMs,
  );

  test(
    "what is left to be done on frames is done right, both ways",
    async () => {
      await transfer(0);
      const { counts } = peerOf(0);
      const { frameOffload } = engine.capabilities;
      // A guest whose processor is shared may write more slowly than its packets are acknowledged: nothing to segment
      for (let tries = 0; frameOffload && counts.segmented === 0 && tries < 5; tries++) await transfer(0);
      if (frameOffload) expect(counts.segmented).toBeGreaterThan(0);
      else expect(counts).toMatchObject({ checksums: 0, segmented: 0 });
    },
    bootMs,
  );

  test(
    "a peer that takes small segments only and leaves no work gets and gives the same",
    async () => {
      await transfer(1);
      expect(peerOf(1).longestFrameBytes).toBeLessThanOrEqual(14 + 20 + 20 + 536);
    },
    bootMs,
  );

  test(
    "bytes from guest to guest arrive whole, both ways",
    async () => {
      const other = new GuestConsole();
      const card = { ...cardOf(0, far), networkInterfaceId: interfaceId(8), macAddress: macOf(8) };
      const second = await launch("8", [card], other);
      await configure(2);
      await other.run("ip link set eth0 up; ip addr add 10.0.2.8/24 dev eth0");
      const guests = [
        { console: screen, peer: "10.0.2.8" },
        { console: other, peer: "10.0.2.5" },
      ];
      for (const { console } of guests)
        await console.run(
          "nc -l -p 5000 -e md5sum & dd if=/dev/urandom of=/run/bulk bs=64k count=128 2>/dev/null",
        );
      // At once: what acknowledges one transfer shares the cards with the other
      const digests = await Promise.all(
        guests.map(async ({ console, peer }) => {
          const sent = await console.run("md5sum < /run/bulk");
          // The other side's program may not listen yet
          const send = `until nc ${peer} 5000 < /run/bulk 2>/dev/null; do sleep 1; done`;
          return [sent, await console.run(send, bulkMs)].map((text) => /[0-9a-f]{32}/.exec(text)?.[0]);
        }),
      );
      for (const [sent, received] of digests) {
        expect(sent).toBeDefined();
        expect(received).toBe(sent);
      }
      await second.powerOff();
    },
    bootMs,
  );

  test(
    "the metadata service knows a guest by its address, and has its user data",
    async () => {
      await screen.run(
        "ip link set eth3 up; ip addr add 172.31.16.5/20 dev eth3; ip route add 169.254.169.254 via 172.31.16.1",
      );
      const read = (path: string) =>
        screen.run(`/bin/busybox wget -q -O - http://169.254.169.254/latest/${path}`);
      expect(await read("meta-data/instance-id")).toBe(fullMetadata.instanceId);
      expect(await read("user-data")).toBe(
        Buffer.from(fullMetadata.userData ?? "")
          .toString()
          .trim(),
      );
    },
    bootMs,
  );

  test(
    "a card is plugged while the guest runs, carries frames, and is pulled",
    async () => {
      if (!engine.capabilities.hotPlugNetworkInterfaces) return;
      await guest.attachNetworkInterface(plug(4, 1500));
      const file = await screen.run(`until grep -l ${macOf(4)} /sys/class/net/*/address; do sleep 0.1; done`);
      const name = file.split("/")[4] as string;
      await configure(4, name);
      await transfer(4);
      const seen = peerOf(4).counts.frames;
      expect(seen).toBeGreaterThan(0);
      await guest.detachNetworkInterface(interfaceId(4));
      expect(await screen.run("ls /sys/class/net")).not.toContain(name);
      const after = peerOf(4).counts.frames;
      peerOf(4).sendFrame(new Uint8Array(60).fill(0xff));
      await screen.run("true");
      expect(peerOf(4).counts.frames).toBe(after);
      await guest.detachNetworkInterface(interfaceId(4));
      await transfer(0);
    },
    bootMs,
  );

  test(
    "a flood from the guest comes a little at a time, and the guest stays to be talked to",
    async () => {
      const peer = peerOf(1);
      const before = peer.counts.frames;
      let most = 0;
      let last = before;
      let looking = true;
      const look = () => {
        most = Math.max(most, peer.counts.frames - last);
        last = peer.counts.frames;
        if (looking) setImmediate(look);
      };
      look();
      // Each packet is some thirty fragments, and forty programs send them
      const ping = "ping -q -c 15 -i 0.2 -s 40000 10.0.1.1 > /dev/null &";
      await screen.run(`(n=0; while [ $n -lt 40 ]; do ${ping} n=$((n + 1)); done; wait); echo still here`);
      looking = false;
      expect(peer.counts.frames - before).toBeGreaterThan(5000);
      expect(most).toBeLessThanOrEqual(512);
    },
    bootMs,
  );

  test(
    "a flood to the guest costs frames, not memory, and the guest stays to be talked to",
    async () => {
      const before = process.memoryUsage();
      const frame = new Uint8Array(1000).fill(0xff);
      for (let count = 0; count < 200_000; count++) {
        peerOf(1).sendFrame(frame);
        if (count % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      const after = process.memoryUsage();
      expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(64 * megabyte);
      expect(await screen.run("echo still here")).toBe("still here");
      await transfer(1);
    },
    bootMs,
  );
}
