import type { LocalCredentials } from "../../schemas/local-endpoint";
import type { ControlPlane } from "../control-plane/control-plane";
import type { Log } from "../control-plane/log";
import type { Clock } from "../model/clock";
import type { StructureValue } from "./codec/decode-query";
import type { Form } from "./codec/form";
import type { RequestTokens } from "./idempotency";
import type { Operation } from "./operation";
import type { Protocol } from "./protocols";

/** An HTTP request that was read to its end. */
export interface GatewayRequest {
  readonly method: string;
  /** Path and query as they were sent, such as `/?Action=DescribeVpcs` */
  readonly target: string;
  /** Values by lower-case name, in the order sent */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
}

export interface GatewayResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the gateway is built with. */
export interface GatewayOptions {
  readonly controlPlane: ControlPlane;
  readonly credentials: LocalCredentials;
  /** Version of Drydock, for people */
  readonly version: string;
  readonly operations: readonly Operation[];
  readonly clock: Clock;
  readonly log: Log;
  randomBytes(lengthBytes: number): Uint8Array;
}

/** One request on its way through the pipeline; each step fills in what later steps need. */
export interface Exchange {
  readonly request: GatewayRequest;
  readonly requestId: string;
  readonly options: GatewayOptions;
  readonly tokens: RequestTokens;
  /** Parameters of the URL's query alone; SigV4 signs them apart from the body */
  query: Form;
  /** All parameters */
  form: Form;
  protocol: Protocol;
  region: string;
  action: string;
  operation?: Operation;
  input: StructureValue;
  /** The response's body */
  body: string;
}

/** One stage of the pipeline. Throws Ec2Error to answer with that. */
export type Step = (exchange: Exchange) => void;

/** First value of a header. */
export const headerOf = ({ headers }: GatewayRequest, name: string): string | undefined =>
  headers.get(name)?.[0];
