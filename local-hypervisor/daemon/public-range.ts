import { createSocket } from "node:dgram";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../control-plane/log";
import { formatIpv4, formatIpv4Block, type Ipv4Block, parseIpv4Block } from "../model/cidr";
import { publicBlock } from "../model/public-block";
import { writeFileAtomically } from "./atomic-file";

/** 64 ranges, one a daemon: the second number of an address tells whose it is */
const rangePrefixBits = 16;
const ranges = 2 ** (rangePrefixBits - publicBlock.prefixBits);

/** UDP, on the range's first address, which no instance is given */
const claimPort = 6_427;

/** How often a range is asked for again that a daemon which is just ending may hold, and how long between */
const keptTries = 10;
const keptPauseMs = 50;

/** The part of 127.64.0.0/10 that a daemon's fresh public addresses are of. */
export interface PublicRange {
  readonly block: Ipv4Block;
  /** Lets another daemon have it */
  release(): Promise<void>;
}

export interface PublicRangeRequest {
  /** Where the state keeps the range that it had last */
  readonly file: string;
  /** What `DRYDOCK_PUBLIC_ADDRESSES` asks for: taken as it is, whoever else has it */
  readonly wanted?: Ipv4Block;
  randomBytes(lengthBytes: number): Uint8Array;
  readonly log: Log;
}

/**
 * A range that no other daemon of this machine has: the one that the state kept, else any. A socket claims it, so the
 * kernel gives it back when a daemon dies, and claims are seen where the addresses are, whosever daemons these are.
 * Where all are taken, or none can be claimed, addresses come of all of 127.64.0.0/10.
 */
export async function claimPublicRange(request: PublicRangeRequest): Promise<PublicRange> {
  const { file, wanted, log } = request;
  if (wanted) return unclaimed(wanted);
  const kept = readRange(file);
  const again = kept && (await claimAgain(kept));
  if (again) return again;
  for (const block of inRandomOrder(request)) {
    const range = await claim(block);
    if (!range) continue;
    if (kept)
      log.warn("another daemon has the range of public addresses that this state kept", {
        kept: formatIpv4Block(kept),
        now: formatIpv4Block(block),
      });
    writeFileAtomically(file, `${formatIpv4Block(block)}\n`);
    return range;
  }
  log.warn("every range of public addresses is taken", { ranges });
  return unclaimed(publicBlock);
}

const unclaimed = (block: Ipv4Block): PublicRange => ({ block, release: async () => {} });

async function claimAgain(kept: Ipv4Block): Promise<PublicRange | undefined> {
  for (let tries = 1; ; tries++) {
    const range = await claim(kept);
    if (range || tries === keptTries) return range;
    await pause(keptPauseMs);
  }
}

/** Undefined when somebody has it. Where the system has no such address (macOS without an alias) nobody is asked. */
function claim(block: Ipv4Block): Promise<PublicRange | undefined> {
  return new Promise((resolve, reject) => {
    const socket = createSocket("udp4");
    socket.once("error", (error: NodeJS.ErrnoException) => {
      socket.close();
      if (error.code === "EADDRINUSE") resolve(undefined);
      else if (error.code === "EADDRNOTAVAIL") resolve(unclaimed(block));
      else reject(error);
    });
    socket.bind({ address: formatIpv4(block.first), port: claimPort, exclusive: true }, () => {
      socket.unref();
      const release = () => new Promise<void>((released) => socket.close(() => released()));
      resolve({ block, release });
    });
  });
}

/** Undefined for a file that is not there or holds none of the ranges */
function readRange(file: string): Ipv4Block | undefined {
  try {
    const block = parseIpv4Block(readFileSync(file, "utf8").trim());
    return allRanges.find(
      ({ first, prefixBits }) => first === block?.first && prefixBits === block.prefixBits,
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

const allRanges: readonly Ipv4Block[] = Array.from({ length: ranges }, (_, index) => ({
  first: publicBlock.first + index * 2 ** (32 - rangePrefixBits),
  prefixBits: rangePrefixBits,
}));

function inRandomOrder({ randomBytes }: Pick<PublicRangeRequest, "randomBytes">): Ipv4Block[] {
  const weights = Buffer.from(randomBytes(4 * ranges));
  return allRanges
    .map((block, index) => ({ block, weight: weights.readUInt32BE(4 * index) }))
    .sort((one, other) => one.weight - other.weight)
    .map(({ block }) => block);
}
