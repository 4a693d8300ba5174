import fc from "fast-check";
import { planSubnets, type SubnetRequest } from "../../../constructs/private/subnet-plan";

const seed = 20261125;

interface Block {
  readonly first: number;
  readonly end: number;
}

const blockOf = (cidr: string): Block => {
  const [address = "", bits = ""] = cidr.split("/");
  const first = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return { first, end: first + 2 ** (32 - Number(bits)) };
};

const requests: fc.Arbitrary<SubnetRequest[]> = fc
  .array(fc.integer({ min: 18, max: 28 }), { maxLength: 24 })
  .map((sizes) => sizes.map((prefixBits, index) => ({ name: `s${index}`, prefixBits })));

const vpcBlock = fc.constantFrom("10.0.0.0/16", "172.16.64.0/18", "192.168.255.0/24", "255.255.0.0/16");

describe("planSubnets", () => {
  it("cuts blocks that begin where they say, inside the VPC's, none over another", () => {
    fc.assert(
      fc.property(vpcBlock, requests, (cidrBlock, wanted) => {
        const { blocks, problems } = planSubnets(cidrBlock, wanted);
        const whole = blockOf(cidrBlock);
        const cut = [...blocks.values()].map(blockOf);
        for (const [index, { first, end }] of cut.entries()) {
          expect(first).toBeGreaterThanOrEqual(whole.first);
          expect(end).toBeLessThanOrEqual(whole.end);
          expect(first % (end - first)).toBe(0);
          // In the order of the requests, so that each lies behind the one before
          expect(first).toBeGreaterThanOrEqual(cut[index - 1]?.end ?? 0);
        }
        expect([...blocks].map(([name, cidr]) => ({ name, prefixBits: Number(cidr.split("/")[1]) }))).toEqual(
          wanted.slice(0, blocks.size),
        );
        expect(problems.length > 0).toBe(blocks.size < wanted.length);
      }),
      { seed },
    );
  });

  it("fills a block to its end", () => {
    const wanted = [25, 26, 26].map((prefixBits, index) => ({ name: `s${index}`, prefixBits }));
    const { blocks, problems } = planSubnets("10.9.8.0/24", wanted);
    expect([...blocks.values()]).toEqual(["10.9.8.0/25", "10.9.8.128/26", "10.9.8.192/26"]);
    expect(problems).toEqual([]);
  });

  it.each([
    ["too much", "10.0.0.0/24", [{ name: "big", prefixBits: 20 }], /no room for the subnet big/],
    ["too small a subnet", "10.0.0.0/16", [{ name: "tiny", prefixBits: 29 }], /subnet of \/29 \(tiny\)/],
    ["a part of a bit", "10.0.0.0/16", [{ name: "odd", prefixBits: 24.5 }], /subnet of \/24\.5/],
    [
      "one name twice",
      "10.0.0.0/16",
      [
        { name: "same", prefixBits: 24 },
        { name: "same", prefixBits: 24 },
      ],
      /make the name same/,
    ],
  ])("refuses %s", (_case, cidrBlock, wanted, words) => {
    expect(planSubnets(cidrBlock, wanted).problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(words),
    ]);
  });

  it("leaves a malformed block to the resource that has it", () => {
    expect(planSubnets("10.0.0.0", [{ name: "s", prefixBits: 24 }])).toEqual({
      blocks: new Map(),
      problems: [],
    });
  });
});
