import { unlinkSync, writeSync } from "node:fs";
import { createCertificate } from "./certificate";
import { type HandshakeRequest, handshakeLine } from "./go-plugin-handshake";
import { createGrpcServer, type UnaryMethod } from "./grpc-server";
import { GrpcError, grpcCode } from "./grpc-status";
import { Lifetime } from "./lifetime";
import { listen } from "./listen";
import type { Log } from "./log";

/** What a provider gives to be served: the methods of its gRPC service, and a way to abort all work. */
export interface PluginService {
  readonly methods: ReadonlyMap<string, UnaryMethod>;
  readonly stop: () => void;
}

export interface PluginOptions {
  readonly request: HandshakeRequest;
  readonly log: Log;
  /** Called once, at the first call: everything that takes time to load belongs behind it */
  readonly loadService: () => PluginService;
}

/** go-plugin's own service; StreamStdio and the broker may stay unimplemented. */
const shutdownPath = "/plugin.GRPCController/Shutdown";

const servicePrefix = "/tfplugin6.Provider/";

/** How long the connection may stay open after Shutdown was answered, in milliseconds. */
const shutdownGraceMs = 200;

/** Listens, says so by the handshake line, and serves until Terraform or the system wants the process to end. */
export async function runPlugin({ request, log, loadService }: PluginOptions): Promise<void> {
  let service: PluginService | undefined;
  let socketPath: string | undefined;
  const underWay = new Set<Promise<unknown>>();
  const certificate = createCertificate();
  const lifetime = new Lifetime({
    log,
    stop: () => service?.stop(),
    idle: async () => void (await Promise.allSettled(underWay)),
    cleanUp: () => {
      if (socketPath !== undefined) removeFile(socketPath);
    },
  });

  const serve =
    (path: string): UnaryMethod =>
    (message, signal) => {
      service ??= loadService();
      const method = service.methods.get(path);
      if (method === undefined) throw new GrpcError(grpcCode.unimplemented, `There is no method ${path}.`);
      const startMs = performance.now();
      const answer = method(message, signal).finally(() => {
        underWay.delete(answer);
        log("trace", `Answered ${path}`, { duration_ms: Math.round(performance.now() - startMs) });
      });
      underWay.add(answer);
      return answer;
    };

  const shutdown: UnaryMethod = async () => {
    // The client closes the connection when it has our answer
    setTimeout(() => lifetime.end(0), shutdownGraceMs);
    for (const session of server.sessions) session.once("close", () => lifetime.end(0));
    return new Uint8Array(0);
  };

  const server = createGrpcServer({
    privateKeyPem: certificate.privateKeyPem,
    certificatePem: certificate.certificatePem,
    clientCertificatePem: request.clientCertificatePem,
    findMethod: (path) => {
      if (path === shutdownPath) return shutdown;
      return path.startsWith(servicePrefix) ? serve(path) : undefined;
    },
    onProblem: (problem) => log("debug", "Connection failed", { error: problem.message }),
  });
  server.http.on("session", (session) => {
    lifetime.connected();
    session.once("close", () => lifetime.checkParent());
  });

  const address = await listen(server.http, request);
  if (address.network === "unix") socketPath = address.address;
  try {
    writeSync(1, handshakeLine(address, certificate.der));
  } catch (problem) {
    log("error", "Nobody reads the handshake", { error: (problem as Error).message });
    lifetime.end(1);
  }
  keepStandardOutputClean();
  log("debug", "Listening", { address: address.address });
}

/** go-plugin takes nothing but the handshake from standard output; what a library prints goes to the log's stream. */
function keepStandardOutputClean(): void {
  Object.defineProperty(process, "stdout", { configurable: true, get: () => process.stderr });
}

function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Gone already
  }
}
