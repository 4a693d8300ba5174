import fc from "fast-check";
import {
  backEndPath,
  frontEndPath,
  Netfront,
  pageBytes,
  type ReceivedFrame,
  receivePort,
  type TestRequest,
  transmitFlag,
  transmitPort,
} from "../../../../support/netfront";
import { payloadOfTcpFrame, tcpFrame, tcpOffload } from "../../../../support/tcp-frame";

const seed = 22;
const okay = 0;
const failed = -1;
/** Answer in the place of extra information */
const none = 1;
const plain = (bytes: Uint8Array, cost = 1) => ({ bytes, offload: undefined, cost });
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => index * 7);
const granted = 1000;

function connected(more?: Readonly<Record<string, string>>): Netfront {
  const netfront = new Netfront();
  netfront.connect(more);
  return netfront;
}

/** One request of a frame in a granted page */
function request(netfront: Netfront, size: number, flags = 0, offset = 0): TestRequest {
  netfront.grants.grant(granted, 0x100000, true);
  return { reference: granted, size, flags, offset };
}

describe("the steps of the bus:", () => {
  test("a front end finds its address and what is offered, connects, and closes in order", () => {
    const netfront = new Netfront();
    const { store } = netfront;
    expect(store.read(`${frontEndPath}/mac`)).toBe("02:00:00:00:00:05");
    expect(store.read(`${frontEndPath}/backend`)).toBe(backEndPath);
    expect(store.read(`${backEndPath}/feature-gso-tcpv4`)).toBe("1");
    expect(store.read(`${backEndPath}/multi-queue-max-queues`)).toBeUndefined();
    expect([netfront.backEndState, netfront.device.isListening]).toEqual(["2", false]);
    netfront.connect();
    expect([netfront.backEndState, netfront.device.isListening]).toEqual(["4", true]);
    netfront.write({ state: "5" });
    expect([netfront.backEndState, netfront.device.isListening]).toEqual(["5", false]);
    netfront.write({ state: "6" });
    expect([netfront.backEndState, netfront.grants.uses]).toEqual(["6", 0]);
    // The driver was loaded again
    netfront.write({ state: "1" });
    expect(netfront.backEndState).toBe("2");
    netfront.connect();
    netfront.send(bytesOf(60));
    expect(netfront.taken()).toHaveLength(1);
  });

  test.each([
    ["no ring", { "tx-ring-ref": "nonsense" }, "a ring is not granted"],
    ["a ring of another", { "rx-ring-ref": "77" }, "a ring is not granted"],
    ["no port", { "event-channel-rx": "77" }, "an event channel is not there"],
    ["flipped pages", { "request-rx-copy": "0" }, "wants pages of others"],
  ])("a front end with %s is not connected to, and nothing of it stays in use", (_, said, why) => {
    const netfront = connected(said);
    expect(netfront.complaints).toEqual([expect.stringContaining(why)]);
    expect([netfront.backEndState, netfront.device.isListening, netfront.grants.uses]).toEqual([
      "5",
      false,
      0,
    ]);
    netfront.write({ state: "1" });
    netfront.connect();
    expect(netfront.backEndState).toBe("4");
  });

  test("a ring beyond the end of memory is refused", () => {
    const netfront = new Netfront();
    netfront.grants.grant(50, 2 ** 40);
    netfront.connect({ "tx-ring-ref": "50" });
    expect(netfront.complaints).toEqual([expect.stringContaining("a ring in no memory")]);
    expect(netfront.grants.uses).toBe(0);
  });

  test("one event channel for both ways", () => {
    const netfront = new Netfront();
    netfront.store.write(`${frontEndPath}/event-channel`, String(transmitPort));
    netfront.connect({ "event-channel-tx": "", "event-channel-rx": "" });
    netfront.offerPages(1);
    netfront.send(bytesOf(60));
    expect(netfront.taken()).toHaveLength(1);
    netfront.device.receive([plain(bytesOf(60))]);
    expect(netfront.takeNotifications()).toEqual([transmitPort]);
    expect(netfront.device.hasCompletions).toBe(false);
  });

  test("an interface is pulled once its driver let go of it", async () => {
    const netfront = connected();
    const unplugged = netfront.backEnd.unplug();
    expect([netfront.backEndState, netfront.store.read(`${backEndPath}/online`)]).toEqual(["5", "0"]);
    netfront.write({ state: "6" });
    await unplugged;
    expect([netfront.store.list(frontEndPath), netfront.store.list(backEndPath)]).toEqual([
      undefined,
      undefined,
    ]);
    expect(netfront.grants.uses).toBe(0);
  });

  test("an interface without a driver is pulled at once, one of a driver that hangs after a time", async () => {
    const unused = new Netfront();
    await unused.backEnd.unplug();
    expect(unused.store.list(frontEndPath)).toBeUndefined();
    const netfront = connected();
    const unplugged = netfront.backEnd.unplug();
    netfront.timeOut();
    await unplugged;
    expect([netfront.device.isListening, netfront.store.list(frontEndPath)]).toEqual([false, undefined]);
  });
});

describe("frames of the guest:", () => {
  test("go out as the guest left them, whatever the parts that they are in", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 14, max: 1514 }),
        fc.integer({ min: 97, max: 1600 }),
        fc.integer({ min: 1, max: 300 }),
        (length, partBytes, before) => {
          const netfront = connected();
          // So that frames lie across the ring's end
          for (let count = 0; count < before; count++) {
            netfront.send(bytesOf(20));
            netfront.taken();
          }
          netfront.answers();
          const frame = bytesOf(length);
          netfront.send(frame, undefined, partBytes);
          expect(netfront.taken()).toEqual([{ frame, offload: undefined }]);
          const parts = Math.ceil(length / partBytes);
          expect(netfront.answers()).toEqual(
            Array.from({ length: parts }, (__, part) => [(before + part) % 256, okay]),
          );
          expect(netfront.grants.uses).toBe(2);
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  test("carry what is left to be done, with extra information for segments", () => {
    const netfront = connected();
    const large = tcpFrame(bytesOf(60_000));
    netfront.send(large, { ...tcpOffload, segmentBytes: 1460 });
    netfront.send(tcpFrame(bytesOf(100)), tcpOffload);
    expect(netfront.taken()).toEqual([
      { frame: large, offload: { ...tcpOffload, segmentBytes: 1460 } },
      { frame: tcpFrame(bytesOf(100)), offload: tcpOffload },
    ]);
    const outcomes = netfront.answers().map(([, outcome]) => outcome);
    expect(outcomes).toEqual([okay, none, ...Array(14).fill(okay), okay]);
  });

  test("that cannot be are answered with an error, and the rest goes on", () => {
    const netfront = connected();
    const blank = transmitFlag.checksumBlank;
    const extra = { reference: 1 | (1460 << 16), offset: 1 };
    netfront.offer([request(netfront, 13)]);
    netfront.offer([request(netfront, 1600)]);
    netfront.offer([{ reference: 77, size: 60 }]);
    // No IPv4, so that nobody knows where its checksum is
    netfront.offer([request(netfront, 60, blank)]);
    netfront.offer([request(netfront, 60, transmitFlag.extraInfo), extra]);
    const parts = Array.from({ length: 19 }, (_, part) =>
      request(netfront, part === 0 ? 190 : 10, part < 18 ? transmitFlag.moreData : 0),
    );
    netfront.offer(parts);
    netfront.send(bytesOf(60));
    expect(netfront.taken()).toEqual([{ frame: bytesOf(60), offload: undefined }]);
    expect(netfront.answers().map(([, outcome]) => outcome)).toEqual([
      ...[failed, failed, failed, failed, failed, none],
      ...Array(19).fill(failed),
      okay,
    ]);
    expect([netfront.device.isListening, netfront.grants.uses]).toEqual([true, 2]);
    // Not as many lines as a guest wants to have written
    expect(netfront.complaints).toHaveLength(3);
  });

  test("that are more than a batch holds wait, and the guest is asked for word only when all are taken", () => {
    const netfront = connected();
    const asked = () => netfront.memory.readUint32(0x10004);
    expect(netfront.taken()).toEqual([]);
    for (let count = 0; count < 3; count++) netfront.send(bytesOf(100));
    expect(netfront.taken({ frames: 2, bytes: 2 ** 18 })).toHaveLength(2);
    expect([netfront.device.hasFrames, asked()]).toEqual([true, 1]);
    expect(netfront.taken({ frames: 2, bytes: 2 ** 18 })).toHaveLength(1);
    expect([netfront.device.hasFrames, asked()]).toEqual([false, 4]);
    netfront.send(bytesOf(100));
    expect(netfront.device.hasFrames).toBe(true);
  });

  test("are told to be gone when that is asked for, unless the guest came upon it itself", () => {
    const netfront = connected();
    netfront.send(bytesOf(60));
    netfront.taken();
    expect([netfront.takeNotifications(), netfront.device.hasCompletions]).toEqual([[], true]);
    netfront.device.tellCompletions();
    expect([netfront.takeNotifications(), netfront.device.hasCompletions]).toEqual([[transmitPort], false]);
    netfront.answers();
    netfront.send(bytesOf(60));
    netfront.taken();
    netfront.answers();
    expect(netfront.device.hasCompletions).toBe(false);
    netfront.device.tellCompletions();
    expect(netfront.takeNotifications()).toEqual([]);
  });
});

describe("frames for the guest:", () => {
  test("fill as many pages as they need, segments with extra information, one notification for all", () => {
    const netfront = connected();
    netfront.offerPages(5);
    const large = tcpFrame(bytesOf(9000));
    const frames = [
      { bytes: large, offload: { ...tcpOffload, segmentBytes: 1460 }, cost: 5 },
      plain(bytesOf(60), 2),
      plain(bytesOf(70), 3),
    ];
    expect(netfront.device.receive(frames)).toBe(7);
    expect(frames).toHaveLength(1);
    expect(netfront.frames()).toEqual([
      { frame: large, flags: 8 | 4 | 2 | 1, segmentBytes: 1460 },
      { frame: bytesOf(60), flags: 0, segmentBytes: 0 },
    ]);
    expect(netfront.takeNotifications()).toEqual([receivePort]);
    expect(netfront.device.receive(frames)).toBe(0);
    netfront.offerPages(1);
    expect(netfront.device.receive(frames)).toBe(3);
    expect(netfront.frames()).toEqual([{ frame: bytesOf(70), flags: 0, segmentBytes: 0 }]);
    expect(netfront.grants.uses).toBe(2);
  });

  test("come as they went in, over many rounds of the ring, whatever their lengths", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 14, max: 65_550 }), fc.constantFrom(0, 1460)), {
          minLength: 1,
          maxLength: 30,
        }),
        (sent) => {
          const netfront = connected();
          netfront.offerPages(256);
          const lengths = sent.map(([length]) => length);
          const waiting = sent.map(([length, segmentBytes]) => {
            const offload = segmentBytes > 0 ? { ...tcpOffload, segmentBytes } : undefined;
            return { bytes: bytesOf(length), offload, cost: 1 };
          });
          const received: (ReceivedFrame | number)[] = [];
          let before = 0;
          while (waiting.length > 0) {
            expect(netfront.device.receive(waiting)).toBeGreaterThan(0);
            const frames = netfront.frames();
            received.push(...frames);
            const requests = (frames as ReceivedFrame[]).map(
              ({ frame, segmentBytes }) => Math.ceil(frame.length / pageBytes) + (segmentBytes > 0 ? 1 : 0),
            );
            netfront.offerPages(requests.reduce((sum, count) => sum + count, 0));
            expect(netfront.takeNotifications()).toEqual([receivePort]);
            expect(received.length).toBeGreaterThan(before);
            before = received.length;
          }
          // Compared as buffers: matchers take minutes over so many bytes
          const arrived = received.map((each) => Buffer.from((each as ReceivedFrame).frame));
          expect(arrived.map(({ length }) => length)).toEqual(lengths);
          const segments = received.map((each) => (each as ReceivedFrame).segmentBytes);
          expect(segments).toEqual(sent.map(([, segmentBytes]) => segmentBytes));
          expect(arrived.every((frame) => frame.equals(bytesOf(frame.length)))).toBe(true);
        },
      ),
      { seed, numRuns: 40 },
    );
  });

  test("bring word of those that went in one go", () => {
    const netfront = connected();
    netfront.offerPages(1);
    netfront.send(bytesOf(60));
    netfront.taken();
    netfront.device.receive([plain(bytesOf(60))]);
    expect(netfront.takeNotifications()).toEqual([transmitPort, receivePort]);
    expect(netfront.device.hasCompletions).toBe(false);
  });

  test("are finished for a driver that takes no segments, or no blank checksums", () => {
    const payload = bytesOf(4000);
    for (const [name, value] of [
      ["feature-gso-tcpv4", "0"],
      ["feature-no-csum-offload", "1"],
    ] as const) {
      const netfront = connected({ [name]: value });
      netfront.offerPages(8);
      const waiting = [
        { bytes: tcpFrame(payload), offload: { ...tcpOffload, segmentBytes: 1460 }, cost: 7 },
        { bytes: bytesOf(20), offload: { ...tcpOffload, segmentBytes: 1460 }, cost: 1 },
      ];
      expect(netfront.device.receive(waiting)).toBe(8);
      const frames = netfront.frames() as ReceivedFrame[];
      expect(frames.map(({ flags }) => flags)).toEqual([0, 0, 0]);
      expect(Buffer.concat(frames.map(({ frame }) => payloadOfTcpFrame(frame))).equals(payload)).toBe(true);
    }
  });

  test("longer than a page are lost to a driver that takes one page a frame", () => {
    const netfront = connected({ "feature-sg": "0" });
    netfront.offerPages(4);
    expect(netfront.device.receive([plain(bytesOf(5000), 3), plain(bytesOf(60), 4)])).toBe(7);
    expect(netfront.frames()).toEqual([{ frame: bytesOf(60), flags: 0, segmentBytes: 0 }]);
  });

  test("are lost with an error where a page is not granted, and those after them come", () => {
    const netfront = connected();
    netfront.offerPages(4);
    netfront.offerReference(1, 77);
    expect(netfront.device.receive([plain(bytesOf(5000)), plain(bytesOf(60))])).toBe(2);
    expect(netfront.frames()).toEqual([failed, failed, { frame: bytesOf(60), flags: 0, segmentBytes: 0 }]);
    expect([netfront.grants.uses, netfront.complaints.length]).toEqual([2, 1]);
  });
});

describe("a front end that breaks the rules stops its interface until it connects anew:", () => {
  const more = transmitFlag.moreData;
  const cases: Readonly<Record<string, (netfront: Netfront) => void>> = {
    "a frame without an end": (netfront) => netfront.offer([request(netfront, 60, more)]),
    "extra information that does not come": (netfront) =>
      netfront.offer([request(netfront, 60, transmitFlag.extraInfo)]),
    "extra information of another kind": (netfront) =>
      netfront.offer([
        request(netfront, 60, transmitFlag.extraInfo),
        { reference: 2 | (1460 << 16), offset: 1 },
      ]),
    "segments of no bytes": (netfront) =>
      netfront.offer([request(netfront, 60, transmitFlag.extraInfo), { reference: 1, offset: 1 }]),
    "parts longer than the whole": (netfront) =>
      netfront.offer([request(netfront, 60, more), request(netfront, 61)]),
    "a part beyond its page": (netfront) => netfront.offer([request(netfront, 60, 0, 4090)]),
    "more requests than the ring holds": (netfront) => netfront.pushRequests(257),
    "requests that were taken back": (netfront) => {
      netfront.send(bytesOf(60));
      netfront.taken();
      netfront.pushRequests(0);
      netfront.device.notify();
    },
    "more pages than the ring holds": (netfront) => {
      netfront.pushPages(257);
      netfront.device.receive([plain(bytesOf(60))]);
    },
  };
  test.each(Object.keys(cases))("%s", (name) => {
    const netfront = connected();
    cases[name]?.(netfront);
    expect(netfront.taken()).toEqual([]);
    expect(netfront.device.isListening).toBe(false);
    expect(netfront.complaints).toEqual([
      expect.stringContaining("stands still until its driver connects anew"),
    ]);
    expect(netfront.device.receive([plain(bytesOf(60))])).toBe(0);
    netfront.write({ state: "6" });
    netfront.write({ state: "1" });
    netfront.connect();
    netfront.send(bytesOf(60));
    expect(netfront.taken()).toHaveLength(1);
  });

  test("whatever a guest puts into its rings, the device neither throws nor leaves memory or grants", () => {
    const anyRequest = fc.record({
      reference: fc.oneof(fc.constant(granted), fc.constant(7000), fc.nat(0xffffffff)),
      offset: fc.oneof(fc.nat(pageBytes), fc.nat(0xffff)),
      flags: fc.nat(15),
      size: fc.oneof(fc.nat(100), fc.nat(0xffff)),
    });
    fc.assert(
      fc.property(
        fc.array(anyRequest, { maxLength: 20 }),
        fc.array(fc.oneof(fc.constant(granted), fc.nat(3000)), { maxLength: 20 }),
        fc.oneof(fc.constant(undefined), fc.nat(0xffffffff)),
        fc.nat(300),
        (requests, references, produced, pages) => {
          const netfront = connected();
          netfront.grants.grant(granted, 0x100000);
          netfront.grants.grant(7000, 2 ** 33);
          netfront.offer(requests);
          if (produced !== undefined) netfront.pushRequests(produced);
          references.forEach((reference, place) => {
            netfront.offerReference(place, reference);
          });
          netfront.pushPages(pages);
          const waiting = () => [plain(bytesOf(60)), plain(bytesOf(pageBytes * 2)), plain(bytesOf(9000))];
          for (let round = 0; round < 2; round++) {
            netfront.device.notify();
            netfront.taken();
            netfront.device.receive(waiting());
            netfront.device.tellCompletions();
          }
          expect(netfront.grants.uses).toBe(2);
          netfront.write({ state: "6" });
          expect(netfront.grants.uses).toBe(0);
        },
      ),
      { seed, numRuns: process.env.DRYDOCK_NIGHTLY ? 50_000 : 500 },
    );
  });
});

test("a saved interface goes on: what the guest offered, pages that wait, word that is owed", () => {
  const former = connected();
  former.offerPages(3);
  former.device.receive([plain(bytesOf(100))]);
  former.send(bytesOf(60));
  former.send(bytesOf(61));
  expect(former.taken({ frames: 1, bytes: 2 ** 18 })).toHaveLength(1);
  const saved = structuredClone(former.backEnd.save());
  former.backEnd.close();
  const netfront = new Netfront(former.memory, former.grants, { backEnd: saved, of: former });
  netfront.settle();
  expect([netfront.backEndState, netfront.device.hasFrames, netfront.device.hasCompletions]).toEqual([
    "4",
    true,
    true,
  ]);
  expect(netfront.taken()).toEqual([{ frame: bytesOf(61), offload: undefined }]);
  expect(netfront.answers()).toEqual([
    [0, okay],
    [1, okay],
  ]);
  netfront.device.receive([plain(bytesOf(101))]);
  expect(netfront.frames().map((each) => (each as ReceivedFrame).frame.length)).toEqual([100, 101]);
  netfront.write({ state: "6" });
  expect([netfront.backEndState, netfront.grants.uses]).toEqual(["6", 0]);
});

test("a saved interface that was not connected yet connects later", () => {
  const former = new Netfront();
  const saved = structuredClone(former.backEnd.save());
  former.backEnd.close();
  const netfront = new Netfront(former.memory, former.grants, { backEnd: saved, of: former });
  netfront.settle();
  netfront.connect();
  expect([netfront.backEndState, netfront.device.isListening]).toEqual(["4", true]);
});
