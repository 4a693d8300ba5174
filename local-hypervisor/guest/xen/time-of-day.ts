import type { Xenstore } from "./xenstore/xenstore";

/** Below the domain's own part of the store, where what is in `data` is the guest's */
export const timeOfDayNode = "data/time-of-day";
/** Seconds since 1970 and nanoseconds of the second, 64 bits each, little endian: `struct timespec` of `clock_settime64` */
export const timeOfDayBytes = 16;

/**
 * Answers a guest that asks what time it is: it makes the node empty, and then reads it. Xen tells the time of day in
 * the shared page, but Linux looks there only when it begins or goes on, and takes what has passed since for uptime.
 *
 * @param now milliseconds since 1970; called when the guest asks
 */
export function answerTimeOfDay(store: Xenstore, now: () => number): void {
  const path = `/local/domain/${store.domainId}/${timeOfDayNode}`;
  store.watch(path, () => {
    if (store.read(path) === "") store.write(path, timeOfDay(now()));
  });
}

/** @param timeMs milliseconds since 1970 */
export function timeOfDay(timeMs: number): string {
  const bytes = Buffer.alloc(timeOfDayBytes);
  const seconds = Math.floor(timeMs / 1000);
  bytes.writeBigInt64LE(BigInt(seconds), 0);
  bytes.writeBigInt64LE(BigInt(Math.floor((timeMs - seconds * 1000) * 1e6)), 8);
  return bytes.toString("latin1");
}
