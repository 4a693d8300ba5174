/**
 * Holds a guest's time of day to this machine's. Asking may take its time on a busy machine: what counts is that the
 * answer lies between the question and its coming, give or take the tolerance.
 *
 * @param run runs a command in the guest and gives what it prints
 */
export async function expectTimeOfDay(
  run: (command: string) => Promise<string>,
  toleranceSeconds = 2,
): Promise<void> {
  const asked = Date.now() / 1000;
  const told = Number(await run("date +%s"));
  expect(told).toBeGreaterThan(asked - toleranceSeconds);
  expect(told).toBeLessThan(Date.now() / 1000 + toleranceSeconds);
}
