import type { Clock } from "../../local-hypervisor/model/clock";
import type { SeededRandom } from "./seeded-random";

/** What a link does to frames, each with its probability. */
export interface LinkFaults {
  readonly loss: number;
  readonly duplication: number;
  /** Frames that come later than ones sent after them */
  readonly reordering: number;
  /** Frames with a bit flipped */
  readonly corruption: number;
}

export const perfectLink: LinkFaults = { loss: 0, duplication: 0, reordering: 0, corruption: 0 };

/** One direction of a cable that delays frames by `delayMs` and mistreats some; the same seed mistreats the same. */
export function lossyLink(options: {
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly faults: LinkFaults;
  readonly delayMs: number;
  deliver(frame: Uint8Array): void;
}): (frame: Uint8Array) => void {
  const { clock, random, faults, delayMs } = options;
  const happens = (probability: number) => random.next() < probability;
  return (frame) => {
    const copies = happens(faults.loss) ? 0 : happens(faults.duplication) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const sent = frame.slice();
      if (sent.length > 0 && happens(faults.corruption)) {
        const place = random.below(sent.length);
        sent[place] = (sent[place] as number) ^ (1 << random.below(8));
      }
      const late = happens(faults.reordering) ? random.next() * 10 * delayMs : 0;
      clock.after(delayMs + late, () => options.deliver(sent));
    }
  };
}
