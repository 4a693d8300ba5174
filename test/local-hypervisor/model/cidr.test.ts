import { BlockList, isIPv6 } from "node:net";
import fc from "fast-check";
import {
  blockContains,
  canonicalIpv6Block,
  formatIpv4,
  formatIpv4Block,
  parseIpv4,
  parseIpv4Block,
} from "../../../local-hypervisor/model/cidr";

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe("IPv4", () => {
  test("parsing undoes formatting", () => {
    fc.assert(
      fc.property(address, (number) => expect(parseIpv4(formatIpv4(number))).toBe(number)),
      { seed: 1 },
    );
  });

  test("a block contains what Node's block list says, host bits given or not", () => {
    fc.assert(
      fc.property(
        address,
        fc.integer({ min: 0, max: 32 }),
        address,
        fc.boolean(),
        (first, prefixBits, other, near) => {
          const probe = near ? (first ^ (other % 512)) >>> 0 : other;
          const list = new BlockList();
          list.addSubnet(formatIpv4(first), prefixBits);
          const block = parseIpv4Block(`${formatIpv4(first)}/${prefixBits}`);
          expect(block && blockContains(block, probe)).toBe(list.check(formatIpv4(probe)));
        },
      ),
      { seed: 2, numRuns: 500 },
    );
  });

  test("host bits are cleared, as EC2 does", () => {
    const block = parseIpv4Block("100.68.0.18/18");
    expect(block && formatIpv4Block(block)).toBe("100.68.0.0/18");
  });

  test.each([
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0/8",
    "010.0.0.0/8",
    "256.0.0.0/8",
    "10.0.0.0/8/9",
    "10.0.0.0/-1",
    "10.0.0.0/08",
    "",
  ])("%p is no block", (text) => expect(parseIpv4Block(text)).toBeUndefined());
});

describe("IPv6", () => {
  test.each([
    ["::/0", "::/0"],
    ["2001:DB8::1/32", "2001:db8::/32"],
    ["2001:db8:0:1:1:1:1:1/128", "2001:db8:0:1:1:1:1:1/128"],
    ["2001:0:0:1:0:0:0:1/128", "2001:0:0:1::1/128"],
    ["::ffff:10.1.2.3/128", "::ffff:a01:203/128"],
    ["fe80::/10", "fe80::/10"],
    ["1::/1", "::/1"],
  ])("%s is %s", (text, canonical) => expect(canonicalIpv6Block(text)).toBe(canonical));

  test.each([
    "::",
    "::/129",
    "1:2:3/64",
    ":::/1",
    "1::2::3/64",
    "::g/64",
    "1:2:3:4:5:6:7:8:9/64",
    "1:2:3:4:5:6:7::8/64x",
    "10.0.0.0/8",
    "1.2.3.4::/64",
  ])("%p is no block", (text) => expect(canonicalIpv6Block(text)).toBeUndefined());

  test("it agrees with the WHATWG URL's canonical form", () => {
    const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const text = groups.map((each) => each.toString(16)).join(":");
        expect(isIPv6(text)).toBe(true);
        const { hostname } = new URL(`http://[${text}]/`);
        expect(canonicalIpv6Block(`${text}/128`)).toBe(`${hostname.slice(1, -1)}/128`);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
