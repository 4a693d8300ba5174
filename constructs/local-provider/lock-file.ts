/** Terraform's dependency lock file, beside the configuration. */
export const lockFileName = ".terraform.lock.hcl";

const defaultHost = "registry.terraform.io";
const defaultNamespace = "hashicorp";

/** A provider's entry: exactly one version, with the hash of its package. */
export interface LockedProvider {
  /** Such as `drydock.local/drydock/aws` */
  readonly address: string;
  readonly version: string;
  /** Such as `h1:…` */
  readonly hash: string;
}

/**
 * The lock file with our provider's entry, and with the entries that Terraform made for other providers as long as
 * the stack asks for them in the same words.
 *
 * Providers without an entry are listed in a comment: cdktf's line reader takes them as locked and does not run
 * `terraform providers lock`, which asks registries even for ours and fails. Terraform ignores the comment, and
 * `terraform init` adds the real entries.
 *
 * @param present lock file as it stands, or an empty text
 * @param required version constraints by source, as in the stack's `required_providers`
 */
export function lockFileWithProvider(
  present: string,
  own: LockedProvider,
  required: Readonly<Record<string, string | undefined>>,
): string {
  const others = Object.entries(required)
    .map(([source, constraints]) => ({ address: fullAddress(source), constraints }))
    .filter(({ address }) => address !== own.address);
  const kept = entriesOf(present).filter((entry) => {
    if (entry.address === own.address) return false;
    const other = others.find(({ address }) => address === entry.address);
    return !other || sameConstraints(entry.constraints, other.constraints);
  });
  const blocks = [
    "# Written at synth; `terraform init` adds the entries of other providers.",
    entry(own),
    ...kept.map(({ text }) => text),
  ];
  if (others.length > 0) blocks.push(commentFor(others.map(({ address }) => address)));
  return `${blocks.join("\n\n")}\n`;
}

const entry = ({ address, version, hash }: LockedProvider): string =>
  [
    `provider "${address}" {`,
    `  version     = "${version}"`,
    `  constraints = "${version}"`,
    "  hashes = [",
    `    "${hash}",`,
    "  ]",
    "}",
  ].join("\n");

const commentFor = (addresses: readonly string[]): string =>
  [
    "/* Read by cdktf only:",
    ...addresses.flatMap((address) => [`provider "${address}" {`, '  constraints = ">= 0.0.0"', "}"]),
    "*/",
  ].join("\n");

interface Entry {
  readonly address: string;
  readonly constraints: string | undefined;
  readonly text: string;
}

/** The provider blocks of a lock file that Terraform or this module has written. */
function entriesOf(lockFile: string): Entry[] {
  const withoutComments = lockFile.replace(/\/\*[\s\S]*?\*\//g, "");
  return [...withoutComments.matchAll(/^provider "([^"]+)" \{\n[\s\S]*?^\}/gm)].map((match) => ({
    address: match[1] ?? "",
    constraints: /^ *constraints *= *"([^"]*)"/m.exec(match[0])?.[1],
    text: match[0],
  }));
}

/** `random` → `registry.terraform.io/hashicorp/random` */
function fullAddress(source: string): string {
  const parts = source.split("/");
  if (parts.length === 1) return `${defaultHost}/${defaultNamespace}/${source}`;
  return parts.length === 2 ? `${defaultHost}/${source}` : source;
}

/** Whether two constraints say the same, however they are spaced, ordered or padded (`>=3.0` and `>= 3.0.0`). */
function sameConstraints(left: string | undefined, right: string | undefined): boolean {
  return normalised(left) === normalised(right);
}

function normalised(constraints: string | undefined): string {
  return (constraints ?? "")
    .split(",")
    .map((constraint) => {
      const [, operator = "", version = ""] = /^\s*([^\d\s]*)\s*(\S*)\s*$/.exec(constraint) ?? [];
      const sign = operator === "=" ? "" : operator;
      // "~> 6.0" and "~> 6.0.0" allow different versions.
      return sign === "~>"
        ? sign + version
        : sign + version.split(".").concat("0", "0").slice(0, 3).join(".");
    })
    .sort()
    .join(",");
}
