import { lockFileWithProvider } from "../../../constructs/local-provider/lock-file";

const own = { address: "drydock.local/drydock/aws", version: "0.1.0-habc", hash: "h1:AAAA" };

const random = (constraints: string): string =>
  [
    'provider "registry.terraform.io/hashicorp/random" {',
    '  version     = "3.6.3"',
    `  constraints = "${constraints}"`,
    "  hashes = [",
    '    "h1:BBBB",',
    "  ]",
    "}",
  ].join("\n");

/** What cdktf takes a lock file to hold: it reads lines, comments too. The last entry of an address counts. */
function asCdktfReads(text: string): Record<string, string | undefined> {
  const constraints: Record<string, string | undefined> = {};
  let address: string | undefined;
  for (const line of text.split("\n")) {
    const opening = /provider "(.*)"/.exec(line);
    if (address === undefined && opening?.[1]) {
      address = opening[1];
      constraints[address] = undefined;
    } else if (address !== undefined) {
      const constraint = /^\s*constraints\s+=\s+"(.*)"/.exec(line);
      if (constraint) constraints[address] = constraint[1];
      if (/^\s*}/.test(line)) address = undefined;
    }
  }
  return constraints;
}

describe("lock file", () => {
  test("locks our provider to its one version", () => {
    const text = lockFileWithProvider("", own, { [own.address]: own.version });
    expect(text).toContain(
      [
        'provider "drydock.local/drydock/aws" {',
        '  version     = "0.1.0-habc"',
        '  constraints = "0.1.0-habc"',
        "  hashes = [",
        '    "h1:AAAA",',
        "  ]",
        "}",
      ].join("\n"),
    );
    expect(text).not.toContain("/*");
  });

  test("replaces the entry of an earlier build", () => {
    const earlier = lockFileWithProvider("", { ...own, version: "0.1.0-hold", hash: "h1:OLD" }, {});
    expect(lockFileWithProvider(earlier, own, {})).toBe(lockFileWithProvider("", own, {}));
  });

  test("lists other providers where only cdktf reads them, so that it asks no registry for ours", () => {
    const text = lockFileWithProvider("", own, {
      "hashicorp/random": "~> 3.0",
      null: undefined,
      "a.example/b/c": "> 1",
    });
    expect(asCdktfReads(text)).toEqual({
      "drydock.local/drydock/aws": "0.1.0-habc",
      "registry.terraform.io/hashicorp/random": ">= 0.0.0",
      "registry.terraform.io/hashicorp/null": ">= 0.0.0",
      "a.example/b/c": ">= 0.0.0",
    });
    expect(text.replace(/\/\*[\s\S]*\*\//, "")).not.toContain("random");
  });

  test("keeps what Terraform locked for other providers", () => {
    const locked = `# made by terraform init\n\n${random("~> 3.0")}\n`;
    const text = lockFileWithProvider(locked, own, { "hashicorp/random": "~> 3.0" });
    expect(text).toContain(random("~> 3.0"));
    expect(lockFileWithProvider(text, own, { "hashicorp/random": "~> 3.0" })).toBe(text);
  });

  test.each([
    ["~> 3.0", "~>3.0", true],
    [">= 3.0.0, < 4.0.0", "<4,>=3.0", true],
    ["3.6.3", "= 3.6.3", true],
    ["~> 3.0", "~> 3.0.0", false],
    ["~> 3.0", "~> 4.0", false],
    ["~> 3.0", undefined, false],
  ])("locked with %p and asked for with %p: kept %p", (locked, required, kept) => {
    const text = lockFileWithProvider(random(locked), own, { random: required });
    expect(text.includes("h1:BBBB")).toBe(kept);
  });
});
