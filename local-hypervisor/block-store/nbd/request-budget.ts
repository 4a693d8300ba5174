/** Requests of one connection that are carried out at the same time */
const maxRequests = 128;

/** Bytes that they read and write together, unless it is one request alone */
const maxBytes = 8 * 2 ** 20;

/** Bounds what the requests of one connection take of memory: who has no room waits with its bytes in the socket. */
export class RequestBudget {
  private requests = 0;
  private bytes = 0;
  private woken: (() => void) | undefined;

  holds(bytes: number): boolean {
    return this.requests === 0 || (this.requests < maxRequests && this.bytes + bytes <= maxBytes);
  }

  async untilItHolds(bytes: number): Promise<void> {
    while (!this.holds(bytes)) await this.change();
  }

  async untilIdle(): Promise<void> {
    while (this.requests > 0) await this.change();
  }

  take(bytes: number): void {
    this.requests++;
    this.bytes += bytes;
  }

  giveBack(bytes: number): void {
    this.requests--;
    this.bytes -= bytes;
    const { woken } = this;
    this.woken = undefined;
    woken?.();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => {
      this.woken = resolve;
    });
  }
}
