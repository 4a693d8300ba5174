/**
 * What the parts of Xen's interface ask of each other. Domain 0 is this side: its back ends reach the guest's pages by
 * grant reference, wake it by event channel and meet it in xenstore, as blkback and netback do under Xen.
 */

/** Pages that the guest granted to domain 0 (xen/include/public/grant_table.h, version 1 entries). */
export interface GrantedPages {
  /**
   * Guest-physical address of the page of a grant reference, for as long as the caller uses it; `undefined` where the
   * entry is not there, grants another domain, or grants reading only and the access is `write`.
   */
  map(reference: number, access: "read" | "write"): number | undefined;
  /** Ends a use that `map` began: the guest may revoke the grant once every use of it has ended */
  unmap(reference: number, access: "read" | "write"): void;
}

/** Event channels between domain 0 and the guest (xen/include/public/event_channel.h). */
export interface EventChannelBinder {
  /**
   * Binds to a port that the guest allocated for domain 0; `undefined` where it did not. `notified` runs in the middle
   * of the guest's hypercall: it takes note and works later. What is sent to the guest is counted under `source`.
   */
  bind(remotePort: number, notified: () => void, source?: string): BoundEventChannel | undefined;
}

export interface BoundEventChannel {
  /** The guest's port, which a saved back end binds again */
  readonly remotePort: number;
  notify(): void;
  /** Called once the guest closes its end; it is deaf from then on */
  onClosed(closed: () => void): void;
  close(): void;
}

/** The store as domain 0 sees it (docs/misc/xenstore.txt): absolute paths, no permission is in its way. */
export interface DomainZeroStore {
  /** `undefined` where there is no such node */
  read(path: string): string | undefined;
  /** Names of the children, without their paths; `undefined` where there is no such node */
  list(path: string): readonly string[] | undefined;
  /** Makes the node and its parents where they are not there */
  write(path: string, value: string, access?: NodeAccess): void;
  /** Removes a node and what is below it; no error where it is not there */
  remove(path: string): void;
  /** Calls at once, and after every change at the path or below it; the result ends it */
  watch(path: string, changed: (path: string) => void): () => void;
}

/** Who owns a node and what the guest may do with it; the guest owns what it makes itself. */
export type NodeAccess =
  /** Domain 0's, which the guest may read: what a back end says */
  | "guest-reads"
  /** The guest's own: what a front end says */
  | "guest-owns"
  /** Domain 0's alone */
  | "hidden";

/** What a back end needs of the domain that it serves. */
export interface BackEndPorts {
  readonly grants: GrantedPages;
  readonly events: EventChannelBinder;
  readonly store: DomainZeroStore;
  /** Runs work after the guest's present instruction, between two slices of the processor, in order */
  defer(work: () => void): void;
}
