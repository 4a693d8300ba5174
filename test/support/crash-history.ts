import { sectorBytes, writerOf } from "./stamped-sectors";

/** Outcome of one write or discard (0) of a sector. A failed one, on a full disk, may have been done or not. */
interface Attempt {
  readonly serial: number;
  readonly writer: number;
  failed: boolean;
}

/** What a sector may hold after a crash: what was flushed last, or anything that was tried since. */
interface Sector {
  /** One, or several where a write failed before the flush */
  flushed: readonly number[];
  /** In order */
  tried: Attempt[];
}

interface Point {
  readonly sizeBytes: number;
  /** What each sector may hold; always the same once it was looked at */
  readonly sectors: (readonly number[])[];
}

/** What a sector may hold once the attempts are done, in order */
const outcomes = (before: readonly number[], attempts: readonly Attempt[]): readonly number[] => {
  const certain = attempts.findLastIndex(({ failed }) => !failed);
  const perhaps = attempts.slice(Math.max(certain, 0)).map(({ writer }) => writer);
  return certain < 0 ? [...before, ...perhaps] : perhaps;
};

/** What must be, and may be, in a store by what its writer said before it was killed. */
export class CrashHistory {
  readonly sectors: Sector[] = [];
  /** Snapshots that must be there */
  readonly snapshots = new Map<string, Point>();
  /** Snapshots that may be there: their making or their deletion was under way */
  readonly doubtful = new Map<string, Point>();
  serial = 1;
  full = 0;
  acknowledged = 0;
  /** A size that was asked for and not answered */
  private maybeSize = 0;

  constructor(writers: readonly number[]) {
    this.sectors = writers.map((writer) => ({ flushed: [writer], tried: [] }));
  }

  get sizeBytes(): number {
    return this.sectors.length * sectorBytes;
  }

  hear(line: string): void {
    const [verb, ...rest] = line.split(" ");
    const [a = 0, b = 0, c = 0] = rest.map(Number);
    const id = rest[0] ?? "";
    if (verb === "W" || verb === "D") {
      this.serial = a;
      for (let index = b; index < b + c; index++)
        this.sectors[index]?.tried.push({ serial: a, writer: verb === "W" ? a : 0, failed: false });
    } else if (verb === "N") this.notDone(a);
    else if (verb === "F") this.serial = a;
    else if (verb === "f") this.covered(a);
    else if (verb === "S") {
      this.serial = b;
      const sectors = this.sectors.map(({ flushed, tried }) => outcomes(flushed, tried));
      this.doubtful.set(id, { sizeBytes: this.sizeBytes, sectors });
    } else if (verb === "s") {
      this.snapshots.set(id, this.doubtful.get(id) as Point);
      this.doubtful.delete(id);
      this.covered(Number(id.slice("snap-".length)));
    } else if (verb === "X") {
      this.doubtful.set(id, this.snapshots.get(id) as Point);
      this.snapshots.delete(id);
    } else if (verb === "x") this.doubtful.delete(id);
    else if (verb === "R") this.maybeSize = a;
    else if (verb === "r") this.grow(a);
    else if (verb === "full") this.full++;
  }

  /** Whether what a sector holds was tried and never flushed: a power cut may leave anything there */
  isUnflushed(index: number, writer: number): boolean {
    return this.sectors[index]?.tried.some((each) => each.writer === writer && writer !== 0) ?? false;
  }

  /** Holds what was found against what may be, and goes on from there. `torn`: unflushed sectors may hold anything */
  settle(bytes: Uint8Array, torn: boolean): void {
    if (bytes.length !== this.sizeBytes && bytes.length === this.maybeSize) this.grow(bytes.length);
    if (bytes.length !== this.sizeBytes)
      throw new Error(`the volume has ${bytes.length} bytes, not ${this.sizeBytes}`);
    this.sectors.forEach((sector, index) => {
      const found = writerOf(bytes.subarray(index * sectorBytes, (index + 1) * sectorBytes), index);
      const allowed = [...sector.flushed, ...sector.tried.map(({ writer }) => writer)];
      // A sector that was torn, now or in an earlier life, has no writer, or is nothing but zeroes
      const mayBeTorn = !found && (sector.flushed.includes(-1) || (torn && sector.tried.length > 0));
      if (!mayBeTorn && (found === undefined || !allowed.includes(found)))
        throw new Error(`sector ${index} holds ${found}; it may hold ${allowed.join(" or ")}`);
      sector.flushed = [found ?? -1];
      sector.tried = [];
    });
    this.maybeSize = 0;
  }

  /** Holds a snapshot against its point in time */
  checkSnapshot(id: string, bytes: Uint8Array): void {
    const point = this.snapshots.get(id) ?? this.doubtful.get(id);
    if (!point) throw new Error(`nobody made ${id}`);
    if (bytes.length !== point.sizeBytes)
      throw new Error(`${id} has ${bytes.length} bytes, not ${point.sizeBytes}`);
    point.sectors.forEach((expected, index) => {
      const found = writerOf(bytes.subarray(index * sectorBytes, (index + 1) * sectorBytes), index);
      // A sector that a power cut tore before the snapshot was made has no writer: it holds what it holds
      if (expected.includes(-1)) return;
      if (found === undefined || !expected.includes(found))
        throw new Error(`sector ${index} of ${id} holds ${found}, not ${expected.join(" or ")}`);
      point.sectors[index] = [found];
    });
  }

  private covered(serial: number): void {
    this.acknowledged++;
    for (const sector of this.sectors) {
      const first = sector.tried.findIndex((attempt) => attempt.serial > serial);
      const done = sector.tried.splice(0, first < 0 ? sector.tried.length : first);
      sector.flushed = outcomes(sector.flushed, done);
    }
  }

  private notDone(serial: number): void {
    for (const { tried } of this.sectors)
      for (const attempt of tried) if (attempt.serial === serial) attempt.failed = true;
  }

  private grow(sizeBytes: number): void {
    while (this.sizeBytes < sizeBytes) this.sectors.push({ flushed: [0], tried: [] });
  }
}
