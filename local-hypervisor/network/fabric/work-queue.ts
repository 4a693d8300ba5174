/**
 * Work that is done in order and never inside itself: what is added while a piece is done waits for its turn, so that
 * guests that answer at once do not pile up calls.
 */
export class WorkQueue<T> {
  private waiting: T[] = [];
  private next = 0;
  private working = false;

  constructor(private readonly work: (item: T) => void) {}

  add(item: T): void {
    this.waiting.push(item);
    if (this.working) return;
    this.working = true;
    try {
      while (this.next < this.waiting.length) {
        const item = this.waiting[this.next] as T;
        this.next += 1;
        if (this.next === 1024) {
          this.waiting = this.waiting.slice(this.next);
          this.next = 0;
        }
        this.work(item);
      }
    } finally {
      this.waiting = this.waiting.slice(this.next);
      this.next = 0;
      this.working = false;
    }
  }
}
