/**
 * Rounds of a test with real guests: few in `npm test`, many nightly. DRYDOCK_ROUNDS says another number, for a stretch
 * of the nightly size.
 */
export const roundsOf = (few: number, nightly: number): number =>
  Number(process.env.DRYDOCK_ROUNDS ?? (process.env.DRYDOCK_NIGHTLY === "1" ? nightly : few));
