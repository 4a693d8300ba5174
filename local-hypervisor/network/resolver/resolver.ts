import type { Log } from "../../control-plane/log";
import type { NetworkTopology } from "../../control-plane/network-topology";
import type { Clock } from "../../model/clock";
import { answerLocally } from "./local-answer";
import { type NetworkNames, namesSeenFrom } from "./network-names";
import { type DnsQuery, readQuery, responseCode } from "./query";
import { QueryRate } from "./query-rate";
import { type DnsTransport, replyLimit, writeBareReply, writeReply, writeTruncatedReply } from "./reply";
import { machineUpstream, type Upstream } from "./upstream";

export interface ResolverOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** This machine as guests see it, dotted */
  readonly hostAddress: string;
  /** Services of this machine that guests may find, as `<name>.host.drydock.internal` */
  readonly hostServices: readonly { readonly name: string }[];
  /** @default - this machine's own resolvers */
  readonly upstream?: Upstream;
}

/** Who asks. */
export interface Asker {
  readonly networkInterfaceId: string;
  readonly vpcId: string;
  readonly transport: DnsTransport;
}

/** The resolver at a VPC's base plus two and at 169.254.169.253, for all VPCs. */
export interface NetworkResolver {
  /**
   * Answers a query with the names of the asker's VPC or asks this machine's resolvers; undefined for silence. Never
   * rejects, whatever the bytes.
   */
  answer(query: Uint8Array, asker: Asker, topology: NetworkTopology): Promise<Uint8Array | undefined>;
}

/** Queries that wait for this machine's resolvers, all interfaces together: each holds a socket */
const maximumForwarded = 512;

export function createResolver(options: ResolverOptions): NetworkResolver {
  const { clock, log } = options;
  const upstream = options.upstream ?? machineUpstream({ clock });
  const rate = new QueryRate(clock);
  const known = new WeakMap<NetworkTopology, Map<string, NetworkNames>>();
  let forwarded = 0;

  const namesFor = (vpcId: string, topology: NetworkTopology): NetworkNames | undefined => {
    const byVpc = known.get(topology) ?? new Map<string, NetworkNames>();
    known.set(topology, byVpc);
    const before = byVpc.get(vpcId);
    if (before !== undefined) return before;
    const vpc = topology.vpcs.find((each) => each.vpcId === vpcId);
    if (vpc === undefined || !vpc.enableDnsSupport) return undefined;
    const names = namesSeenFrom(vpc, topology);
    const addresses = new Map(names.addresses);
    for (const { name } of options.hostServices) {
      addresses.set(`${name}.host.drydock.internal`, options.hostAddress);
    }
    byVpc.set(vpcId, { ...names, addresses });
    return byVpc.get(vpcId);
  };

  const forward = async (bytes: Uint8Array, query: DnsQuery, transport: DnsTransport) => {
    if (forwarded >= maximumForwarded) return undefined;
    forwarded += 1;
    try {
      const reply = await upstream.ask(bytes);
      // Truncated by us or by them, the client asks again over TCP
      if (reply.length <= replyLimit(query, transport)) return reply;
      return writeTruncatedReply(query);
    } catch (error) {
      log.warn("this machine's resolvers did not answer a guest", { name: query.question.name, error });
      return writeReply(query, { code: responseCode.serverFailure }, transport);
    } finally {
      forwarded -= 1;
    }
  };

  return {
    answer: async (bytes, asker, topology) => {
      const names = namesFor(asker.vpcId, topology);
      if (names === undefined || !rate.admits(asker.networkInterfaceId)) return undefined;
      const read = readQuery(bytes);
      if (read.kind === "ignored") return undefined;
      if (read.kind === "refused") return writeBareReply(read.id, read.opcode, read.code);
      const { query } = read;
      if ((query.edns?.version ?? 0) > 0) return writeReply(query, {}, asker.transport);
      const local = answerLocally(query.question, names);
      if (local !== undefined) return writeReply(query, local, asker.transport);
      return forward(bytes, query, asker.transport);
    },
  };
}
