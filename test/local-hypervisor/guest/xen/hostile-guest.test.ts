import { encodeMessage } from "../../../../local-hypervisor/guest/xen/xenstore/wire";
import {
  dataPages,
  HostileGuest,
  kernelBase,
  reference,
  sharedPage,
  structure,
} from "../../../support/hostile-guest";
import { MemoryDisk } from "../../../support/memory-disk";
import { SeededRandom } from "../../../support/seeded-random";
import { XenDiskRig } from "../../../support/xen-disk-rig";

const isNightly = process.env.DRYDOCK_NIGHTLY === "1";
const guests = isNightly ? 400 : 12;
const stepsOfEach = isNightly ? 1500 : 250;
const timeoutMs = isNightly ? 3_600_000 : 60_000;
const pageBytes = 4096;
const ringRequests = 32;

/** What domain 0 may keep for one guest: the store's quota with the longest values, rings full of requests */
const mostKeptBytes = 16 * 2 ** 20;
/** Work that domain 0 puts off between two turns: some for each thing that a guest does */
const mostWork = 5000;

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeAll(() => void process.on("unhandledRejection", note));
afterAll(() => void process.off("unhandledRejection", note));

/** Every way in which a guest can be told from one in its senses, one at a time, as a seed has it. */
class Madness {
  private readonly random: SeededRandom;

  constructor(
    private readonly guest: HostileGuest,
    seed: number,
  ) {
    this.random = new SeededRandom(seed);
  }

  /** Gives a name to what was done, for the test's report */
  step(): string {
    const deeds = {
      hypercall: () => this.hypercall(),
      multicall: () => this.multicall(),
      scribble: () => this.scribble(),
      indices: () => this.indices(),
      blockRequests: () => this.blockRequests(),
      requestsTakenBack: () => this.takeRequestsBack(),
      transmitRequests: () => this.transmitRequests(),
      receiveRequests: () => this.receiveRequests(),
      grants: () => this.grants(),
      grantAgain: () => this.guest.grantEverything(),
      storeRequest: () => this.storeRequest(),
      storeBytes: () => this.storeBytes(),
      frontEnd: () => this.frontEnd(),
      connect: () => this.guest.connect(),
      type: () => this.guest.console.type(this.random.bytes(300)),
      expire: () => this.guest.expire(),
    };
    const usual = ["blockRequests", "blockRequests", "transmitRequests", "receiveRequests", "connect"];
    const name = this.pick([...Object.keys(deeds), ...usual, ...usual]) as keyof typeof deeds;
    deeds[name]();
    const { initialPorts } = this.guest.domain;
    for (const port of [...this.guest.ports, initialPorts.store, initialPorts.console])
      if (this.random.below(3) === 0) this.guest.notify(port);
    return name;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.random.below(values.length)] as T;
  }

  /** Numbers that mean something somewhere, and any */
  private word(): number {
    const { random } = this;
    switch (random.below(8)) {
      case 0:
      case 1:
        return random.below(40);
      case 2:
        return kernelBase + structure + random.below(64);
      case 3:
        return this.pick([0x7ff0, 0x7fffffff, 0x80000000, 0xffffffff, kernelBase + 8 * 2 ** 20 - 2]);
      case 4:
        return reference.disks[0] + random.below(dataPages + 8);
      case 5:
        return this.page() / pageBytes;
      case 6:
        return kernelBase + this.page() + random.below(pageBytes);
      default:
        return Math.floor(random.next() * 2 ** 32);
    }
  }

  private page(): number {
    const { storePage, consolePage } = this.guest.domain.layout;
    const { sharedInfo, grantTable, disks, transmit, receive, data } = sharedPage;
    return this.pick([sharedInfo, grantTable, ...disks, transmit, receive, data, storePage, consolePage]);
  }

  private fill(address: number, words: number): void {
    for (let index = 0; index < words; index++)
      this.guest.memory.writeUint32(address + index * 4, this.word() >>> 0);
  }

  private hypercall(): void {
    this.fill(structure, 16);
    const result = this.guest.domain.hypercall(this.random.below(60), [
      this.random.below(24),
      ...Array.from({ length: 4 }, () => this.word()),
    ]);
    expect(Number.isInteger(result)).toBe(true);
  }

  private multicall(): void {
    const calls = this.random.below(1100);
    for (let at = structure; at < structure + Math.min(calls, 8) * 32; at += 32) {
      this.fill(at, 8);
      this.guest.memory.writeUint32(at, this.random.below(45));
      this.guest.memory.writeUint32(at + 8, this.random.below(24));
    }
    expect(Number.isInteger(this.guest.domain.hypercall(13, [kernelBase + structure, calls]))).toBe(true);
  }

  private scribble(): void {
    const at = this.page() + this.random.below(1000) * 4;
    this.fill(at, Math.min(1 + this.random.below(20), (pageBytes - (at % pageBytes)) / 4));
  }

  /** Indices of a ring a little or far from where they are, forwards and backwards */
  private indices(): void {
    const { storePage, consolePage } = this.guest.domain.layout;
    const { disks, transmit, receive } = sharedPage;
    const places = [
      ...[...disks, transmit, receive].flatMap((page) => [page, page + 4, page + 8, page + 12]),
      ...[2048, 2052, 2056, 2060, 2068].map((offset) => storePage + offset),
      ...[3072, 3076, 3080, 3084].map((offset) => consolePage + offset),
    ];
    const at = this.pick(places);
    const by = this.pick([
      -300,
      -33,
      -5,
      -3,
      -2,
      -1,
      1,
      2,
      31,
      32,
      33,
      256,
      1024,
      1025,
      2 ** 31,
      this.word(),
    ]);
    this.guest.memory.writeUint32(at, (this.guest.memory.readUint32(at) + by) >>> 0);
  }

  /** Requests that could almost be */
  private blockRequests(): void {
    const { memory, ports } = this.guest;
    const { random } = this;
    const disk = random.below(2);
    const page = sharedPage.disks[disk] as number;
    const count = random.below(this.pick([4, 20, 36]));
    const produced = memory.readUint32(page);
    for (let index = 0; index < count; index++) {
      const at = page + 64 + ((produced + index) % ringRequests) * 108;
      if (random.below(10) === 0) this.fill(at, 27);
      memory.writeUint16(at, this.pick([0, 0, 1, 1, random.below(8)]) | (random.below(13) << 8));
      memory.writeUint32(at + 12, random.below(100));
      if (random.below(20) > 0) memory.writeUint32(at + 16, 0);
      const firstPage = random.below(50);
      for (let segment = 0; segment < 11; segment++) {
        memory.writeUint32(at + 20 + segment * 8, reference.data + firstPage + segment);
        memory.writeUint32(at + 24 + segment * 8, random.below(2) | (random.below(8) << 8));
      }
    }
    memory.writeUint32(page, (produced + count) >>> 0);
    this.guest.notify(ports[disk] as number);
  }

  /** Good requests, which the disk is at already, were never made */
  private takeRequestsBack(): void {
    const { memory, ports } = this.guest;
    const disk = this.random.below(2);
    const page = sharedPage.disks[disk] as number;
    for (let at = page + 64; at < page + 64 + ringRequests * 108; at += 108) {
      memory.write(at, new Uint8Array(108));
      memory.writeUint16(at, 1 << 8);
      memory.writeUint32(at + 20, reference.data);
    }
    const produced = memory.readUint32(page);
    for (const count of [2 + this.random.below(30), this.random.below(4)]) {
      memory.writeUint32(page, (produced + count) >>> 0);
      this.guest.notify(ports[disk] as number);
      this.guest.work();
    }
  }

  private transmitRequests(): void {
    const { memory, ports } = this.guest;
    const { random } = this;
    const page = sharedPage.transmit;
    const count = random.below(60);
    const produced = memory.readUint32(page);
    for (let index = 0; index < count; index++) {
      const at = page + 64 + ((produced + index) % 256) * 12;
      memory.writeUint32(at, reference.data + random.below(dataPages + 2));
      memory.writeUint16(at + 4, this.pick([0, 0, 100, 3600]));
      memory.writeUint16(at + 6, random.below(16) & this.pick([15, 3, 0, 0, 0, 4]));
      memory.writeUint16(at + 8, random.below(65536));
      memory.writeUint16(at + 10, this.pick([0, 13, 60, 60, 60, 1514, 1514, 4096, 9000, 65535]));
    }
    memory.writeUint32(page, (produced + count) >>> 0);
    this.guest.notify(ports[2] as number);
  }

  private receiveRequests(): void {
    const { memory } = this.guest;
    const page = sharedPage.receive;
    const count = this.random.below(60);
    const produced = memory.readUint32(page);
    for (let index = 0; index < count; index++) {
      const at = page + 64 + ((produced + index) % 256) * 8;
      memory.writeUint32(at, this.random.below(65536));
      // Its own rings among what it wants frames written to
      memory.writeUint32(at + 4, reference.disks[0] + this.random.below(dataPages + 10));
    }
    memory.writeUint32(page, (produced + count) >>> 0);
  }

  /** Entries of the grant table under the feet of whoever uses them */
  private grants(): void {
    for (let count = this.random.below(20); count >= 0; count--) {
      const entry = sharedPage.grantTable + this.random.below(96) * 8;
      this.guest.memory.writeUint16(entry, this.random.below(32));
      if (this.random.below(2) === 0) this.guest.memory.writeUint16(entry + 2, this.random.below(2));
      if (this.random.below(2) === 0) this.guest.memory.writeUint32(entry + 4, this.word() >>> 0);
    }
  }

  private storeRequest(): void {
    const { random } = this;
    const path = this.pick([
      "data",
      `data/${random.below(2000)}`,
      `data/${"deep/".repeat(random.below(60))}end`,
      ...this.guest.diskFrontEnds,
      `${this.pick(this.guest.diskFrontEnds)}/state`,
      `${this.pick(this.guest.diskFrontEnds)}/ring-ref`,
      "device/vif/0/state",
      "device/vif/0/tx-ring-ref",
      "control/shutdown",
      "/",
      "/local/domain/0/backend/vbd/1",
      "@releaseDomain",
      "//",
      "\u00ff",
    ]);
    const texts = [path, this.pick(["", "t", `${random.below(8)}`, "T", "F", "n1", "b0", "x".repeat(2100)])];
    const payload = texts.join("\0") + this.pick(["\0", "", "\0\0"]);
    const transactionId = this.pick([0, 0, 0, 1, 2, 3, random.below(2 ** 31)]);
    this.toStore(encodeMessage({ type: random.below(25), requestId: 1, transactionId, payload }));
  }

  private storeBytes(): void {
    this.toStore(this.random.bytes(this.random.below(1000)));
  }

  private toStore(bytes: Uint8Array): void {
    const { memory, domain } = this.guest;
    const page = domain.layout.storePage;
    const produced = memory.readUint32(page + 2052);
    bytes.subarray(0, 1024).forEach((byte, index) => {
      memory.write(page + ((produced + index) % 1024), Uint8Array.of(byte));
    });
    memory.writeUint32(page + 2052, (produced + Math.min(bytes.length, 1024)) >>> 0);
    // At times it reads what it was answered
    if (this.random.below(2) === 0) memory.writeUint32(page + 2056, memory.readUint32(page + 2060));
    // And begins anew where it was no longer served
    if (this.random.below(4) === 0) memory.writeUint32(page + 2068, 1);
    this.guest.notify(domain.initialPorts.store);
  }

  private frontEnd(): void {
    const path = this.pick([...this.guest.diskFrontEnds, "device/vif/0"]);
    const name = this.pick(["state", "state", "ring-ref", "event-channel", "tx-ring-ref", "protocol"]);
    this.guest.say(path, {
      [name]: this.pick(["1", "3", "4", "5", "6", "-1", "1e9", "", "NaN", "9999999999"]),
    });
  }
}

const frames = [60, 1514, 9000, 60_000].map((length) => ({
  bytes: new Uint8Array(length).fill(7),
  offload: undefined,
  cost: length,
}));

test(
  "whatever a guest does to what it shares, domain 0 goes on, keeps little for it, and others read what they wrote",
  async () => {
    const neighbour = new XenDiskRig();
    const disk = neighbour.plug("vol9", "/dev/xvda", new MemoryDisk(2 ** 16));
    await disk.connect();
    for (let seed = 1; seed <= guests; seed++) {
      const guest = new HostileGuest();
      const madness = new Madness(guest, seed);
      const deeds: string[] = [];
      const about = () => ({ seed, deeds: deeds.slice(-5) });
      for (let step = 0; step < stepsOfEach; step++) {
        try {
          deeds.push(madness.step());
          const { workDone, sentBytes } = await guest.turn(frames);
          if (workDone > mostWork) throw new Error(`${workDone} pieces of work in one turn`);
          if (sentBytes > 2 ** 19) throw new Error(`${sentBytes} bytes of frames in one turn`);
        } catch (error) {
          throw new Error(`${JSON.stringify(about())}: ${(error as Error).stack}`);
        }
        if (step % 50 === 0)
          expect({ ...about(), kept: guest.keptBytes < mostKeptBytes }).toEqual({ ...about(), kept: true });
      }
      for (const { mostUnderWay } of guest.disks) expect(mostUnderWay).toBeLessThanOrEqual(ringRequests);
      await guest.close();
      expect(unhandled).toEqual([]);
      const data = Uint8Array.from({ length: 8192 }, (_, at) => (at * seed) % 251);
      const writing = disk.write(seed % 100, data);
      await disk.run();
      expect((await writing).status).toBe(0);
      const reading = disk.read(seed % 100, 16);
      await disk.run();
      expect(Buffer.compare((await reading).data, data)).toBe(0);
    }
  },
  timeoutMs,
);

test("a guest that prints on the emergency console without end is heard to some extent", () => {
  const guest = new HostileGuest();
  const calls = 1024;
  for (let at = structure; at < structure + calls * 32; at += 32) {
    const printing = [18, 0, 0, 4096, kernelBase + sharedPage.data, 0, 0, 0];
    printing.forEach((word, index) => {
      guest.memory.writeUint32(at + index * 4, word >>> 0);
    });
  }
  const before = guest.printedBytes;
  expect(guest.domain.hypercall(13, [kernelBase + structure, calls])).toBe(0);
  expect(guest.printedBytes - before).toBe(256 * 1024);
});
