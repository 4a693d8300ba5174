import { isIPv4, isIPv6 } from "node:net";
import fc from "fast-check";
import { checkCidr, isCidrIpv4, isCidrIpv6 } from "../../../schemas";
import { isIpv4, isIpv6 } from "../../../schemas/rules/ip-address";

const almost = (alphabet: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), maxLength });

describe("addresses", () => {
  test.each([
    ["0.0.0.0", true],
    ["255.255.255.255", true],
    ["256.0.0.1", false],
    ["1.2.3", false],
    ["01.2.3.4", false],
    ["1.2.3.4 ", false],
  ])("IPv4 %j: %s", (text, valid) => {
    expect(isIpv4(text)).toBe(valid);
  });

  test.each([
    ["::", true],
    ["::1", true],
    ["1::", true],
    ["2001:db8::4", true],
    ["1:2:3:4:5:6:7:8", true],
    ["::ffff:1.2.3.4", true],
    ["1:2:3:4:5:6:1.2.3.4", true],
    ["1:2:3:4:5:6:7:8:9", false],
    ["1:2:3:4:5:6:7", false],
    ["1::2::3", false],
    [":::", false],
    [":1", false],
    ["1:", false],
    ["12345::", false],
    ["1.2.3.4::", false],
    ["1.2.3.4", false],
    ["", false],
  ])("IPv6 %j: %s", (text, valid) => {
    expect(isIpv6(text)).toBe(valid);
  });

  test("are what node:net says they are", () => {
    const texts = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      almost("0123456789.", 15),
      almost("01af:.", 20),
      fc
        .array(fc.constantFrom("0", "1", "ffff", "1.2.3.4", ""), { maxLength: 9 })
        .map((groups) => groups.join(":")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect([text, isIpv4(text), isIpv6(text)]).toEqual([text, isIPv4(text), isIPv6(text)]);
      }),
      { seed: 7, numRuns: 5000 },
    );
  });
});

describe("CIDR blocks", () => {
  test.each([
    ["0.0.0.0/0", true],
    ["10.0.0.1/32", true],
    ["10.0.0.0/33", false],
    ["10.0.0.0/", false],
    ["10.0.0.0/08", false],
    ["10.0.0.0", false],
    ["::/0", false],
  ])("IPv4 %j: %s", (text, valid) => {
    expect(isCidrIpv4(text)).toBe(valid);
  });

  test.each([
    ["::/0", true],
    ["2001:db8::/32", true],
    ["::1/128", true],
    ["::1/129", false],
    ["fe80::1%eth0/64", false],
    ["10.0.0.0/8", false],
  ])("IPv6 %j: %s", (text, valid) => {
    expect(isCidrIpv6(text)).toBe(valid);
  });

  test("that are addresses are mended by a prefix length", () => {
    expect(checkCidr("203.0.113.7", "ipv4")[0]?.fix).toBe("Write 203.0.113.7/32 for this one address.");
    expect(checkCidr("::1", "ipv6")[0]?.fix).toBe("Write ::1/128 for this one address.");
  });
});
