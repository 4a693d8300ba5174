import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../local-hypervisor/block-store/block-store";
import { NbdServer } from "../../local-hypervisor/block-store/nbd/server";
import { nbdUri } from "../../local-hypervisor/cli/volume";
import type { BlockDevice } from "../../local-hypervisor/control-plane/ports";
import { findProgram } from "../../local-hypervisor/images/host-programs";
import { systemClock } from "../../local-hypervisor/model/clock";
import { serveByNbdkit } from "../support/nbdkit";
import { runProgram } from "../support/program";
import { type Figure, median } from "./report";

const mebibyte = 2 ** 20;
const diskBytes = 256 * mebibyte;
const runs = 5;
const smallRequests = 20_000;
/** An odd number of pages, so that small requests are scattered and meet every page of the disk once */
const strideBytes = 4096 * 7919;
const volumeId = "vol-0123456789abcdef0";
const needed = { nbdkit: "nbdkit", nbdcopy: "libnbd-bin", "qemu-img": "qemu-utils" };

/** A server of one disk, and a program that is measured against it: seconds a run. */
interface Peer {
  readonly uri: string;
  close(): Promise<void>;
}

/**
 * A volume of the block store through our NBD server against a raw file through `nbdkit file`, in turn, by the same
 * programs: nbdcopy for whole disks, `qemu-img bench` for 4 KiB at a time, 16 under way.
 */
export async function benchNbd(): Promise<Figure[]> {
  const missing = Object.entries(needed).filter(([program]) => findProgram(program) === undefined);
  if (missing.length > 0) {
    console.error(`nbd: skipped, install ${missing.map(([, name]) => name).join(", ")}`);
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "drydock-bench-nbd-"));
  const peers = { ours: await serveVolume(folder), theirs: await serveFile(folder) };
  try {
    const noise = join(folder, "noise.raw");
    writeNoise(noise);
    const measured: Record<string, { ours: number[]; theirs: number[] }> = {};
    for (let run = 0; run < runs; run++) {
      for (const peer of ["ours", "theirs"] as const) {
        const { uri } = peers[peer];
        const kinds: Record<string, () => Promise<number>> = {
          "whole disk written": () => seconds("nbdcopy", "--flush", noise, uri),
          "whole disk read": () => seconds("nbdcopy", uri, "null:"),
          "4 KiB scattered, read": () => bench(uri),
          "4 KiB scattered, written": () => bench(uri, "-w"),
          "4 KiB scattered, written, a flush every 16": () => bench(uri, "-w", "--flush-interval=16"),
        };
        for (const [kind, measure] of Object.entries(kinds)) {
          measured[kind] ??= { ours: [], theirs: [] };
          measured[kind][peer].push(await measure());
        }
      }
    }
    return Object.entries(measured).map(([kind, { ours, theirs }]) => {
      const mebibytes = kind.startsWith("whole") ? diskBytes / mebibyte : (smallRequests * 4096) / mebibyte;
      return {
        what: `NBD, ${kind}`,
        value: mebibytes / median(ours),
        unit: "MiB/s",
        against: { what: "nbdkit file", value: mebibytes / median(theirs) },
        atLeast: 1,
        runs,
      };
    });
  } finally {
    await peers.ours.close();
    await peers.theirs.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function serveVolume(folder: string): Promise<Peer> {
  const store = await BlockStore.open(join(folder, "store"));
  await store.createVolume({ volumeId, sizeBytes: diskBytes });
  const device: BlockDevice = await store.openVolume(volumeId);
  const socketPath = join(folder, "ours.sock");
  const exports = [{ name: volumeId, description: "", device, readOnly: false }];
  const server = await NbdServer.listen({ socketPath, exports, clock: systemClock });
  return {
    uri: nbdUri(volumeId, socketPath),
    close: async () => {
      await server.close();
      await device.close();
      await store.close();
    },
  };
}

async function serveFile(folder: string): Promise<Peer> {
  const [file, socketPath] = [join(folder, "disk.raw"), join(folder, "theirs.sock")];
  closeSync(openSync(file, "w"));
  truncateSync(file, diskBytes);
  const nbdkit = await serveByNbdkit(file, socketPath);
  return { uri: nbdUri("", socketPath), close: () => nbdkit.close() };
}

function bench(uri: string, ...more: string[]): Promise<number> {
  const count = ["-c", String(smallRequests), "-d", "16", "-s", "4096", "-S", String(strideBytes)];
  return seconds("qemu-img", "bench", "-f", "raw", ...count, ...more, uri);
}

async function seconds(program: string, ...args: string[]): Promise<number> {
  const began = performance.now();
  const { status, output } = await runProgram(program, args, { cwd: tmpdir(), environment: process.env });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}: ${output}`);
  return (performance.now() - began) / 1000;
}

function writeNoise(file: string): void {
  const descriptor = openSync(file, "w");
  const piece = Buffer.alloc(mebibyte);
  for (let at = 0; at < diskBytes; at += mebibyte) {
    for (let word = 0; word < mebibyte; word += 4)
      piece.writeInt32LE(Math.imul(at + word + 1, 2654435761), word);
    writeSync(descriptor, piece);
  }
  closeSync(descriptor);
}
