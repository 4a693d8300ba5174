import type { ServerResponse } from "node:http";
import type { GuestMove } from "../control-plane/ports";
import { GuestMotionError } from "../model/errors/guest-motion";

/** What `drydock pause`, `resume` and `move` ask for; each rejects with `GuestMotionError`. */
export interface GuestMotionHandlers {
  pause(instanceId: string): Promise<void>;
  resume(instanceId: string): Promise<void>;
  move(instanceId: string): Promise<GuestMove>;
}

const statuses = { unknown: 404, notNow: 409, unsupported: 501, failed: 500 } as const;

/** `POST /pause?instance=<id>`, `/resume?…`, `/move?…`; a move answers what it took. False for another route */
export function answerGuestMotion(
  route: string,
  query: URLSearchParams,
  response: ServerResponse,
  handlers: GuestMotionHandlers,
): boolean {
  const asked = {
    "POST /pause": handlers.pause,
    "POST /resume": handlers.resume,
    "POST /move": handlers.move,
  };
  const work = Object.entries(asked).find(([name]) => name === route)?.[1];
  if (!work) return false;
  work(query.get("instance") ?? "").then(
    (outcome) => response.setHeader("content-type", "application/json").end(JSON.stringify(outcome ?? {})),
    (error: Error) =>
      response
        .writeHead(error instanceof GuestMotionError ? statuses[error.kind] : statuses.failed)
        .end(error.message),
  );
  return true;
}
