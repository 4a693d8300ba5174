import type { QmpClient, QmpError } from "../qemu/qmp-client";

/** The request is made again meanwhile: a kernel that still starts does not hear it */
const pullAgainMs = 5_000;

/** Pulls a device; resolves when dom0 has let it go, when there is none, or when QEMU is gone. */
export async function pullDevice(qmp: QmpClient, id: string, ended: Promise<unknown>): Promise<void> {
  let isGone = false;
  let settle: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    settle = () => {
      isGone = true;
      resolve();
    };
  });
  const forget = qmp.onEvent(({ event, data }) => {
    if (event === "DEVICE_DELETED" && data?.device === id) settle();
  });
  void ended.then(settle);
  while (!isGone) {
    await qmp.execute("device_del", { id }).catch((error: QmpError) => {
      if (error.errorClass === "DeviceNotFound" || error.errorClass === "Closed") settle();
    });
    if (isGone) break;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([gone, new Promise((resolve) => (timer = setTimeout(resolve, pullAgainMs)))]);
    clearTimeout(timer);
  }
  forget();
}
