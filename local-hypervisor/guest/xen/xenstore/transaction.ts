import type { NodeChange } from "./node-operations";
import type { NodeSpace, StoreNode, StoreNodeContent } from "./node-space";
import { guestOwns, type NodeTree } from "./node-tree";
import { maxGuestNodes } from "./quota";
import { StoreError } from "./store-error";

/** `quota_trans_nodes` of Xen's store */
const maxNodes = 1024;

interface SeenNode {
  /** Of the store's node when the transaction first met it; 0 where there was none */
  readonly generation: number;
  readonly node: StoreNode | undefined;
  readonly changed: boolean;
}

export interface SavedTransaction {
  readonly seen: readonly (readonly [path: string, seen: SeenNode])[];
  readonly changes: readonly NodeChange[];
}

/**
 * The store as a transaction sees it: each node as it was when first met, and the transaction's own changes. It
 * comes to hold as a whole, and only if none of the nodes that it met has changed since.
 */
export class Transaction implements NodeSpace {
  private readonly changed: Map<string, NodeChange>;
  private readonly seen: Map<string, SeenNode>;
  private guestNodesAdded = 0;

  constructor(
    private readonly tree: NodeTree,
    saved: SavedTransaction = { seen: [], changes: [] },
  ) {
    this.changed = new Map(saved.changes.map((change) => [keyOf(change), change]));
    this.seen = new Map(saved.seen);
    for (const [path, { node, changed }] of this.seen) {
      if (changed) this.guestNodesAdded += guestOwns(node) - guestOwns(this.tree.get(path));
    }
  }

  /** What to tell watchers of once it holds: once of each node, however often it changed */
  get changes(): readonly NodeChange[] {
    return [...this.changed.values()];
  }

  /** Takes note of what watchers will be told of */
  note(changes: readonly NodeChange[]): void {
    for (const change of changes) {
      const key = keyOf(change);
      const former = this.changed.get(key);
      // Who might have known of it at first, and who may in the end
      const permissions = former
        ? [...former.permissions.slice(0, 3), ...change.permissions]
        : change.permissions;
      this.changed.delete(key);
      this.changed.set(key, { ...change, permissions: permissions.slice(0, 6) });
    }
  }

  get guestNodes(): number {
    return this.tree.guestNodes + this.guestNodesAdded;
  }

  get(path: string): StoreNode | undefined {
    return this.see(path).node;
  }

  put(path: string, content: StoreNodeContent): void {
    this.replace(path, { ...content, generation: this.tree.nextGeneration() });
  }

  delete(path: string): void {
    this.replace(path, undefined);
  }

  /** Makes the changes hold; throws `EAGAIN` where others came in between, and changes nothing */
  commit(): void {
    for (const [path, { generation }] of this.seen) {
      if ((this.tree.get(path)?.generation ?? 0) !== generation) throw new StoreError("EAGAIN");
    }
    if (this.guestNodesAdded > 0 && this.guestNodes > maxGuestNodes) throw new StoreError("ENOSPC");
    for (const [path, { node, changed }] of this.seen) {
      if (!changed) continue;
      if (node) this.tree.put(path, node);
      else this.tree.delete(path);
    }
  }

  save(): SavedTransaction {
    return { seen: [...this.seen], changes: this.changes };
  }

  private replace(path: string, node: StoreNode | undefined): void {
    const { node: before, generation } = this.see(path);
    this.guestNodesAdded += guestOwns(node) - guestOwns(before);
    this.seen.set(path, { generation, node, changed: true });
  }

  private see(path: string): SeenNode {
    let seen = this.seen.get(path);
    if (!seen) {
      if (this.seen.size >= maxNodes) throw new StoreError("ENOSPC");
      const node = this.tree.get(path);
      seen = { generation: node?.generation ?? 0, node, changed: false };
      this.seen.set(path, seen);
    }
    return seen;
  }
}

const keyOf = ({ path, onlyThis }: NodeChange): string => `${onlyThis ? "only" : ""}${path}`;
