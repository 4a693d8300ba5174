import { resourceSchema, resourceTypes } from "../../schemas";
import { unsupportedArguments } from "../../schemas/unsupported";

const asked = (type: "aws_vpc" | "aws_subnet" | "aws_route_table" | "aws_nat_gateway", value: object) =>
  unsupportedArguments(resourceSchema(type), value).map(({ path }) => path);

describe("arguments that the local hypervisor has nothing for", () => {
  test.each<[string, object, (string | number)[][]]>([
    ["nothing", {}, []],
    ["what is here", { cidr_block: "10.0.0.0/16", tags: { Name: "lab" } }, []],
    ["an IPv6 network", { assign_generated_ipv6_cidr_block: true }, [["assign_generated_ipv6_cidr_block"]]],
    ["none of it: false", { assign_generated_ipv6_cidr_block: false }, []],
    ["none of it: empty", { ipv6_cidr_block: "", ipv4_netmask_length: 0 }, []],
    ["none of it: null", { ipv6_cidr_block: null }, []],
    ["what is known later", { ipv6_cidr_block: Symbol("later") }, []],
  ])("of a VPC with %s", (_case, value, paths) => {
    expect(asked("aws_vpc", value)).toEqual(paths);
  });

  test("are looked for in lists of objects and in lists", () => {
    expect(
      asked("aws_route_table", {
        propagating_vgws: ["vgw-1"],
        route: [{ gateway_id: "igw-1" }, { transit_gateway_id: "tgw-1" }],
      }),
    ).toEqual([["propagating_vgws"], ["route", 1, "transit_gateway_id"]]);
    expect(asked("aws_route_table", { propagating_vgws: [], route: [] })).toEqual([]);
  });

  test("are not what one of several values asks for, where the others are here", () => {
    expect(asked("aws_nat_gateway", { availability_mode: "zonal" })).toEqual([]);
    expect(asked("aws_nat_gateway", { availability_mode: "regional" })).toEqual([["availability_mode"]]);
  });

  test("are refused with what is missing, who refuses and what to do", () => {
    expect(unsupportedArguments(resourceSchema("aws_subnet"), { enable_dns64: true })).toEqual([
      {
        code: "Unsupported",
        message: "The local hypervisor has no IPv6, which enable_dns64 asks for.",
        path: ["enable_dns64"],
        fix: "Leave enable_dns64 out, or deploy this to AWS.",
        refuser: "the local hypervisor",
      },
    ]);
  });

  test("are never required, and never computed alone", () => {
    for (const type of resourceTypes)
      for (const [name, { "x-terraform": facts }] of Object.entries(resourceSchema(type).properties))
        if (facts?.unsupported !== undefined)
          expect([type, name, facts.mode]).toEqual([type, name, expect.stringMatching(/^optional/)]);
  });
});
