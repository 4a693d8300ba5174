import { STATUS_CODES } from "node:http";
import type { HttpRequest, HttpResponse } from "./http/messages";
import type { InstanceIdentity } from "./identity/instance-identity";
import type { InstanceMetadata } from "./instance-metadata";
import { maximumTokenSeconds, minimumTokenSeconds, type SessionTokens } from "./session-token";
import { findNode, isDirectory, listing } from "./tree/node";
import { metadataVersions, versionTree } from "./tree/root";

/** What an answer depends on besides the request and the instance. */
export interface MetadataState {
  readonly tokens: SessionTokens;
  /** Signs identity documents; without it they have no signature leaves */
  readonly identity?: InstanceIdentity;
  /** Milliseconds since the epoch */
  readonly now: number;
}

/** An answer and how far it may travel. */
export interface MetadataResponse extends HttpResponse {
  /** IP TTL of the packets that carry it; absent where EC2 has no limit */
  readonly hopLimit?: number;
}

const tokenHeader = "x-aws-ec2-metadata-token";
const tokenTtlHeader = "x-aws-ec2-metadata-token-ttl-seconds";

/** The metadata service as a function: IMDSv1 and v2 (EC2 User Guide, "Use the Instance Metadata Service") */
export function respond(
  request: HttpRequest,
  metadata: InstanceMetadata,
  state: MetadataState,
): MetadataResponse {
  if (metadata.options.httpEndpoint === "disabled") return problem(403);
  const segments = decodeSegments(request.path);
  if (segments === undefined) return problem(400);
  if (request.method === "PUT") return respondToPut(request, segments, metadata, state);
  if (request.method !== "GET" && request.method !== "HEAD") return notAllowed("GET, HEAD, PUT");
  return respondToGet(request, segments, metadata, state);
}

/** A token request. One that came through a proxy is refused, so that an open proxy gives no tokens away. */
function respondToPut(
  request: HttpRequest,
  segments: readonly string[],
  metadata: InstanceMetadata,
  state: MetadataState,
): MetadataResponse {
  if (request.headers.has("x-forwarded-for")) return problem(403);
  const [version, ...rest] = segments;
  if (version !== "latest" && (metadataVersions as readonly string[]).includes(version ?? ""))
    return problem(403);
  if (version !== "latest" || rest.join("/") !== "api/token") return notAllowed("GET, HEAD");
  const text = request.headers.get(tokenTtlHeader) ?? "";
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (seconds < minimumTokenSeconds || seconds > maximumTokenSeconds) return problem(400);
  const token = state.tokens.issue(metadata.instanceId, state.now + seconds * 1_000);
  return {
    ...plain(token, { "X-Aws-Ec2-Metadata-Token-Ttl-Seconds": String(seconds) }),
    hopLimit: metadata.options.httpPutResponseHopLimit,
  };
}

function respondToGet(
  request: HttpRequest,
  segments: readonly string[],
  metadata: InstanceMetadata,
  state: MetadataState,
): MetadataResponse {
  const [version, ...rest] = segments;
  if (version === "latest" && rest.join("/") === "api/token") return notAllowed("PUT");
  const token = request.headers.get(tokenHeader);
  const headers: Record<string, string> = {};
  if (token !== undefined) {
    const expiresAt = state.tokens.expiryOf(metadata.instanceId, token, state.now);
    if (expiresAt === undefined) return problem(401);
    headers["X-Aws-Ec2-Metadata-Token-Ttl-Seconds"] = String(Math.floor((expiresAt - state.now) / 1_000));
  } else if (metadata.options.httpTokens === "required") {
    return problem(401);
  }
  if (version === undefined) return plain(metadataVersions.join("\n"), headers);
  const known = metadataVersions.find((each) => each === version);
  if (known === undefined) return problem(404);
  const node = findNode(versionTree(metadata, known, state.identity), rest);
  if (node === undefined) return problem(404);
  if (isDirectory(node)) return plain(listing(node), headers);
  if (typeof node === "function") return plain(node(), headers);
  if (typeof node === "string") return plain(node, headers);
  return { status: 200, headers: { "Content-Type": "application/octet-stream", ...headers }, body: node };
}

/** `undefined` when the encoding is broken; empty segments are dropped */
function decodeSegments(path: string): string[] | undefined {
  try {
    return path
      .split("/")
      .filter((segment) => segment !== "")
      .map((segment) => decodeURIComponent(segment));
  } catch {
    return undefined;
  }
}

function plain(text: string, headers: Record<string, string> = {}): MetadataResponse {
  return { status: 200, headers: { "Content-Type": "text/plain", ...headers }, body: Buffer.from(text) };
}

function notAllowed(allow: string): MetadataResponse {
  const response = problem(405);
  return { ...response, headers: { ...response.headers, Allow: allow } };
}

/** The page that EC2 sends with a status other than 200 */
export function problem(status: number): MetadataResponse {
  const title = `${status} - ${STATUS_CODES[status]}`;
  const page = `<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
	"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
 <head>
  <title>${title}</title>
 </head>
 <body>
  <h1>${title}</h1>
 </body>
</html>
`;
  return { status, headers: { "Content-Type": "text/html" }, body: Buffer.from(page) };
}
