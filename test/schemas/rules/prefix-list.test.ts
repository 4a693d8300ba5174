import {
  checkPrefixListEntries,
  checkPrefixListEntry,
  checkPrefixListName,
} from "../../../schemas/rules/prefix-list";

const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

test("names that begin with AWS's prefix are AWS's", () => {
  expect(checkPrefixListName("offices")).toEqual([]);
  expect(codes(checkPrefixListName("com.amazonaws.offices"))).toEqual(["InvalidParameterValue"]);
  expect(codes(checkPrefixListName("Com.AmazonAWS.offices"))).toEqual(["InvalidParameterValue"]);
});

test.each([
  ["10.0.0.0/8", "IPv4", 0],
  ["10.0.0.0/8", undefined, 0],
  ["2001:db8::/32", "IPv6", 0],
  ["2001:db8::/32", undefined, 0],
  ["2001:db8::/32", "IPv4", 1],
  ["10.0.0.0/8", "IPv6", 1],
  ["10.0.0.5/8", "IPv4", 1],
  ["offices", undefined, 1],
])("the network %s in a list of family %s: %i problems", (cidr, family, count) => {
  const problems = checkPrefixListEntry(cidr, family);
  expect(problems).toHaveLength(count);
  for (const { path } of problems) expect(path).toEqual(["cidr"]);
});

test("a list has each network once, and no more of them than it may", () => {
  expect(checkPrefixListEntries(["10.0.0.0/8", undefined, undefined], 3)).toEqual([]);
  expect(checkPrefixListEntries(["10.0.0.0/8"], undefined)).toEqual([]);
  expect(codes(checkPrefixListEntries(["10.0.0.0/8", "10.0.0.0/8"], 2))).toEqual([
    "InvalidPrefixListModification",
  ]);
  expect(checkPrefixListEntries(["10.0.0.0/8", "192.0.2.0/24"], 1)).toMatchObject([
    { code: "PrefixListMaxEntriesExceeded", fix: "Raise max_entries to 2 or more." },
  ]);
});
