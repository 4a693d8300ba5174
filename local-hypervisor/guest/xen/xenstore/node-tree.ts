import type { NodeSpace, StoreNode, StoreNodeContent } from "./node-space";
import { ownerOf, privilegedDomain } from "./permissions";

export interface SavedNodeTree {
  readonly generation: number;
  readonly nodes: readonly (readonly [path: string, node: StoreNode])[];
}

/** The store's nodes. */
export class NodeTree implements NodeSpace {
  private readonly nodes: Map<string, StoreNode>;
  private generation: number;
  private ownedByGuest = 0;

  constructor(saved: SavedNodeTree = { generation: 0, nodes: [] }) {
    this.generation = saved.generation;
    this.nodes = new Map(saved.nodes);
    for (const node of this.nodes.values()) this.ownedByGuest += guestOwns(node);
  }

  get guestNodes(): number {
    return this.ownedByGuest;
  }

  get(path: string): StoreNode | undefined {
    return this.nodes.get(path);
  }

  put(path: string, content: StoreNodeContent): void {
    this.ownedByGuest += guestOwns(content) - guestOwns(this.nodes.get(path));
    this.nodes.set(path, { ...content, generation: this.nextGeneration() });
  }

  delete(path: string): void {
    this.ownedByGuest -= guestOwns(this.nodes.get(path));
    this.nodes.delete(path);
  }

  nextGeneration(): number {
    return ++this.generation;
  }

  save(): SavedNodeTree {
    return { generation: this.generation, nodes: [...this.nodes] };
  }
}

/** 1 for a node that counts against the guest's quota */
export function guestOwns(node: StoreNodeContent | undefined): 0 | 1 {
  return node && ownerOf(node.permissions) !== privilegedDomain ? 1 : 0;
}
