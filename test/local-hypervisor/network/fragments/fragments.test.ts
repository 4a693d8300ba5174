import fc from "fast-check";
import { FirstFragments } from "../../../../local-hypervisor/network/fragments/first-fragments";
import { fragmentPacket } from "../../../../local-hypervisor/network/fragments/fragmentation";
import { Reassembly } from "../../../../local-hypervisor/network/fragments/reassembly";
import {
  type Ipv4Packet,
  ipProtocol,
  parseIpv4,
  plainIpv4Packet,
  serializeIpv4,
} from "../../../../local-hypervisor/network/wire/ipv4";
import { ManualClock } from "../../../support/manual-clock";

const seed = 14;

const packet = (payload: Uint8Array, fields: Partial<Ipv4Packet> = {}): Ipv4Packet => ({
  ...plainIpv4Packet({ protocol: ipProtocol.udp, source: 1, destination: 2, payload }),
  dontFragment: false,
  identification: 9,
  ...fields,
});

/** Router alert is copied to fragments (its flag says so), record route is not */
const options = Uint8Array.of(0x94, 4, 0, 0, 7, 3, 4, 1);

test("fragments fit, and put together in any order, some twice, they are the packet", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 9_000 }),
      fc.integer({ min: 576, max: 1_500 }),
      fc.constantFrom(new Uint8Array(0), options),
      fc.infiniteStream(fc.nat(1_000)),
      (payload, mtuBytes, ownOptions, order) => {
        const whole = packet(payload, { options: ownOptions });
        const fragments = fragmentPacket(whole, mtuBytes).map((each) => parseIpv4(serializeIpv4(each)));
        for (const each of fragments) expect(serializeIpv4(each).length).toBeLessThanOrEqual(mtuBytes);
        const reassembly = new Reassembly(new ManualClock());
        const shuffled = [...fragments, ...fragments.slice(0, -1)]
          .map((fragment) => ({ fragment, key: order.next().value as number }))
          .sort((one, other) => one.key - other.key);
        const made = shuffled.flatMap(({ fragment }) => reassembly.accept(fragment) ?? []);
        expect(made[0]).toEqual(whole);
      },
    ),
    { seed, numRuns: 200 },
  );
});

test("options that are not to be copied travel with the first fragment only", () => {
  const [first, second] = fragmentPacket(packet(new Uint8Array(1_000), { options }), 576);
  expect([first?.options, second?.options]).toEqual([options, options.subarray(0, 4)]);
});

test("a packet that fits, and a fragment that is cut again", () => {
  const fits = packet(new Uint8Array(556));
  expect(fragmentPacket(fits, 576)).toEqual([fits]);
  const middle = packet(new Uint8Array(800), { moreFragments: true, fragmentOffsetBytes: 1_600 });
  expect(fragmentPacket(middle, 576).map((each) => [each.fragmentOffsetBytes, each.moreFragments])).toEqual([
    [1_600, true],
    [2_152, true],
  ]);
});

describe("reassembly", () => {
  const part = (from: number, to: number, last: boolean, identification = 1) =>
    packet(new Uint8Array(to - from), {
      identification,
      fragmentOffsetBytes: from,
      moreFragments: !last,
    });

  test("takes no packet whose parts do not meet, are too many, come too late, or make too long a packet", () => {
    const clock = new ManualClock();
    const reassembly = new Reassembly(clock);
    expect(reassembly.accept(part(0, 16, false))).toBeUndefined();
    expect(reassembly.accept(part(8, 24, true))).toBeUndefined();
    expect(reassembly.accept(part(0, 16, false, 2))).toBeUndefined();
    clock.advance(30_000);
    expect(reassembly.accept(part(16, 24, true, 2))).toBeUndefined();
    for (let index = 0; index < 64; index += 1)
      reassembly.accept(part(8 + index * 8, 16 + index * 8, false, 3));
    expect(reassembly.accept(part(8 + 64 * 8, 9 + 64 * 8, true, 3))).toBeUndefined();
    expect(reassembly.accept(part(0, 8, false, 3))).toBeUndefined();
    reassembly.accept(part(0, 65_512, false, 4));
    expect(reassembly.accept(part(65_512, 65_528, true, 4))).toBeUndefined();
  });

  test("keeps a few packets at a time", () => {
    const reassembly = new Reassembly(new ManualClock());
    for (let identification = 0; identification <= 64; identification += 1)
      reassembly.accept(part(0, 8, false, identification));
    expect(reassembly.accept(part(8, 16, true, 0))).toBeUndefined(); // pushed out
    expect(reassembly.accept(part(8, 16, true, 64))?.payload.length).toBe(16);
  });
});

describe("facts of fragments", () => {
  const [first, later] = fragmentPacket(packet(new Uint8Array(1_000).fill(3)), 576) as [
    Ipv4Packet,
    Ipv4Packet,
  ];

  test("a later fragment is known by its first one, for 30 seconds", () => {
    const clock = new ManualClock();
    const fragments = new FirstFragments(clock);
    expect(fragments.factsOf(later)).toBeUndefined();
    const facts = fragments.factsOf(first);
    expect(facts).toMatchObject({ sourcePort: 0x0303, destinationPort: 0x0303 });
    expect(fragments.factsOf(later)).toBe(facts);
    expect(fragments.factsOf({ ...later, identification: 10 })).toBeUndefined();
    clock.advance(30_000);
    expect(fragments.factsOf(later)).toBeUndefined();
  });

  test("a fragment that would write over a TCP header is dropped", () => {
    const fragments = new FirstFragments(new ManualClock());
    const tcp = { protocol: ipProtocol.tcp, moreFragments: true };
    expect(fragments.factsOf({ ...first, ...tcp, payload: new Uint8Array(24).fill(0x50) })).toBeDefined();
    expect(fragments.factsOf({ ...later, ...tcp, fragmentOffsetBytes: 8 })).toBeUndefined();
    expect(fragments.factsOf({ ...later, ...tcp, fragmentOffsetBytes: 24 })).toBeDefined();
  });

  test("what is remembered is bounded", () => {
    const fragments = new FirstFragments(new ManualClock());
    for (let identification = 0; identification <= 512; identification += 1)
      fragments.factsOf({ ...first, identification });
    expect(fragments.factsOf({ ...later, identification: 0 })).toBeUndefined();
    expect(fragments.factsOf({ ...later, identification: 512 })).toBeDefined();
  });
});
