import fc from "fast-check";
import { ActivityCounters } from "../../../../local-hypervisor/guest/activity-counters";
import { XenDomain } from "../../../../local-hypervisor/guest/xen/domain";
import { xenErrno } from "../../../../local-hypervisor/guest/xen/errors";
import { FlatMemory } from "../../../support/flat-memory";

const instanceId = "i-0123456789abcdef0";
/** Where the guest's kernel keeps what it points to: virtual addresses are physical ones beyond this */
const kernelBase = 0xc0000000;
const structure = 0x300000;
const sharedInfoPage = 0x5000;
const vcpuInfoAddress = 0x7040;
const grantFrame = 0x9000;
const call = { memory: 12, version: 17, grantTable: 20, vcpu: 24, sched: 29, events: 32, hvm: 34 } as const;
const ownDomain = 0x7ff0;

function guest(saved?: ReturnType<XenDomain["save"]>, memory = new FlatMemory(8 * 2 ** 20)) {
  const vectors: number[] = [];
  const shutdowns: string[] = [];
  const timers: { delayMs: number; callback(): void }[] = [];
  const counters = new ActivityCounters();
  const clock = { timeStamp: 5_000_000_000n };
  const domain = new XenDomain(
    instanceId,
    {
      memory,
      counters,
      ramAt: (address) => address,
      translate: (address) => (address >= kernelBase ? address - kernelBase : undefined),
      deliverVector: (vector) => vectors.push(vector),
      timeStamp: () => clock.timeStamp,
      now: () => 1_700_000_005_000,
      after: (delayMs, callback) => {
        const timer = { delayMs, callback };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer), 1);
      },
      printed: () => undefined,
      shutDown: (reason) => shutdowns.push(reason),
    },
    saved,
  );
  /** Calls with a pointer to 32-bit words; what they are afterwards comes back */
  const callWith = (number: number, operation: number, words: readonly number[]) => {
    words.forEach((word, index) => {
      memory.writeUint32(structure + index * 4, word >>> 0);
    });
    const parameters =
      number === call.vcpu
        ? [operation, 0, kernelBase + structure]
        : [operation, kernelBase + structure, number === call.grantTable ? 1 : 0];
    const result = domain.hypercall(number, parameters);
    return { result, words: words.map((_, index) => memory.readUint32(structure + index * 4)) };
  };
  return { domain, memory, vectors, shutdowns, timers, counters, clock, callWith };
}

function connected() {
  const rig = guest();
  expect(rig.callWith(call.memory, 7, [ownDomain, 0, 0, sharedInfoPage / 4096]).result).toBe(0);
  expect(rig.callWith(call.hvm, 23, [0, 0xf3]).result).toBe(0);
  return rig;
}

describe("a Xen domain", () => {
  test("says that it is Xen, and EC2's", () => {
    const { domain } = guest();
    expect(domain.cpuid(0x40000000)).toMatchObject({ ebx: 0x566e6558, ecx: 0x65584d4d, edx: 0x4d4d566e });
    expect(domain.cpuid(1)).toBeUndefined();
    expect(domain.uuid).toMatch(/^ec2[0-9a-f]{5}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(guest().domain.uuid).toBe(domain.uuid);
    expect(domain.hypercall(call.version, [0])).toBe((4 << 16) | 11);
  });

  test("writes stubs that leave the guest into the hypercall page", () => {
    const { domain, memory } = guest();
    expect(domain.writeMsr(0x40000000, 0x8001, 0)).toBe(true);
    expect([...memory.read(0x8000 + 32 * 32, 9)]).toEqual([0xb8, 32, 0, 0, 0, 0x0f, 0x01, 0xc1, 0xc3]);
    expect(domain.writeMsr(0x1b, 0, 0)).toBe(false);
  });

  test("tells where store and console are, and lets nobody move them", () => {
    const { domain, callWith } = guest();
    expect(callWith(call.hvm, 1, [ownDomain, 1, 0, 0]).words[2]).toBe(domain.layout.storePage / 4096);
    expect(callWith(call.hvm, 1, [ownDomain, 18, 0, 0]).words[2]).toBe(domain.initialPorts.console);
    expect(callWith(call.hvm, 0, [ownDomain, 1, 77, 0]).result).toBe(-xenErrno.notPermitted);
    expect(callWith(call.hvm, 1, [ownDomain, 39, 0, 0]).result).toBe(-xenErrno.invalid);
    expect(callWith(call.hvm, 1, [2, 1, 0, 0]).result).toBe(-xenErrno.notPermitted);
  });

  test("an event of domain 0 sets the guest's bits and interrupts it once", () => {
    const { domain, memory, vectors, callWith } = connected();
    const { words } = callWith(call.events, 6, [ownDomain, 0]);
    const port = words[1] ?? 0;
    let heard = 0;
    const channel = domain.events.bind(port, () => heard++);
    channel?.notify();
    channel?.notify();
    expect(memory.readUint32(sharedInfoPage + 0x800) & (1 << port)).not.toBe(0);
    expect(memory.readUint32(sharedInfoPage + 4)).toBe(1);
    expect(vectors).toEqual([0xf3]);
    expect(callWith(call.events, 4, [port]).result).toBe(0);
    expect(heard).toBe(1);
    expect(callWith(call.events, 3, [port]).result).toBe(0);
    expect(callWith(call.events, 4, [port]).result).toBe(-xenErrno.invalid);
    channel?.notify();
    expect(memory.readUint32(sharedInfoPage + 0x800) & (1 << port)).toBe(0);
  });

  test("a masked event waits until it is unmasked", () => {
    const { domain, memory, vectors, callWith } = connected();
    const port = callWith(call.events, 6, [ownDomain, 0]).words[1] ?? 0;
    memory.writeUint32(sharedInfoPage + 0x880, 1 << port);
    domain.events.bind(port, () => undefined)?.notify();
    expect(vectors).toEqual([]);
    expect(callWith(call.events, 9, [port]).result).toBe(0);
    expect(vectors).toEqual([0xf3]);
  });

  test("events that came before there was a vector are told with it", () => {
    const { domain, vectors, callWith } = guest();
    callWith(call.memory, 7, [ownDomain, 0, 0, sharedInfoPage / 4096]);
    domain.events.bind(domain.initialPorts.store, () => undefined)?.notify();
    expect(vectors).toEqual([]);
    callWith(call.hvm, 23, [0, 0xf3]);
    expect(vectors).toEqual([0xf3]);
  });

  test("moves the processor's part of the shared page, once, with everything marked as pending", () => {
    const { memory, vectors, callWith } = connected();
    const place = [vcpuInfoAddress >> 12, 0, vcpuInfoAddress & 0xfff, 0];
    expect(callWith(call.vcpu, 10, place).result).toBe(0);
    expect(memory.readUint32(vcpuInfoAddress + 4)).toBe(0xffffffff);
    expect(vectors).toEqual([0xf3]);
    expect(callWith(call.vcpu, 10, place).result).toBe(-xenErrno.invalid);
  });

  test("the clock that the guest computes is the counter in nanoseconds, from the wall clock's start", () => {
    const { memory } = connected();
    const time = sharedInfoPage + 32;
    expect(memory.readUint32(time) % 2).toBe(0);
    const ticks = 123_456_789n;
    const multiplier = BigInt(memory.readUint32(time + 24));
    const shift = BigInt(memory.read(time + 28, 1)[0] ?? 0);
    expect(((ticks << shift) * multiplier) >> 32n).toBe(ticks);
    expect(memory.readUint32(sharedInfoPage + 0x904)).toBe(1_700_000_000);
  });

  test("the one-shot timer raises VIRQ_TIMER when the counter is there, not before", () => {
    const { timers, vectors, clock, callWith } = connected();
    expect(callWith(call.events, 1, [0, 0, 0]).words[2]).toBeGreaterThan(0);
    expect(callWith(call.events, 1, [0, 0, 0]).result).toBe(-xenErrno.exists);
    const dueAt = clock.timeStamp + 4_000_000n;
    callWith(call.vcpu, 8, [Number(dueAt & 0xffffffffn), Number(dueAt >> 32n), 0]);
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([4]);
    timers.shift()?.callback();
    expect(vectors).toEqual([]);
    clock.timeStamp = dueAt;
    timers.shift()?.callback();
    expect(vectors).toEqual([0xf3]);
    expect(callWith(call.vcpu, 8, [0, 0, 1]).result).toBe(-xenErrno.timeExpired);
  });

  test("domain 0 maps what was granted to it, as it was granted, and the guest sees it in use", () => {
    const { domain, memory, callWith } = connected();
    expect(callWith(call.memory, 7, [ownDomain, 1, 0, grantFrame / 4096]).result).toBe(0);
    const grant = (reference: number, flags: number, toDomain: number, frame: number) => {
      memory.writeUint16(grantFrame + reference * 8, flags);
      memory.writeUint16(grantFrame + reference * 8 + 2, toDomain);
      memory.writeUint32(grantFrame + reference * 8 + 4, frame);
    };
    grant(8, 1, 0, 0x40);
    grant(9, 1 | 4, 0, 0x41);
    grant(10, 1, 3, 0x42);
    grant(11, 1, 0, 0xfffff);
    expect(domain.grants.map(8, "write")).toBe(0x40000);
    expect(domain.grants.map(8, "read")).toBe(0x40000);
    expect(memory.readUint16(grantFrame + 64)).toBe(1 | 8 | 16);
    domain.grants.unmap(8, "write");
    expect(memory.readUint16(grantFrame + 64)).toBe(1 | 8);
    domain.grants.unmap(8, "read");
    expect(memory.readUint16(grantFrame + 64)).toBe(1);
    expect(domain.grants.map(9, "write")).toBeUndefined();
    expect(domain.grants.map(9, "read")).toBe(0x41000);
    expect(domain.grants.map(10, "read")).toBeUndefined();
    expect(domain.grants.map(11, "read")).toBeUndefined();
    expect(domain.grants.map(512, "read")).toBeUndefined();
  });

  test("ends as the guest says, and counts calls by name", () => {
    const { shutdowns, counters, callWith } = connected();
    expect(callWith(call.sched, 2, [1]).result).toBe(0);
    expect(callWith(call.sched, 2, [99]).result).toBe(-xenErrno.invalid);
    expect(shutdowns).toEqual(["reboot"]);
    expect(counters.counts().hypercall).toMatchObject({
      "memory_op add_to_physmap": 1,
      "hvm_op set_evtchn_upcall_vector": 1,
      "sched_op shutdown": 2,
    });
  });

  test("a pointer into nothing is a bad address, and a call that is not there is not implemented", () => {
    const { domain } = guest();
    expect(domain.hypercall(call.version, [1, 0x1000])).toBe(-xenErrno.badAddress);
    expect(domain.hypercall(call.version, [3, kernelBase + 8 * 2 ** 20 - 8])).toBe(-xenErrno.badAddress);
    expect(domain.hypercall(55, [])).toBe(-xenErrno.notImplemented);
  });

  test("goes on where it was saved", () => {
    const { domain, memory, callWith } = connected();
    const port = callWith(call.events, 6, [ownDomain, 0]).words[1] ?? 0;
    domain.events.bind(port, () => undefined);
    callWith(call.memory, 7, [ownDomain, 1, 0, grantFrame / 4096]);
    const saved = structuredClone(domain.save());
    const restored = guest(saved, memory);
    expect(restored.domain.save()).toEqual(saved);
    restored.domain.events.bind(port, () => undefined)?.notify();
    expect(restored.vectors).toEqual([0xf3]);
  });

  test("answers whatever a guest calls with a number, and never breaks", () => {
    const word = fc.oneof(
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom(
        ownDomain,
        kernelBase,
        kernelBase + structure,
        kernelBase + 8 * 2 ** 20 - 4,
        0xffffffff,
      ),
      fc.nat(0xffffffff),
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            number: fc.nat(45),
            parameters: fc.tuple(word, word, word, word, word),
            content: fc.array(word, { minLength: 8, maxLength: 8 }),
          }),
          { maxLength: 30 },
        ),
        (calls) => {
          const { domain, memory } = guest();
          for (const { number, parameters, content } of calls) {
            content.forEach((value, index) => {
              memory.writeUint32(structure + index * 4, value >>> 0);
            });
            expect(Number.isInteger(domain.hypercall(number, parameters))).toBe(true);
          }
          domain.close();
        },
      ),
      { seed: 20, numRuns: 300 },
    );
  });
});
