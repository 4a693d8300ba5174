import fc from "fast-check";
import { checkNetwork, checkSubnetBlock, checkVpcBlock } from "../../../schemas";

const seed = 20261124;
const address = fc.tuple(...Array.from({ length: 4 }, () => fc.nat(255))).map((bytes) => bytes.join("."));

describe("blocks of VPCs and subnets", () => {
  test("are taken from /16 to /28, and no others", () => {
    fc.assert(
      fc.property(address, fc.nat(32), (first, length) => {
        const cidr = `${first}/${length}`;
        const fits = length >= 16 && length <= 28;
        expect(checkVpcBlock(cidr)).toHaveLength(fits ? 0 : 1);
        expect(checkSubnetBlock(cidr)).toHaveLength(fits ? 0 : 1);
      }),
      { seed },
    );
  });

  test("are refused in EC2's words", () => {
    expect(checkVpcBlock("10.0.0.0/8")).toMatchObject([
      { code: "InvalidVpc.Range", message: "The CIDR '10.0.0.0/8' is invalid.", path: ["cidr_block"] },
    ]);
    expect(checkSubnetBlock("10.0.0.0/30")).toMatchObject([{ code: "InvalidSubnet.Range" }]);
  });

  test("that are no blocks are left to the rule about blocks", () => {
    expect(checkVpcBlock("lab")).toEqual([]);
  });

  test("begin where their network begins: what is proposed instead is right", () => {
    fc.assert(
      fc.property(address, fc.nat(32), (first, length) => {
        const [problem] = checkNetwork(`${first}/${length}`);
        const proposed = problem && /did you mean "(.+)"/.exec(problem.message)?.[1];
        if (proposed !== undefined) {
          expect(proposed).not.toBe(`${first}/${length}`);
          expect(checkNetwork(proposed)).toEqual([]);
        }
        // One address, and everything
        if (length === 32) expect(problem).toBeUndefined();
        if (length === 0) expect(problem === undefined).toBe(first === "0.0.0.0");
      }),
      { seed },
    );
  });
});
