import type { RecordKind, Store } from "../model/store";
import type { Log } from "./log";

/** Something that takes time or touches a device, started once the records that ask for it are durable. */
export type Effect = () => void | Promise<void>;

/** Effects that belong to the transaction that scheduled them, and are owned until they end. */
export interface Effects {
  /**
   * Starts `effect` when the running transaction has committed, drops it when that rolls back. Outside of a
   * transaction it starts at once. A failure is logged, never thrown.
   */
  afterCommit(effect: Effect): void;
  /**
   * The same, but begun with the commit itself: when the call that committed returns, `effect` has run up to its first
   * wait. For what has to happen at that moment and no later.
   */
  atCommit(effect: Effect): void;
  /** Resolves when every effect that was started has ended, those that it started in turn included */
  settled(): Promise<void>;
  /**
   * Registers what looks at every commit, before its effects start: called once a transaction with the kinds of the
   * records that it wrote or deleted. A failure is logged, never thrown.
   */
  onCommit(observe: (kinds: ReadonlySet<RecordKind>) => void): void;
}

/** Joins a store with effects: the returned store's transactions run what `afterCommit` was given within them. */
export function withEffects(store: Store, log: Log): { store: Store; effects: Effects } {
  const running = new Set<Promise<void>>();
  let depth = 0;
  let scheduled: (() => void)[] = [];
  let written: RecordKind[] = [];
  const observers: ((kinds: ReadonlySet<RecordKind>) => void)[] = [];

  function committed(): void {
    if (written.length === 0) return;
    const kinds = new Set(written);
    written = [];
    for (const observe of observers) {
      try {
        observe(kinds);
      } catch (error) {
        log.error("a look at a commit failed", { error });
      }
    }
  }

  /** A write outside of a transaction is one of its own. */
  function write(kind: RecordKind, work: () => void): void {
    work();
    written.push(kind);
    if (depth === 0) committed();
  }

  function start(begin: () => Promise<void>): void {
    const run: Promise<void> = begin()
      .catch((error: unknown) => log.error("a scheduled effect failed", { error }))
      .finally(() => running.delete(run));
    running.add(run);
  }

  function schedule(begin: () => Promise<void>): void {
    if (depth === 0) start(begin);
    else scheduled.push(() => start(begin));
  }

  function transaction<T>(work: () => T): T {
    const before = { scheduled: scheduled.length, written: written.length };
    let outcome: T;
    depth += 1;
    try {
      outcome = store.transaction(work);
    } catch (error) {
      scheduled.length = before.scheduled;
      written.length = before.written;
      throw error;
    } finally {
      depth -= 1;
    }
    if (depth === 0) {
      const effects = scheduled;
      scheduled = [];
      committed();
      for (const begin of effects) begin();
    }
    return outcome;
  }

  return {
    store: {
      transaction,
      get: (kind, id) => store.get(kind, id),
      put: (kind, record) => write(kind, () => store.put(kind, record)),
      delete: (kind, id) => write(kind, () => store.delete(kind, id)),
      list: (kind, region) => store.list(kind, region),
      listAll: (kind) => store.listAll(kind),
      close: () => store.close(),
    },
    effects: {
      afterCommit: (effect) => schedule(() => Promise.resolve().then(effect)),
      // An async function runs at once up to its first wait, and turns what is thrown into a rejection.
      atCommit: (effect) => schedule(async () => effect()),
      settled: async () => {
        while (running.size > 0) await Promise.all(running);
      },
      onCommit: (observe) => {
        observers.push(observe);
      },
    },
  };
}
