import { incompleteSignature, missingAuthenticationToken } from "../errors";
import { type Exchange, headerOf } from "../exchange";

/** What a request says about its signature, by Signature Version 4, in the Authorization header or in the query. */
export interface Authorization {
  readonly accessKeyId: string;
  /** Day of the signing key, such as `20260131` */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** Lower-case names, in the order of the canonical request */
  readonly signedHeaders: readonly string[];
  /** Lower-case hexadecimal */
  readonly signature: string;
  /** Moment of signing, such as `20260131T120000Z` */
  readonly signedAt: string;
  /** Seconds that a presigned URL is good for; undefined for a request that was signed in its header */
  readonly expiresInSeconds?: number;
}

const algorithm = "AWS4-HMAC-SHA256";
const longestPresignSeconds = 7 * 24 * 60 * 60;

/** @throws Ec2Error MissingAuthenticationToken, IncompleteSignature */
export function readAuthorization(exchange: Exchange): Authorization {
  const header = headerOf(exchange.request, "authorization");
  if (header !== undefined) return fromHeader(header, exchange);
  if (exchange.query.has("X-Amz-Algorithm")) return fromQuery(exchange);
  if (exchange.form.has("Signature")) throw incompleteSignature("Sign with Signature Version 4.");
  throw missingAuthenticationToken();
}

function fromHeader(header: string, exchange: Exchange): Authorization {
  const space = header.indexOf(" ");
  if (header.slice(0, Math.max(space, 0)) !== algorithm)
    throw incompleteSignature(`The algorithm must be ${algorithm}.`);
  const fields = new Map<string, string>();
  for (const field of header.slice(space + 1).split(",")) {
    const equals = field.indexOf("=");
    fields.set(field.slice(0, Math.max(equals, 0)).trim(), field.slice(equals + 1).trim());
  }
  const signedAt = headerOf(exchange.request, "x-amz-date") ?? dateHeader(exchange);
  return build(fields.get("Credential"), fields.get("SignedHeaders"), fields.get("Signature"), signedAt);
}

function fromQuery({ query }: Exchange): Authorization {
  if (query.get("X-Amz-Algorithm") !== algorithm)
    throw incompleteSignature(`The algorithm must be ${algorithm}.`);
  const expires = query.get("X-Amz-Expires") ?? "";
  const expiresInSeconds = Number(expires);
  if (!/^\d{1,6}$/.test(expires) || expiresInSeconds < 1 || expiresInSeconds > longestPresignSeconds) {
    throw incompleteSignature(`X-Amz-Expires must be between 1 and ${longestPresignSeconds} seconds.`);
  }
  const [credential, signedHeaders, signature, signedAt] = [
    "Credential",
    "SignedHeaders",
    "Signature",
    "Date",
  ].map((name) => query.get(`X-Amz-${name}`));
  return { ...build(credential, signedHeaders, signature, signedAt), expiresInSeconds };
}

/** A request without X-Amz-Date is signed with the moment of its Date header. */
function dateHeader({ request }: Exchange): string | undefined {
  const date = new Date(headerOf(request, "date") ?? "");
  return Number.isNaN(date.getTime())
    ? undefined
    : `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

function build(
  credential: string | undefined,
  signedHeaders: string | undefined,
  signature: string | undefined,
  signedAt: string | undefined,
): Authorization {
  if (!credential || !signedHeaders || !signature) {
    throw incompleteSignature("Credential, SignedHeaders and Signature must be there.");
  }
  if (!signedAt || !/^\d{8}T\d{6}Z$/.test(signedAt))
    throw incompleteSignature("X-Amz-Date must be like 20260131T120000Z.");
  const [accessKeyId = "", day = "", region = "", service = "", terminator, ...rest] = credential.split("/");
  if (terminator !== "aws4_request" || rest.length > 0) {
    throw incompleteSignature("Credential must be <key id>/<day>/<region>/<service>/aws4_request.");
  }
  if (day !== signedAt.slice(0, 8))
    throw incompleteSignature("The day of Credential must be that of X-Amz-Date.");
  const names = signedHeaders.split(";");
  if (!names.includes("host")) throw incompleteSignature("The header host must be signed.");
  return { accessKeyId, day, region, service, signedHeaders: names, signature, signedAt };
}
