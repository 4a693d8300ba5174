import fc from "fast-check";
import { HttpError } from "../../../../local-hypervisor/metadata/http/http-error";
import type { HttpRequest } from "../../../../local-hypervisor/metadata/http/messages";
import { RequestParser } from "../../../../local-hypervisor/metadata/http/request-parser";

const seed = 20_260_115;

function parseAll(bytes: Uint8Array, cuts: readonly number[] = []): HttpRequest[] {
  const parser = new RequestParser();
  const requests: HttpRequest[] = [];
  const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  let from = 0;
  for (const place of places) {
    parser.add(bytes.slice(from, place));
    from = place;
    for (let request = parser.next(); request !== undefined; request = parser.next()) requests.push(request);
  }
  return requests;
}

const statusOf = (text: string): number | undefined => {
  try {
    parseAll(Buffer.from(text, "latin1"));
  } catch (error) {
    if (error instanceof HttpError) return error.status;
    throw error;
  }
  return undefined;
};

test("a request as curl sends it", () => {
  const [request] = parseAll(
    Buffer.from("GET /latest/meta-data/?x=1 HTTP/1.1\r\nHost: 169.254.169.254\r\nX-A: 1\r\nx-a:2 \r\n\r\n"),
  );
  expect(request).toMatchObject({ method: "GET", path: "/latest/meta-data/", keepAlive: true });
  expect(request?.headers.get("x-a")).toBe("1, 2");
});

test.each([
  ["HTTP/1.1", "", true],
  ["HTTP/1.1", "Connection: close\r\n", false],
  ["HTTP/1.0", "", false],
  ["HTTP/1.0", "Connection: Keep-Alive\r\n", true],
])("%s with %p keeps the connection: %p", (version, header, keepAlive) => {
  expect(parseAll(Buffer.from(`GET / ${version}\r\n${header}\r\n`))[0]?.keepAlive).toBe(keepAlive);
});

test("a person with nc may end lines with a bare line feed, and a proxy may send the whole URL", () => {
  expect(parseAll(Buffer.from("\r\n\nGET http://169.254.169.254/latest HTTP/1.0\nA: b\n\n"))).toMatchObject([
    { path: "/latest", headers: new Map([["a", "b"]]) },
  ]);
  expect(parseAll(Buffer.from("GET http://169.254.169.254 HTTP/1.0\n\n"))[0]?.path).toBe("/");
});

test("requests are the same however the stream is cut", () => {
  const stream = Buffer.from(
    [
      "PUT /latest/api/token HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
      "GET /a HTTP/1.1\r\nHost: x\r\n\r\n",
      "HEAD /b HTTP/1.1\r\n\r\n",
    ].join(""),
  );
  const plain = (requests: HttpRequest[]) =>
    requests.map(({ method, path, body }) => [method, path, Buffer.from(body).toString()]);
  const whole = plain(parseAll(stream));
  expect(whole).toEqual([
    ["PUT", "/latest/api/token", "hello"],
    ["GET", "/a", ""],
    ["HEAD", "/b", ""],
  ]);
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 30 }), (cuts) => {
      expect(plain(parseAll(stream, cuts))).toEqual(whole);
    }),
    { seed },
  );
});

test.each([
  ["GET /\r\n\r\n", 400],
  ["GET  / HTTP/1.1\r\n\r\n", 400],
  ["GET latest HTTP/1.1\r\n\r\n", 400],
  ["G@T / HTTP/1.1\r\n\r\n", 400],
  ["GET / HTTP/2.0\r\n\r\n", 505],
  ["GET / HTTP/1.1\r\nno colon\r\n\r\n", 400],
  ["GET / HTTP/1.1\r\n: no name\r\n\r\n", 400],
  ["GET / HTTP/1.1\r\nA : space before the colon\r\n\r\n", 400],
  ["GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n", 400],
  ["PUT / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400],
  ["PUT / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400],
  ["PUT / HTTP/1.1\r\nContent-Length: 999999\r\n\r\n", 413],
  ["PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 501],
  [`GET /${"a".repeat(9_000)} HTTP/1.1\r\n\r\n`, 431],
  [`GET / HTTP/1.1\r\n${"A: b\r\n".repeat(2_000)}`, 431],
])("%p is answered with %p", (text, status) => expect(statusOf(text)).toBe(status));

test("any bytes give requests or an HttpError", () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .constantFrom(
        "GET ",
        "/latest",
        " HTTP/1.1",
        "\r\n",
        "\n",
        ": ",
        "Content-Length",
        "Host",
        "3",
        "\r\n\r\n",
      )
      .map((text) => Uint8Array.from(Buffer.from(text))),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.array(fc.nat(), { maxLength: 5 }), (pieces, cuts) => {
      try {
        parseAll(Buffer.concat(pieces), cuts);
      } catch (error) {
        expect(error).toBeInstanceOf(HttpError);
      }
    }),
    { seed, numRuns: 3_000 },
  );
});
