/** A map that forgets its oldest entry rather than grow beyond a number of entries. */
export class BoundedMap<K, V> {
  private readonly entries = new Map<K, V>();

  constructor(private readonly maximumEntries: number) {}

  get size(): number {
    return this.entries.size;
  }

  get(key: K): V | undefined {
    return this.entries.get(key);
  }

  /** Makes the entry the youngest; gives the one that had to go for it */
  set(key: K, value: V): V | undefined {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size <= this.maximumEntries) return undefined;
    const [oldest] = this.entries;
    if (oldest === undefined) return undefined;
    this.entries.delete(oldest[0]);
    return oldest[1];
  }

  delete(key: K): void {
    this.entries.delete(key);
  }

  /** Oldest first */
  values(): IterableIterator<V> {
    return this.entries.values();
  }
}
