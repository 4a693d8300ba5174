import { type Answer, encode, RECURSION_AVAILABLE, RECURSION_DESIRED, TRUNCATED_RESPONSE } from "dns-packet";
import { writeUint16 } from "../wire/octets";
import { type DnsQuery, headerBytes, responseCode } from "./query";

export type DnsTransport = "udp" | "tcp";

/** Largest answer over UDP, so that it is never fragmented on its way (DNS flag day 2020) */
const largestDatagramBytes = 1232;
/** What every client takes (RFC 1035, section 2.3.4) */
const plainDatagramBytes = 512;
const badVersion = 1; // the upper bits of response code 16

/** What a reply says besides the question. */
export interface ReplyContent {
  readonly code?: number;
  readonly answers?: readonly Answer[];
  readonly authorities?: readonly Answer[];
}

/** Largest reply that the client takes, bytes */
export function replyLimit(query: DnsQuery, transport: DnsTransport): number {
  if (transport === "tcp") return 0xffff;
  return Math.min(Math.max(query.edns?.udpPayloadBytes ?? 0, plainDatagramBytes), largestDatagramBytes);
}

/** A reply of our own; without its records and marked as truncated where it is too long for UDP */
export function writeReply(query: DnsQuery, content: ReplyContent, transport: DnsTransport): Uint8Array {
  const reply = encodeReply(query, content, 0);
  return reply.length <= replyLimit(query, transport) ? reply : writeTruncatedReply(query);
}

/** Tells a client to ask again over TCP */
export function writeTruncatedReply(query: DnsQuery): Uint8Array {
  return encodeReply(query, {}, TRUNCATED_RESPONSE);
}

function encodeReply(query: DnsQuery, content: ReplyContent, flags: number): Uint8Array {
  const { code = responseCode.noError, answers = [], authorities = [] } = content;
  return encode({
    type: "response",
    id: query.id,
    flags: flags | (query.recursionDesired ? RECURSION_DESIRED : 0) | RECURSION_AVAILABLE | code,
    questions: [query.question],
    answers: [...answers],
    authorities: [...authorities],
    additionals: query.edns === undefined ? [] : [optionsRecord(query.edns.version)],
  });
}

const optionsRecord = (version: number): Answer => ({
  type: "OPT",
  name: ".",
  udpPayloadSize: largestDatagramBytes,
  extendedRcode: version > 0 ? badVersion : 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
});

/** A reply to what could not be read: nothing but a header */
export function writeBareReply(id: number, opcode: number, code: number): Uint8Array {
  const bytes = new Uint8Array(headerBytes);
  writeUint16(bytes, 0, id);
  writeUint16(bytes, 2, 0x8000 | (opcode << 11) | RECURSION_AVAILABLE | code);
  return bytes;
}
