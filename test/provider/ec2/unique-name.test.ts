import fc from "fast-check";
import { createUniqueNames, namePrefixOf, uniqueSuffixLength } from "../../../provider/ec2/unique-name";

it("never gives a name twice, and tells its prefix again", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
      fc.date({ min: new Date(0), max: new Date("2999-01-01"), noInvalidDate: true }),
      (prefix, date) => {
        const uniqueName = createUniqueNames(() => date.getTime());
        const names = Array.from({ length: 20 }, () => uniqueName(prefix));
        expect(new Set(names).size).toBe(20);
        for (const name of names) {
          expect(name).toHaveLength(prefix.length + uniqueSuffixLength);
          expect(namePrefixOf(name)).toBe(prefix);
        }
      },
    ),
    { seed: 20261122 },
  );
});

it("finds no prefix in a name that people gave", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), (name) => {
      expect(namePrefixOf(name)).toBe("");
    }),
    { seed: 20261122 },
  );
});
