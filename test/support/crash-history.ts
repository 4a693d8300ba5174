import { sectorBytes, writerOf } from "./stamped-sectors";

/** What a sector may hold after a crash: what was flushed last, or anything that was tried since. */
interface Sector {
  flushed: number;
  /** Serial number and outcome (0 for a discard) of each, in order */
  tried: { serial: number; writer: number }[];
}

interface Point {
  readonly sizeBytes: number;
  readonly sectors: readonly number[];
}

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
    this.sectors = writers.map((flushed) => ({ flushed, tried: [] }));
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
        this.sectors[index]?.tried.push({ serial: a, writer: verb === "W" ? a : 0 });
    } else if (verb === "F") this.serial = a;
    else if (verb === "f") this.covered(a);
    else if (verb === "S") {
      this.serial = b;
      const sectors = this.sectors.map((sector) => sector.tried.at(-1)?.writer ?? sector.flushed);
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
      const allowed = [sector.flushed, ...sector.tried.map(({ writer }) => writer)];
      if (found === undefined ? !torn || sector.tried.length === 0 : !allowed.includes(found))
        throw new Error(`sector ${index} holds ${found}; it may hold ${allowed.join(" or ")}`);
      sector.flushed = found ?? -1;
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
      if (found !== expected && expected !== -1)
        throw new Error(`sector ${index} of ${id} holds ${found}, not ${expected}`);
    });
  }

  private covered(serial: number): void {
    this.acknowledged++;
    for (const sector of this.sectors) {
      while (sector.tried[0] && sector.tried[0].serial <= serial)
        sector.flushed = (sector.tried.shift() as { writer: number }).writer;
    }
  }

  private grow(sizeBytes: number): void {
    while (this.sizeBytes < sizeBytes) this.sectors.push({ flushed: 0, tried: [] });
  }
}
