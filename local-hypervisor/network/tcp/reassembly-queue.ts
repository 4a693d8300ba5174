import { advance, distance, type SequenceNumber } from "./sequence-number";

interface Piece {
  readonly start: SequenceNumber;
  readonly data: Uint8Array;
}

/** Tiny segments cost more than their bytes, so that their number is bounded too */
const maximumPieces = 1024;

/** Bytes that arrived ahead of a gap: sorted pieces that do not overlap. The caller keeps them inside its window. */
export class ReassemblyQueue {
  private pieces: Piece[] = [];

  get isEmpty(): boolean {
    return this.pieces.length === 0;
  }

  /** Copies the bytes that are not here yet; the first copy of a byte wins. A full queue drops them. */
  insert(start: SequenceNumber, data: Uint8Array): void {
    const index = this.firstAfter(start);
    let from = start;
    let rest = data;
    const previous = this.pieces[index - 1];
    if (previous !== undefined) {
      const covered = distance(from, advance(previous.start, previous.data.length));
      if (covered >= rest.length) return;
      if (covered > 0) {
        from = advance(from, covered);
        rest = rest.subarray(covered);
      }
    }
    const added: Piece[] = [];
    let replaced = 0;
    for (let next = index; rest.length > 0; next += 1) {
      const piece = this.pieces[next];
      const gap = piece === undefined ? rest.length : Math.min(distance(from, piece.start), rest.length);
      if (gap > 0) added.push({ start: from, data: rest.slice(0, gap) });
      if (piece === undefined || gap === rest.length) break;
      added.push(piece);
      replaced += 1;
      const end = gap + piece.data.length;
      from = advance(from, end);
      rest = rest.subarray(end);
    }
    if (this.pieces.length + added.length - replaced > maximumPieces) return;
    this.pieces.splice(index, replaced, ...added);
  }

  /** Takes out what continues the stream at `next`, in order */
  takeFrom(next: SequenceNumber): Uint8Array[] {
    const taken: Uint8Array[] = [];
    let position = next;
    let used = 0;
    for (const piece of this.pieces) {
      const skip = distance(piece.start, position);
      if (skip < 0) break;
      used += 1;
      if (skip >= piece.data.length) continue;
      const rest = piece.data.subarray(skip);
      taken.push(rest);
      position = advance(position, rest.length);
    }
    this.pieces.splice(0, used);
    return taken;
  }

  private firstAfter(start: SequenceNumber): number {
    let index = this.pieces.length;
    while (index > 0 && distance(start, (this.pieces[index - 1] as Piece).start) > 0) index -= 1;
    return index;
  }
}
