import { EC2Client } from "@aws-sdk/client-ec2";
import { STSClient } from "@aws-sdk/client-sts";
import type { GatewayRequest } from "../../local-hypervisor/ec2-api/exchange";
import { createGateway, type Gateway } from "../../local-hypervisor/ec2-api/gateway";
import type { Operation } from "../../local-hypervisor/ec2-api/operation";
import { operations as allOperations } from "../../local-hypervisor/ec2-api/operations";
import { type Ec2Server, startEc2Server } from "../../local-hypervisor/ec2-api/server";
import type { Authorization } from "../../local-hypervisor/ec2-api/signature/authorization";
import { expectedSignature } from "../../local-hypervisor/ec2-api/signature/canonical-request";
import type { Clock } from "../../local-hypervisor/model/clock";
import { systemClock } from "../../local-hypervisor/model/clock";
import { accountId, ControlPlaneRig, type RigOptions } from "./control-plane-rig";
import { SeededRandom } from "./seeded-random";
import { silentLog } from "./silent-log";
import { until } from "./until";

export const credentials = {
  accessKeyId: "AKIADRYDOCKEXAMPLE22",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  accountId,
};

export interface LogLine {
  readonly level: "info" | "warn" | "error";
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** An EC2 endpoint over a control plane rig: called in this process, or by the SDK over HTTP once `listen` was called. */
export class Ec2Endpoint {
  readonly log: LogLine[] = [];
  gateway: Gateway;
  private readonly clients: { destroy(): void }[] = [];
  private readonly servers: Ec2Server[] = [];

  private constructor(
    readonly rig: ControlPlaneRig,
    private readonly clock: Clock,
    private readonly operations: readonly Operation[],
  ) {
    this.gateway = this.newGateway();
  }

  private newGateway(): Gateway {
    const random = new SeededRandom(7);
    const line =
      (level: LogLine["level"]) =>
      (message: string, fields: LogLine["fields"] = {}) => {
        this.log.push({ level, message, fields });
      };
    return createGateway({
      controlPlane: this.rig.controlPlane,
      credentials,
      version: "1.2.3",
      operations: this.operations,
      clock: this.clock,
      log: { info: line("info"), warn: line("warn"), error: line("error") },
      randomBytes: (length) => random.bytes(length),
    });
  }

  /** Ends the daemon as kill -9 would, and starts another on the same state. */
  async crashAndRestart(): Promise<void> {
    await this.rig.crash();
    await this.rig.restart();
    this.gateway = this.newGateway();
  }

  static async open(
    options: {
      readonly clock?: Clock;
      readonly operations?: readonly Operation[];
      readonly rig?: RigOptions;
    } = {},
  ): Promise<Ec2Endpoint> {
    const rig = await ControlPlaneRig.open(options.rig);
    return new Ec2Endpoint(rig, options.clock ?? systemClock, options.operations ?? allOperations);
  }

  /** Starts to listen, and gives the URL. */
  async listen(timeouts: { headersTimeoutMs?: number; requestTimeoutMs?: number } = {}): Promise<string> {
    const server = await startEc2Server({ gateway: this.gateway, log: silentLog, ...timeouts });
    this.servers.push(server);
    return server.url;
  }

  /** The unmodified client over HTTP. */
  async client(region = "eu-west-1"): Promise<EC2Client> {
    const endpoint = this.servers.at(-1)?.url ?? (await this.listen());
    const client = new EC2Client({ region, endpoint, credentials });
    this.clients.push(client);
    return client;
  }

  async stsClient(region = "eu-west-1"): Promise<STSClient> {
    const endpoint = this.servers.at(-1)?.url ?? (await this.listen());
    const client = new STSClient({ region, endpoint, credentials });
    this.clients.push(client);
    return client;
  }

  /** Resolves once an operation is answered from now on, with success or with this error's code */
  async answered(action: string, code?: string): Promise<void> {
    const before = this.log.length;
    await until(() =>
      this.log.slice(before).some(({ fields }) => fields.action === action && fields.code === code),
    );
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.destroy();
    for (const server of this.servers) await server.close();
    await this.rig.close();
  }
}

/** A request as it comes from the socket, not signed. */
export const plainRequest = (changes: {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}): GatewayRequest => ({
  method: changes.method ?? "POST",
  target: changes.target ?? "/",
  headers: new Map(
    Object.entries({ host: "127.0.0.1:1234", ...changes.headers }).map(([name, value]) => [name, [value]]),
  ),
  body: typeof changes.body === "string" ? Buffer.from(changes.body) : (changes.body ?? new Uint8Array()),
});

/** The same request with a signature of the endpoint's credentials, made at `now`. */
export function signedRequest(
  body: string | Uint8Array,
  {
    now = Date.now(),
    region = "eu-west-1",
    service = "ec2",
  }: { now?: number; region?: string; service?: string } = {},
): GatewayRequest {
  const signedAt = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const request = plainRequest({ body, headers: { "x-amz-date": signedAt } });
  const authorization: Authorization = {
    accessKeyId: credentials.accessKeyId,
    day: signedAt.slice(0, 8),
    region,
    service,
    signedHeaders: ["host", "x-amz-date"],
    signature: "",
    signedAt,
  };
  const signature = expectedSignature(
    { request, query: new Map() },
    authorization,
    credentials.secretAccessKey,
  );
  const scope = `${credentials.accessKeyId}/${signedAt.slice(0, 8)}/${region}/${service}/aws4_request`;
  const header = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${signature}`;
  return { ...request, headers: new Map([...request.headers, ["authorization", [header]]]) };
}
