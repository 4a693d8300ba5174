import type { QmpClient, QmpError } from "./qmp-client";

/** A card is pulled again while the guest runs: one that still boots does not hear it */
const unplugAgainMs = 5_000;

/** Pulls a card; resolves when the guest's operating system has let it go, or the guest is gone */
export async function removeCard(qmp: QmpClient, id: string, guestGone: Promise<unknown>): Promise<void> {
  let deleted = false;
  let settle: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    settle = () => {
      deleted = true;
      resolve();
    };
  });
  const forget = qmp.onEvent(({ event, data }) => {
    if (event === "DEVICE_DELETED" && data?.device === id) settle();
  });
  void guestGone.then(settle);
  while (!deleted) {
    await qmp.execute("device_del", { id }).catch((error: QmpError) => {
      if (error.errorClass === "DeviceNotFound" || error.errorClass === "Closed") settle();
    });
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, unplugAgainMs).unref())]);
  }
  forget();
}
