import { bootMovableGuest, movableKinds } from "../support/movable-guest";
import { type Figure, median } from "./report";

const moves = 10;
/** What a guest of 64 MiB may stand still for on a machine that has nothing else to do */
const boundMs = 500;

/**
 * How long a guest stands still while it is moved to another worker, a ping under way every 100 ms: each has to be
 * answered. One guest of every kind of host.
 */
export async function benchGuestMotion(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, kind] of Object.entries(movableKinds)) {
    const { guest, screen, close } = await bootMovableGuest(kind);
    try {
      await screen.run("ping -i 0.1 -c 300 10.0.0.1 > /run/pings & sleep 1");
      const pauses: number[] = [];
      for (let move = 0; move < moves; move++) {
        pauses.push((await guest.move()).pausedMs);
        await screen.run("sleep 1");
      }
      await screen.run("wait");
      const told = await screen.run("grep transmitted /run/pings");
      if (!told.includes(" 0% packet loss")) throw new Error(`${name} that was moved lost pings: ${told}`);
      const against = { what: "what is promised", value: boundMs };
      figures.push({
        what: `${name}: moved, stands still for`,
        value: median(pauses),
        unit: "ms",
        against,
        aim: 1,
        runs: moves,
      });
      figures.push({
        what: `${name}: the longest`,
        value: Math.max(...pauses),
        unit: "ms",
        against,
        aim: 1,
        runs: moves,
      });
    } finally {
      await close();
    }
  }
  return figures;
}
