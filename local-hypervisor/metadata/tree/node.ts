/** A leaf's text or bytes, or how to make them when they are asked for. */
export type Leaf = string | Uint8Array | (() => string);

/**
 * A directory of the metadata tree. Children that are `undefined` do not exist: they are neither listed nor answered.
 * `listedAs` gives a child another name in the listing (`0=my-key` for `0`).
 */
export interface Directory {
  readonly children: Readonly<Record<string, TreeNode | undefined>>;
  readonly listedAs?: Readonly<Record<string, string>>;
}

export type TreeNode = Leaf | Directory;

export function isDirectory(node: TreeNode): node is Directory {
  return typeof node === "object" && "children" in node;
}

export function directory(children: Directory["children"]): Directory {
  return { children };
}

/** A directory, or nothing when it would be empty */
export function directoryIfAny(children: Directory["children"]): Directory | undefined {
  return Object.values(children).some((child) => child !== undefined) ? { children } : undefined;
}

/** Finds the node below `root`; empty segments, such as a trailing slash leaves, are skipped */
export function findNode(root: TreeNode, segments: readonly string[]): TreeNode | undefined {
  let node: TreeNode | undefined = root;
  for (const segment of segments) {
    if (segment === "") continue;
    if (node === undefined || !isDirectory(node) || !Object.hasOwn(node.children, segment)) return undefined;
    node = node.children[segment];
  }
  return node;
}

/** One name a line, in order of their names; directories end with a slash, except where the listing has its own name */
export function listing(node: Directory): string {
  const entries = Object.entries(node.children).filter(([, child]) => child !== undefined);
  return entries
    .map(([name, child]) => node.listedAs?.[name] ?? (isDirectory(child as TreeNode) ? `${name}/` : name))
    .sort()
    .join("\n");
}
