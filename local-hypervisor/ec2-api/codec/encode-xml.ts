import type { StructureValue, Value } from "./decode-query";
import type { ListShape, Shape, StructureShape } from "./shapes";

/**
 * Encodes a response by the operation's output shape, as the elements that go inside the root. What is undefined is left
 * out, an empty list is an empty element.
 */
export function encodeXml(shape: StructureShape, value: StructureValue): string {
  let xml = "";
  for (const member of shape.members) {
    const given = value[member.name];
    if (given !== undefined && given !== null)
      xml += element(member.xmlName, encodeValue(member.shape, given));
  }
  return xml;
}

/** An element with content that is XML already. */
export const element = (name: string, content: string): string =>
  content === "" ? `<${name}/>` : `<${name}>${content}</${name}>`;

function encodeValue(shape: Shape, value: Value): string {
  switch (shape.kind) {
    case "structure":
      return encodeXml(shape, value as StructureValue);
    case "list":
      return encodeList(shape, value as readonly Value[]);
    case "timestamp":
      return (value as Date).toISOString();
    case "blob":
      return Buffer.from(value as Uint8Array).toString("base64");
    case "number":
      if (!Number.isFinite(value)) throw new Error(`a response cannot carry the number ${value}`);
      return String(value);
    case "boolean":
      return String(value);
    case "string":
      return escapeText(String(value));
  }
}

const encodeList = ({ member, xmlName }: ListShape, items: readonly Value[]): string =>
  items.map((item) => element(xmlName, encodeValue(member, item))).join("");

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#xD;",
};

/**
 * Text of an element. A carriage return is escaped, as parsers turn a bare one into a line feed; characters that XML 1.0
 * cannot carry become U+FFFD, so that one bad name cannot make a whole response unreadable.
 */
export const escapeText = (text: string): string =>
  text
    .replace(/[&<>"\r]/g, (character) => escapes[character] as string)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to keep out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd");
