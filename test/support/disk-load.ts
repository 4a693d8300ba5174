import type { GuestConsole } from "./guest-console";
import { diskLoadProgram } from "./guest-programs/disk-load-program";

const sectorBytes = 512;
const jobs = 4;
const jobSectors = 4096;
/** Of the console's line, with room for the words around it */
const pieceLength = 600;
const programPath = "/run/disk-load";

/** What `disk-load` covers of a disk, from its beginning */
export const loadedBytes = jobs * jobSectors * sectorBytes;

export interface DiskLoad {
  /** Such as `/dev/xvdf` */
  readonly device: string;
  /** Unlike that of any other disk of the guest */
  readonly disk: number;
  /** 1 to 32767 */
  readonly round: number;
  /** Of each of the four jobs, at least */
  readonly operations: number;
  /** File in the guest until whose being there the jobs go on */
  readonly stopFile?: string;
}

/** What the jobs of a load said when they had ended. */
export interface DiskLoadReport {
  readonly operations: number;
  /** By job: of the generations of its sectors */
  readonly sums: ReadonlyMap<number, number>;
  /** Sectors that a write was under way to when the disk failed */
  readonly unsure: ReadonlySet<number>;
  /** Error numbers of jobs whose disk failed under them */
  readonly cuts: readonly number[];
}

/** Puts `disk-load` into a guest, past whose console there may be no way. */
export async function installDiskLoad(screen: GuestConsole): Promise<void> {
  await screen.run(`rm -f ${programPath}.gz`);
  for (let at = 0; at < diskLoadProgram.length; at += pieceLength)
    await screen.run(`echo '${diskLoadProgram.slice(at, at + pieceLength)}' >> ${programPath}.base64`);
  await screen.run(
    `/bin/busybox base64 -d ${programPath}.base64 | gunzip > ${programPath} && chmod +x ${programPath}`,
  );
}

/** The table is that of an empty disk where nothing was loaded before. */
const tableOf = ({ disk }: Pick<DiskLoad, "disk">): string => `/run/table-${disk}`;

/** For a disk that is empty again */
export const forgetLoad = (disk: number): string => `rm -f ${tableOf({ disk })}`;

/** Shell words that run a load; what it says is for `readLoadReport`. */
export const diskLoadCommand = (load: DiskLoad): string =>
  [
    programPath,
    load.device,
    tableOf(load),
    load.disk,
    load.round,
    load.operations,
    ...(load.stopFile ? [load.stopFile] : []),
  ].join(" ");

/** Shell words that wait until every job of a load has opened its disk. */
export const allJobsBegun = (output: string): string =>
  `until [ "$(grep -c begun ${output})" = ${jobs} ]; do /bin/busybox usleep 20000; done`;

/** Throws when a job read what it had not written, or did not end. */
export function readLoadReport(text: string): DiskLoadReport {
  const sums = new Map<number, number>();
  const unsure = new Set<number>();
  const cuts: number[] = [];
  let operations = 0;
  for (const line of text.split("\n")) {
    const [word, ...rest] = line.trim().split(" ");
    const numbers = rest.filter((each) => /^\d+$/.test(each)).map(Number) as [number, number, number];
    if (word === "job") {
      sums.set(numbers[0], numbers[2]);
      operations += numbers[1];
    } else if (word === "cut") cuts.push(numbers[0]);
    else if (word === "unsure")
      for (let index = 0; index < numbers[1]; index++) unsure.add(numbers[0] + index);
    else if (word && word !== "begun") throw new Error(`disk-load says: ${text}`);
  }
  if (sums.size !== jobs) throw new Error(`${sums.size} of ${jobs} jobs ended: ${text}`);
  return { operations, sums, unsure, cuts };
}

/** Throws unless a disk holds what the jobs of a load left on it, looked at from outside the guest. */
export function checkLoaded(bytes: Uint8Array, disk: number, report: DiskLoadReport): void {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, loadedBytes / 4);
  for (const [job, wanted] of report.sums) {
    let sum = 2166136261;
    for (let sector = job * jobSectors; sector < (job + 1) * jobSectors; sector++) {
      const generation = generationOf(words.subarray(sector * 128, (sector + 1) * 128), disk, sector);
      if (!report.unsure.has(sector))
        sum = Math.imul(sum ^ (Math.imul(sector, 2654435761) + generation), 16777619);
    }
    if (sum >>> 0 !== wanted)
      throw new Error(`disk ${disk}: job ${job}'s sectors are not of the generations that it wrote`);
  }
}

/** 0 of an empty sector */
function generationOf(words: Uint32Array, disk: number, sector: number): number {
  const generation = words[3] ?? 0;
  let word =
    (Math.imul(disk, 0x9e3779b9) ^ Math.imul(sector, 0x85ebca6b) ^ Math.imul(generation, 0xc2b2ae35)) | 1;
  const head = [0x44414f4c, disk, sector, generation];
  const isWhole = words.every((found, at) => {
    const wanted = generation === 0 ? 0 : at < 4 ? head[at] : word >>> 0;
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    return found === wanted;
  });
  if (!isWhole)
    throw new Error(
      `disk ${disk}, sector ${sector}: of disk ${words[1]}, sector ${words[2]}, generation ${generation}, or torn`,
    );
  return generation;
}
