/** Why a disk does not boot: one sentence for the owner of the image, naming what was looked for and where. */
export class BootError extends Error {
  override readonly name = "BootError";
}
