import type { NodeSpace, StoreNode, StoreNodeContent } from "./node-space";
import { childOf, isWithin, nameOf, parentOf } from "./path";
import { type Access, allows, ownedBy, ownerOf, type Permissions, privilegedDomain } from "./permissions";
import { maxGuestNodes, maxValueBytes } from "./quota";
import { StoreError } from "./store-error";

/** A change as watchers are told of it. */
export interface NodeChange {
  readonly path: string;
  /** Tells only watches of this very path: a node that went with one above it, of which the others are told */
  readonly onlyThis: boolean;
  /** Domains' right to know of it is judged by the node, before and after, and by the one above */
  readonly permissions: readonly Permissions[];
}

/** A node for a domain that has the access. Throws `EACCES`, or `ENOENT` to those who may know that. */
export function accessNode(space: NodeSpace, domainId: number, path: string, access: Access): StoreNode {
  const node = space.get(path);
  const judge = node ?? nearestAbove(space, path);
  if (!allows(judge.permissions, domainId, access)) throw new StoreError("EACCES");
  if (!node) throw new StoreError("ENOENT");
  return node;
}

/** Gives a node its value; makes it, and those above it, where they are not there */
export function writeNode(space: NodeSpace, domainId: number, path: string, value: string): NodeChange {
  const node = ensureNode(space, domainId, path);
  replace(space, domainId, path, { ...node, value });
  return changeOf(space, path, node.permissions);
}

/** `undefined` where the node was there already */
export function makeNode(space: NodeSpace, domainId: number, path: string): NodeChange | undefined {
  const existed = space.get(path) !== undefined;
  ensureNode(space, domainId, path);
  return existed ? undefined : changeOf(space, path);
}

/** Removes a node and all below it. One that is not there is removed already if there is one above it to ask. */
export function removeNode(space: NodeSpace, domainId: number, path: string): NodeChange[] {
  const node = space.get(path);
  if (!node && space.get(parentOf(path)) && allows(nearestAbove(space, path).permissions, domainId, "write"))
    return [];
  accessNode(space, domainId, path, "write");
  if (path === "/") throw new StoreError("EINVAL");
  const parentPath = parentOf(path);
  const removed = withThoseBelow(space, path).map((one) => ({
    ...changeOf(space, one),
    onlyThis: one !== path,
  }));
  for (const { path: one } of removed) space.delete(one);
  const parent = space.get(parentPath);
  if (parent) {
    const name = nameOf(path);
    space.put(parentPath, { ...parent, children: parent.children.filter((child) => child !== name) });
  }
  return removed;
}

/** Gives a node other permissions. Throws `EPERM` where a domain would give a node away. */
export function setNodePermissions(
  space: NodeSpace,
  domainId: number,
  path: string,
  permissions: Permissions,
): NodeChange {
  const node = accessNode(space, domainId, path, "owner");
  if (domainId !== privilegedDomain && ownerOf(permissions) !== ownerOf(node.permissions))
    throw new StoreError("EPERM");
  replace(space, domainId, path, { ...node, permissions });
  return changeOf(space, path, node.permissions);
}

/** Whether a domain may learn of a change */
export const mayLearnOf = ({ permissions }: NodeChange, domainId: number): boolean =>
  permissions.some((one) => allows(one, domainId, "read"));

/** Whether a watch of a path is told of a change */
export const concerns = (change: NodeChange, watched: string): boolean =>
  change.onlyThis ? change.path === watched : isWithin(change.path, watched);

/** The node, made now if it has to be */
function ensureNode(space: NodeSpace, domainId: number, path: string): StoreNodeContent {
  const existing = space.get(path);
  if (existing) return accessNode(space, domainId, path, "write");
  const missing = [path];
  let above = parentOf(path);
  while (!space.get(above)) {
    missing.unshift(above);
    above = parentOf(above);
  }
  let { permissions } = accessNode(space, domainId, above, "write");
  if (domainId !== privilegedDomain) {
    permissions = ownedBy(permissions, domainId);
    if (space.guestNodes + missing.length > maxGuestNodes) throw new StoreError("ENOSPC");
  }
  for (const one of missing) {
    const parentPath = parentOf(one);
    const parent = space.get(parentPath);
    if (!parent) throw new StoreError("ENOENT");
    space.put(parentPath, { ...parent, children: [...parent.children, nameOf(one)] });
    space.put(one, { value: "", permissions, children: [] });
  }
  return { value: "", permissions, children: [] };
}

function replace(space: NodeSpace, domainId: number, path: string, content: StoreNodeContent): void {
  if (domainId !== privilegedDomain && content.value.length > maxValueBytes) throw new StoreError("ENOSPC");
  space.put(path, content);
}

function nearestAbove(space: NodeSpace, path: string): StoreNode {
  for (let above = parentOf(path); ; above = parentOf(above)) {
    const node = space.get(above);
    if (node) return node;
    if (above === "/") throw new StoreError("ENOENT");
  }
}

function withThoseBelow(space: NodeSpace, path: string): string[] {
  const below = space.get(path)?.children.flatMap((name) => withThoseBelow(space, childOf(path, name)));
  return [path, ...(below ?? [])];
}

function changeOf(space: NodeSpace, path: string, before?: Permissions): NodeChange {
  const now = [space.get(path), space.get(parentOf(path))].flatMap((node) =>
    node ? [node.permissions] : [],
  );
  return { path, onlyThis: false, permissions: before ? [before, ...now] : now };
}
