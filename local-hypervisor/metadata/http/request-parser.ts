import { HttpError } from "./http-error";
import type { HttpRequest } from "./messages";

/** Request line and headers, bytes */
const maximumHeadBytes = 8 * 1024;
/** No request of the metadata service needs a body; clients may send one all the same */
const maximumBodyBytes = 16 * 1024;

interface Head extends Omit<HttpRequest, "body"> {
  readonly contentLength: number;
}

/**
 * Reads requests from a stream (RFC 9112): keep-alive and pipelining, bodies by Content-Length. Transfer codings are
 * refused, and so is everything that two readers could read differently.
 */
export class RequestParser {
  private buffered: Uint8Array = new Uint8Array(0);
  private head: Head | undefined;
  /** Bytes of `buffered` in which the head's end was already looked for */
  private searched = 0;

  /** Bytes that belong to a request that is not complete */
  get isIdle(): boolean {
    return this.buffered.length === 0 && this.head === undefined;
  }

  /** The caller takes all requests with `next` before it adds more: so at most a head and a body are kept */
  add(data: Uint8Array): void {
    this.buffered = this.buffered.length === 0 ? data : Buffer.concat([this.buffered, data]);
  }

  /** The next complete request, `undefined` when more bytes are needed; throws `HttpError` */
  next(): HttpRequest | undefined {
    this.head ??= this.takeHead();
    if (this.head === undefined || this.buffered.length < this.head.contentLength) return undefined;
    const { contentLength, ...head } = this.head;
    this.head = undefined;
    return { ...head, body: this.take(contentLength) };
  }

  private takeHead(): Head | undefined {
    this.skipEmptyLines();
    const end = findHeadEnd(this.buffered, this.searched);
    if ((end?.start ?? this.buffered.length) > maximumHeadBytes) {
      throw new HttpError(431, `the head of the request is longer than ${maximumHeadBytes} bytes`);
    }
    if (end === undefined) {
      this.searched = Math.max(0, this.buffered.length - 3);
      return undefined;
    }
    this.searched = 0;
    const text = Buffer.from(this.take(end.end)).toString("latin1", 0, end.start);
    return parseHead(text);
  }

  /** Empty lines before a request are skipped (RFC 9112, 2.2) */
  private skipEmptyLines(): void {
    let count = 0;
    while (this.buffered[count] === 13 || this.buffered[count] === 10) count += 1;
    if (count === 0) return;
    this.take(count);
    this.searched = 0;
  }

  private take(lengthBytes: number): Uint8Array {
    const taken = this.buffered.subarray(0, lengthBytes);
    this.buffered = this.buffered.slice(lengthBytes);
    return taken;
  }
}

/** Where the empty line after the headers begins and ends; bare LF counts as a line's end, for people with `nc` */
function findHeadEnd(bytes: Uint8Array, from: number): { start: number; end: number } | undefined {
  for (let index = bytes.indexOf(10, from); index !== -1; index = bytes.indexOf(10, index + 1)) {
    if (bytes[index + 1] === 10) return { start: index, end: index + 2 };
    if (bytes[index + 1] === 13 && bytes[index + 2] === 10) return { start: index, end: index + 3 };
  }
  return undefined;
}

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function parseHead(text: string): Head {
  const [requestLine = "", ...headerLines] = text.split("\n").map((line) => line.replace(/\r$/, ""));
  const [method = "", target = "", version = "", ...rest] = requestLine.split(" ");
  if (!token.test(method) || target === "" || rest.length > 0 || !/^HTTP\/\d\.\d$/.test(version)) {
    throw new HttpError(400, "the request line is malformed");
  }
  if (version !== "HTTP/1.1" && version !== "HTTP/1.0") {
    throw new HttpError(505, `${version} is not spoken here`);
  }
  const headers = parseHeaders(headerLines);
  if (headers.has("transfer-encoding")) throw new HttpError(501, "transfer codings are not supported");
  const connection = (headers.get("connection") ?? "").toLowerCase().split(/\s*,\s*/);
  const keepAlive =
    version === "HTTP/1.1" ? !connection.includes("close") : connection.includes("keep-alive");
  return { method, path: pathOf(target), headers, keepAlive, contentLength: contentLengthOf(headers) };
}

function parseHeaders(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0));
    if (!token.test(name)) throw new HttpError(400, "a header is malformed");
    const value = line.slice(colon + 1).trim();
    const before = headers.get(name.toLowerCase());
    headers.set(name.toLowerCase(), before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
}

function contentLengthOf(headers: ReadonlyMap<string, string>): number {
  const text = headers.get("content-length");
  if (text === undefined) return 0;
  if (!/^\d{1,15}$/.test(text)) throw new HttpError(400, "the Content-Length is malformed");
  const length = Number(text);
  if (length > maximumBodyBytes)
    throw new HttpError(413, `the body is longer than ${maximumBodyBytes} bytes`);
  return length;
}

/** Clients behind a proxy setting send the whole URL (RFC 9112, 3.2.2) */
function pathOf(target: string): string {
  const path = target.replace(/^http:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
  if (path !== "" && !path.startsWith("/")) throw new HttpError(400, "the request target is malformed");
  return path === "" ? "/" : path;
}
