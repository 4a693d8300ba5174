import { StoreError } from "./store-error";

/** What a domain may do with a node. Of a node's first entry the domain is the owner, and the rest holds for others. */
export interface Permission {
  readonly domainId: number;
  readonly read: boolean;
  readonly write: boolean;
}

/** Never empty */
export type Permissions = readonly Permission[];

export type Access = "read" | "write" | "owner";

const letters = {
  n: { read: false, write: false },
  r: { read: true, write: false },
  w: { read: false, write: true },
  b: { read: true, write: true },
} as const;

/** `quota_nb_perms_per_node` of Xen's store */
const maxPermissions = 5;

export const privilegedDomain = 0;

export const ownerOf = (permissions: Permissions): number => permissions[0]?.domainId ?? privilegedDomain;

export function allows(permissions: Permissions, domainId: number, access: Access): boolean {
  if (domainId === privilegedDomain || domainId === ownerOf(permissions)) return true;
  if (access === "owner") return false;
  const entry = permissions.slice(1).find((permission) => permission.domainId === domainId) ?? permissions[0];
  return entry?.[access] ?? false;
}

/** The same permissions with another owner */
export function ownedBy(permissions: Permissions, domainId: number): Permissions {
  const [first, ...rest] = permissions;
  return [{ read: false, write: false, ...first, domainId }, ...rest];
}

/** Entries such as `r0`. Throws `EINVAL`, and `ENOSPC` for too many. */
export function parsePermissions(texts: readonly string[]): Permissions {
  if (texts.length === 0) throw new StoreError("EINVAL");
  if (texts.length > maxPermissions) throw new StoreError("ENOSPC");
  return texts.map((text) => {
    const [, letter, digits] = /^([nrwb])(\d{1,5})$/.exec(text) ?? [];
    if (!letter || !digits) throw new StoreError("EINVAL");
    return { domainId: Number(digits), ...letters[letter as keyof typeof letters] };
  });
}

export function formatPermissions(permissions: Permissions): string[] {
  return permissions.map(({ domainId, read, write }) => {
    const letter = read ? (write ? "b" : "r") : write ? "w" : "n";
    return `${letter}${domainId}`;
  });
}
