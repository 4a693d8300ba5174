import fc from "fast-check";
import {
  greetingAnswer,
  readGreeting,
  readRequest,
  requestAnswer,
  SocksError,
  socksReply,
} from "../../../../local-hypervisor/cli/socks/messages";

const seed = 20_260_301;
const bytes = (...values: number[]) => Uint8Array.from(values);
const refusal = (read: () => unknown): SocksError => {
  try {
    read();
  } catch (error) {
    if (error instanceof SocksError) return error;
    throw error;
  }
  throw new Error("it was read");
};

describe("the greeting", () => {
  test("needs all of its methods, and one without authentication", () => {
    expect(readGreeting(bytes())).toBeUndefined();
    expect(readGreeting(bytes(5))).toBeUndefined();
    expect(readGreeting(bytes(5, 2, 0))).toBeUndefined();
    expect(readGreeting(bytes(5, 2, 2, 0, 99))).toEqual({ lengthBytes: 4 });
    expect(greetingAnswer).toEqual(bytes(5, 0));
    expect(refusal(() => readGreeting(bytes(5, 1, 2))).answer).toEqual(bytes(5, 255));
    expect(refusal(() => readGreeting(bytes(5, 0))).answer).toEqual(bytes(5, 255));
    expect(refusal(() => readGreeting(bytes(4, 1))).answer).toEqual(bytes());
    expect(refusal(() => readGreeting(Buffer.from("GET / HTTP/1.1"))).message).toBe("not SOCKS 5");
  });
});

describe("the request", () => {
  test("CONNECT with an address or a name", () => {
    expect(readRequest(bytes(5, 1, 0, 1, 172, 31, 16, 5, 0, 80, 7))).toEqual({
      host: "172.31.16.5",
      port: 80,
      lengthBytes: 10,
    });
    const name = Buffer.from("db.internal");
    expect(readRequest(bytes(5, 1, 0, 3, name.length, ...name, 0x15, 0x38))).toEqual({
      host: "db.internal",
      port: 5_432,
      lengthBytes: 18,
    });
  });

  test.each([
    ["BIND", bytes(5, 2, 0, 1), socksReply.commandNotSupported],
    ["UDP ASSOCIATE", bytes(5, 3), socksReply.commandNotSupported],
    ["IPv6", bytes(5, 1, 0, 4, 0), socksReply.addressTypeNotSupported],
    ["an unknown type", bytes(5, 1, 0, 9, 0), socksReply.addressTypeNotSupported],
    ["port 0", bytes(5, 1, 0, 1, 1, 2, 3, 4, 0, 0), socksReply.failure],
    ["an empty name", bytes(5, 1, 0, 3, 0, 0, 80), socksReply.failure],
    ["a name with a line break", bytes(5, 1, 0, 3, 2, 97, 10, 0, 80), socksReply.failure],
  ])("refuses %s", (_what, request, reply) => {
    expect(refusal(() => readRequest(request)).answer).toEqual(requestAnswer(reply));
  });
});

describe("any bytes", () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map((rest) => Uint8Array.of(5, 1, 0, ...rest)),
  );

  test("are a message, are incomplete, or are refused in the protocol's words", () => {
    fc.assert(
      fc.property(anything, (message) => {
        for (const read of [readGreeting, readRequest]) {
          try {
            const found = read(message);
            if (found !== undefined) expect(found.lengthBytes).toBeLessThanOrEqual(message.length);
          } catch (error) {
            expect(error).toBeInstanceOf(SocksError);
          }
        }
      }),
      { seed, numRuns: 5_000 },
    );
  });

  test("mean the same however much of them is there: a message is never read from its beginning differently", () => {
    const outcome = (message: Uint8Array): unknown => {
      try {
        return readRequest(message);
      } catch (error) {
        return (error as SocksError).message;
      }
    };
    fc.assert(
      fc.property(anything, (message) => {
        const whole = outcome(message);
        for (let length = 0; length < message.length; length += 1) {
          const part = outcome(message.subarray(0, length));
          if (part !== undefined) expect(part).toEqual(whole);
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});
