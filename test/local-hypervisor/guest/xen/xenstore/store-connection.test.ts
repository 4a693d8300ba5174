import { serialize } from "node:v8";
import fc from "fast-check";
import {
  decodeHeader,
  decodePayload,
  encodeMessage,
  headerBytes,
  joinTexts,
  messageType,
  splitTexts,
} from "../../../../../local-hypervisor/guest/xen/xenstore/wire";
import { storePage, XenstoreRig } from "../../../../support/xenstore-rig";

const seed = 20_261_122;
const word = fc.integer({ min: 0, max: 0xffffffff });
const latin1 = fc.uint8Array({ maxLength: 4096 }).map((bytes) => Buffer.from(bytes).toString("latin1"));
const field = {
  requestProducer: 2052,
  responseConsumer: 2056,
  features: 2064,
  connection: 2068,
  error: 2072,
};

test("messages are what they were after coding and decoding", () => {
  fc.assert(
    fc.property(word, word, word, latin1, (type, requestId, transactionId, payload) => {
      const bytes = encodeMessage({ type, requestId, transactionId, payload });
      expect(decodeHeader(bytes)).toEqual({ type, requestId, transactionId, payloadBytes: payload.length });
      expect(decodePayload(bytes.subarray(headerBytes))).toBe(payload);
    }),
    { seed },
  );
});

test("texts are what they were after joining and splitting", () => {
  const text = fc.string({ maxLength: 20 }).filter((one) => !one.includes("\0"));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (texts) => {
      expect(splitTexts(joinTexts(texts))).toEqual(texts);
    }),
    { seed },
  );
  expect(splitTexts("no end")).toBeUndefined();
});

test("requests and answers of every size pass the ring, at every place in it, with events between them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ bytes: fc.nat({ max: 2048 }), restore: fc.boolean() }), {
        minLength: 1,
        maxLength: 15,
      }),
      (values) => {
        const rig = new XenstoreRig();
        rig.client.ask(messageType.watch, ["data", "t"]);
        rig.client.takeEvents();
        const requests = values.map(({ bytes, restore }, index) => {
          const value = String.fromCharCode(
            ...Array.from({ length: bytes }, (_, at) => (at * 7 + index) % 256),
          );
          const written = rig.client.send(messageType.write, `data/n${index}\0${value}`);
          const read = rig.client.send(messageType.read, `data/n${index}\0`);
          if (restore) {
            rig.work();
            rig.restore();
          }
          return { value, written, read };
        });
        for (const { value, written, read } of requests) {
          expect(rig.client.answerTo(written).payload).toBe("OK\0");
          expect(rig.client.answerTo(read).payload).toBe(value);
        }
        expect(rig.client.takeEvents()).toEqual(values.map((_, index) => [`data/n${index}`, "t"]));
      },
    ),
    { seed, numRuns: 60 },
  );
});

test("a guest that takes no answers is not answered further, and then goes on where it was", () => {
  const rig = new XenstoreRig();
  const requests = Array.from({ length: 200 }, () => rig.client.send(messageType.read, "data\0"));
  rig.work();
  const consumed = rig.memory.readUint32(storePage + 2048);
  rig.connection.notified();
  rig.work();
  expect(rig.memory.readUint32(storePage + 2048)).toBe(consumed);
  for (const request of requests) expect(rig.client.answerTo(request).payload).toBe("");
});

test("an event that waits already is not sent again", () => {
  const rig = new XenstoreRig();
  rig.client.ask(messageType.watch, ["data", "t"]);
  rig.client.takeEvents();
  for (let count = 0; count < 10_000; count++) rig.store.write("/local/domain/1/data/x", String(count));
  expect(rig.client.takeEvents()).toEqual([["data/x", "t"]]);
});

test("impossible indices and lengths end the connection, and the page says why", () => {
  const hurt: [number, (rig: XenstoreRig) => void][] = [
    [2, ({ memory }) => memory.writeUint32(storePage + field.requestProducer, 1025)],
    [2, ({ memory }) => memory.writeUint32(storePage + field.responseConsumer, 5)],
    [3, ({ client }) => void client.send(messageType.read, "x".repeat(4097))],
  ];
  for (const [error, harm] of hurt) {
    const rig = new XenstoreRig();
    harm(rig);
    if (error === 2) rig.client.pull = () => undefined;
    rig.store.write("/local/domain/1/data/x", "1");
    rig.connection.notified();
    rig.work();
    if (error === 2 && rig.memory.readUint32(storePage + field.error) === 0) {
      // Nothing to answer: the index is seen with the first answer
      rig.client.send(messageType.read, "data\0");
      rig.work();
    }
    expect(rig.memory.readUint32(storePage + field.error)).toBe(error);
    const consumed = rig.memory.readUint32(storePage + 2048);
    rig.connection.notified();
    rig.work();
    expect(rig.memory.readUint32(storePage + 2048)).toBe(consumed);
  }
});

test("whatever a guest leaves in the page, the store goes on, and serves the guest after a reset", () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 64 }), { maxLength: 30 }),
      word,
      word,
      (noise, at, to) => {
        const rig = new XenstoreRig();
        let place = 0;
        for (const bytes of noise) {
          rig.memory.write(storePage + (place % 1024), bytes.subarray(0, 1024 - (place % 1024)));
          place += bytes.length;
          rig.memory.writeUint32(storePage + field.requestProducer, place % 3 === 0 ? at : place);
          if (place % 5 === 0) rig.memory.writeUint32(storePage + field.responseConsumer, to);
          rig.connection.notified();
          rig.work();
        }
        rig.connection.reset();
        expect(rig.client.write("data/x", "1")).toBe("OK");
      },
    ),
    { seed, numRuns: 200 },
  );
});

test("a guest that asks to begin anew does, without what it had under way", () => {
  const rig = new XenstoreRig();
  expect(rig.memory.readUint32(storePage + field.features)).toBe(3);
  rig.client.ask(messageType.watch, ["data", "t"]);
  const transaction = rig.client.begin();
  rig.client.takeEvents();
  rig.memory.writeUint32(storePage + field.connection, 1);
  rig.connection.notified();
  rig.work();
  expect(rig.memory.readUint32(storePage + field.connection)).toBe(0);
  expect(rig.client.end(transaction)).toBe("ENOENT");
  expect(rig.client.write("data/x", "1")).toBe("OK");
  expect(rig.client.takeEvents()).toEqual([]);
});

test("what a guest watches and does not read does not pile up, though it takes its answers one by one", () => {
  const rig = new XenstoreRig();
  for (let count = 0; count < 100; count++)
    rig.client.ask(messageType.watch, ["data", `${count}${"t".repeat(2000)}`]);
  rig.client.takeEvents();
  rig.client.pull = () => undefined;
  for (let count = 0; count < 400; count++) {
    rig.client.send(messageType.write, `data/n${count}\0`);
    rig.client.send(messageType.remove, `data/n${count}\0`);
    const consumed = rig.memory.readUint32(storePage + field.responseConsumer);
    const there = (rig.memory.readUint32(storePage + 2060) - consumed) >>> 0;
    const answerBytes = headerBytes + "OK\0".length;
    rig.memory.writeUint32(storePage + field.responseConsumer, consumed + Math.min(there, answerBytes));
    rig.connection.notified();
    rig.work();
  }
  expect(serialize(rig.connection.save()).length).toBeLessThan(4 * 2 ** 20);
});

test("a transaction keeps a node that changes without end once, and tells of it once", () => {
  const rig = new XenstoreRig();
  rig.client.ask(messageType.watch, ["data", "t"]);
  rig.client.takeEvents();
  const transaction = rig.client.begin();
  for (let count = 0; count < 500; count++)
    expect(rig.client.write("data/x", String(count), transaction)).toBe("OK");
  expect(serialize(rig.connection.save()).length).toBeLessThan(10_000);
  expect(rig.client.end(transaction)).toBe("OK");
  expect(rig.client.takeEvents()).toEqual([["data/x", "t"]]);
  expect(rig.client.read("data/x")).toBe("499");
});
