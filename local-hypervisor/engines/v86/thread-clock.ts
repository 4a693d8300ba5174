import { type Clock, systemClock } from "../../model/clock";

/** Time of a guest's thread, in milliseconds and parts of them since it began: nobody sets it, as people set the machine's */
export const threadClock: Clock = {
  now: () => performance.now(),
  after: systemClock.after,
};
