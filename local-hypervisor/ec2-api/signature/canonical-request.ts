import { createHash, createHmac } from "node:crypto";
import { incompleteSignature } from "../errors";
import type { Exchange, GatewayRequest } from "../exchange";
import type { Authorization } from "./authorization";

/** What a signature covers. */
type SignedPart = Pick<Exchange, "request" | "query">;

const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Uint8Array, data: string): Buffer =>
  createHmac("sha256", key).update(data).digest();

/** Signature that the owner of `secretAccessKey` would have given to this request, lower-case hexadecimal. */
export function expectedSignature(
  exchange: SignedPart,
  authorization: Authorization,
  secretAccessKey: string,
): string {
  const { day, region, service, signedAt } = authorization;
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = [
    "AWS4-HMAC-SHA256",
    signedAt,
    scope,
    sha256(canonicalRequest(exchange, authorization)),
  ].join("\n");
  const key = [day, region, service, "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, toSign).toString("hex");
}

function canonicalRequest({ request, query }: SignedPart, { signedHeaders }: Authorization): string {
  return [
    request.method,
    "/",
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${headerValue(request, name)}`),
    "",
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
}

function canonicalQuery(query: ReadonlyMap<string, string>): string {
  const parameters = [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encode(name), encode(value)] as const);
  // By name alone, as names are there once: "a.b=" would come before "a=" by the whole text
  parameters.sort(([a], [b]) => (a < b ? -1 : 1));
  return parameters.map(([name, value]) => `${name}=${value}`).join("&");
}

/** Percent-encoding of RFC 3986: all but letters, digits and `-._~` */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function headerValue({ headers }: GatewayRequest, name: string): string {
  const values = headers.get(name);
  if (!values) throw incompleteSignature(`The header ${name} is signed but not there.`);
  return values.map((value) => value.trim().replace(/ +/g, " ")).join(",");
}
