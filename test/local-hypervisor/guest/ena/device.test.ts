import fc from "fast-check";
import { bufferBytes, control, EnaDriver, macAddress, queueDepth } from "../../../support/ena-driver";
import { payloadOfTcpFrame, tcpFrame, tcpOffload } from "../../../support/tcp-frame";

const seed = 24;
const meta = { networkHeaderAt: 14, networkHeaderBytes: 20, segmentBytes: 1460 };
const fatal = 1 << 5;
const plain = (bytes: Uint8Array, cost = 1) => ({ bytes, offload: undefined, cost });
const bytesOf = (length: number, first = 0) => Uint8Array.from({ length }, (_, index) => first + index * 7);

test("a driver finds the address, the MTU, the queues and the offloads", () => {
  const driver = new EnaDriver(9001);
  driver.reset();
  const { status, answer } = driver.feature(1);
  expect(status).toBe(0);
  expect(
    Array.from({ length: 6 }, (_, index) =>
      answer
        .getUint8(24 + index)
        .toString(16)
        .padStart(2, "0"),
    ).join(":"),
  ).toBe(macAddress);
  expect([answer.getUint32(16, true), answer.getUint32(32, true)]).toEqual([48, 9001]);
  const supported = answer.getUint32(8, true);
  // Neither hashing, nor queues in the device, nor moderation
  for (const absent of [3, 4, 10, 12, 18, 20]) {
    expect((supported >>> absent) & 1).toBe(0);
    expect(driver.feature(absent).status).toBe(3);
  }
  const queues = driver.feature(7).answer;
  expect([queues.getUint32(4, true), queues.getUint32(20, true)]).toEqual([1, 1024]);
  const offloads = driver.feature(11).answer;
  expect([offloads.getUint32(0, true), offloads.getUint32(4, true)]).toEqual([0x23, 0x3]);
  expect(driver.command(99).status).toBe(3);
});

test("a driver that reads no registers is answered in its memory", () => {
  const driver = new EnaDriver();
  driver.device.write(0x60, 0x800);
  driver.device.write(0x5c, (0x58 << 16) | 0x1234);
  expect([driver.memory.readUint32(0x800), driver.memory.readUint32(0x804)]).toEqual([
    (0x58 << 16) | 0x1234,
    1,
  ]);
});

test("the link comes up once, and the device says every second that it is alive, if it is asked to", () => {
  const driver = new EnaDriver();
  driver.reset();
  driver.openEvents();
  expect(driver.events()).toEqual([[0, 1]]);
  for (let second = 0; second < 40; second++) {
    driver.second();
    expect(driver.events()).toEqual([[4, 0]]);
  }
  driver.reset();
  driver.openEvents(1);
  driver.second();
  expect(driver.events()).toEqual([[0, 1]]);
});

test("a driver that takes no events is told no more than it has room for", () => {
  const driver = new EnaDriver();
  driver.reset();
  driver.openEvents();
  for (let second = 0; second < 100; second++) driver.second();
  expect(driver.events()).toHaveLength(16);
  driver.second();
  expect(driver.events()).toEqual([[4, 0]]);
});

test("frames go out as the guest left them, whatever the parts that they are in", () => {
  const driver = new EnaDriver();
  driver.start();
  let id = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 14, max: 1514 }),
      fc.integer({ min: 97, max: 1600 }),
      (length, partBytes) => {
        id = (id * 3 + 1) & 0x3ff;
        const frame = bytesOf(length, id);
        driver.putFrame(frame, { id, partBytes });
        expect(driver.device.hasFrames).toBe(false);
        driver.ring();
        expect(driver.taken()).toEqual([{ frame, offload: undefined }]);
        expect(driver.completed()).toEqual([id]);
        expect([driver.device.hasCompletions, driver.messages]).toEqual([true, []]);
        driver.device.tellCompletions();
        expect([driver.device.hasCompletions, driver.messages.splice(0)]).toEqual([false, [1]]);
        driver.unmask();
      },
    ),
    { seed, numRuns: 100 },
  );
});

test("offloads come out beside the frame; where its headers are is kept until the driver says anew", () => {
  const driver = new EnaDriver();
  driver.start();
  const frame = tcpFrame(bytesOf(3000));
  driver.putFrame(frame, { bits: control.segmentation, meta, partBytes: 1500, id: 1 });
  driver.putFrame(frame, { bits: control.segmentation, partBytes: 1500, id: 2 });
  driver.putFrame(tcpFrame(bytesOf(60)), { bits: control.partialChecksum, id: 3 });
  driver.ring();
  const offload = { ...tcpOffload, segmentBytes: 1460 };
  expect(driver.taken()).toEqual([
    { frame, offload },
    { frame, offload },
    { frame: tcpFrame(bytesOf(60)), offload: tcpOffload },
  ]);
  expect(driver.completed()).toEqual([1, 2, 3]);
});

test("a frame that cannot be sent is given back unsent", () => {
  const driver = new EnaDriver();
  driver.start();
  driver.putFrame(bytesOf(13), { id: 1 });
  driver.putFrame(bytesOf(1519), { id: 2 });
  driver.putFrame(bytesOf(60), { id: 3, bits: control.partialChecksum });
  driver.putFrame(bytesOf(40), { id: 4, bits: control.partialChecksum, meta });
  driver.putFrame(bytesOf(60), { id: 5, bits: control.segmentation, meta: { ...meta, segmentBytes: 0 } });
  // The whole sum, pseudo header and all: not on offer
  driver.putFrame(bytesOf(60), { id: 6, bits: (1 << 14) | (12 << 8) | 8 });
  driver.ring();
  expect(driver.taken()).toEqual([]);
  expect(driver.completed()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(driver.device.read(0x58) & fatal).toBe(0);
});

test("frames come in over as many buffers as they take, whole and with their sums", () => {
  const driver = new EnaDriver(9001);
  driver.start();
  driver.offerBuffers(queueDepth - 1);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 60, max: 9015 }), { minLength: 1, maxLength: 6 }), (lengths) => {
      const frames = lengths.map((length) => bytesOf(length, length));
      const waiting = frames.map((frame) => plain(frame, 3));
      expect(driver.device.receive(waiting)).toBe(3 * frames.length);
      expect(waiting).toEqual([]);
      expect(driver.messages.splice(0)).toEqual([1]);
      expect(driver.received().map(({ frame }) => frame)).toEqual(frames);
      driver.offerBuffers(lengths.reduce((sum, length) => sum + Math.ceil(length / bufferBytes), 0));
      driver.unmask();
    }),
    { seed, numRuns: 60 },
  );
});

test("what a peer left undone is done for a driver that has no word for it", () => {
  const driver = new EnaDriver();
  driver.start();
  driver.offerBuffers(queueDepth - 1);
  const payload = bytesOf(4000);
  const waiting = [{ bytes: tcpFrame(payload), offload: { ...tcpOffload, segmentBytes: 1460 }, cost: 5 }];
  expect(driver.device.receive(waiting)).toBe(5);
  const got = driver.received();
  expect(got).toHaveLength(3);
  expect(Uint8Array.from(got.flatMap(({ frame }) => [...payloadOfTcpFrame(frame)]))).toEqual(payload);
  // IPv4 and TCP, whose sum was made here; nobody looked at one that came with its frame
  for (const { status } of got) expect(status).toBe(8 | (12 << 8) | (1 << 16));
  expect(driver.device.receive([{ bytes: tcpFrame(payload), offload: undefined, cost: 5 }])).toBe(5);
  expect(driver.received()[0]?.status).toBe(8 | (12 << 8));
});

test("frames that find no room wait, and their cost with them", () => {
  const driver = new EnaDriver();
  driver.start();
  driver.offerBuffers(1);
  const waiting = [plain(bytesOf(100), 2), plain(bytesOf(200), 4)];
  expect(driver.device.receive(waiting)).toBe(2);
  expect(waiting).toHaveLength(1);
  driver.offerBuffers(1);
  expect(driver.device.receive(waiting)).toBe(4);
  expect(driver.received()).toHaveLength(2);
});

test("one message tells of both queues of a vector, and none comes until it is waited for again", () => {
  const driver = new EnaDriver();
  driver.start();
  driver.offerBuffers(8);
  driver.device.receive([plain(bytesOf(60))]);
  driver.device.receive([plain(bytesOf(60))]);
  driver.putFrame(bytesOf(60));
  driver.ring();
  driver.taken();
  driver.device.tellCompletions();
  expect(driver.messages).toEqual([1]);
  // The other queue's register: the mask is the vector's
  driver.device.write(0x1804, 1 << 30);
  expect(driver.messages).toEqual([1, 1]);
});

test("an adapter goes on where another was saved: queues, what waits in them, events, the mask", () => {
  const driver = new EnaDriver();
  driver.start();
  driver.events();
  driver.offerBuffers(10);
  driver.putFrame(tcpFrame(bytesOf(100)), { bits: control.partialChecksum, meta, id: 1 });
  driver.ring();
  driver.taken();
  for (let round = 2; round < 200; round++) {
    driver.putFrame(tcpFrame(bytesOf(100)), { bits: control.partialChecksum, id: round });
    driver.ring();
    driver.move();
    expect(driver.taken()).toEqual([{ frame: tcpFrame(bytesOf(100)), offload: tcpOffload }]);
    driver.device.receive([plain(bytesOf(60, round))]);
    driver.move();
    expect(driver.received().map(({ frame }) => frame)).toEqual([bytesOf(60, round)]);
    driver.offerBuffers(1);
    driver.unmask();
    driver.second();
    expect(driver.events()).toEqual([[4, 0]]);
    expect(driver.completed().at(-1)).toBe(round);
  }
});

describe("a driver that breaks its word stops the device, until it resets it", () => {
  const stops: [string, (driver: EnaDriver) => void][] = [
    ["a doorbell beyond the ring", (driver) => driver.device.write(0x1000, queueDepth + 1)],
    [
      "a part outside of memory",
      (driver) => {
        driver.put([60 | (1 << 26) | (1 << 27), 0, 0xfffffff0, 0]);
        driver.ring();
      },
    ],
    [
      "a frame without end",
      (driver) => {
        for (let part = 0; part < 40; part++) driver.put([60, 0, 0x100000, 0]);
        driver.ring();
      },
    ],
    [
      "commands outside of memory",
      (driver) => {
        driver.device.write(0x10, 0xfffff000);
        driver.device.write(0x2c, 100);
      },
    ],
  ];
  test.each(stops)("%s", (_name, breakIt) => {
    const driver = new EnaDriver();
    driver.start();
    breakIt(driver);
    expect(driver.taken()).toEqual([]);
    expect(driver.device.read(0x58) & fatal).toBe(fatal);
    expect(driver.device.receive([plain(bytesOf(60))])).toBe(0);
    driver.start();
    driver.putFrame(bytesOf(60), { id: 9 });
    driver.ring();
    expect(driver.taken()).toHaveLength(1);
  });

  test("queues that cannot be are refused", () => {
    const driver = new EnaDriver();
    driver.reset();
    expect(driver.createQueue("transmit", { depth: 63 })).toBe(5);
    expect(driver.createQueue("transmit", { depth: 2048 })).toBe(5);
    expect(driver.createQueue("transmit", { address: 0xffffff00 })).toBe(5);
    expect(driver.createQueue("transmit", { vector: 2 })).toBe(5);
    expect(driver.createQueue("transmit")).toBe(0);
    expect(driver.createQueue("transmit")).toBe(1);
  });

  test("whatever is written into registers and memory, nothing is thrown", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 0x2000 }), fc.integer()), { maxLength: 60 }),
        fc.uint8Array({ minLength: 64, maxLength: 4096 }),
        (writes, garbage) => {
          const driver = new EnaDriver();
          driver.start();
          driver.offerBuffers(4);
          for (const at of [0x1000, 0x20000, 0x40000]) driver.memory.write(at, garbage);
          for (const [offset, value] of writes) {
            driver.device.write(offset & ~3, value >>> 0);
            driver.taken();
            driver.device.receive([plain(bytesOf(60))]);
          }
          driver.second();
        },
      ),
      { seed, numRuns: 100 },
    );
  });
});

test("says when the driver offers frames, which may be taken then and there", () => {
  const driver = new EnaDriver();
  driver.start();
  let taken: number[] = [];
  driver.device.onOffer(() => {
    taken = driver.taken().map(({ frame }) => frame.length);
  });
  driver.putFrame(bytesOf(300));
  driver.ring();
  expect(taken).toEqual([300]);
  expect(driver.completed()).toHaveLength(1);
});
