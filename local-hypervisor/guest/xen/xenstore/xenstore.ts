import type { DomainZeroStore, NodeAccess } from "../ports";
import {
  concerns,
  makeNode,
  type NodeChange,
  removeNode,
  setNodePermissions,
  writeNode,
} from "./node-operations";
import { NodeTree, type SavedNodeTree } from "./node-tree";
import { childOf, domainPath, isPath, parentOf } from "./path";
import { type Permission, type Permissions, privilegedDomain } from "./permissions";

interface Watcher {
  readonly path: string;
  readonly changed: (path: string) => void;
}

/** Nodes that a toolstack makes for every domain (docs/misc/xenstore-paths.pandoc), below the domain's own */
const readableNodes = ["cpu", "memory", "device", "control"];
const ownNodes = [
  "data",
  "drivers",
  "feature",
  "attr",
  "error",
  "control/shutdown",
  "control/sysrq",
  "control/feature-poweroff",
  "control/feature-reboot",
  "control/feature-suspend",
  "control/platform-feature-multiprocessor-suspend",
];

/**
 * Xen's store, with one guest beside domain 0. Changes are told of in the order in which they were made; what a
 * watcher changes in turn is told of afterwards.
 */
export class Xenstore implements DomainZeroStore {
  readonly tree: NodeTree;
  private readonly watchers = new Set<Watcher>();
  private readonly listeners = new Set<(change: NodeChange) => void>();
  private readonly untold: NodeChange[] = [];
  private telling = false;

  constructor(
    readonly domainId: number,
    saved?: SavedNodeTree,
  ) {
    this.tree = new NodeTree(saved);
    if (!saved) this.makeSkeleton();
  }

  read(path: string): string | undefined {
    return this.tree.get(checked(path))?.value;
  }

  list(path: string): readonly string[] | undefined {
    return this.tree.get(checked(path))?.children;
  }

  write(path: string, value: string, access?: NodeAccess): void {
    checked(path);
    const permissions = access && this.permissionsFor(access);
    const made = this.missing(path);
    const change = writeNode(this.tree, privilegedDomain, path, value);
    // Those that were made on the way are for whom the node is for
    for (const one of permissions ? [...made, path] : []) {
      setNodePermissions(this.tree, privilegedDomain, one, permissions ?? []);
    }
    this.tell([
      { ...change, permissions: permissions ? [...change.permissions, permissions] : change.permissions },
    ]);
  }

  remove(path: string): void {
    if (this.tree.get(checked(path))) this.tell(removeNode(this.tree, privilegedDomain, path));
  }

  watch(path: string, changed: (path: string) => void): () => void {
    const watcher = { path: checked(path), changed };
    this.watchers.add(watcher);
    changed(path);
    return () => this.watchers.delete(watcher);
  }

  /** Registers a listener to every change; the result ends it */
  onChange(listener: (change: NodeChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells watchers of changes that were made to the tree */
  tell(changes: readonly NodeChange[]): void {
    this.untold.push(...changes);
    if (this.telling) return;
    this.telling = true;
    for (let change = this.untold.shift(); change; change = this.untold.shift()) {
      for (const listener of this.listeners) listener(change);
      for (const { path, changed } of [...this.watchers]) {
        if (concerns(change, path)) changed(change.path);
      }
    }
    this.telling = false;
  }

  /** Back to the store of a domain that was just made: nothing of it and its devices is left, watchers stay */
  reset(): void {
    for (const name of this.tree.get("/")?.children ?? []) this.remove(childOf("/", name));
    this.makeSkeleton();
  }

  save(): SavedNodeTree {
    return this.tree.save();
  }

  private makeSkeleton(): void {
    const hidden = this.permissionsFor("hidden");
    if (!this.tree.get("/")) this.tree.put("/", { value: "", permissions: hidden, children: [] });
    for (const path of ["/local/domain/0/backend", "/vm", "/tool"])
      makeNode(this.tree, privilegedDomain, path);
    const own = domainPath(this.domainId);
    this.write(own, "", "guest-reads");
    for (const name of readableNodes) this.write(`${own}/${name}`, "", "guest-reads");
    for (const name of ownNodes) this.write(`${own}/${name}`, "", "guest-owns");
  }

  private missing(path: string): string[] {
    const missing: string[] = [];
    for (let above = parentOf(path); !this.tree.get(above); above = parentOf(above)) missing.push(above);
    return missing;
  }

  private permissionsFor(access: NodeAccess): Permissions {
    const none = { read: false, write: false };
    const domainZero: Permission = { domainId: privilegedDomain, ...none };
    switch (access) {
      case "hidden":
        return [domainZero];
      case "guest-reads":
        return [domainZero, { domainId: this.domainId, read: true, write: false }];
      case "guest-owns":
        return [{ domainId: this.domainId, ...none }];
    }
  }
}

function checked(path: string): string {
  if (!isPath(path)) throw new RangeError(`'${path}' is not a path of the store`);
  return path;
}
