/** Why a guest is not paused, resumed or moved; the message is for people. */
export class GuestMotionError extends Error {
  override readonly name = "GuestMotionError";
  constructor(
    message: string,
    readonly kind: "unknown" | "notNow" | "unsupported" | "failed",
  ) {
    super(message);
  }
}

const unknownInstance = (instanceId: string): GuestMotionError =>
  new GuestMotionError(`There is no instance ${instanceId}; list them with: npx drydock ps --all`, "unknown");

const notRunning = (instanceId: string, state: string): GuestMotionError =>
  new GuestMotionError(
    state === "pending"
      ? `${instanceId} is just starting. Try again once it runs.`
      : `${instanceId} is ${state}; only a running instance can be paused, resumed or moved.`,
    "notNow",
  );

const alreadyPaused = (instanceId: string): GuestMotionError =>
  new GuestMotionError(
    `${instanceId} is paused. Let it go on first, with: npx drydock resume ${instanceId}`,
    "notNow",
  );

const notPaused = (instanceId: string): GuestMotionError =>
  new GuestMotionError(`${instanceId} is not paused.`, "notNow");

const engineSavesNothing = (instanceId: string, engine: string): GuestMotionError =>
  new GuestMotionError(
    `${instanceId} runs on the engine ${engine}, which does not pause and move guests. The embedded engine does: ` +
      "start the daemon with DRYDOCK_ENGINE=v86 and launch an i386 instance.",
    "unsupported",
  );

/** The engine's own sentence */
const engineRefused = (message: string, isForNow: boolean): GuestMotionError =>
  new GuestMotionError(message, isForNow ? "notNow" : "failed");

export const guestMotionErrors = {
  unknownInstance,
  notRunning,
  alreadyPaused,
  notPaused,
  engineSavesNothing,
  engineRefused,
};
