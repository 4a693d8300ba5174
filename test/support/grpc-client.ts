import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  type OutgoingHttpHeaders,
} from "node:http2";
import { connect as connectTls } from "node:tls";
import type { SelfSignedCertificate } from "../../provider/wire/certificate";
import type { ListenAddress } from "../../provider/wire/go-plugin-handshake";
import { frameMessage } from "../../provider/wire/grpc-framing";
import {
  type MethodName,
  methodPath,
  methods,
  type Request,
  type Response,
} from "../../provider/wire/tfplugin6";

export interface GrpcOutcome {
  /** HTTP status */
  readonly httpStatus: number;
  /** Undefined when there was none */
  readonly grpcStatus: number | undefined;
  /** As it travelled, percent-encoded */
  readonly grpcMessage: string;
  /** The response's message without its prefix; undefined when there was none */
  readonly message: Buffer | undefined;
}

export interface CallOptions {
  readonly headers?: OutgoingHttpHeaders;
  /** Sizes to cut the request into */
  readonly chunkBytes?: readonly number[];
  /** Given the stream as soon as the request is on its way */
  readonly onStream?: (stream: ClientHttp2Stream) => void;
}

/** A gRPC client that shows a certificate, as Terraform does. */
export class GrpcClient {
  private constructor(readonly session: ClientHttp2Session) {}

  static async connect(
    { network, address }: ListenAddress,
    serverCertificatePem: string,
    own: SelfSignedCertificate | undefined,
  ): Promise<GrpcClient> {
    const [host, port] = address.split(":");
    const socket = connectTls({
      ...(network === "unix" ? { path: address } : { host, port: Number(port) }),
      servername: "localhost",
      ca: serverCertificatePem,
      ALPNProtocols: ["h2"],
      ...(own === undefined ? {} : { key: own.privateKeyPem, cert: own.certificatePem }),
    });
    const session = connect("https://localhost", {
      createConnection: () => socket,
      settings: { initialWindowSize: 4 * 1024 * 1024 },
    });
    await new Promise<void>((resolve, reject) => {
      // TLS 1.3: a server's refusal of our certificate comes after our side of the handshake
      session.once("remoteSettings", () => resolve());
      session.once("error", reject);
      socket.once("error", reject);
      session.once("close", () => reject(new Error("The server closed the connection.")));
    });
    session.on("error", () => {});
    return new GrpcClient(session);
  }

  /** One unary call with bytes as they are. */
  send(path: string, body: Uint8Array, options: CallOptions = {}): Promise<GrpcOutcome> {
    const stream = this.session.request({
      ":method": "POST",
      ":path": path,
      "content-type": "application/grpc",
      te: "trailers",
      ...options.headers,
    });
    options.onStream?.(stream);
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let headers: Record<string, unknown> = {};
      let trailers: Record<string, unknown> = {};
      stream.on("response", (received) => {
        headers = received;
      });
      stream.on("trailers", (received) => {
        trailers = received;
      });
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", reject);
      stream.on("close", () => {
        const whole = Buffer.concat(chunks);
        const status = trailers["grpc-status"] ?? headers["grpc-status"];
        resolve({
          httpStatus: Number(headers[":status"]),
          grpcStatus: status === undefined ? undefined : Number(status),
          grpcMessage: String(trailers["grpc-message"] ?? headers["grpc-message"] ?? ""),
          message: whole.length < 5 ? undefined : whole.subarray(5),
        });
      });
      void this.write(stream, body, options.chunkBytes ?? []);
    });
  }

  /** One call of Terraform's protocol; rejects with the status when it is not OK. */
  async call<M extends MethodName>(name: M, request: Request<M>): Promise<Response<M>> {
    const encode = methods[name].request.encode as (request: Request<M>) => Buffer;
    const { grpcStatus, grpcMessage, message } = await this.send(
      methodPath(name),
      frameMessage(encode(request)),
    );
    if (grpcStatus !== 0 || message === undefined)
      throw new Error(`${name}: status ${grpcStatus}, ${grpcMessage}`);
    return methods[name].response.decode(message) as Response<M>;
  }

  close(): void {
    this.session.destroy();
  }

  private async write(
    stream: ClientHttp2Stream,
    body: Uint8Array,
    chunkBytes: readonly number[],
  ): Promise<void> {
    let offset = 0;
    for (const size of chunkBytes) {
      if (offset >= body.length || stream.destroyed) break;
      stream.write(body.subarray(offset, offset + size));
      offset += size;
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!stream.destroyed) stream.end(body.subarray(offset));
  }
}
