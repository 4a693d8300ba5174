import { BlkFront, blockOperation } from "../../../../support/blk-front";
import { MemoryDisk } from "../../../../support/memory-disk";
import { XenDiskRig } from "../../../../support/xen-disk-rig";

const pattern = (length: number, serial = 1) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + serial * 7) % 251);

async function connected(disk = new MemoryDisk(2 ** 20), readOnly = false) {
  const rig = new XenDiskRig();
  const front = rig.plug("vol0", "/dev/xvda", disk, readOnly);
  await front.connect();
  return { rig, front, disk };
}

test("says what the disk is, connects, and says when the guest has it", async () => {
  const rig = new XenDiskRig();
  const front = rig.plug("vol0", "/dev/sdf", new MemoryDisk(2 ** 20));
  let known = false;
  const waiting = rig.disks.connected("vol0").then(() => {
    known = true;
  });
  expect(front.path).toBe("device/vbd/51792");
  const nodes = ["sectors", "sector-size", "info", "mode", "dev", "feature-flush-cache", "feature-discard"];
  expect(nodes.map((node) => front.said(node))).toEqual(["2048", "512", "0", "w", "xvdf", "1", "1"]);
  expect(front.said("feature-max-indirect-segments")).toBe("256");
  await rig.settle();
  expect(known).toBe(false);
  await front.connect();
  await waiting;
  expect(front.backEndState).toBe("4");
});

test("a guest that does not take a disk is not waited for without end", async () => {
  const rig = new XenDiskRig();
  rig.plug();
  const waiting = rig.disks.connected("vol0");
  for (const runOut of rig.delays) runOut();
  await waiting;
});

test("reads what was written, of every size, by direct and indirect segments", async () => {
  const { rig, front, disk } = await connected();
  for (const [sector, sectors] of [
    [0, 1],
    [7, 8],
    [100, 88],
    [300, 96],
    [1024, 600],
  ] as const) {
    const data = pattern(sectors * 512, sector);
    const writing = front.write(sector, data);
    await front.run();
    expect((await writing).status).toBe(0);
    expect(Buffer.compare(disk.bytes.subarray(sector * 512, (sector + sectors) * 512), data)).toBe(0);
    const reading = front.read(sector, sectors, { shuffled: true });
    await front.run();
    const { status, data: read, operation } = await reading;
    expect(status).toBe(0);
    // As Linux has it: of an indirect request the response names what was done
    expect(operation).toBe(blockOperation.read);
    expect(Buffer.compare(read, data)).toBe(0);
  }
  expect(rig.counters.counts().io).toEqual({ "vbd xvda read": 5, "vbd xvda write": 5 });
});

test("requests run side by side and are answered as they are done, a whole ring of them", async () => {
  const { front, disk } = await connected();
  for (let sector = 0; sector < 32; sector++) disk.bytes.fill(sector + 1, sector * 512, (sector + 1) * 512);
  for (let round = 0; round < 3; round++) {
    const reads = Array.from({ length: 32 }, (_, sector) => front.read(sector, 1));
    await front.run();
    for (const [sector, reading] of reads.entries()) {
      const { status, data } = await reading;
      expect(status).toBe(0);
      expect(new Set(data)).toEqual(new Set([sector + 1]));
    }
  }
  expect(front.wakes).toBeLessThan(96);
});

test("flushes, discards and passes no barrier", async () => {
  const { front, disk } = await connected();
  const order: string[] = [];
  const write = disk.write.bind(disk);
  disk.write = async (offsetBytes, data) => {
    order.push(`begin ${offsetBytes / 512}`);
    await write(offsetBytes, data);
    order.push(`end ${offsetBytes / 512}`);
  };
  const done = [
    front.write(0, pattern(512)),
    front.write(1, pattern(512)),
    front.write(2, pattern(512), blockOperation.barrier),
    front.write(3, pattern(512)),
    front.flush(),
  ];
  await front.run();
  expect((await Promise.all(done)).map(({ status }) => status)).toEqual([0, 0, 0, 0, 0]);
  expect(order.slice(0, 2)).toEqual(["begin 0", "begin 1"]);
  expect(new Set(order.slice(2, 4))).toEqual(new Set(["end 0", "end 1"]));
  expect(order.slice(4)).toEqual(["begin 2", "end 2", "begin 3", "end 3"]);
  expect(disk.flushes).toBe(3);
  const discarding = [front.discard(0, 2), front.discard(0, 2, 1), front.discard(2047, 2)];
  await front.run();
  expect((await Promise.all(discarding)).map(({ status }) => status)).toEqual([0, -2, -1]);
  expect(disk.bytes.subarray(0, 1024).every((byte) => byte === 0)).toBe(true);
});

test("requests that cannot be are answered with an error, and the disk is as it was", async () => {
  const { rig, front, disk } = await connected();
  const before = disk.bytes.slice();
  const page = rig.takePage();
  const segment = (change: object) => ({ page, reference: 0, firstSector: 0, lastSector: 0, ...change });
  const own = () => rig.grant(rig.takePage(), "write");
  const requests = [
    front.write(2048, pattern(512)),
    front.read(2045, 8),
    front.write(2 ** 40, pattern(512)),
    front.submitSegments(blockOperation.write, 0, []),
    front.submitSegments(blockOperation.write, 0, [
      segment({ reference: own(), firstSector: 3, lastSector: 2 }),
    ]),
    front.submitSegments(blockOperation.write, 0, [segment({ reference: own(), lastSector: 8 })]),
    front.submitSegments(blockOperation.read, 0, [segment({ reference: rig.grant(rig.takePage(), "read") })]),
    front.submitSegments(blockOperation.read, 0, [
      segment({ reference: rig.grant(rig.takePage(), "write", 3) }),
    ]),
    front.submit((view) => {
      view.setUint8(0, blockOperation.write);
      view.setUint8(1, 12);
    }, []),
    front.submit((view) => {
      view.setUint8(0, blockOperation.indirect);
      view.setUint8(1, blockOperation.read);
      view.setUint16(2, 257, true);
    }, []),
    front.submit((view) => {
      view.setUint8(0, blockOperation.indirect);
      view.setUint8(1, blockOperation.read);
      view.setUint16(2, 20, true);
      view.setUint32(24, 0xffffffff, true);
    }, []),
    front.submit((view) => {
      view.setUint8(0, blockOperation.indirect);
      view.setUint8(1, blockOperation.flush);
    }, []),
  ];
  const unknown = front.submit((view) => view.setUint8(0, 77), []);
  await front.run();
  expect((await Promise.all(requests)).map(({ status }) => status)).toEqual(requests.map(() => -1));
  expect((await unknown).status).toBe(-2);
  expect(Buffer.compare(disk.bytes, before)).toBe(0);
});

test("a page that is not granted fails a request, of which no page stays in use", async () => {
  const { rig, front } = await connected();
  const pages = [rig.takePage(), rig.takePage()];
  const segments = pages.map((page, index) => ({
    page,
    reference: index === 0 ? rig.grant(page, "read") : 7,
    firstSector: 0,
    lastSector: 7,
  }));
  const writing = front.submitSegments(blockOperation.write, 0, segments.slice(0, 1));
  await front.run();
  expect((await writing).status).toBe(0);
  const reference = rig.grant(rig.takePage(), "read");
  const failing = front.submit((view) => {
    view.setUint8(0, blockOperation.write);
    view.setUint8(1, 2);
    view.setUint32(20, reference, true);
    view.setUint8(25, 7);
    view.setUint32(28, 7, true);
    view.setUint8(33, 7);
  }, []);
  await front.run();
  expect((await failing).status).toBe(-1);
  rig.revoke(reference);
});

test("a disk that fails is an error to the guest, and served again when it no longer does", async () => {
  const { front, disk } = await connected();
  disk.failing = true;
  const failing = [front.read(0, 8), front.write(0, pattern(512)), front.flush(), front.discard(0, 1)];
  await front.run();
  expect((await Promise.all(failing)).map(({ status }) => status)).toEqual([-1, -1, -1, -1]);
  disk.failing = false;
  const reading = front.read(0, 8);
  await front.run();
  expect((await reading).status).toBe(0);
});

test("a disk to read takes no writes", async () => {
  const { front, disk } = await connected(new MemoryDisk(2 ** 20), true);
  expect([front.said("mode"), front.said("info")]).toEqual(["r", "4"]);
  const requests = [
    front.write(0, pattern(512)),
    front.discard(0, 1),
    front.write(0, pattern(512), blockOperation.barrier),
    front.read(0, 1),
    front.flush(),
  ];
  await front.run();
  expect((await Promise.all(requests)).map(({ status }) => status)).toEqual([-1, -1, -1, 0, 0]);
  expect(disk.bytes.every((byte) => byte === 0)).toBe(true);
});

test("a disk that grows tells the guest, which reads and writes its new end", async () => {
  const { rig, front, disk } = await connected();
  const backEnd = rig.client.read(`${front.path}/backend`);
  rig.client.ask(4, [`${backEnd}/state`, "state"]);
  rig.client.takeEvents();
  disk.grow(2 ** 20 + 4096);
  expect(rig.client.takeEvents()).toEqual([[`${backEnd}/state`, "state"]]);
  expect([front.said("sectors"), front.backEndState]).toEqual(["2056", "4"]);
  const writing = front.write(2048, pattern(4096));
  await front.run();
  expect((await writing).status).toBe(0);
});

test("a guest that closes a disk is answered what it asked for first, and may open it again", async () => {
  const { rig, front } = await connected();
  const requests = Array.from({ length: 10 }, (_, sector) => front.write(sector, pattern(512)));
  await front.close();
  expect((await Promise.all(requests)).every(({ status }) => status === 0)).toBe(true);
  expect(front.backEndState).toBe("6");
  front.setState(1);
  await front.connect();
  const reading = front.read(3, 1);
  await front.run();
  expect(Buffer.compare((await reading).data, pattern(512))).toBe(0);
  expect(rig.disks.save().disks).toHaveLength(1);
});

test("a disk is pulled once the guest has let go of it, with what was under way", async () => {
  const { rig, front, disk } = await connected();
  const requests = Array.from({ length: 20 }, (_, sector) => front.write(sector, pattern(512)));
  let released = false;
  const releasing = rig.disks.release("vol0").then(() => {
    released = true;
  });
  await rig.settle();
  expect([front.said("online"), front.backEndState, released]).toEqual(["0", "5", false]);
  front.setState(6);
  // blkfront takes up its queue again when it is woken, with the disk gone from the store
  await front.run();
  expect(rig.store.read("/local/domain/1/device/vbd/51712/state")).toBeUndefined();
  requests.push(front.write(20, pattern(512)));
  await front.run();
  await rig.settle();
  expect(released).toBe(false);
  // Its pages are its own by then, before it closes the channel
  rig.revoke(front.ringReference);
  rig.events.close(front.port);
  await rig.settle();
  await releasing;
  expect((await Promise.all(requests)).every(({ status }) => status === 0)).toBe(true);
  expect(Buffer.compare(disk.bytes.subarray(19 * 512, 20 * 512), pattern(512))).toBe(0);
  expect(rig.store.read("/local/domain/1/device/vbd/51712/state")).toBeUndefined();
  expect(rig.store.list("/local/domain/0/backend/vbd/1")).toEqual([]);
  const again = rig.plug("vol1", "/dev/xvda");
  await again.connect();
  expect(again.backEndState).toBe("4");
});

test("a front end that closes and keeps its channel is served for a while, and not after that", async () => {
  const { rig, front, disk } = await connected();
  const releasing = rig.disks.release("vol0");
  await rig.settle();
  front.setState(6);
  await rig.settle();
  rig.takeEvent(front.port);
  for (const runOut of [...rig.delays]) runOut();
  await rig.settle();
  await releasing;
  void front.write(0, pattern(512));
  await rig.settle();
  expect(disk.bytes[1]).toBe(0);
  rig.revoke(front.ringReference);
});

test("a queue that blkfront stopped when it closed a disk in use is taken up again", async () => {
  const { rig, front } = await connected();
  const releasing = rig.disks.release("vol0");
  await rig.settle();
  rig.takeEvent(front.port);
  front.setState(6);
  await rig.settle();
  expect(rig.takeEvent(front.port)).toBe(true);
  rig.events.close(front.port);
  await rig.settle();
  await releasing;
});

test("a domain's disk on its way out goes on after a restore", async () => {
  const { rig, front, disk } = await connected();
  void rig.disks.release("vol0");
  await rig.settle();
  front.setState(6);
  await rig.settle();
  rig.restore();
  const releasing = rig.disks.release("vol0");
  await rig.settle();
  const writing = front.write(5, pattern(512));
  await front.run();
  expect((await writing).status).toBe(0);
  rig.events.close(front.port);
  await rig.settle();
  await releasing;
  expect(Buffer.compare(disk.bytes.subarray(2560, 3072), pattern(512))).toBe(0);
  expect(rig.store.list("/local/domain/1/device/vbd")).toEqual([]);
});

test("a disk that no driver has taken is pulled after a while", async () => {
  const rig = new XenDiskRig();
  rig.plug();
  const releasing = rig.disks.release("vol0");
  rig.work();
  for (const runOut of [...rig.delays]) runOut();
  await releasing;
  expect(rig.store.list("/local/domain/1/device/vbd")).toEqual([]);
  await rig.disks.release("vol0");
});

test("a disk that is pulled by force leaves no page of the guest in use, and nobody hears of what was under way", async () => {
  const { rig, front } = await connected();
  const page = rig.takePage();
  const reference = rig.grant(page, "write");
  void front.submitSegments(blockOperation.read, 0, [{ page, reference, firstSector: 0, lastSector: 7 }]);
  const releasing = rig.disks.release("vol0");
  rig.work();
  rig.disk().bytes.fill(9);
  rig.disks.force("vol0");
  await releasing;
  await rig.settle();
  rig.revoke(reference);
  rig.revoke(front.ringReference);
  expect(rig.memory.read(page, 4096).every((byte) => byte === 0)).toBe(true);
});

test("a disk that is pulled by force before its ring was looked at leaves the ring to the guest", async () => {
  const { rig, front } = await connected();
  void front.write(0, pattern(512));
  const releasing = rig.disks.release("vol0");
  rig.disks.force("vol0");
  await releasing;
  await rig.settle();
  rig.revoke(front.ringReference);
});

test("a front end that cannot be connected to is told so, and others go on", async () => {
  const hurt: ((front: ReturnType<XenDiskRig["plug"]>, rig: XenDiskRig) => void)[] = [
    (front, { client }) => void client.write(`${front.path}/protocol`, "x86_64-abi"),
    (front, { client }) => void client.write(`${front.path}/ring-ref`, "4000000000"),
    (front, { client }) => void client.write(`${front.path}/ring-ref`, "-1"),
    (front, { client }) => void client.ask(13, [`${front.path}/event-channel`]),
    (front, { client }) => void client.write(`${front.path}/event-channel`, "999"),
  ];
  for (const harm of hurt) {
    const rig = new XenDiskRig();
    const front = rig.plug();
    front.share();
    harm(front, rig);
    front.setState(3);
    await rig.settle();
    expect(front.backEndState).toBe("5");
    expect(rig.client.read(`${front.path}/error`)).toMatch(/^[a-z0-9_ -]+$/);
    front.setState(6);
    await rig.settle();
    rig.revoke(front.ringReference);
    front.setState(1);
    await front.connect();
    expect(front.backEndState).toBe("4");
  }
});

test("a ring with impossible indices is served no further, until the front end connects anew", async () => {
  const { rig, front } = await connected();
  rig.memory.writeUint32(front.ring, 1000);
  rig.events.send(front.port);
  await rig.settle();
  expect(rig.memory.readUint32(front.ring + 8)).toBe(0);
  rig.memory.writeUint32(front.ring, 0);
  await front.close();
  front.setState(1);
  await front.connect();
  const reading = front.read(0, 1);
  await front.run();
  expect((await reading).status).toBe(0);
});

test("disks whose names are taken or unknown are put behind the others", () => {
  const rig = new XenDiskRig();
  const paths = ["/dev/sdf", "/dev/xvdf", "/dev/other", "/dev/xvda"].map(
    (name, index) => rig.plug(`vol${index}`, name).path,
  );
  expect(paths).toEqual([51792, 51808, 51824, 51712].map((number) => `device/vbd/${number}`));
});

test("a driver that begins again and again gets no more requests under way than a ring holds", async () => {
  const { rig, front, disk } = await connected();
  let underWay = 0;
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  disk.write = async () => {
    underWay++;
    await held;
  };
  let driver = front;
  for (let round = 0; round < 4; round++) {
    for (let request = 0; request < 30; request++) void driver.write(request * 8, pattern(4096, request));
    await rig.settle(5);
    driver.setState(1);
    rig.work();
    driver = new BlkFront(rig, 51712);
    driver.share();
    driver.setState(3);
    await rig.settle(5);
  }
  expect(underWay).toBeLessThanOrEqual(32);
  goOn();
  await rig.until(() => driver.backEndState === "4", "the back end is there for the last of them");
});
