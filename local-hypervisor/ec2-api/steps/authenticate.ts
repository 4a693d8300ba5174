import { timingSafeEqual } from "node:crypto";
import { findRegion } from "../../../schemas/catalogues/regions";
import { abbreviate } from "../../model/errors/request";
import {
  authFailure,
  incompleteSignature,
  invalidClientTokenId,
  requestExpired,
  signatureDoesNotMatch,
} from "../errors";
import type { Exchange, Step } from "../exchange";
import { type Authorization, readAuthorization } from "../signature/authorization";
import { expectedSignature } from "../signature/canonical-request";

/** How far the clock of a client may be off, milliseconds: five minutes, as EC2 has it. */
const clockSkewMs = 5 * 60 * 1000;

/** Verifies the signature against the credentials of this hypervisor; the region is the one of the signature's scope. */
export const authenticate: Step = (exchange) => {
  const authorization = readAuthorization(exchange);
  const { credentials } = exchange.options;
  const isSts = exchange.protocol.service === "sts";
  if (authorization.service !== exchange.protocol.service) {
    throw incompleteSignature(
      `Credential should be scoped to correct service: '${exchange.protocol.service}'.`,
    );
  }
  if (authorization.accessKeyId !== credentials.accessKeyId)
    throw isSts ? invalidClientTokenId() : authFailure();
  const expected = expectedSignature(exchange, authorization, credentials.secretAccessKey);
  if (!isSameSignature(expected, authorization.signature))
    throw isSts ? signatureDoesNotMatch() : authFailure();
  requireFresh(exchange, authorization);
  const { region } = authorization;
  if (!findRegion(region))
    throw authFailure(`Credential should be scoped to a valid region, not '${abbreviate(region)}'.`);
  exchange.region = region;
};

function isSameSignature(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function requireFresh({ options }: Exchange, { signedAt, expiresInSeconds }: Authorization): void {
  const now = options.clock.now();
  const signed = Date.parse(signedAt.replace(/^(....)(..)(..T..)(..)/, "$1-$2-$3:$4:"));
  const latest = signed + (expiresInSeconds === undefined ? clockSkewMs : expiresInSeconds * 1000);
  // A malformed moment is NaN, which no comparison admits
  if (!(signed - clockSkewMs <= now && now <= latest)) throw requestExpired(signedAt, now);
}
