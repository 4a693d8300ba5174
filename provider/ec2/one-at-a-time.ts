const running = new Map<string, Promise<unknown>>();

/** Runs pieces of work about one thing one after the other: those that read it and write it back would else collide. */
export function oneAtATime<Output>(key: string, work: () => Promise<Output>): Promise<Output> {
  const before = running.get(key) ?? Promise.resolve();
  const result = before.then(work, work);
  const settled = result.then(
    () => undefined,
    () => undefined,
  );
  running.set(key, settled);
  void settled.then(() => {
    if (running.get(key) === settled) running.delete(key);
  });
  return result;
}
