/**
 * What `look` finds, once it finds something; it is asked every few milliseconds. It has no patience of its own that a
 * slow machine could outlast: what never comes ends with the test's own limit.
 */
export async function until<Found>(look: () => Found | undefined | false): Promise<Found> {
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    // A test that has ended does not keep its process
    await new Promise((resolve) => setTimeout(resolve, 5).unref());
  }
}
