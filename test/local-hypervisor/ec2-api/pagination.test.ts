import fc from "fast-check";
import { paginate } from "../../../local-hypervisor/ec2-api/pagination";

const item = (id: string) => ({ id });
const walk = (list: () => { id: string }[], size: number): string[] => {
  const seen: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = paginate(list(), { MaxResults: size, NextToken }, { minimum: 1 });
    seen.push(...page.items.map(({ id }) => id));
    NextToken = page.NextToken;
  } while (NextToken);
  return seen;
};

describe("pagination", () => {
  test("pages put together are the list", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 20 }), (ids, size) => {
        expect(walk(() => ids.map(item), size)).toEqual(ids);
      }),
      { seed: 6 },
    );
  });

  test("an item that goes or comes between two pages neither hides nor repeats another", () => {
    let ids = ["a", "b", "c", "d", "e", "f"];
    const first = paginate(ids.map(item), { MaxResults: 2 }, { minimum: 1 });
    ids = ["b", "c", "d", "e", "f", "g"];
    const second = paginate(ids.map(item), { MaxResults: 10, NextToken: first.NextToken }, { minimum: 1 });
    expect(second.items.map(({ id }) => id)).toEqual(["c", "d", "e", "f", "g"]);
    expect(second.NextToken).toBeUndefined();
  });

  test("limits", () => {
    const list = Array.from({ length: 1001 }, (_, index) => item(String(index)));
    expect(paginate(list, {})).toMatchObject({ NextToken: expect.any(String) });
    expect(paginate(list, {}).items).toHaveLength(1000);
    expect(paginate(list.slice(0, 1000), {}).NextToken).toBeUndefined();
    expect(() => paginate(list, { MaxResults: 4 })).toThrow(
      "Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.",
    );
    expect(() => paginate(list, { MaxResults: 1001 })).toThrow(
      expect.objectContaining({ code: "InvalidParameterValue" }),
    );
  });

  test.each([
    "x",
    "e30",
    Buffer.from('[-1,"a"]').toString("base64url"),
    Buffer.from('[1.5,"a"]').toString("base64url"),
    Buffer.from("[1]").toString("base64url"),
  ])("%s is no token", (NextToken) =>
    expect(() => paginate([item("a")], { NextToken })).toThrow(
      expect.objectContaining({ code: "InvalidPaginationToken" }),
    ),
  );
});
