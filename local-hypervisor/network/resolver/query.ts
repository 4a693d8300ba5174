import { type DecodedPacket, decode, type OptAnswer, type Question } from "dns-packet";
import { readUint16 } from "../wire/octets";

/** Response codes (RFC 1035, section 4.1.1) */
export const responseCode = {
  noError: 0,
  formatError: 1,
  serverFailure: 2,
  nameError: 3,
  notImplemented: 4,
  refused: 5,
} as const;

export const headerBytes = 12;

/** One question as a client put it. */
export interface DnsQuery {
  readonly id: number;
  readonly recursionDesired: boolean;
  /** Name as it was written, without the last dot */
  readonly question: Question;
  /** Largest UDP answer that the client takes, bytes, where it says so (RFC 6891) */
  readonly edns?: { readonly udpPayloadBytes: number; readonly version: number };
}

/** A query, or what is wrong with it. */
export type ReadQuery =
  | { readonly kind: "query"; readonly query: DnsQuery }
  | { readonly kind: "refused"; readonly id: number; readonly code: number; readonly opcode: number }
  /** Not a query: answering could go on for ever */
  | { readonly kind: "ignored" };

/** Never throws. More than one question, and records before them, are refused as unanswerable (RFC 9619) */
export function readQuery(bytes: Uint8Array): ReadQuery {
  if (bytes.length < headerBytes) return { kind: "ignored" };
  const flags = readUint16(bytes, 2);
  if ((flags & 0x8000) !== 0) return { kind: "ignored" };
  const id = readUint16(bytes, 0);
  const opcode = (flags >>> 11) & 15;
  const refused = (code: number): ReadQuery => ({ kind: "refused", id, code, opcode });
  if (opcode !== 0) return refused(responseCode.notImplemented);
  const [questions, answers, authorities, additionals] = [4, 6, 8, 10].map((at) => readUint16(bytes, at));
  // Counts are looked at before anything is decoded, so that a short message cannot cause long work
  if (questions !== 1 || answers !== 0 || authorities !== 0 || (additionals ?? 0) > 2) {
    return refused(responseCode.formatError);
  }
  const packet = tryDecode(bytes);
  const question = packet?.questions?.[0];
  if (packet === undefined || question === undefined || !/^[\x21-\x7e]+$/.test(question.name)) {
    return refused(responseCode.formatError);
  }
  const options = (packet.additionals ?? []).find((each): each is OptAnswer => each.type === "OPT");
  return {
    kind: "query",
    query: {
      id,
      recursionDesired: packet.flag_rd,
      question,
      ...(options && {
        edns: { udpPayloadBytes: options.udpPayloadSize, version: options.ednsVersion },
      }),
    },
  };
}

/** Undefined for what the library cannot read: it throws errors of all kinds */
function tryDecode(bytes: Uint8Array): DecodedPacket | undefined {
  try {
    return decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch {
    return undefined;
  }
}
