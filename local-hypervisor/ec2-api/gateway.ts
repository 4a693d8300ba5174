import { Ec2Error } from "../model/errors";
import { abbreviate } from "../model/errors/request";
import { diskFull, internalError } from "./errors";
import type { Exchange, GatewayOptions, GatewayRequest, GatewayResponse, Step } from "./exchange";
import { RequestTokens } from "./idempotency";
import { ec2Protocol } from "./protocols";
import { authenticate } from "./steps/authenticate";
import { chooseOperation, decodeInput, requireParameters } from "./steps/decode-input";
import { dispatch } from "./steps/dispatch";
import { readForm } from "./steps/read-form";
import { refuseBrowsers } from "./steps/refuse-browsers";

/** What happens to a request, in this order; the server has limited and read its body before. */
const pipeline: readonly Step[] = [
  refuseBrowsers,
  readForm,
  authenticate,
  chooseOperation,
  decodeInput,
  requireParameters,
  dispatch,
];

/** The EC2 and STS endpoint without its sockets: requests in, responses out, synchronously and without exceptions. */
export interface Gateway {
  handle(request: GatewayRequest): GatewayResponse;
}

export function createGateway(options: GatewayOptions): Gateway {
  const tokens = new RequestTokens(options);
  return {
    handle: (request) => {
      const startedAt = options.clock.now();
      const exchange = newExchange(request, options, tokens);
      const error = run(exchange);
      const status = error?.httpStatus ?? 200;
      const { requestId, protocol, action, region } = exchange;
      options.log.info("request", {
        action: abbreviate(action),
        region,
        status,
        ...(error ? { code: error.code, reason: error.message } : {}),
        durationMs: options.clock.now() - startedAt,
        requestId,
      });
      return respond(status, requestId, error ? protocol.error(error, requestId) : exchange.body);
    },
  };
}

function run(exchange: Exchange): Ec2Error | undefined {
  try {
    for (const step of pipeline) step(exchange);
    return undefined;
  } catch (error) {
    if (error instanceof Ec2Error) return error;
    const { action, requestId, options } = exchange;
    options.log.error("a request failed inside the hypervisor", { action, requestId, error });
    return isFullDisk(error) ? diskFull() : internalError();
  }
}

const isFullDisk = (error: unknown): boolean =>
  ["SQLITE_FULL", "ENOSPC"].includes((error as { readonly code?: string } | undefined)?.code ?? "");

const newExchange = (request: GatewayRequest, options: GatewayOptions, tokens: RequestTokens): Exchange => ({
  request,
  tokens,
  requestId: uuid(options.randomBytes(16)),
  options,
  query: new Map(),
  form: new Map(),
  protocol: ec2Protocol,
  region: "",
  action: "",
  input: {},
  body: "",
});

/** The request id is in a header too: the JavaScript SDK reads it nowhere else. */
export const respond = (status: number, requestId: string, body: string): GatewayResponse => ({
  status,
  headers: {
    "content-type": "text/xml;charset=UTF-8",
    "x-amzn-requestid": requestId,
    "cache-control": "no-cache, no-store",
    "x-content-type-options": "nosniff",
  },
  body,
});

/** Version 4, of RFC 9562 */
function uuid(random: Uint8Array): string {
  const bytes = Buffer.from(random);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
