import type { Clock } from "../../model/clock";

/** EC2's limit for an interface ("DNS quotas" in Amazon VPC's documentation) */
const queriesPerSecond = 1024;

/** Counts queries by interface in each second of the clock. */
export class QueryRate {
  private second = 0;
  private readonly counts = new Map<string, number>();

  constructor(private readonly clock: Pick<Clock, "now">) {}

  /** Whether one more query of this interface may be answered */
  admits(networkInterfaceId: string): boolean {
    const second = Math.floor(this.clock.now() / 1000);
    if (second !== this.second) {
      this.second = second;
      this.counts.clear();
    }
    const count = this.counts.get(networkInterfaceId) ?? 0;
    this.counts.set(networkInterfaceId, count + 1);
    return count < queriesPerSecond;
  }
}
