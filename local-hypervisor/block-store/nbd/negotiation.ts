import type { Writable } from "node:stream";
import type { ByteSource } from "./byte-source";
import { findExport, type NbdExport } from "./exports";
import {
  HandshakeFlag,
  Info,
  magic,
  maxNameBytes,
  maxPayloadBytes,
  minBlockBytes,
  NbdProtocolError,
  Option,
  OptionReply,
  preferredBlockBytes,
  TransmissionFlag,
} from "./protocol";

/** What client and server agreed on. */
export interface Agreement {
  readonly export: NbdExport;
  readonly structuredReplies: boolean;
}

/** Data of an option that is read; nothing that we know comes near it */
const maxOptionBytes = 64 * 1024;

/** Options of one connection: a client that haggles on has no disk in mind */
const maxOptions = 1024;

/**
 * Haggles with a client by fixed newstyle negotiation until it has chosen an export; undefined when it only looked.
 * Rejects with `NbdProtocolError` and `EndOfBytes`.
 */
export async function negotiate(
  source: ByteSource,
  sink: Writable,
  exports: readonly NbdExport[],
): Promise<Agreement | undefined> {
  sink.write(greeting());
  const clientFlags = (await source.read(4)).readUInt32BE();
  if (clientFlags & ~(HandshakeFlag.fixedNewstyle | HandshakeFlag.noZeroes))
    throw new NbdProtocolError(`the client's flags ${clientFlags} have bits that were not offered`);
  let structuredReplies = false;
  for (let count = 0; count < maxOptions; count++) {
    const header = await source.read(16);
    if (header.readBigUInt64BE(0) !== magic.option) throw new NbdProtocolError("no option where one must be");
    const option = header.readUInt32BE(8);
    const lengthBytes = header.readUInt32BE(12);
    if (lengthBytes > maxOptionBytes)
      throw new NbdProtocolError(`${lengthBytes} bytes of option ${option} are too many`);
    const data = await source.read(lengthBytes);
    const reply = (type: number, content: Uint8Array | string = ""): void =>
      void sink.write(optionReply(option, type, Buffer.from(content as string)));
    switch (option) {
      case Option.exportName: {
        const chosen = findExport(exports, data.toString());
        // This option knows no reply that refuses
        if (!chosen) return undefined;
        sink.write(exportNameReply(chosen, structuredReplies, (clientFlags & HandshakeFlag.noZeroes) === 0));
        return { export: chosen, structuredReplies };
      }
      case Option.abort:
        reply(OptionReply.ack);
        return undefined;
      case Option.list:
        if (lengthBytes > 0) {
          reply(OptionReply.invalid, "NBD_OPT_LIST has no data.");
          break;
        }
        for (const each of exports) reply(OptionReply.server, listEntry(each));
        reply(OptionReply.ack);
        break;
      case Option.structuredReply:
        if (lengthBytes > 0) {
          reply(OptionReply.invalid, "NBD_OPT_STRUCTURED_REPLY has no data.");
          break;
        }
        structuredReplies = true;
        reply(OptionReply.ack);
        break;
      case Option.info:
      case Option.go: {
        const wanted = readInfoRequest(data);
        if (!wanted) {
          reply(OptionReply.invalid, "The lengths within the option do not fit its own.");
          break;
        }
        const chosen = findExport(exports, wanted.name);
        if (!chosen) {
          const names = exports.map(({ name }) => name).join(", ");
          reply(OptionReply.unknown, `There is no export '${wanted.name}'; there is ${names}.`);
          break;
        }
        for (const information of informationOf(chosen, wanted.requests, structuredReplies))
          reply(OptionReply.info, information);
        reply(OptionReply.ack);
        if (option === Option.go) return { export: chosen, structuredReplies };
        break;
      }
      default:
        reply(OptionReply.unsupported, "This server does not know the option.");
    }
  }
  throw new NbdProtocolError("the client never chose an export");
}

function greeting(): Buffer {
  const bytes = Buffer.alloc(18);
  bytes.writeBigUInt64BE(magic.greeting, 0);
  bytes.writeBigUInt64BE(magic.option, 8);
  bytes.writeUInt16BE(HandshakeFlag.fixedNewstyle | HandshakeFlag.noZeroes, 16);
  return bytes;
}

function optionReply(option: number, type: number, content: Buffer): Buffer {
  const header = Buffer.alloc(20);
  header.writeBigUInt64BE(magic.optionReply, 0);
  header.writeUInt32BE(option, 8);
  header.writeUInt32BE(type, 12);
  header.writeUInt32BE(content.length, 16);
  return Buffer.concat([header, content]);
}

function exportNameReply(chosen: NbdExport, structuredReplies: boolean, zeroes: boolean): Buffer {
  const bytes = Buffer.alloc(zeroes ? 134 : 10);
  bytes.writeBigUInt64BE(BigInt(chosen.device.sizeBytes), 0);
  bytes.writeUInt16BE(transmissionFlags(chosen, structuredReplies), 8);
  return bytes;
}

function listEntry({ name, description }: NbdExport): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(name));
  return Buffer.concat([length, Buffer.from(name), Buffer.from(description)]);
}

/** Name and information types of NBD_OPT_INFO and NBD_OPT_GO; undefined when the data is not built as they are */
function readInfoRequest(data: Buffer): { name: string; requests: number[] } | undefined {
  if (data.length < 6) return undefined;
  const nameBytes = data.readUInt32BE(0);
  if (nameBytes > maxNameBytes || data.length < 6 + nameBytes) return undefined;
  const count = data.readUInt16BE(4 + nameBytes);
  if (data.length !== 6 + nameBytes + 2 * count) return undefined;
  const requests = Array.from({ length: count }, (_, index) => data.readUInt16BE(6 + nameBytes + 2 * index));
  return { name: data.toString("utf8", 4, 4 + nameBytes), requests };
}

function* informationOf(
  chosen: NbdExport,
  requests: readonly number[],
  structuredReplies: boolean,
): Generator<Buffer> {
  const size = Buffer.alloc(12);
  size.writeUInt16BE(Info.export, 0);
  size.writeBigUInt64BE(BigInt(chosen.device.sizeBytes), 2);
  size.writeUInt16BE(transmissionFlags(chosen, structuredReplies), 10);
  yield size;
  if (requests.includes(Info.name)) yield textInformation(Info.name, chosen.name);
  if (requests.includes(Info.description)) yield textInformation(Info.description, chosen.description);
  const blocks = Buffer.alloc(14);
  blocks.writeUInt16BE(Info.blockSize, 0);
  blocks.writeUInt32BE(minBlockBytes, 2);
  blocks.writeUInt32BE(preferredBlockBytes, 6);
  blocks.writeUInt32BE(maxPayloadBytes, 10);
  yield blocks;
}

function textInformation(type: number, text: string): Buffer {
  const bytes = Buffer.alloc(2 + Buffer.byteLength(text));
  bytes.writeUInt16BE(type, 0);
  bytes.write(text, 2);
  return bytes;
}

function transmissionFlags({ readOnly }: NbdExport, structuredReplies: boolean): number {
  // A flush settles what any connection wrote, so clients may spread their requests over several
  const always = TransmissionFlag.hasFlags | TransmissionFlag.flush | TransmissionFlag.multipleConnections;
  const fragments = structuredReplies ? TransmissionFlag.dontFragment : 0;
  if (readOnly) return always | fragments | TransmissionFlag.readOnly;
  return (
    always |
    fragments |
    TransmissionFlag.forceUnitAccess |
    TransmissionFlag.trim |
    TransmissionFlag.writeZeroes |
    TransmissionFlag.fastZero
  );
}
