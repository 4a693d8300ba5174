import fc from "fast-check";
import { checkId, idKinds, idPrefix, isId } from "../../../schemas";

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });

describe("ids", () => {
  test.each([
    ["instance", "i-x", "InvalidInstanceID.Malformed", 'Invalid id: "i-x" (expecting "i-...")'],
    ["image", "ami-123", "InvalidAMIID.Malformed", 'Invalid id: "ami-123" (expecting "ami-...")'],
    ["securityGroup", "web", "InvalidGroupId.Malformed", 'Invalid id: "web" (expecting "sg-...")'],
    ["vpc", "vpc_1", "InvalidVpcID.Malformed", 'Invalid id: "vpc_1" (expecting "vpc-...")'],
    ["subnet", "", "InvalidSubnetID.Malformed", 'Invalid id: "" (expecting "subnet-...")'],
    [
      "volume",
      "vol-1",
      "InvalidParameterValue",
      "Value (vol-1) for parameter volumeId is invalid. Expected: 'vol-...'.",
    ],
    [
      "snapshot",
      "x",
      "InvalidParameterValue",
      "Value (x) for parameter snapshotId is invalid. Expected: 'snap-...'.",
    ],
    [
      "networkInterface",
      "eni-",
      "InvalidNetworkInterfaceId.Malformed",
      'Invalid id: "eni-" (expecting "eni-...")',
    ],
  ] as const)("%s %j is refused as EC2 does", (kind, id, code, message) => {
    expect(checkId(kind, id)).toMatchObject([{ code, message }]);
  });

  test("the parameter is named as the operation names it", () => {
    expect(checkId("volume", "x", "volumes")[0]?.message).toBe(
      "Value (x) for parameter volumes is invalid. Expected: 'vol-...'.",
    );
  });

  test.each(idKinds)("%s ids of both lengths are fine", (kind) => {
    fc.assert(
      fc.property(fc.oneof(hex(17), hex(8)), (digits) => {
        expect(checkId(kind, idPrefix(kind) + digits)).toEqual([]);
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  test("an id belongs to one kind", () => {
    for (const kind of idKinds) {
      const id = `${idPrefix(kind)}0123456789abcdef0`;
      expect(idKinds.filter((other) => isId(other, id))).toEqual([kind]);
    }
  });

  test("other lengths and letters are malformed", () => {
    const digits = fc.string({ maxLength: 20 }).filter((text) => !/^([0-9a-f]{8}|[0-9a-f]{17})$/.test(text));
    fc.assert(
      fc.property(fc.constantFrom(...idKinds), digits, (kind, text) => {
        expect(checkId(kind, idPrefix(kind) + text)).toHaveLength(1);
      }),
      { seed: 4 },
    );
  });
});
