/** Progress of long work: a line a step, with the seconds that it took once it is over. */
export interface Progress {
  readonly step: (what: string) => void;
  readonly done: () => void;
}

export function startProgress(
  write: (text: string) => void = (text) => void process.stderr.write(text),
  now: () => number = Date.now,
): Progress {
  let current: { what: string; sinceMs: number } | undefined;
  const finish = (): void => {
    if (current) write(` (${((now() - current.sinceMs) / 1000).toFixed(1)} s)\n`);
    current = undefined;
  };
  return {
    step: (what) => {
      finish();
      write(`  ${what} …`);
      current = { what, sinceMs: now() };
    },
    done: finish,
  };
}
