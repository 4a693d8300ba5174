import { requireFurtherBlock } from "../../../local-hypervisor/control-plane/vpc-block";
import { formatIpv4Block, type Ipv4Block, parseIpv4Block } from "../../../local-hypervisor/model/cidr";

const blocks = (...texts: readonly string[]) =>
  texts.map((text) => parseIpv4Block(text)) as [Ipv4Block, ...Ipv4Block[]];

describe("further blocks of a VPC", () => {
  test.each([
    ["10.4.0.0/16", ["10.0.0.0/16"]],
    ["10.1.0.0/16", ["10.0.0.0/16"]],
    ["10.0.0.0/16", ["10.2.0.0/16"]],
    ["100.64.0.0/16", ["10.0.0.0/16"]],
    ["203.0.112.0/20", ["192.168.0.0/24"]],
    ["192.168.9.0/24", ["192.168.0.0/24", "100.64.0.0/20"]],
    ["172.20.0.0/16", ["172.31.0.0/16"]],
    ["100.65.0.0/16", ["100.64.0.0/16"]],
  ])("%s goes with %j", (wanted, existing) => {
    expect(formatIpv4Block(requireFurtherBlock(wanted, blocks(...existing)))).toBe(wanted);
  });

  test.each([
    ["172.16.0.0/16", ["10.0.0.0/16"], "restricted"],
    ["192.168.0.0/16", ["10.0.0.0/16"], "restricted"],
    ["10.0.0.0/16", ["172.16.0.0/16"], "restricted"],
    ["10.8.0.0/16", ["100.64.0.0/16"], "restricted"],
    ["10.0.4.0/24", ["10.0.0.0/24"], "restricted"],
    ["10.0.4.0/24", ["10.2.0.0/16", "10.1.0.0/16"], "restricted"],
    ["172.31.0.0/16", ["172.16.0.0/16"], "restricted"],
    ["198.19.0.0/16", ["10.0.0.0/16"], "restricted"],
    ["10.0.0.0/24", ["10.0.0.0/16"], "conflicts"],
    ["10.0.0.0/16", ["10.2.0.0/16", "10.0.9.0/24"], "conflicts"],
    ["10.0.0.0/15", ["10.4.0.0/16"], "invalid"],
  ])("%s does not go with %j: %s", (wanted, existing, reason) => {
    expect(() => requireFurtherBlock(wanted, blocks(...existing))).toThrow(
      expect.objectContaining({ code: "InvalidVpc.Range", message: expect.stringContaining(reason) }),
    );
  });
});
