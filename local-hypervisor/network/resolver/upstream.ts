import { createSocket } from "node:dgram";
import { Resolver } from "node:dns";
import { connect, isIPv6 } from "node:net";
import type { Clock } from "../../model/clock";
import { readUint16 } from "../wire/octets";
import { headerBytes } from "./query";

/** Who answers what a VPC's resolver does not know. */
export interface Upstream {
  /** The reply, with the query's id. Rejects when nobody answers in time */
  ask(query: Uint8Array): Promise<Uint8Array>;
}

export interface MachineUpstreamOptions {
  readonly clock: Clock;
  /** Address, or address and port, as `dns.getServers` writes them; @default - the machine's own */
  servers?(): readonly string[];
  /** For one attempt; @default 1500 */
  readonly attemptMs?: number;
  /** For all attempts: before the client gives up; @default 4500 */
  readonly totalMs?: number;
}

const dnsPort = 53;

/** This machine's own resolvers, one after the other until one answers, by TCP where the answer is too long for UDP */
export function machineUpstream(options: MachineUpstreamOptions): Upstream {
  const { clock, attemptMs = 1500, totalMs = 4500 } = options;
  // A fresh one each time: it reads the machine's settings as they are now
  const servers = options.servers ?? (() => new Resolver().getServers());
  return {
    ask: async (query) => {
      const deadline = clock.now() + totalMs;
      let failure = new Error("this machine has no resolver");
      const places = servers().map(placeOf);
      for (const place of [...places, ...places]) {
        if (clock.now() >= deadline) break;
        try {
          const reply = await askUdp(query, place, clock, attemptMs);
          const isTruncated = (readUint16(reply, 2) & 0x0200) !== 0;
          return isTruncated ? await askTcp(query, place, clock, attemptMs) : reply;
        } catch (error) {
          failure = error instanceof Error ? error : new Error(String(error));
        }
      }
      throw failure;
    },
  };
}

interface Place {
  readonly host: string;
  readonly port: number;
}

/** Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353` */
function placeOf(server: string): Place {
  const withPort = /^(?:\[(.*)\]|([^:]*)):(\d+)$/.exec(server);
  if (withPort === null) return { host: server, port: dnsPort };
  return { host: withPort[1] ?? withPort[2] ?? server, port: Number(withPort[3]) };
}

/** Whether bytes are the reply to a query: late replies to others, and what strangers make up, are not */
function isReplyTo(query: Uint8Array, reply: Uint8Array): boolean {
  return (
    reply.length >= headerBytes &&
    readUint16(reply, 0) === readUint16(query, 0) &&
    (readUint16(reply, 2) & 0x8000) !== 0
  );
}

function askUdp(
  query: Uint8Array,
  { host, port }: Place,
  clock: Clock,
  timeoutMs: number,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(host) ? "udp6" : "udp4");
    let isFinished = false;
    const finish = (settle: () => void) => {
      if (isFinished) return;
      isFinished = true;
      cancel();
      socket.close();
      settle();
    };
    const cancel = clock.after(timeoutMs, () =>
      finish(() => reject(new Error(`${host} did not answer in ${timeoutMs} ms`))),
    );
    socket.on("error", (error) => finish(() => reject(error)));
    socket.on("message", (message) => {
      if (isReplyTo(query, message)) finish(() => resolve(message));
    });
    socket.on("connect", () => socket.send(query));
    socket.connect(port, host);
  });
}

function askTcp(
  query: Uint8Array,
  { host, port }: Place,
  clock: Clock,
  timeoutMs: number,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host);
    const finish = (settle: () => void) => {
      cancel();
      socket.destroy();
      settle();
    };
    const cancel = clock.after(timeoutMs, () =>
      finish(() => reject(new Error(`${host} did not answer over TCP in ${timeoutMs} ms`))),
    );
    let received = Buffer.alloc(0);
    socket.on("error", (error) => finish(() => reject(error)));
    socket.on("close", () => finish(() => reject(new Error(`${host} closed the connection`))));
    socket.on("data", (data) => {
      received = Buffer.concat([received, data]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const reply = received.subarray(2, 2 + received.readUInt16BE(0));
      finish(() =>
        isReplyTo(query, reply) ? resolve(reply) : reject(new Error(`${host} answered something else`)),
      );
    });
    const length = Uint8Array.of(query.length >>> 8, query.length & 255);
    socket.on("connect", () => socket.write(Buffer.concat([length, query])));
  });
}
