import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { createCertificate, type SelfSignedCertificate } from "../../../provider/wire/certificate";
import { frameMessage } from "../../../provider/wire/grpc-framing";
import { createGrpcServer, type GrpcServer, type UnaryMethod } from "../../../provider/wire/grpc-server";
import { GrpcError, grpcCode } from "../../../provider/wire/grpc-status";
import { GrpcClient } from "../../support/grpc-client";
import { until } from "../../support/until";

const serverCertificate = createCertificate();
const clientCertificate = createCertificate();
let aborted: unknown[] = [];
/** Calls of `/wait` that began */
let waiting = 0;

const methods: Record<string, UnaryMethod> = {
  "/echo": async (message) => message,
  "/length": async (message) => Buffer.from(String(message.length)),
  "/wait": (_message, signal) =>
    new Promise((_resolve, reject) => {
      waiting++;
      signal.addEventListener("abort", () => {
        aborted.push(signal.reason);
        reject(signal.reason);
      });
    }),
  "/status": async () => {
    throw new GrpcError(grpcCode.invalidArgument, "100 % wrong: naïve\n");
  },
  "/throw": async () => {
    throw new Error("a defect");
  },
  "/throw-at-once": () => {
    throw new Error("a defect, at once");
  },
};

let server: GrpcServer;
let client: GrpcClient;
const problems: Error[] = [];

const connect = (own: SelfSignedCertificate | undefined): Promise<GrpcClient> => {
  const address = server.http.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return GrpcClient.connect(
    { network: "tcp", address: `127.0.0.1:${port}` },
    serverCertificate.certificatePem,
    own,
  );
};

beforeAll(async () => {
  server = createGrpcServer({
    privateKeyPem: serverCertificate.privateKeyPem,
    certificatePem: serverCertificate.certificatePem,
    clientCertificatePem: clientCertificate.certificatePem,
    findMethod: (path) => methods[path],
    onProblem: (problem) => problems.push(problem),
  });
  await new Promise<void>((resolve) => server.http.listen(0, "127.0.0.1", resolve));
  client = await connect(clientCertificate);
});

beforeEach(() => {
  aborted = [];
  waiting = 0;
});

afterAll(() => {
  client.close();
  server.destroy();
});

test("a message goes and comes", async () => {
  expect(await client.send("/echo", frameMessage(Buffer.from("hello")))).toEqual({
    httpStatus: 200,
    grpcStatus: 0,
    grpcMessage: "",
    message: Buffer.from("hello"),
  });
  expect(await client.send("/echo", frameMessage(Buffer.alloc(0)))).toMatchObject({
    grpcStatus: 0,
    message: Buffer.alloc(0),
  });
});

test("a request may be cut anywhere", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 100 }),
      fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 20 }),
      async (message, chunkBytes) => {
        const outcome = await client.send("/echo", frameMessage(message), { chunkBytes });
        expect(outcome.grpcStatus).toBe(0);
        expect(Buffer.from(message).equals(outcome.message ?? Buffer.alloc(0))).toBe(true);
      },
    ),
    { seed: 9, numRuns: 60 },
  );
});

test("messages far beyond every window pass, both ways", async () => {
  const large = randomBytes(40 * 1024 * 1024);
  const outcome = await client.send("/echo", frameMessage(large));
  expect(outcome.grpcStatus).toBe(0);
  expect(outcome.message?.equals(large)).toBe(true);
}, 60_000);

test("many calls at a time each get their own answer", async () => {
  const calls = Array.from({ length: 300 }, async (_, index) => {
    const message = Buffer.from(`${index} `.repeat(index * 5));
    const outcome = await client.send("/echo", frameMessage(message));
    return (outcome.message ?? Buffer.alloc(0)).equals(message);
  });
  expect((await Promise.all(calls)).every((same) => same)).toBe(true);
}, 30_000);

test.each([
  ["/status", grpcCode.invalidArgument, "100 %25 wrong: na%C3%AFve%0A"],
  ["/throw", grpcCode.internal, "a defect"],
  ["/throw-at-once", grpcCode.internal, "a defect, at once"],
  [
    "/plugin.GRPCStdio/StreamStdio",
    grpcCode.unimplemented,
    "There is no method /plugin.GRPCStdio/StreamStdio.",
  ],
])("%s ends with status %d", async (path, grpcStatus, grpcMessage) => {
  expect(await client.send(path, frameMessage(Buffer.from("x")))).toEqual({
    httpStatus: 200,
    grpcStatus,
    grpcMessage,
    message: undefined,
  });
});

describe("requests that are not as they should be", () => {
  test("compressed, by header or by flag, is refused as gRPC says", async () => {
    const byHeader = await client.send("/echo", frameMessage(Buffer.from("x")), {
      headers: { "grpc-encoding": "gzip" },
    });
    expect(byHeader.grpcStatus).toBe(grpcCode.unimplemented);
    const byFlag = await client.send("/echo", Buffer.from([1, 0, 0, 0, 1, 9]));
    expect(byFlag.grpcStatus).toBe(grpcCode.unimplemented);
    const identity = await client.send("/echo", frameMessage(Buffer.from("x")), {
      headers: { "grpc-encoding": "identity" },
    });
    expect(identity.grpcStatus).toBe(0);
  });

  test("cut short or with more than one message", async () => {
    expect((await client.send("/echo", Buffer.from([0, 0, 0, 0, 9, 1]))).grpcStatus).toBe(grpcCode.internal);
    expect((await client.send("/echo", Buffer.alloc(0))).grpcStatus).toBe(grpcCode.internal);
    const twice = Buffer.concat([frameMessage(Buffer.from("x")), frameMessage(Buffer.from("y"))]);
    expect((await client.send("/echo", twice)).grpcStatus).toBe(grpcCode.internal);
  });

  test("announcing 4 GB is refused before they come", async () => {
    const outcome = await client.send("/echo", Buffer.from([0, 0xff, 0xff, 0xff, 0xff]));
    expect(outcome.grpcStatus).toBe(grpcCode.resourceExhausted);
  });

  test("not gRPC at all gets HTTP's own status", async () => {
    const json = await client.send("/echo", Buffer.from("{}"), {
      headers: { "content-type": "application/json" },
    });
    expect(json).toMatchObject({ httpStatus: 415, grpcStatus: undefined });
    const put = await client.send("/echo", Buffer.alloc(0), { headers: { ":method": "PUT" } });
    expect(put.httpStatus).toBe(405);
  });

  test("random frames end with a status and leave the connection usable", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (noise) => {
        const outcome = await client.send("/length", noise);
        expect(outcome.grpcStatus).toBeDefined();
      }),
      { seed: 10, numRuns: 200 },
    );
    expect((await client.send("/echo", frameMessage(Buffer.from("still")))).grpcStatus).toBe(0);
  });
});

describe("a call that takes too long", () => {
  test("ends at its deadline and is told", async () => {
    // On a busy machine a deadline may pass before the call has begun
    for (let milliseconds = 50; waiting === 0; milliseconds *= 2) {
      const outcome = await client.send("/wait", frameMessage(Buffer.from("x")), {
        headers: { "grpc-timeout": `${milliseconds}m` },
      });
      expect(outcome.grpcStatus).toBe(grpcCode.deadlineExceeded);
    }
    expect(aborted).toEqual([expect.objectContaining({ message: "The call's deadline has passed." })]);
  });

  test("is told when the client cancels", async () => {
    await client.send("/wait", frameMessage(Buffer.from("x")), {
      onStream: (stream) => void until(() => waiting > 0).then(() => stream.close(8)), // CANCEL
    });
    await until(() => aborted.length > 0);
    expect(aborted).toEqual([expect.objectContaining({ message: "The client cancelled the call." })]);
  });

  test("is told when the connection breaks", async () => {
    const other = await connect(clientCertificate);
    const outcome = other.send("/wait", frameMessage(Buffer.from("x"))).catch(() => undefined);
    await until(() => waiting > 0);
    other.close();
    await outcome;
    await until(() => aborted.length > 0);
  });
});

describe("a stranger", () => {
  test("with a certificate of its own is not let in", async () => {
    await expect(connect(createCertificate())).rejects.toThrow();
  });

  test("without a certificate is not let in", async () => {
    await expect(connect(undefined)).rejects.toThrow();
  });
});
