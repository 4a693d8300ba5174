import type { TcpConnection } from "../tcp/connection";
import { readUint16, writeUint16 } from "../wire/octets";

export const dnsPort = 53;

/** Answers a query; `undefined` for silence */
export type AnswerQuery = (query: Uint8Array) => Promise<Uint8Array | undefined>;

const lengthBytes = 2;
/** Answers that may wait for their reader before the next query is taken */
const maximumUnreadBytes = 256 * 1024;

/**
 * Answers the queries of a connection one after the other, each with two bytes of length before it (RFC 7766). A client
 * that asks without reading is not listened to until it reads.
 */
export function serveDnsOverTcp(connection: TcpConnection, answer: AnswerQuery): void {
  let buffered = Buffer.alloc(0);
  let busy = false;
  let ended = false;
  let finished = false;

  const next = (): void => {
    if (busy || finished) return;
    if (connection.unacknowledgedBytes > maximumUnreadBytes) {
      connection.pause();
      return;
    }
    const queryBytes = buffered.length < lengthBytes ? undefined : readUint16(buffered, 0);
    if (queryBytes === undefined || buffered.length < lengthBytes + queryBytes) {
      finished = ended;
      if (ended) connection.end();
      else connection.resume();
      return;
    }
    const query = buffered.subarray(lengthBytes, lengthBytes + queryBytes);
    buffered = buffered.subarray(lengthBytes + queryBytes);
    busy = true;
    connection.pause();
    answer(query).then(
      (reply) => {
        busy = false;
        if (finished) return;
        if (reply !== undefined) connection.write(framed(reply));
        next();
      },
      () => connection.abort(),
    );
  };

  connection.onData((data) => {
    buffered = Buffer.concat([buffered, data]);
    next();
  });
  connection.onAcknowledged(next);
  connection.onEnd(() => {
    ended = true;
    next();
  });
  connection.onClose(() => {
    finished = true;
  });
}

function framed(message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(lengthBytes + message.length);
  writeUint16(bytes, 0, message.length);
  bytes.set(message, lengthBytes);
  return bytes;
}
