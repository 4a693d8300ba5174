import fc from "fast-check";
import { applyFilters, compileWildcards } from "../../../local-hypervisor/ec2-api/filters";

interface Item {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly on?: boolean;
  readonly tags: Record<string, string>;
}
const items: Item[] = [
  { name: "web", sizes: [1, 2], on: true, tags: { Name: "web", empty: "" } },
  { name: "WEB", sizes: [], on: false, tags: { Name: "web2" } },
  { name: "db", sizes: [2], tags: {} },
];
const fields = {
  name: (item: Item) => [item.name],
  size: (item: Item) => item.sizes,
  on: (item: Item) => [item.on],
};
const namesOf = (...filters: { Name: string; Values: string[] }[]) =>
  applyFilters(items, filters, fields).map((item) => item.name);

/** Text without characters that mean something in a pattern. */
const plain = fc.string({ unit: fc.constantFrom("a", "b", "é", "🎉", ".", "(", "$"), maxLength: 8 });

describe("filters", () => {
  test("values are alternatives, filters must all be passed, letter case counts", () => {
    expect(namesOf()).toEqual(["web", "WEB", "db"]);
    expect(namesOf({ Name: "name", Values: ["web", "db"] })).toEqual(["web", "db"]);
    expect(namesOf({ Name: "name", Values: ["web", "db"] }, { Name: "size", Values: ["1"] })).toEqual([
      "web",
    ]);
    expect(namesOf({ Name: "on", Values: ["false"] })).toEqual(["WEB"]);
    expect(namesOf({ Name: "name", Values: [] })).toEqual([]);
  });

  test("tags", () => {
    expect(namesOf({ Name: "tag:Name", Values: ["web*"] })).toEqual(["web", "WEB"]);
    expect(namesOf({ Name: "tag:empty", Values: [""] })).toEqual(["web"]);
    expect(namesOf({ Name: "tag-key", Values: ["empty", "other"] })).toEqual(["web"]);
    expect(namesOf({ Name: "tag:constructor", Values: ["*"] })).toEqual([]);
  });

  test("what is no filter, and too many values", () => {
    for (const Name of ["colour", "", "constructor", "__proto__"]) {
      expect(() => namesOf({ Name, Values: ["a"] })).toThrow(
        expect.objectContaining({
          code: "InvalidParameterValue",
          message: `The filter '${Name}' is invalid`,
        }),
      );
    }
    const values = (count: number) => ({ Name: "name", Values: Array<string>(count).fill("x") });
    expect(namesOf(values(200))).toEqual([]);
    expect(() => namesOf(values(150), values(51))).toThrow(
      expect.objectContaining({ code: "FilterLimitExceeded" }),
    );
  });
});

describe("wildcards", () => {
  test.each([
    ["*", "", true],
    ["?", "", true],
    ["?", "ab", false],
    ["a?c", "ac", true],
    ["a?c", "abc", true],
    ["a?c", "abbc", false],
    ["*.example", "www.example", true],
    ["\\*", "*", true],
    ["\\*", "a", false],
    ["a\\?", "a?", true],
    ["\\", "\\", true],
    ["a.c", "abc", false],
    ["🎉?", "🎉🎉", true],
  ])("%p and %p: %p", (pattern, text, expected) => expect(compileWildcards(pattern)(text)).toBe(expected));

  test("a pattern means what the regular expression does", () => {
    const piece = fc.oneof(plain, fc.constantFrom("*", "?", "\\*", "\\?"));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), plain, plain, (pieces, before, after) => {
        const pattern = pieces.join("");
        const source = pieces
          .map(
            (each) =>
              ({ "*": "[\\s\\S]*", "?": "[\\s\\S]?" })[each] ??
              each.replace(/^\\/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
          )
          .join("");
        const expression = new RegExp(`^${source}$`, "u");
        for (const text of [pieces.join("").replace(/[*?\\]/g, ""), `${before}${after}`, before]) {
          expect([text, compileWildcards(pattern)(text)]).toEqual([text, expression.test(text)]);
        }
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test("a hostile pattern takes no longer than its length allows", () => {
    const before = process.cpuUsage();
    expect(compileWildcards(`${"a*".repeat(60)}${"?".repeat(60)}b`)("a".repeat(250))).toBe(false);
    // What the processor did, not what it had to share
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
