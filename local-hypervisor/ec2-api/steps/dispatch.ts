import { PartialEc2Error } from "../../model/errors";
import { dryRunOperation } from "../../model/errors/request";
import type { StructureValue } from "../codec/decode-query";
import { encodeXml } from "../codec/encode-xml";
import { shapesOf } from "../codec/shapes";
import type { Exchange, Step } from "../exchange";
import type { Operation } from "../operation";
import { callerIdentity } from "../sts";

/**
 * Carries the operation out in one transaction and frames the answer. An error undoes it, unless it is of a part alone.
 * A dry run does the same and is undone: everything is validated and nothing changes.
 */
export const dispatch: Step = (exchange) => {
  const { action, requestId, protocol, operation, options } = exchange;
  const members = operation
    ? options.controlPlane.transaction(() => carryOutInPart(exchange, operation))
    : callerIdentity(options.credentials.accountId);
  if (members instanceof PartialEc2Error) throw members;
  exchange.body = protocol.response(action, requestId, members);
};

/** An error of a part is a result, so that the transaction keeps the rest */
function carryOutInPart(exchange: Exchange, operation: Operation): string | PartialEc2Error {
  try {
    return carryOut(exchange, operation);
  } catch (error) {
    if (error instanceof PartialEc2Error && exchange.input.DryRun !== true) return error;
    throw error;
  }
}

function carryOut(exchange: Exchange, operation: Operation): string {
  const { action, input, region, requestId, options } = exchange;
  const { controlPlane, credentials } = options;
  const context = { region, requestId, accountId: credentials.accountId, controlPlane };
  const carryOutNow = () => encodeOutput(action, operation.handle(input, context));
  if (input.DryRun === true) {
    carryOutNow();
    throw dryRunOperation();
  }
  return exchange.tokens.answerOnce(exchange, carryOutNow, () => operation.checkReplay?.(input, context));
}

function encodeOutput(action: string, value: unknown): string {
  const { output, isOutputEmpty } = shapesOf(action);
  return isOutputEmpty ? "<return>true</return>" : encodeXml(output, value as StructureValue);
}
