/** Progress of long work: a line a step, with the seconds that it took once it is over. */
export interface Progress {
  readonly step: (what: string) => void;
  /** How far the step has come; shown on terminals only */
  readonly percent: (value: number) => void;
  readonly done: () => void;
}

export function startProgress(
  write: (text: string) => void = (text) => void process.stderr.write(text),
  now: () => number = Date.now,
  isTerminal: boolean = process.stderr.isTTY === true,
): Progress {
  let current: { what: string; sinceMs: number; percent?: number } | undefined;
  const finish = (): void => {
    if (current?.percent !== undefined) write(`\r  ${current.what} …\x1b[K`);
    if (current) write(` (${((now() - current.sinceMs) / 1000).toFixed(1)} s)\n`);
    current = undefined;
  };
  return {
    step: (what) => {
      finish();
      write(`  ${what} …`);
      current = { what, sinceMs: now() };
    },
    percent: (value) => {
      const percent = Math.floor(value);
      if (!isTerminal || !current || current.percent === percent) return;
      current.percent = percent;
      write(`\r  ${current.what} … ${percent} %`);
    },
    done: finish,
  };
}
