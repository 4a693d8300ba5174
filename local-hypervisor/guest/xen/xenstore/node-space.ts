import type { Permissions } from "./permissions";

export interface StoreNode {
  /** One byte a character */
  readonly value: string;
  readonly permissions: Permissions;
  /** Names, in the order in which they were made */
  readonly children: readonly string[];
  /** Another at every change */
  readonly generation: number;
}

export type StoreNodeContent = Omit<StoreNode, "generation">;

/** Nodes by absolute path: those of the store, or as a transaction sees them. */
export interface NodeSpace {
  get(path: string): StoreNode | undefined;
  put(path: string, content: StoreNodeContent): void;
  delete(path: string): void;
  /** Nodes that others than domain 0 own */
  readonly guestNodes: number;
}
