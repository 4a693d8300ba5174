import fc from "fast-check";
import type { BlkFront, Completion } from "../../../../support/blk-front";
import { blockOperation } from "../../../../support/blk-front";
import { MemoryDisk } from "../../../../support/memory-disk";
import { XenDiskRig } from "../../../../support/xen-disk-rig";

const seed = 20_261_122;
const sectors = 512;
const isNightly = process.env.DRYDOCK_NIGHTLY === "1";
const timeoutMs = isNightly ? 600_000 : 60_000;

const place = { sector: fc.nat({ max: sectors - 1 }), count: fc.integer({ min: 1, max: 120 }) };
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("write" as const), ...place, barrier: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("read" as const), ...place, shuffled: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("discard" as const), ...place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("flush" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("turn" as const), turns: fc.nat({ max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("drain" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("restore" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reopen" as const) }) },
);

test(
  "what was written is read, with any requests under way, closing, and restores in their midst",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 50 }), async (steps) => {
        const rig = new XenDiskRig();
        const front = rig.plug("vol0", "/dev/xvda", new MemoryDisk(sectors * 512));
        await front.connect();
        const model = new Uint8Array(sectors * 512);
        /** Sectors of requests under way: a kernel has no two writers, nor reader and writer, of the same at a time */
        let busy: { from: number; to: number; writes: boolean }[] = [];
        const answers: Promise<void>[] = [];
        let serial = 0;

        const drain = async () => {
          await front.run();
          await Promise.all(answers.splice(0));
          busy = [];
        };
        const begin = async (from: number, count: number, writes: boolean) => {
          const overlaps = busy.some(
            (other) => other.from < from + count && from < other.to && (writes || other.writes),
          );
          if (overlaps || front.underWay >= 30) await drain();
          busy.push({ from, to: from + count, writes });
        };
        const expectDone = (request: Promise<Completion>, expected?: Uint8Array) => {
          answers.push(
            request.then(({ status, data }) => {
              expect(status).toBe(0);
              if (expected) expect(Buffer.compare(data, expected)).toBe(0);
            }),
          );
        };
        for (const one of steps) {
          const count = "count" in one ? Math.min(one.count, sectors - one.sector) : 0;
          switch (one.do) {
            case "write": {
              await begin(one.sector, count, true);
              serial++;
              const data = Uint8Array.from({ length: count * 512 }, (_, at) => (at + serial * 37) % 256);
              model.set(data, one.sector * 512);
              expectDone(
                front.write(
                  one.sector,
                  data,
                  one.barrier && count <= 88 ? blockOperation.barrier : undefined,
                ),
              );
              break;
            }
            case "read":
              await begin(one.sector, count, false);
              expectDone(
                front.read(one.sector, count, one),
                model.slice(one.sector * 512, (one.sector + count) * 512),
              );
              break;
            case "discard":
              await begin(one.sector, count, true);
              model.fill(0, one.sector * 512, (one.sector + count) * 512);
              expectDone(front.discard(one.sector, count));
              break;
            case "flush":
              await begin(0, 0, false);
              expectDone(front.flush());
              break;
            case "turn":
              await rig.settle(one.turns);
              break;
            case "drain":
              await drain();
              break;
            case "restore":
              rig.restore();
              break;
            case "reopen":
              await front.close();
              await Promise.all(answers.splice(0));
              busy = [];
              front.setState(1);
              await front.connect();
          }
        }
        await drain();
        expect(Buffer.compare(rig.disk().bytes, model)).toBe(0);
      }),
      { seed, numRuns: isNightly ? 1_000 : 60 },
    );
  },
  timeoutMs,
);

test(
  "whatever a front end leaves in its ring and nodes, the others are served and no page stays in use",
  async () => {
    const entry = fc.uint8Array({ minLength: 108, maxLength: 108 });
    const word = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 0xffffffff }));
    const harm = fc.oneof(
      fc.record({
        do: fc.constant("entry" as const),
        entry,
        index: fc.nat({ max: 31 }),
        code: fc.nat({ max: 7 }),
      }),
      fc.record({ do: fc.constant("word" as const), at: fc.constantFrom(0, 4, 8, 12), word }),
      fc.record({ do: fc.constant("event" as const) }),
      fc.record({ do: fc.constant("state" as const), state: fc.nat({ max: 8 }) }),
      fc.record({ do: fc.constant("restore" as const) }),
    );
    const serves = async (front: BlkFront) => {
      const reading = front.read(0, 1);
      await front.run();
      expect((await reading).status).toBe(0);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(harm, { maxLength: 40 }), async (harms) => {
        const rig = new XenDiskRig();
        const [bad, good] = [rig.plug("vol0", "/dev/xvda"), rig.plug("vol1", "/dev/xvdb")];
        await bad.connect();
        await good.connect();
        for (const one of harms) {
          if (one.do === "entry") {
            rig.memory.bytes.set(one.entry, bad.ring + 64 + one.index * 108);
            rig.memory.bytes[bad.ring + 64 + one.index * 108] = one.code;
          } else if (one.do === "word") rig.memory.writeUint32(bad.ring + one.at, one.word);
          else if (one.do === "event") rig.events.send(bad.port);
          else if (one.do === "state") bad.setState(one.state);
          else rig.restore();
          await rig.settle(2);
        }
        await serves(good);
        bad.setState(6);
        const closed = () => ["6", "ENOENT"].includes(bad.backEndState);
        await rig.until(closed, "the back end has closed");
        rig.revoke(bad.ringReference);
        bad.setState(1);
        await bad.connect();
        await serves(bad);
      }),
      { seed, numRuns: isNightly ? 2_000 : 80 },
    );
  },
  timeoutMs,
);
