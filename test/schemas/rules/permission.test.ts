import fc from "fast-check";
import { checkPermission, type Permission, protocolName } from "../../../schemas";

const noPorts = "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.";
const noType = "Invalid value for ICMP type and code. Must specify both with ICMP.";

describe("a rule of a security group", () => {
  test.each<[Permission, string, string]>([
    [
      { ipProtocol: undefined },
      "InvalidParameterValue",
      "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.",
    ],
    [
      { ipProtocol: "tpc" },
      "InvalidParameterValue",
      "Invalid value 'tpc' for IP protocol. Unknown protocol.",
    ],
    [
      { ipProtocol: "256" },
      "InvalidParameterValue",
      "Invalid value '256' for IP protocol. Unknown protocol.",
    ],
    [{ ipProtocol: "tcp" }, "InvalidParameterValue", noPorts],
    [{ ipProtocol: "udp", fromPort: 53 }, "InvalidParameterValue", noPorts],
    [{ ipProtocol: "6", toPort: 53 }, "InvalidParameterValue", noPorts],
    [
      { ipProtocol: "tcp", fromPort: 80, toPort: 70000 },
      "InvalidPermission.Malformed",
      "TCP/UDP port (70000) out of range",
    ],
    [
      { ipProtocol: "tcp", fromPort: -1, toPort: -1 },
      "InvalidPermission.Malformed",
      "TCP/UDP port (-1) out of range",
    ],
    [
      { ipProtocol: "tcp", fromPort: 443, toPort: 80 },
      "InvalidParameterValue",
      "Invalid TCP/UDP port range (443:80)",
    ],
    [
      { ipProtocol: "icmp", fromPort: 300, toPort: 0 },
      "InvalidPermission.Malformed",
      "ICMP type (300) out of range",
    ],
    [{ ipProtocol: "icmp" }, "InvalidParameterValue", noType],
    [{ ipProtocol: "1", fromPort: 8 }, "InvalidParameterValue", noType],
    [{ ipProtocol: "icmpv6", toPort: 0 }, "InvalidParameterValue", noType],
    [
      { ipProtocol: "icmp", fromPort: -1, toPort: 0 },
      "InvalidPermission.Malformed",
      "ICMP code (0) cannot be specified for all ICMP types",
    ],
    [{ ipProtocol: "-1", cidrIpv4: "10.0.0.0" }, "InvalidParameterValue", "CIDR block 10.0.0.0 is malformed"],
    [
      { ipProtocol: "-1", cidrIpv6: "10.0.0.0/8" },
      "InvalidParameterValue",
      "CIDR block 10.0.0.0/8 is malformed",
    ],
    [
      { ipProtocol: "-1", referencedSecurityGroupId: "web" },
      "InvalidGroupId.Malformed",
      'Invalid id: "web" (expecting "sg-...")',
    ],
    [
      { ipProtocol: "-1", prefixListId: "x" },
      "InvalidPrefixListId.Malformed",
      'Invalid id: "x" (expecting "pl-...")',
    ],
    [
      { ipProtocol: "-1", description: "l'été" },
      "InvalidParameterValue",
      "Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
    ],
  ])("%o is refused as %s", (permission, code, message) => {
    expect(checkPermission(permission)).toMatchObject([{ code, message }]);
  });

  test.each<[Permission]>([
    [{ ipProtocol: "-1" }],
    [{ ipProtocol: "-1", fromPort: 5, toPort: 2 }],
    [{ ipProtocol: "tcp", fromPort: 0, toPort: 65535, cidrIpv4: "0.0.0.0/0" }],
    [{ ipProtocol: "TCP", fromPort: 22, toPort: 22, cidrIpv6: "::/0" }],
    [{ ipProtocol: "icmp", fromPort: -1, toPort: -1 }],
    [{ ipProtocol: "icmp", fromPort: 8, toPort: 0 }],
    [{ ipProtocol: "icmpv6" }],
    [{ ipProtocol: "50" }],
    [{ ipProtocol: "-1", referencedSecurityGroupId: "sg-0123456789abcdef0" }],
    [{ ipProtocol: "-1", referencedSecurityGroupId: "123456789012/sg-0123456789abcdef0" }],
    [{ ipProtocol: "-1", description: "" }],
  ])("%o is fine", (permission) => {
    expect(checkPermission(permission)).toEqual([]);
  });

  test.each([
    ["6", "tcp"],
    ["17", "udp"],
    ["1", "icmp"],
    ["58", "icmpv6"],
    ["all", "-1"],
    ["TCP", "tcp"],
    ["47", "47"],
    ["", undefined],
    ["-2", undefined],
    ["06", undefined],
  ])("protocol %j is %s", (given, name) => {
    expect(protocolName(given)).toBe(name);
  });

  test("TCP takes exactly the ranges within 0 to 65535 whose ends are in order", () => {
    const port = fc.integer({ min: -5, max: 65540 });
    fc.assert(
      fc.property(port, port, (fromPort, toPort) => {
        const fine = fromPort >= 0 && toPort <= 65535 && fromPort <= toPort;
        expect(checkPermission({ ipProtocol: "tcp", fromPort, toPort })).toHaveLength(fine ? 0 : 1);
      }),
      { seed: 6, numRuns: 1000 },
    );
  });
});
