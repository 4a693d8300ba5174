import { join } from "node:path";
import { GroupedWork, syncFolder } from "./file-io";
import { Journal, type JournalEntries } from "./journal";
import { settled } from "./pieces";
import type { Space } from "./space";

/** Chunks and zones whose checksums a crash would lose, before the tree is written again */
const maxYoungChunks = 16_384;
const maxZones = 32;

/**
 * What an open volume changed since its tree was written, and its journals, which say so to the next opening: one, or
 * while a tree is being written two, of which the second begins where that tree ends.
 */
export class ChangeLog {
  /** Where chunks are, as no journal has it yet */
  records = new Map<number, number>();
  /** Chunks with a slot that no write to has resolved yet */
  readonly unrecorded = new Set<number>();
  /** Chunks whose slot is, or will be, in every journal: they may be written in place */
  readonly young = new Set<number>();
  /** Zones that every journal has a record of intent of */
  readonly zones = new Set<number>();
  /** Slots that the volume no longer has, until a journal or a tree says so */
  limbo: number[] = [];
  private wantedZones = new Set<number>();
  private readonly intents = new GroupedWork(() => this.recordIntents());
  private readonly flushes = new GroupedWork(() => this.flushNow());
  private journals: Journal[] = [];
  private journalMade: Promise<void> | undefined;

  constructor(
    private readonly volumeId: string,
    private readonly space: Space,
  ) {}

  get isEmpty(): boolean {
    return this.records.size === 0 && this.young.size === 0 && this.zones.size === 0;
  }

  get hasJournal(): boolean {
    return this.journals.length > 0;
  }

  /** So much that a crash would cost many checksums */
  get isLong(): boolean {
    return this.young.size >= maxYoungChunks || this.zones.size >= maxZones;
  }

  /** Makes the pool's bytes durable, then where they are */
  flush(): Promise<void> {
    return this.flushes.request();
  }

  /**
   * Resolves when no flush is under way that took its records before now. What it took may be out of date by then, and
   * is put back when it fails: nobody else may have taken what came after meanwhile
   */
  flushed(): Promise<void> {
    return this.flushes.over();
  }

  /** Zones are about to be written in place: durable once resolved */
  intend(zones: Iterable<number>): Promise<void> {
    for (const zone of zones) this.wantedZones.add(zone);
    return this.intents.request();
  }

  /** Begins the journal of what is changed from now on, beside the one that there is */
  async begin(): Promise<void> {
    await this.madeJournal();
    this.journals.push(await this.makeJournal(this.generation + 1));
  }

  /** What the first journal says is in a tree */
  async removeFirst(): Promise<void> {
    await this.journals.shift()?.remove();
  }

  /** The tree that the last journal was begun for does not come about */
  async removeLast(): Promise<void> {
    await this.journals.pop()?.remove();
  }

  async removeAll(): Promise<void> {
    for (const journal of this.journals.splice(0)) await journal.remove();
    this.journalMade = undefined;
  }

  /** Leaves the journals for the next opening */
  async close(): Promise<void> {
    for (const journal of this.journals.splice(0)) await journal.close();
  }

  /** What the last process's journal has, which goes on; undefined when there is none */
  async recover(): Promise<{ slots: Map<number, number>; zones: Set<number> } | undefined> {
    const path = this.journalPath(this.generation);
    const { slots, zones, end } = await Journal.replay(path);
    if (end === 0) return undefined;
    this.journals.push(await Journal.reopen(path, end));
    this.journalMade = Promise.resolve();
    return { slots, zones };
  }

  private get generation(): number {
    return this.space.volumes.get(this.volumeId).generation;
  }

  private async recordIntents(): Promise<void> {
    const zones = this.wantedZones;
    this.wantedZones = new Set();
    await this.append({ slots: new Map(), zones });
    for (const zone of zones) this.zones.add(zone);
  }

  private async flushNow(): Promise<void> {
    const { records, limbo } = this;
    this.records = new Map();
    this.limbo = [];
    try {
      await this.space.pool.sync();
      if (records.size > 0) await this.append({ slots: records, zones: [] });
    } catch (error) {
      for (const [chunk, slot] of this.records) records.set(chunk, slot);
      this.records = records;
      this.limbo = [...limbo, ...this.limbo];
      throw error;
    }
    if (limbo.length > 0) this.space.trees.release({ pages: [], slots: limbo });
  }

  private async append(entries: JournalEntries): Promise<void> {
    await this.madeJournal();
    await settled(this.journals.map((journal) => journal.append(entries)));
  }

  private async madeJournal(): Promise<void> {
    this.journalMade ??= this.makeJournal(this.generation).then(
      (journal) => void this.journals.push(journal),
      (error) => {
        this.journalMade = undefined;
        throw error;
      },
    );
    await this.journalMade;
  }

  private async makeJournal(generation: number): Promise<Journal> {
    const journal = await Journal.create(this.journalPath(generation));
    await syncFolder(this.space.volumes.folder);
    return journal;
  }

  private journalPath(generation: number): string {
    return join(this.space.volumes.folder, `${this.volumeId}.${generation}.journal`);
  }
}
