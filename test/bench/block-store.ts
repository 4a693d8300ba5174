import { execFile } from "node:child_process";
import { close, fdatasync, open, read, write } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { BlockStore } from "../../local-hypervisor/block-store/block-store";
import { blockBytes } from "../../local-hypervisor/block-store/geometry";
import { checksum } from "../../local-hypervisor/block-store/page";
import { SeededRandom } from "../support/seeded-random";
import { type Figure, median } from "./report";

const mib = 2 ** 20;
const runs = 5;
const sizeBytes = 256 * mib;
const randomRequests = 8192;
/** Size of the volumes whose snapshots are timed, GiB, and what is written to each */
const snapshotSizesGib = [1, 10, 100];
const stretchBytes = 16 * mib;
const snapshotWrittenBytes = (process.env.DRYDOCK_NIGHTLY === "1" ? 1024 : 64) * mib;

/** What both a volume and a raw file can do. */
interface Target {
  read(offsetBytes: number, lengthBytes: number): Promise<unknown>;
  write(offsetBytes: number, data: Uint8Array): Promise<void>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

const raw = {
  open: promisify(open),
  read: promisify(read),
  write: promisify(write),
  sync: promisify(fdatasync),
  close: promisify(close),
};

async function rawFile(path: string): Promise<Target> {
  const fd = await raw.open(path, "w+");
  return {
    read: (offset, length) => raw.read(fd, new Uint8Array(length), 0, length, offset),
    write: async (offset, data) => void (await raw.write(fd, data, 0, data.length, offset)),
    flush: () => raw.sync(fd),
    close: () => raw.close(fd),
  };
}

/**
 * A raw file of which every 4 KiB is held against a checksum, or gets one, and nothing else: as fast as anything can be
 * that checks what this thread reads and writes
 */
async function checkedFile(path: string): Promise<Target> {
  const file = await rawFile(path);
  const check = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; at += blockBytes) checksum(bytes.subarray(at, at + blockBytes));
  };
  return {
    ...file,
    read: async (offset, length) => {
      const { buffer } = (await file.read(offset, length)) as { readonly buffer: Uint8Array };
      check(buffer);
    },
    write: async (offset, data) => {
      const writing = file.write(offset, data);
      check(data);
      await writing;
    },
  };
}

interface Load {
  readonly what: string;
  readonly blockBytes: number;
  readonly requests: number;
  readonly depth: number;
  readonly kind: "read" | "write";
  readonly random: boolean;
  /** Opened anew before it, so that everything is held against its checksum; `cold` comes from the disk besides */
  readonly opened?: "warm" | "cold";
  /** Requests between flushes; one flush at the end of writing in any case */
  readonly flushEvery?: number;
  /** Every byte gets or meets a checksum: what that alone costs is measured beside it */
  readonly checked?: boolean;
  readonly atLeast: number;
}

const sequential = { blockBytes: mib, requests: sizeBytes / mib, depth: 4, random: false, atLeast: 0.8 };
const scattered = { blockBytes: 4096, requests: randomRequests, depth: 8, random: true, atLeast: 0.5 };
const loads: readonly Load[] = [
  { what: "sequential write of a new disk, 1 MiB, fsync at the end", kind: "write", ...sequential },
  {
    what: "sequential write over what is there, 1 MiB, fsync at the end",
    kind: "write",
    ...sequential,
    checked: true,
  },
  {
    what: "sequential read from the disk, 1 MiB",
    kind: "read",
    ...sequential,
    opened: "cold",
    checked: true,
  },
  {
    what: "sequential read from memory, first, 1 MiB",
    kind: "read",
    ...sequential,
    opened: "warm",
    checked: true,
  },
  { what: "sequential read from memory, again, 1 MiB", kind: "read", ...sequential },
  { what: "random write, 4 KiB, fsync at the end", kind: "write", ...scattered },
  {
    what: "random write, 4 KiB, fsync every 32",
    kind: "write",
    ...scattered,
    requests: randomRequests / 8,
    flushEvery: 32,
  },
  { what: "random read from memory, first, 4 KiB", kind: "read", ...scattered, opened: "warm" },
  { what: "random read from memory, again, 4 KiB", kind: "read", ...scattered },
];

/** Makes the host forget what it has of a folder's files in memory */
async function forgetPages(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    await promisify(execFile)("dd", [`if=${join(folder, name)}`, "iflag=nocache", "count=0"]);
}

/** MiB/s of a load */
async function rate(target: Target, load: Load, data: Uint8Array, seed: number): Promise<number> {
  const random = new SeededRandom(seed);
  const blocks = sizeBytes / load.blockBytes;
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let request = next++; request < load.requests; request = next++) {
      const offset = (load.random ? random.below(blocks) : request) * load.blockBytes;
      if (load.kind === "read") await target.read(offset, load.blockBytes);
      else await target.write(offset, data);
      if (load.flushEvery !== undefined && request % load.flushEvery === 0) await target.flush();
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: load.depth }, worker));
  if (load.kind === "write") await target.flush();
  return (load.requests * load.blockBytes) / mib / ((performance.now() - began) / 1000);
}

/** The store against a raw file, and what snapshots cost. */
export async function benchBlockStore(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "drydock-bench-"));
  const store = await BlockStore.open(join(folder, "store"));
  try {
    return [...(await throughput(folder, store)), ...(await snapshots(store))];
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const targetNames = ["volume", "file", "checked"] as const;

async function throughput(folder: string, store: BlockStore): Promise<Figure[]> {
  const found = loads.map(() => ({ volume: [] as number[], file: [] as number[], checked: [] as number[] }));
  for (let run = 0; run < runs; run++) {
    const volumeId = `vol-${run}`;
    await store.createVolume({ volumeId, sizeBytes });
    const files = join(folder, "raw");
    await mkdir(files, { recursive: true });
    const targets = {
      volume: await store.openVolume(volumeId),
      file: await rawFile(join(files, "raw")),
      checked: await checkedFile(join(files, "checked")),
    };
    for (const [index, load] of loads.entries()) {
      const data = new SeededRandom(run * 100 + index).bytes(load.blockBytes);
      const order = run % 2 === 0 ? targetNames : [...targetNames].reverse();
      if (load.opened) {
        await targets.volume.close();
        targets.volume = await store.openVolume(volumeId);
      }
      if (load.opened === "cold")
        for (const each of [files, join(folder, "store/pool")]) await forgetPages(each);
      for (const name of order) found[index]?.[name].push(await rate(targets[name], load, data, run));
    }
    for (const each of Object.values(targets)) await each.close();
    await store.deleteVolume(volumeId);
  }
  return loads.flatMap(({ what, atLeast, checked }, index): Figure[] => {
    const of = (name: (typeof targetNames)[number]): number => median(found[index]?.[name] ?? []);
    const against = { what: "raw file", value: of("file") };
    const common = { unit: "MiB/s", against, runs } as const;
    const volume = { what: `volume: ${what}`, value: of("volume"), atLeast, ...common };
    const floor = { what: `CRC-32 beside a raw file: ${what}`, value: of("checked"), ...common };
    return checked ? [volume, floor] : [volume];
  });
}

async function snapshots(store: BlockStore): Promise<Figure[]> {
  const times = snapshotSizesGib.map(() => [] as number[]);
  const second: number[] = [];
  let changedBytes = 0;
  for (let run = 0; run < runs; run++) {
    for (const [index, gib] of snapshotSizesGib.entries()) {
      const volumeId = `vol-s${run}x${gib}`;
      await store.createVolume({ volumeId, sizeBytes: gib * 2 ** 30 });
      const device = await store.openVolume(volumeId);
      const data = new SeededRandom(run).bytes(mib);
      // The same stretches, further apart: what a snapshot costs goes by what was written, and how scattered
      const stretches = snapshotWrittenBytes / stretchBytes;
      for (let stretch = 0; stretch < stretches; stretch++)
        for (let at = 0; at < stretchBytes; at += mib)
          await device.write(stretch * ((gib * 2 ** 30) / stretches) + at, data);
      await device.flush();
      times[index]?.push(await timed(() => store.createSnapshot(`snap-${run}x${gib}a`, volumeId)));
      await device.write(0, data);
      await device.flush();
      const time = await timed(() => store.createSnapshot(`snap-${run}x${gib}b`, volumeId));
      if (gib === 100) {
        second.push(time);
        ({ changedBytes } = await store.snapshotUsage(`snap-${run}x${gib}b`));
      }
      await device.close();
      await store.deleteVolume(volumeId);
      for (const each of ["a", "b"]) await store.deleteSnapshot(`snap-${run}x${gib}${each}`);
    }
  }
  const smallest = median(times[0] ?? []);
  const written = `${snapshotWrittenBytes / mib} MiB written`;
  const figures = snapshotSizesGib.slice(1).map((gib, index): Figure => {
    return {
      what: `snapshot of ${gib} GiB, ${written}`,
      value: median(times[index + 1] ?? []),
      unit: "ms",
      against: { what: `of ${snapshotSizesGib[0]} GiB`, value: smallest },
      aim: 1.5,
      runs,
    };
  });
  return [
    ...figures,
    {
      what: `second snapshot of 100 GiB, ${changedBytes / mib} MiB changed`,
      value: median(second),
      unit: "ms",
      against: { what: "the first", value: median(times.at(-1) ?? []) },
      aim: 1,
      runs,
    },
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
