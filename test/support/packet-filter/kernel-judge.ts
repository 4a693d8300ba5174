import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import type { TrafficDirection } from "../../../local-hypervisor/network/filter/direction";
import { type Ipv4Packet, serializeIpv4 } from "../../../local-hypervisor/network/wire/ipv4";

const script = join(__dirname, "kernel-filter.py");

/** Ways into a network namespace of one's own: as root, or as root of a user namespace */
const namespaces = [
  ["unshare", "--net"],
  ["unshare", "--user", "--map-root-user", "--net"],
] as const;

let probed: { readonly namespace?: readonly string[]; readonly unavailable?: string } | undefined;

function probe(): NonNullable<typeof probed> {
  try {
    accessSync("/dev/net/tun", constants.R_OK | constants.W_OK);
  } catch {
    return { unavailable: "/dev/net/tun cannot be opened" };
  }
  for (const program of ["python3", "ip", "nft"]) {
    if (spawnSync("sh", ["-c", `command -v ${program}`], { env: environment }).status !== 0) {
      return { unavailable: `${program} is not installed` };
    }
  }
  const attempt =
    "ip tuntap add dev tun0 mode tun && nft add table inet t && nft add chain inet t c '{ type filter hook forward priority 0; }' && nft add rule inet t c ct state established ct mark 1 accept && nft add rule inet t c notrack || test -e /proc/sys/net/netfilter/nf_conntrack_tcp_loose";
  const namespace = namespaces.find(
    ([command, ...rest]) =>
      spawnSync(command, [...rest, "sh", "-c", attempt], { env: environment }).status === 0,
  );
  return namespace ? { namespace } : { unavailable: "nftables cannot be used in a network namespace here" };
}

/** nft lives where only root's path leads */
const environment = { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` };

/** Why the kernel cannot judge here; `undefined` when it can */
export function kernelJudgeUnavailable(): string | undefined {
  probed ??= probe();
  return probed.unavailable;
}

export interface JudgedPacket {
  readonly direction: TrafficDirection;
  readonly packet: Ipv4Packet;
}

export interface Phase {
  /** Before the rules and packets of this phase */
  readonly pauseMs: number;
  /** Script for nft; the rules of the phase before when absent */
  readonly rules?: string;
  readonly packets: readonly JudgedPacket[];
}

export interface Judgement {
  /** Of each packet, over all phases, whether it came out at the other side */
  readonly admitted: readonly boolean[];
  /** When each was sent, milliseconds since the first phase began */
  readonly timesMs: readonly number[];
}

/** Sends at most 65536 packets through a fresh kernel namespace; `sysctls` are below `net.` */
export function judgeInKernel(
  phases: readonly Phase[],
  sysctls: Readonly<Record<string, number>> = {},
): Judgement {
  const [command = "", ...rest] = probe().namespace ?? [];
  let count = 0;
  const bodies = phases.map(({ pauseMs, rules = "", packets }) => {
    const text = Buffer.from(rules);
    const parts: Uint8Array[] = [text];
    for (const { direction, packet } of packets) {
      const bytes = serializeIpv4({ ...packet, identification: count });
      count += 1;
      parts.push(Uint8Array.of(direction === "egress" ? 1 : 0, bytes.length >> 8, bytes.length & 255), bytes);
    }
    const header = { pauseMs, rulesBytes: text.length, packets: packets.length };
    return { header, bytes: Buffer.concat(parts) };
  });
  if (count > 65_536) throw new RangeError(`${count} packets have no identification of their own`);
  const header = { sysctls, phases: bodies.map((body) => body.header) };
  const child = spawnSync(command, [...rest, "python3", script], {
    input: Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...bodies.map(({ bytes }) => bytes)]),
    maxBuffer: 64 * 1024 * 1024,
    env: environment,
  });
  if (child.status !== 0) throw new Error(`kernel-filter.py ended with ${child.status}:\n${child.stderr}`);
  const { admitted, timesMs } = JSON.parse(child.stdout.toString()) as {
    admitted: number[];
    timesMs: number[];
  };
  const numbers = new Set(admitted);
  return { admitted: Array.from({ length: count }, (_, number) => numbers.has(number)), timesMs };
}
