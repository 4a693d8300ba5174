import type { AttributeType } from "../protocol/attribute-type";
import { type DynamicValue, MalformedValueError } from "../protocol/dynamic-value";
import type { RawState } from "../protocol/provider-server";
import type { Value } from "../protocol/value";
import { GrpcError, grpcCode } from "./grpc-status";
import { decodeValue } from "./msgpack";
import type { DynamicValueMessage, Request } from "./tfplugin6";

/** Messages to protocol types. */

class DynamicValueFromProto implements DynamicValue {
  constructor(private readonly sent: DynamicValueMessage | undefined) {}

  decode(type: AttributeType): Value {
    if (this.sent === undefined) return null;
    // Terraform sends MessagePack; JSON is for answers and for stored states
    if (this.sent.msgpack.length === 0 && this.sent.json.length > 0) {
      throw new MalformedValueError("The value came as JSON; only MessagePack is read here.");
    }
    return decodeValue(this.sent.msgpack, type);
  }
}

export const dynamicValueFromProto = (sent: DynamicValueMessage | undefined): DynamicValue =>
  new DynamicValueFromProto(sent);

/** @throws GrpcError for the flat states of Terraform before 0.12, which no version of this provider wrote */
export function rawStateFromProto(sent: Request<"UpgradeResourceState">["rawState"]): RawState {
  if (sent === undefined || (sent.json.length === 0 && sent.flatmap.size > 0)) {
    throw new GrpcError(
      grpcCode.invalidArgument,
      "The state is not JSON: it was stored by a Terraform older than 0.12.",
    );
  }
  return { json: sent.json };
}
