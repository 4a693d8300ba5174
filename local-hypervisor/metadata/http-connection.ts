import type { GuestStream } from "../control-plane/ports";
import type { Clock } from "../model/clock";
import { HttpError } from "./http/http-error";
import type { HttpRequest } from "./http/messages";
import { RequestParser } from "./http/request-parser";
import { serializeResponse } from "./http/serialize-response";
import { type MetadataResponse, problem } from "./respond";

/** A connection without a request ends after this long, milliseconds */
const idleMs = 60_000;

/** Answers that wait for a guest that does not take them, bytes; then its requests wait too */
const maximumUnacknowledgedBytes = 64 * 1024;

/** Serves requests of one stream in their order until either side has enough. Never throws into the network. */
export function serveHttp(
  stream: GuestStream,
  clock: Clock,
  handle: (request: HttpRequest) => MetadataResponse,
): void {
  const parser = new RequestParser();
  let guestEnded = false;
  let finished = false;
  let cancelIdle = () => {};

  const restartIdle = () => {
    cancelIdle();
    cancelIdle = clock.after(idleMs, () => stream.abort());
  };
  const finish = () => {
    finished = true;
    stream.end();
  };
  const answer = (response: MetadataResponse, options: { withoutBody: boolean; keepAlive: boolean }) => {
    // A hop limit stays for the rest of the connection: a repetition of the token may leave after a later answer.
    stream.write(serializeResponse(response, { ...options, now: clock.now() }), response.hopLimit);
    if (!options.keepAlive) finish();
  };
  const answerNext = (): boolean => {
    try {
      const request = parser.next();
      if (request === undefined) return false;
      answer(handle(request), { withoutBody: request.method === "HEAD", keepAlive: request.keepAlive });
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      answer(problem(error.status), { withoutBody: false, keepAlive: false });
    }
    return true;
  };
  const work = () => {
    while (!finished && stream.unacknowledgedBytes < maximumUnacknowledgedBytes && answerNext()) {}
    if (finished) return;
    if (stream.unacknowledgedBytes >= maximumUnacknowledgedBytes) stream.pause();
    else if (guestEnded) finish();
    else stream.resume();
  };

  stream.onData((data) => {
    if (finished) return; // what follows the last request is nobody's
    restartIdle();
    parser.add(data);
    work();
  });
  stream.onAcknowledged(work);
  stream.onEnd(() => {
    guestEnded = true;
    work();
  });
  stream.onClose(() => {
    finished = true;
    cancelIdle();
  });
  restartIdle();
}
