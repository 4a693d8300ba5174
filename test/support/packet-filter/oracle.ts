import type { TrackingTimeouts } from "../../../local-hypervisor/network/filter/tracking-timeouts";
import type { Ipv4Packet } from "../../../local-hypervisor/network/wire/ipv4";
import type { SeededRandom } from "../seeded-random";
import type { FilterCase } from "./filter-case";
import { type JudgedPacket, judgeInKernel } from "./kernel-judge";
import { networkAclScript, securityGroupScript } from "./nft-rules";
import type { AclCase } from "./random-acl-case";
import { phases } from "./random-case";
import { replay } from "./replay";
import { directionOf, drawPacket, type PacketSketch } from "./sketch";

/** Over before the next phase, and over before the one after that unless a packet keeps the flow alive */
const shortSeconds = [1, 2] as const;
const longSeconds = 100;
const pauseMs = 1500;
/** How well the kernel keeps time: it counts in jiffies and we take the time before it does */
const marginSeconds = 0.05;

/** A case with what the kernel did with each of its packets. */
export interface JudgedCase {
  readonly filterCase: FilterCase;
  /** When each packet was sent, milliseconds since the batch began */
  readonly timesMs: readonly number[];
  readonly admitted: readonly boolean[];
}

export type Comparison = "agrees" | "differs" | "tooCloseToCall";

/** Some timeouts shorter than the pause between phases, the others longer than everything */
export function randomTimeouts(random: SeededRandom): TrackingTimeouts {
  const seconds = () => shortSeconds[random.below(4)] ?? longSeconds;
  const udp = seconds();
  return {
    tcp: {
      synSent: seconds(),
      simultaneousOpen: 120, // the kernel has no setting for it
      synReceived: seconds(),
      established: seconds(),
      finWait: seconds(),
      closeWait: seconds(),
      lastAcknowledgement: seconds(),
      timeWait: seconds(),
      closed: seconds(),
    },
    udp,
    udpStream: udp, // the kernel tells streams by their age, EC2 by their exchanges
    icmp: seconds(),
    other: seconds(),
  };
}

function sysctlsOf({ tcp, udp, udpStream, icmp, other }: TrackingTimeouts): Record<string, number> {
  const values = {
    tcp_loose: 0, // only a SYN begins a flow
    tcp_be_liberal: 1, // windows are not judged
    tcp_timeout_syn_sent: tcp.synSent,
    tcp_timeout_syn_recv: tcp.synReceived,
    tcp_timeout_established: tcp.established,
    tcp_timeout_fin_wait: tcp.finWait,
    tcp_timeout_close_wait: tcp.closeWait,
    tcp_timeout_last_ack: tcp.lastAcknowledgement,
    tcp_timeout_time_wait: tcp.timeWait,
    tcp_timeout_close: tcp.closed,
    tcp_timeout_max_retrans: longSeconds,
    tcp_timeout_unacknowledged: longSeconds,
    udp_timeout: udp,
    udp_timeout_stream: udpStream,
    icmp_timeout: icmp,
    generic_timeout: other,
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`netfilter.nf_conntrack_${name}`, value]),
  );
}

/** Has the kernel judge the packets of all cases, phase by phase, with rules that change with the stage */
export function judgeCases(cases: readonly FilterCase[], timeouts: TrackingTimeouts): JudgedCase[] {
  const stages = Math.max(...cases.map((each) => each.stages.length));
  const owners: number[] = [];
  const judgement = judgeInKernel(
    Array.from({ length: phases }, (_, phase) => {
      const packets: JudgedPacket[] = [];
      for (const [owner, { address, packets: sketches }] of cases.entries()) {
        for (const [itsPhase, sketch] of sketches) {
          if (itsPhase !== phase) continue;
          owners.push(owner);
          packets.push({ direction: directionOf(sketch), packet: drawPacket(sketch, address) });
        }
      }
      return {
        pauseMs: phase === 0 ? 0 : pauseMs,
        ...(phase < stages && { rules: securityGroupScript(cases, phase) }),
        packets,
      };
    }),
    sysctlsOf(timeouts),
  );
  const judged = cases.map((filterCase) => ({
    filterCase,
    timesMs: [] as number[],
    admitted: [] as boolean[],
  }));
  for (const [packet, owner] of owners.entries()) {
    judged[owner]?.timesMs.push(judgement.timesMs[packet] ?? 0);
    judged[owner]?.admitted.push(judgement.admitted[packet] === true);
  }
  return judged;
}

/** Our filter beside the kernel. What passes or not by a few milliseconds of age proves nothing and is told apart. */
export function compare(judged: JudgedCase, timeouts: TrackingTimeouts): Comparison {
  const { filterCase, timesMs, admitted } = judged;
  const say = (offsetSeconds: number) => replay(filterCase, timesMs, shifted(timeouts, offsetSeconds));
  const ours = say(0);
  if (isSame(ours, admitted)) return "agrees";
  return isSame(say(-marginSeconds), say(marginSeconds)) ? "differs" : "tooCloseToCall";
}

const isSame = (one: readonly boolean[], other: readonly boolean[]): boolean =>
  one.every((verdict, index) => verdict === other[index]);

function shifted(timeouts: TrackingTimeouts, offsetSeconds: number): TrackingTimeouts {
  const shift = (seconds: number) => seconds + offsetSeconds;
  const { tcp, udp, udpStream, icmp, other } = timeouts;
  return {
    tcp: {
      synSent: shift(tcp.synSent),
      simultaneousOpen: shift(tcp.simultaneousOpen),
      synReceived: shift(tcp.synReceived),
      established: shift(tcp.established),
      finWait: shift(tcp.finWait),
      closeWait: shift(tcp.closeWait),
      lastAcknowledgement: shift(tcp.lastAcknowledgement),
      timeWait: shift(tcp.timeWait),
      closed: shift(tcp.closed),
    },
    udp: shift(udp),
    udpStream: shift(udpStream),
    icmp: shift(icmp),
    other: shift(other),
  };
}

/** What the kernel does with the packets of these network ACLs, case by case */
export function judgeAclCases(cases: readonly AclCase[]): boolean[][] {
  const { admitted } = judgeInKernel([
    {
      pauseMs: 0,
      rules: networkAclScript(cases),
      packets: cases.flatMap((each) =>
        each.packets.map(({ sketch, isFirstFragment }) => ({
          direction: directionOf(sketch),
          packet: drawAclPacket(sketch, isFirstFragment, each.address),
        })),
      ),
    },
  ]);
  let next = 0;
  return cases.map(({ packets }) => {
    next += packets.length;
    return admitted.slice(next - packets.length, next);
  });
}

export const drawAclPacket = (
  sketch: PacketSketch,
  isFirstFragment: boolean,
  address: string,
): Ipv4Packet => ({
  ...drawPacket(sketch, address),
  ...(isFirstFragment && { moreFragments: true, dontFragment: false }),
});
