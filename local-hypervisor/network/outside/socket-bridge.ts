import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { TcpConnection } from "../tcp/connection";

/** Bytes on their way to the guest above which the socket is not read, and below which it is again */
const mostUnacknowledgedBytes = 512 * 1024;
const fewUnacknowledgedBytes = 256 * 1024;

/**
 * Joins a guest's connection to a stream of this machine until both directions are done. Each end is read only as fast
 * as the other takes, a closed direction closes the same direction of the other end, and a reset or a lost peer of one
 * end resets the other. The stream must allow half-open (`allowHalfOpen`).
 */
export function bridge(connection: TcpConnection, stream: Duplex): void {
  let over = false;
  connection.onData((data) => {
    if (!stream.write(data)) connection.pause();
  });
  stream.on("drain", () => connection.resume());
  stream.on("data", (chunk: Buffer) => {
    connection.write(chunk);
    if (connection.unacknowledgedBytes > mostUnacknowledgedBytes) stream.pause();
  });
  connection.onAcknowledged(() => {
    if (stream.isPaused() && connection.unacknowledgedBytes < fewUnacknowledgedBytes) stream.resume();
  });
  connection.onEnd(() => stream.end());
  stream.on("end", () => connection.end());
  stream.on("error", () => connection.abort());
  stream.on("close", () => {
    if (stream.readableEnded && stream.writableFinished) return; // in order: what was written may still be on its way
    connection.abort();
  });
  connection.onClose((outcome) => {
    if (over) return;
    over = true;
    if (outcome !== "finished") resetStream(stream);
  });
}

/** Ends a stream so that its other end learns that something went wrong, where the stream can tell */
export function resetStream(stream: Duplex): void {
  if (stream.destroyed) return;
  stream.on("error", () => {}); // an error that comes now tells nobody anything
  if (stream instanceof Socket && stream.remoteFamily !== undefined) stream.resetAndDestroy();
  else stream.destroy();
}
