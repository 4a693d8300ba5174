import type { KeyObject } from "node:crypto";
import type { Log } from "../control-plane/log";
import type { GuestStreamService } from "../control-plane/ports";
import type { Clock } from "../model/clock";
import type { HttpRequest } from "./http/messages";
import { serveHttp } from "./http-connection";
import { createInstanceIdentity } from "./identity/instance-identity";
import type { InstanceMetadataSource } from "./instance-metadata";
import { type MetadataResponse, problem, respond } from "./respond";
import { SessionTokens } from "./session-token";

export interface MetadataServiceOptions {
  /** Asked for every request */
  readonly source: InstanceMetadataSource;
  readonly clock: Clock;
  /** Unpredictable bytes */
  randomBytes(lengthBytes: number): Uint8Array;
  readonly log: Log;
  /** RSA key that signs identity documents. @default - documents have no signature leaves */
  readonly identityKey?: KeyObject;
}

/** The instance metadata service: who asks is known by the interface that the stream came from, never by what it says */
export function createMetadataService(options: MetadataServiceOptions): GuestStreamService {
  const { source, clock, log, identityKey } = options;
  const randomBytes = (lengthBytes: number) => options.randomBytes(lengthBytes);
  const identity = identityKey && createInstanceIdentity(identityKey);
  const tokens = new SessionTokens(randomBytes(32), randomBytes);
  const handle = (request: HttpRequest, instanceId: string): MetadataResponse => {
    try {
      const metadata = source(instanceId);
      if (metadata === undefined) return problem(404);
      return respond(request, metadata, { tokens, now: clock.now(), ...(identity && { identity }) });
    } catch (error) {
      log.error("metadata request failed", { instanceId, method: request.method, path: request.path, error });
      return problem(500);
    }
  };
  return { accept: (stream) => serveHttp(stream, clock, (request) => handle(request, stream.instanceId)) };
}
