import { missingParameter } from "../../model/errors/request";
import { decodeQuery, requireMembers } from "../codec/decode-query";
import type { Form } from "../codec/form";
import { isKnownOperation, shapesOf } from "../codec/shapes";
import { invalidAction, missingAction, noSuchVersion, notImplemented } from "../errors";
import type { Exchange, Step } from "../exchange";
import { findStsAction } from "../sts";

/** Finds the operation: AWS's error for a name that AWS has not, ours for one that Drydock has not. */
export const chooseOperation: Step = (exchange) => {
  const { action, form, protocol, options } = exchange;
  const version = form.get("Version");
  if (!action) throw missingAction();
  if (!version) throw missingParameter("Version");
  if (version !== protocol.version) throw noSuchVersion("AmazonEC2", version);
  if (protocol.service === "sts") {
    findStsAction(action, options.version);
    return;
  }
  exchange.operation = options.operations.find((each) => each.name === action);
  if (exchange.operation) return;
  throw isKnownOperation(action) ? notImplemented(action, options.version) : invalidAction(action);
};

/** Decodes the parameters by the operation's schema. */
export const decodeInput: Step = (exchange) => {
  if (exchange.operation)
    exchange.input = decodeQuery(shapesOf(exchange.action).input, operationParameters(exchange));
};

/** Tells of required parameters that are missing. */
export const requireParameters: Step = ({ operation, action, input }) => {
  if (operation) requireMembers(shapesOf(action).input, input);
};

const common =
  /^(Action|Version|AWSAccessKeyId|Signature|SignatureMethod|SignatureVersion|Timestamp|Expires|SecurityToken|X-Amz-.*)$/;

/** Parameters but those that every request has. */
export const operationParameters = ({ form }: Exchange): Form =>
  new Map([...form].filter(([name]) => !common.test(name)));
