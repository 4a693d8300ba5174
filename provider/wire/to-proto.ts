import type { AttributePath } from "../protocol/attribute-path";
import type { Diagnostic } from "../protocol/diagnostic";
import type { TypedValue } from "../protocol/dynamic-value";
import type { Schema, SchemaBlock } from "../protocol/schema";
import { encodeValue } from "./msgpack";
import {
  type BlockMessage,
  block as blockMessage,
  type DiagnosticMessage,
  type DynamicValueMessage,
  nesting,
  type SchemaMessage,
  severity,
} from "./tfplugin6";

/** Protocol types to messages. */

const noBytes = new Uint8Array(0);

export const dynamicValueToProto = (typed: TypedValue): DynamicValueMessage => ({
  msgpack: encodeValue(typed.value, typed.type),
  json: noBytes,
});

export const attributePathToProto = (path: AttributePath) => ({ steps: path });

export const diagnosticsToProto = (diagnostics: readonly Diagnostic[]): DiagnosticMessage[] =>
  diagnostics.map(({ severity: name, summary, detail, attribute }) => ({
    severity: severity[name],
    summary,
    detail,
    ...(attribute === undefined ? {} : { attribute: attributePathToProto(attribute) }),
  }));

export const schemaToProto = ({ version, block }: Schema): SchemaMessage => ({
  version,
  block: blockToProto(block),
});

function blockToProto(block: SchemaBlock): BlockMessage {
  return {
    version: 0,
    attributes: [...block.attributes].map(([name, attribute]) => ({
      name,
      type: Buffer.from(JSON.stringify(attribute.type)),
      description: attribute.description ?? "",
      required: attribute.required,
      optional: attribute.optional,
      computed: attribute.computed,
      sensitive: attribute.sensitive,
      descriptionKind: 0,
      deprecated: attribute.deprecated,
    })),
    blockTypes: [...block.blocks].map(([typeName, nested]) => ({
      typeName,
      block: blockMessage.encode(blockToProto(nested.block)),
      nesting: nesting[nested.nesting],
      minItems: nested.minItems,
      maxItems: nested.maxItems,
    })),
    description: block.description ?? "",
    descriptionKind: 0,
    deprecated: false,
  };
}
