import type { Records } from "./records";

export type RecordKind = keyof Records;

/**
 * The durable state of the control plane: records by kind and id. Calls are synchronous; when `transaction` returns,
 * its writes survive a kill -9 and a power cut. Records are JSON (times are milliseconds since the epoch,
 * bytes are base64) and are replaced, never changed in place; what a call returns is the caller's own.
 */
export interface Store {
  /** Runs `work` atomically: an exception undoes its writes. Transactions nest (the inner joins the outer). */
  transaction<T>(work: () => T): T;
  get<K extends RecordKind>(kind: K, id: string): Records[K] | undefined;
  /** Inserts or replaces */
  put<K extends RecordKind>(kind: K, record: Records[K]): void;
  delete(kind: RecordKind, id: string): void;
  /** All records of a kind in a region, in order of insertion */
  list<K extends RecordKind>(kind: K, region: string): Records[K][];
  /** All records of a kind in every region, in order of insertion */
  listAll<K extends RecordKind>(kind: K): Records[K][];
  close(): void;
}
