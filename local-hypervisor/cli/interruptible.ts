/** Runs work that Ctrl-C aborts: the work clears up and rejects with the signal's reason, and the process ends as shells expect. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new Error("interrupted"));
  process.on("SIGINT", abort);
  process.on("SIGTERM", abort);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    process.stderr.write("\ninterrupted; nothing is left behind\n");
    process.exit(130);
  } finally {
    process.off("SIGINT", abort);
    process.off("SIGTERM", abort);
  }
}
