import { connect, type Socket } from "node:net";
import type { Log } from "../../control-plane/log";
import type { Clock } from "../../model/clock";
import type { TcpAttempt } from "../tcp/attempt";
import { formatIpv4Address } from "../wire/address";
import type { Destination } from "./destination";
import { bridge, resetStream } from "./socket-bridge";

/** How long the outside may take to answer a SYN, milliseconds; a guest's own patience ends at about two minutes */
const connectTimeoutMs = 60_000;

/** What a guest is told when its connection cannot be made. */
export type TcpRefusal = "network" | "host" | "prohibited";

const refusals: Readonly<Record<string, TcpRefusal>> = {
  ENETUNREACH: "network",
  EHOSTUNREACH: "host",
  EHOSTDOWN: "host",
  EACCES: "prohibited",
  EPERM: "prohibited",
};

/** Failures of this machine rather than of the way there, which a person should hear of */
const shortages = new Set(["EMFILE", "ENFILE", "EADDRNOTAVAIL", "ENOBUFS", "ENOMEM"]);

export interface OutboundTcpOptions {
  readonly clock: Clock;
  readonly log: Log;
  judge(attempt: TcpAttempt): Destination;
  /** Sends an ICMP error for the SYN */
  tellUnreachable(attempt: TcpAttempt, why: TcpRefusal): void;
}

/** Carries guests' TCP connections on by sockets of this machine: the socket first, then the answer to the SYN. */
export class OutboundTcp {
  private readonly sockets = new Set<Socket>();
  private shortageTold = false;

  constructor(private readonly options: OutboundTcpOptions) {}

  decide(attempt: TcpAttempt): void {
    const destination = this.options.judge(attempt);
    if (destination.kind === "reachable") this.connect(attempt, destination.host, destination.port);
    else if (destination.kind === "closedPort") attempt.refuse();
    else this.giveUp(attempt, destination.kind === "forbidden" ? "prohibited" : undefined);
  }

  /** Resets everything */
  close(): void {
    for (const socket of this.sockets) resetStream(socket);
    this.sockets.clear();
  }

  private connect(attempt: TcpAttempt, host: string, port: number): void {
    const socket = connect({ host, port, family: 4, allowHalfOpen: true, noDelay: true });
    this.sockets.add(socket);
    const cancelTimeout = this.options.clock.after(connectTimeoutMs, () => {
      attempt.ignore();
      socket.destroy();
    });
    const failed = (error: NodeJS.ErrnoException) => this.fail(attempt, error.code ?? "");
    socket.once("close", () => {
      cancelTimeout();
      this.sockets.delete(socket);
      attempt.abandon();
    });
    socket.once("error", failed);
    attempt.onAbandoned(() => socket.destroy());
    socket.once("connect", () => {
      cancelTimeout();
      socket.off("error", failed);
      // The system knows addresses of this machine that its interfaces do not list: it talks to those from themselves
      const isOwn = socket.localAddress === socket.remoteAddress && host === formatOf(attempt);
      if (isOwn) {
        this.giveUp(attempt, "prohibited");
        resetStream(socket);
        return;
      }
      const connection = attempt.accept(() => {});
      if (connection) bridge(connection, socket);
      else resetStream(socket);
    });
  }

  private fail(attempt: TcpAttempt, code: string): void {
    if (code === "ECONNREFUSED" || code === "ECONNRESET") attempt.refuse();
    else this.giveUp(attempt, refusals[code]);
    if (!shortages.has(code) || this.shortageTold) return;
    this.shortageTold = true;
    this.options.log.error("guests' connections to the outside fail on this machine", { code });
  }

  /** Without a reason there is silence, and the guest tries again until it has enough */
  private giveUp(attempt: TcpAttempt, why: TcpRefusal | undefined): void {
    if (why !== undefined) this.options.tellUnreachable(attempt, why);
    attempt.ignore();
  }
}

const formatOf = ({ local }: TcpAttempt): string => formatIpv4Address(local.address);
