import { dryRunOperation } from "../../model/errors/request";
import type { StructureValue } from "../codec/decode-query";
import { encodeXml } from "../codec/encode-xml";
import { shapesOf } from "../codec/shapes";
import type { Exchange, Step } from "../exchange";
import type { Operation } from "../operation";
import { callerIdentity } from "../sts";

/**
 * Carries the operation out in one transaction and frames the answer. A dry run does the same and is undone: everything
 * is validated and nothing changes.
 */
export const dispatch: Step = (exchange) => {
  const { action, requestId, protocol, operation, options } = exchange;
  const members = operation
    ? options.controlPlane.transaction(() => carryOut(exchange, operation))
    : callerIdentity(options.credentials.accountId);
  exchange.body = protocol.response(action, requestId, members);
};

function carryOut(exchange: Exchange, operation: Operation): string {
  if (exchange.input.DryRun !== true)
    return exchange.tokens.answerOnce(exchange, () => encodeOutput(exchange, operation));
  encodeOutput(exchange, operation);
  throw dryRunOperation();
}

function encodeOutput({ action, input, region, requestId, options }: Exchange, operation: Operation): string {
  const { output, isOutputEmpty } = shapesOf(action);
  const { controlPlane, credentials } = options;
  const value = operation.handle(input, {
    region,
    requestId,
    accountId: credentials.accountId,
    controlPlane,
  });
  return isOutputEmpty ? "<return>true</return>" : encodeXml(output, value as StructureValue);
}
