import { basename, dirname } from "node:path";
import { chunkBytes } from "./geometry";
import { HolePuncher } from "./hole-puncher";
import { adjoin, fileOffset, type SegmentFiles, slotsPerSegment } from "./segment-files";

/** Slots that are given back at a time, in which none of them can be taken: 64 MiB */
const maxPunchedSlots = 1024;

/** Gives the space of free slots back to the file system, behind everybody's back. */
export class SpaceReturner {
  private readonly wanted = new Set<number>();
  private underWay: ReadonlySet<number> = new Set();
  private running: Promise<void> | undefined;
  private canPunch = true;
  private closed = false;

  /** @param onReturned called when slots that were under way may be taken */
  constructor(
    private readonly files: SegmentFiles,
    private readonly onReturned: () => void,
  ) {}

  /** A free slot that may hold bytes */
  add(slot: number): void {
    this.wanted.add(slot);
  }

  /** A slot that is taken again */
  cancel(slot: number): void {
    this.wanted.delete(slot);
  }

  /** Its bytes are just being given back to the file system: nobody may take it meanwhile */
  isUnderWay(slot: number): boolean {
    return this.underWay.has(slot);
  }

  /** Begins, unless it is at it already */
  begin(): void {
    if (this.running || !this.canPunch || this.closed || this.wanted.size === 0) return;
    this.running = this.run()
      .catch(() => {
        // No such program, or a file system that cannot: the space is used again instead
        this.canPunch = false;
        this.wanted.clear();
      })
      .finally(() => {
        this.running = undefined;
        this.end();
        this.begin();
      });
  }

  /** Resolves when free space that could be given back was */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.idle();
    await HolePuncher.forget(dirname(this.files.folder));
  }

  private async run(): Promise<void> {
    // Wait a little for neighbours, so that few runs of the program give much back
    await new Promise((resolve) => setTimeout(resolve, 20).unref());
    const slots = [...this.wanted].sort((a, b) => a - b);
    const puncher = await HolePuncher.start(this.files.folder, dirname(this.files.folder));
    try {
      await this.punchRuns(puncher, slots);
    } finally {
      await puncher.close();
    }
  }

  /** From the end, a run at a time: slots are taken from the beginning, and what is being given back cannot be */
  private async punchRuns(puncher: HolePuncher, slots: readonly number[]): Promise<void> {
    for (let last = slots.length - 1; last >= 0; last--) {
      const run: number[] = [];
      for (let at = last; at >= 0 && run.length < maxPunchedSlots; at--) {
        const slot = slots[at] as number;
        if (!this.wanted.has(slot) || (run.length > 0 && !adjoin(slot, run.at(-1) as number))) break;
        run.push(slot);
      }
      const first = run.at(-1);
      if (first === undefined) continue;
      last -= run.length - 1;
      for (const slot of run) this.wanted.delete(slot);
      this.underWay = new Set(run);
      const segment = this.files.of(first);
      await puncher.punch(basename(segment.path), fileOffset(first), run.length * chunkBytes);
      const at = first % slotsPerSegment;
      segment.touched.fill(0, at, at + run.length);
      this.end();
    }
  }

  private end(): void {
    this.underWay = new Set();
    this.onReturned();
  }
}
