interface Epoch {
  readers: number;
  /** What to do once nobody reads any longer who began in this epoch or before */
  readonly afterwards: (() => void)[];
}

/** Keeps space that was given back from being used again while someone may still read what it held. */
export class Epochs {
  private epochs: Epoch[] = [{ readers: 0, afterwards: [] }];

  /** Begins to read; the result ends it */
  enter(): () => void {
    const epoch = this.epochs[this.epochs.length - 1] as Epoch;
    epoch.readers++;
    return () => {
      epoch.readers--;
      if (epoch.readers === 0 && this.epochs.length > 1) this.advance();
    };
  }

  /** Runs `work` once everybody who reads now is done */
  afterReaders(work: () => void): void {
    (this.epochs[this.epochs.length - 1] as Epoch).afterwards.push(work);
    this.epochs.push({ readers: 0, afterwards: [] });
    this.advance();
  }

  private advance(): void {
    while (this.epochs.length > 1 && this.epochs[0]?.readers === 0) {
      for (const work of this.epochs.shift()?.afterwards ?? []) work();
    }
  }
}
