import type { QmpClient, QmpError } from "./qmp-client";

/** A card is pulled again while the system runs that has it: one that still boots does not hear it */
const pullAgainMs = 5_000;

/** Pulls a card; resolves when the operating system has let it go, when there is none, or when that system is gone. */
export async function removeCard(qmp: QmpClient, id: string, systemGone: Promise<unknown>): Promise<void> {
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
  void systemGone.then(settle);
  while (!deleted) {
    await qmp.execute("device_del", { id }).catch((error: QmpError) => {
      if (error.errorClass === "DeviceNotFound" || error.errorClass === "Closed") settle();
    });
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([gone, new Promise((resolve) => (timer = setTimeout(resolve, pullAgainMs)))]);
    clearTimeout(timer);
  }
  forget();
}
