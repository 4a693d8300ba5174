import { STATUS_CODES } from "node:http";
import type { HttpResponse } from "./messages";

/** The bytes of a response; a HEAD request's has the headers alone, Content-Length included (RFC 9110, 9.3.2) */
export function serializeResponse(
  response: HttpResponse,
  options: { readonly withoutBody: boolean; readonly keepAlive: boolean; readonly now: number },
): Uint8Array {
  const headers = {
    ...response.headers,
    "Content-Length": String(response.body.length),
    Date: new Date(options.now).toUTCString(),
    Server: "EC2ws",
    Connection: options.keepAlive ? "keep-alive" : "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const reason = STATUS_CODES[response.status] ?? "Unknown";
  const head = Buffer.from(`HTTP/1.1 ${response.status} ${reason}\r\n${lines.join("")}\r\n`, "latin1");
  return options.withoutBody ? head : Buffer.concat([head, response.body]);
}
