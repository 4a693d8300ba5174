import type { Duplex } from "node:stream";

/** Carries bytes both ways until both directions have ended; a stream that breaks takes the other with it. */
export function joinStreams(one: Duplex, other: Duplex): Promise<void> {
  return new Promise((resolve) => {
    let open = 2;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        if (!from.readableEnded) to.destroy();
        open -= 1;
        if (open === 0) resolve();
      });
    }
  });
}
