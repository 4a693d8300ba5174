import fc from "fast-check";
import {
  checkNetworkAclNumbers,
  checkNetworkAclPorts,
  protocolNumber,
} from "../../../schemas/rules/network-acl";

const seed = 20261125;

const rule = { ruleNumber: 100, isEgress: false, protocol: "tcp", fromPort: 80, toPort: 80 };

describe("protocols of network ACLs", () => {
  test.each([
    ["tcp", 6],
    ["UDP", 17],
    ["icmp", 1],
    ["icmpv6", 58],
    ["ipv6-icmp", 58],
    ["all", -1],
    ["-1", -1],
    ["255", 255],
    ["0", 0],
    ["256", undefined],
    ["-2", undefined],
    ["06", undefined],
    ["tpc", undefined],
    ["", undefined],
    ["constructor", undefined],
  ])("%s is %s", (protocol, number) => {
    expect(protocolNumber(protocol)).toBe(number);
  });

  test("are numbers themselves", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (number) => {
        expect(protocolNumber(String(number))).toBe(number);
      }),
      { seed },
    );
  });
});

describe("ports of network ACL rules", () => {
  test.each([
    ["one port", rule, []],
    ["ports that are not known yet", { ...rule, fromPort: undefined }, []],
    ["everything without ports", { ...rule, protocol: "-1", fromPort: 0, toPort: 0 }, []],
    ["everything with a port", { ...rule, protocol: "all" }, ["InvalidParameterValue"]],
    ["ports in reverse", { ...rule, fromPort: 81 }, ["InvalidParameterValue"]],
    ["ports of a protocol that has none", { ...rule, protocol: "esp", fromPort: 81 }, []],
  ])("%s", (_case, value, codes) => {
    expect(checkNetworkAclPorts(value).map(({ code }) => code)).toEqual(codes);
  });
});

test("each number of a direction is one rule's", () => {
  const rules = [
    rule,
    { ...rule, isEgress: true },
    { ...rule, ruleNumber: 110 },
    { ...rule, ruleNumber: undefined },
  ];
  expect(checkNetworkAclNumbers(rules)).toEqual([]);
  expect(checkNetworkAclNumbers([...rules, { ...rule, protocol: "udp" }])).toMatchObject([
    { code: "NetworkAclEntryAlreadyExists", path: ["ingress"] },
  ]);
});
