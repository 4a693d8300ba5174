import type { Socket as UdpSocket } from "node:dgram";
import type { AddressInfo, Server } from "node:net";
import type { Log } from "../../control-plane/log";
import type { Outside } from "../outside/outside";
import { formatIpv4Address, type Ipv4Address } from "../wire/address";
import { bindCandidates } from "./bind-candidates";
import { listenTcp } from "./tcp-listener";
import { listenUdp } from "./udp-listener";

/** Listeners of all instances; each costs a descriptor */
const mostListeners = 4_096;

/** A port of a public address that ought to be listened on. */
export interface WantedListener {
  readonly networkInterfaceId: string;
  readonly instanceId?: string;
  readonly publicAddress: Ipv4Address;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
}

/** A listener as people are told of it. */
export interface ListenerStatus {
  readonly instanceId?: string;
  readonly networkInterfaceId: string;
  readonly protocol: "tcp" | "udp";
  /** What it stands for, dotted */
  readonly publicAddress: string;
  readonly port: number;
  /** Where it listens: the same unless it had to move; absent where no place was found */
  readonly listensAt?: { readonly address: string; readonly port: number };
}

interface Listener {
  readonly wanted: WantedListener;
  bound?: Server | UdpSocket;
  gone: boolean;
  /** Resolves once bound, or given up */
  ready: Promise<void>;
}

/** The listeners on this machine that stand for guests' public addresses; they follow what is wanted. */
export class Listeners {
  private readonly listeners = new Map<string, Listener>();
  /** An address is bound again only after its last listener let go of it */
  private readonly closing = new Map<string, Promise<void>>();
  private shortageTold = false;

  constructor(
    private readonly outside: Pick<Outside, "connectTcp" | "openUdp">,
    private readonly log: Log,
  ) {}

  /** Opens what is missing and closes what is no longer wanted; connections that stand go on */
  update(wanted: readonly WantedListener[]): void {
    const byKey = new Map(wanted.slice(0, mostListeners).map((each) => [keyOf(each), each]));
    if (wanted.length > mostListeners && !this.shortageTold) {
      this.shortageTold = true;
      this.log.warn("rules admit more ports than this machine listens on; use drydock forward or proxy", {
        wanted: wanted.length,
        most: mostListeners,
      });
    }
    for (const [key, listener] of this.listeners) {
      const next = byKey.get(key);
      if (next?.networkInterfaceId !== listener.wanted.networkInterfaceId) this.remove(key, listener);
    }
    for (const [key, each] of byKey) if (!this.listeners.has(key)) this.add(key, each);
  }

  list(): ListenerStatus[] {
    return [...this.listeners.values()].map(({ wanted, bound }) => {
      const { publicAddress, ...rest } = wanted;
      const at = bound?.address() as AddressInfo | undefined | null;
      return {
        ...rest,
        publicAddress: formatIpv4Address(publicAddress),
        ...(at && { listensAt: { address: at.address, port: at.port } }),
      };
    });
  }

  /** Resolves when everything that was wanted listens, or was given up */
  async settled(): Promise<void> {
    await Promise.all([...this.listeners.values()].map(({ ready }) => ready));
  }

  close(): void {
    for (const [key, listener] of this.listeners) this.remove(key, listener);
  }

  private add(key: string, wanted: WantedListener): void {
    const listener: Listener = { wanted, gone: false, ready: Promise.resolve() };
    this.listeners.set(key, listener);
    listener.ready = (this.closing.get(key) ?? Promise.resolve()).then(() => this.bind(listener));
  }

  private remove(key: string, listener: Listener): void {
    this.listeners.delete(key);
    listener.gone = true;
    const { bound } = listener;
    if (bound === undefined) return;
    const closed = new Promise<void>((resolve) => {
      bound.once("close", resolve);
      // A server's `close` event waits for its connections, which go on; its address is free at once
      if ("maxConnections" in bound) setImmediate(resolve);
    });
    this.closing.set(key, closed);
    void closed.then(() => {
      if (this.closing.get(key) === closed) this.closing.delete(key);
    });
    bound.close();
  }

  private async bind(listener: Listener): Promise<void> {
    const { wanted } = listener;
    let lastError: unknown;
    for (const { host, port } of bindCandidates(formatIpv4Address(wanted.publicAddress), wanted.port)) {
      if (listener.gone) return;
      try {
        const bound = await this.listen(host, port, wanted);
        if (listener.gone) bound.close();
        else listener.bound = bound;
        return;
      } catch (error) {
        lastError = error;
      }
    }
    this.log.warn("nothing could be bound for a port that rules admit", {
      publicAddress: formatIpv4Address(wanted.publicAddress),
      port: wanted.port,
      error: lastError,
    });
  }

  private listen(host: string, port: number, wanted: WantedListener): Promise<Server | UdpSocket> {
    const remote = { address: wanted.publicAddress, port: wanted.port };
    return wanted.protocol === "tcp"
      ? listenTcp(host, port, (established) => this.outside.connectTcp(remote, established))
      : listenUdp(host, port, (events) => this.outside.openUdp(remote, events));
  }
}

const keyOf = ({ protocol, publicAddress, port }: WantedListener): string =>
  `${protocol}:${publicAddress}:${port}`;
