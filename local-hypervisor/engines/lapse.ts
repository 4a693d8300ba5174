/** Resolves after so many milliseconds, and keeps nobody from ending meanwhile: the other side of a race. */
export const lapse = (delayMs: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), delayMs).unref());
