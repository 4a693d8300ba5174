import fc from "fast-check";
import type { FrameOffload } from "../../../../local-hypervisor/control-plane/ports";
import { feature } from "../../../../local-hypervisor/guest/virtio-net/features";
import { payloadOfTcpFrame, tcpFrame, tcpOffload } from "../../../support/tcp-frame";
import {
  bufferBytes,
  descriptorFlag,
  linuxFeatures,
  queueNames,
  VirtioNetDriver,
} from "../../../support/virtio-net-driver";

const seed = 14;
const needsReset = 0x40;
const configurationChanged = 2;
const plain = (bytes: Uint8Array, cost = 1) => ({ bytes, offload: undefined, cost });
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => index * 7);

function headerOf(offload: FrameOffload): Uint8Array {
  const header = new DataView(new ArrayBuffer(12));
  header.setUint8(0, 1);
  header.setUint8(1, offload.segmentBytes === undefined ? 0 : 1);
  header.setUint16(4, offload.segmentBytes ?? 0, true);
  header.setUint16(6, offload.checksumStartBytes, true);
  header.setUint16(8, offload.checksumOffsetBytes, true);
  return new Uint8Array(header.buffer);
}

test("a driver finds the address, the link, the MTU and what is offered", () => {
  const { device } = new VirtioNetDriver(9001);
  expect([device.read(0x2000), device.read(0x2004), device.read(0x2008)]).toEqual([
    0x00000002,
    0x00010500,
    (9001 << 16) | 1,
  ]);
  expect(device.read(0x04)).toBe(linuxFeatures);
  device.write(0x00, 1);
  expect(device.read(0x04)).toBe(1);
  expect(device.read(0x10) >>> 16).toBe(2);
});

test("a driver that wants what was not offered, or less than version 1, is refused", () => {
  const driver = new VirtioNetDriver();
  expect(driver.start(linuxFeatures | 4)).toBe(false);
  expect(driver.start(linuxFeatures, 0)).toBe(false);
  expect(driver.start(feature.guestTcp4Segmentation)).toBe(false);
  expect(driver.start()).toBe(true);
});

test("frames go out as the guest left them, whatever the parts that they are in", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 14, max: 1514 }),
      fc.integer({ min: 97, max: 1600 }),
      (length, partBytes) => {
        const driver = new VirtioNetDriver();
        driver.start();
        const frame = bytesOf(length);
        driver.send(frame, undefined, partBytes);
        expect(driver.taken()).toEqual([{ frame, offload: undefined }]);
        expect([driver.interrupt, driver.device.hasCompletions]).toEqual([false, true]);
        driver.device.tellCompletions();
        expect(driver.takeInterrupt()).toBe(1);
        expect(driver.interrupt).toBe(false);
        expect(driver.used("transmit")).toHaveLength(0);
      },
    ),
    { seed, numRuns: 100 },
  );
});

test("the header's offloads come out beside the frame; what was not agreed on or cannot be is not sent", () => {
  const driver = new VirtioNetDriver();
  driver.start();
  const frame = tcpFrame(bytesOf(3000));
  driver.send(frame, headerOf({ ...tcpOffload, segmentBytes: 1460 }), 1500);
  expect(driver.taken()).toEqual([{ frame, offload: { ...tcpOffload, segmentBytes: 1460 } }]);
  driver.send(bytesOf(60), headerOf(tcpOffload));
  expect(driver.taken()).toEqual([{ frame: bytesOf(60), offload: tcpOffload }]);
  driver.send(bytesOf(60), headerOf({ checksumStartBytes: 34, checksumOffsetBytes: 30 }));
  driver.send(bytesOf(60), headerOf({ ...tcpOffload, segmentBytes: 0 }));
  driver.send(bytesOf(13));
  driver.send(bytesOf(1519));
  expect(driver.taken()).toEqual([]);
  driver.start(linuxFeatures & ~(feature.tcp4Segmentation | feature.checksum));
  driver.send(frame, headerOf({ ...tcpOffload, segmentBytes: 1460 }), 1500);
  driver.send(bytesOf(60), headerOf(tcpOffload));
  expect(driver.taken()).toEqual([]);
  expect(driver.status & needsReset).toBe(0);
});

test("a batch that is full leaves the rest for the next, and the guest is asked for word only when all is taken", () => {
  const driver = new VirtioNetDriver();
  driver.start();
  const deviceFlags = () => driver.memory.readUint16(0x26000);
  for (let count = 0; count < 3; count++) driver.send(bytesOf(100));
  expect(deviceFlags()).toBe(1);
  expect(driver.taken({ frames: 2, bytes: 2 ** 18 })).toHaveLength(2);
  expect([driver.device.hasFrames, deviceFlags()]).toEqual([true, 1]);
  expect(driver.taken({ frames: 2, bytes: 2 ** 18 })).toHaveLength(1);
  expect([driver.device.hasFrames, deviceFlags()]).toEqual([false, 0]);
});

test("a large frame fills as many buffers as it takes, one interrupt for all", () => {
  const driver = new VirtioNetDriver();
  driver.start();
  driver.offerBuffers(3);
  const large = tcpFrame(bytesOf(9000));
  const frames = [
    { bytes: large, offload: { ...tcpOffload, segmentBytes: 1460 }, cost: 5 },
    plain(bytesOf(60)),
  ];
  // Three buffers hold the first, and the second waits
  expect(driver.device.receive(frames)).toBe(5);
  expect(frames).toHaveLength(1);
  const [received] = driver.received();
  expect(received?.frame).toEqual(large);
  expect(received?.header.getUint16(10, true)).toBe(3);
  expect([0, 1, 2].map((at) => received?.header.getUint16(at * 2, true))).toEqual([0x0101, 54, 1460]);
  expect(driver.device.receive(frames)).toBe(0);
  driver.offerBuffers(1);
  expect(driver.device.receive(frames)).toBe(1);
  expect(driver.received().map(({ frame }) => frame)).toEqual([bytesOf(60)]);
  expect(driver.takeInterrupt()).toBe(1);
});

test("frames that come tell the guest of those that went, and save an interrupt", () => {
  const driver = new VirtioNetDriver();
  driver.start();
  driver.offerBuffers(1);
  driver.send(bytesOf(60));
  expect(driver.taken()).toHaveLength(1);
  expect(driver.device.receive([plain(bytesOf(60))])).toBe(1);
  expect([driver.takeInterrupt(), driver.device.hasCompletions]).toEqual([1, false]);
  driver.device.tellCompletions();
  expect(driver.interrupt).toBe(false);
});

test("a frame for which there are too few buffers takes none", () => {
  const driver = new VirtioNetDriver();
  driver.start();
  driver.offerBuffers(2);
  const waiting = [plain(bytesOf(9000))];
  expect(driver.device.receive(waiting)).toBe(0);
  driver.offerBuffers(1);
  expect(driver.device.receive(waiting)).toBe(1);
  expect(driver.received().map(({ frame }) => frame)).toEqual([bytesOf(9000)]);
});

test("what the driver did not agree to take is done for it: checksum and segments", () => {
  const driver = new VirtioNetDriver();
  driver.start(linuxFeatures & ~(feature.guestChecksum | feature.guestTcp4Segmentation));
  driver.offerBuffers(8);
  const payload = bytesOf(4000);
  const waiting = [
    { bytes: tcpFrame(payload), offload: { ...tcpOffload, segmentBytes: 1460 }, cost: 7 },
    { bytes: tcpFrame(bytesOf(10)), offload: tcpOffload, cost: 2 },
    { bytes: bytesOf(20), offload: { ...tcpOffload, segmentBytes: 1460 }, cost: 1 },
  ];
  expect(driver.device.receive(waiting)).toBe(10);
  const received = driver.received();
  expect(received.map(({ header }) => header.getUint16(0, true))).toEqual([0, 0, 0, 0]);
  const payloads = received.map(({ frame }) => payloadOfTcpFrame(frame));
  expect(Buffer.concat(payloads.slice(0, 3)).equals(payload)).toBe(true);
  expect(payloads[3]).toEqual(bytesOf(10));
});

test("without mergeable buffers a frame has one chain, and is lost when that is too small", () => {
  const driver = new VirtioNetDriver();
  driver.start(feature.macAddress);
  driver.offerBuffers(2, 1000);
  const waiting = [plain(bytesOf(1200), 3), plain(bytesOf(900), 4)];
  expect(driver.device.receive(waiting)).toBe(7);
  expect(driver.used("receive")).toHaveLength(0);
  expect(driver.used("receive")).toHaveLength(912);
});

test("nobody listens before the driver is there, and after a reset no more", () => {
  const driver = new VirtioNetDriver();
  expect(driver.device.isListening).toBe(false);
  driver.start();
  driver.offerBuffers(1);
  expect(driver.device.isListening).toBe(true);
  driver.device.reset();
  expect(driver.device.isListening).toBe(false);
  expect(driver.device.receive([plain(bytesOf(60))])).toBe(0);
});

describe("a driver that breaks the rules stops its device until it resets it:", () => {
  const readable = { address: 0x100000, length: 100, flags: 0 };
  const cases: Readonly<Record<string, (driver: VirtioNetDriver) => void>> = {
    "a chain that leads into itself": (driver) => {
      driver.describe("transmit", 0, { ...readable, flags: descriptorFlag.next, next: 0 });
      driver.offer("transmit", 0);
    },
    "a head beyond the ring": (driver) => driver.offer("transmit", 16),
    "a part beyond the end of memory": (driver) => {
      driver.describe("transmit", 0, { ...readable, length: 0xffffffff });
      driver.offer("transmit", 0);
    },
    "more chains than the ring holds": (driver) => driver.offer("transmit", 0, 17),
    "a part to write in a frame to send": (driver) => {
      driver.describe("transmit", 0, { ...readable, flags: descriptorFlag.write });
      driver.offer("transmit", 0);
    },
    "a table of descriptors of an odd size": (driver) => {
      driver.describe("transmit", 0, { ...readable, flags: descriptorFlag.indirect });
      driver.offer("transmit", 0);
    },
    "a table within a table": (driver) => {
      driver.describe("transmit", 1, { ...readable, length: 32, flags: descriptorFlag.indirect });
      driver.memory.writeUint32(0x100000, 0x100000);
      driver.memory.writeUint32(0x100008, 32);
      driver.memory.writeUint16(0x10000c, descriptorFlag.indirect);
      driver.offer("transmit", 1);
    },
  };
  test.each(Object.keys(cases))("%s", (name) => {
    const driver = new VirtioNetDriver();
    driver.start();
    cases[name]?.(driver);
    driver.notify();
    expect(driver.taken()).toEqual([]);
    expect(driver.status & needsReset).toBe(needsReset);
    expect(driver.takeInterrupt() & configurationChanged).toBe(configurationChanged);
    driver.start();
    driver.send(bytesOf(60));
    expect(driver.taken()).toHaveLength(1);
  });

  test("a queue in no memory or of an odd size", () => {
    for (const [offset, value] of [
      [0x20, 0x7fffffff],
      [0x24, 1],
      [0x28, 0x400000 - 2],
    ] as const) {
      const driver = new VirtioNetDriver();
      driver.writeByte(0x14, 3);
      driver.select(0);
      driver.device.write(offset, value);
      driver.writeHalfword(0x1c, 1);
      expect(driver.status & needsReset).toBe(needsReset);
    }
    const driver = new VirtioNetDriver();
    driver.writeHalfword(0x18, 3);
    driver.writeHalfword(0x1c, 1);
    expect(driver.status & needsReset).toBe(needsReset);
  });

  test("a receive buffer smaller than a header", () => {
    const driver = new VirtioNetDriver();
    driver.start();
    driver.offerBuffers(4, 8);
    const waiting = [plain(bytesOf(60))];
    expect(driver.device.receive(waiting)).toBe(0);
    expect(driver.status & needsReset).toBe(needsReset);
  });
});

test("whatever a guest puts into its rings and registers, the device neither throws nor leaves its memory", () => {
  const descriptor = fc.record({
    address: fc.oneof(fc.nat(0x410000), fc.nat(0xffffffff)),
    length: fc.oneof(fc.nat(3000), fc.nat(0xffffffff)),
    flags: fc.nat(7),
    next: fc.nat(17),
  });
  const register = fc.tuple(fc.nat(0x40), fc.nat(0xff));
  fc.assert(
    fc.property(
      fc.array(descriptor, { maxLength: 16 }),
      fc.array(fc.tuple(fc.constantFrom(...queueNames), fc.nat(20), fc.nat(20)), { maxLength: 12 }),
      fc.array(register, { maxLength: 10 }),
      fc.boolean(),
      (descriptors, offers, registers, mergeable) => {
        const driver = new VirtioNetDriver();
        driver.start(mergeable ? linuxFeatures : feature.macAddress);
        for (const name of queueNames)
          descriptors.forEach((each, index) => {
            driver.describe(name, index, each);
          });
        for (const [name, head, by] of offers) driver.offer(name, head, by);
        driver.notify();
        const waiting = [plain(bytesOf(60)), plain(bytesOf(bufferBytes * 2)), plain(bytesOf(9000))];
        driver.taken();
        driver.device.receive(waiting);
        for (const [offset, value] of registers) {
          driver.device.writeByte(offset, value);
          driver.device.write(offset & ~3, value * 0x01010101);
          driver.device.read(offset & ~3);
        }
        driver.notify();
        driver.taken();
        driver.device.receive(waiting);
        expect(driver.device.read(0x14)).toEqual(expect.any(Number));
      },
    ),
    { seed, numRuns: process.env.DRYDOCK_NIGHTLY ? 50_000 : 500 },
  );
});
