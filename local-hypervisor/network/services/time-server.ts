import { writeUint32 } from "../wire/octets";

export const ntpPort = 123;

const messageBytes = 48;
const mode = { client: 3, server: 4 } as const;
/** Seconds from 1900, where NTP begins, to 1970 */
const epochOffsetSeconds = 2_208_988_800;
/** As the Amazon Time Sync Service presents itself */
const stratum = 3;
const precisionExponent = -10;

/**
 * The answer of an SNTP server (RFC 5905, section 14) whose clock is right by definition; `undefined` for what is not a
 * client's question.
 * @param nowMs Milliseconds since the epoch
 */
export function answerNtp(request: Uint8Array, nowMs: number): Uint8Array | undefined {
  const first = request[0] ?? 0;
  const version = (first >>> 3) & 7;
  if (request.length < messageBytes || (first & 7) !== mode.client || version < 1 || version > 4)
    return undefined;
  const answer = new Uint8Array(messageBytes);
  answer[0] = (version << 3) | mode.server;
  answer[1] = stratum;
  answer[2] = request[2] as number;
  answer[3] = precisionExponent;
  answer.set(Buffer.from("AMZN"), 12);
  answer.set(request.subarray(40, messageBytes), 24); // the client knows its question by its own time
  for (const offset of [16, 32, 40]) writeTimestamp(answer, offset, nowMs);
  return answer;
}

/** Seconds wrap in 2036, as the protocol has it */
function writeTimestamp(bytes: Uint8Array, offset: number, timeMs: number): void {
  writeUint32(bytes, offset, (Math.floor(timeMs / 1000) + epochOffsetSeconds) % 2 ** 32);
  writeUint32(bytes, offset + 4, Math.floor(((timeMs % 1000) / 1000) * 2 ** 32));
}
