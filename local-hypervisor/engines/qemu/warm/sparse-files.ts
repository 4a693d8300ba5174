import { type FileHandle, open } from "node:fs/promises";
import type { BlockDevice } from "../../../control-plane/ports";
import { findTraces, longestFormBytes, type Trace } from "./identity-traces";
import type { FileRun } from "./template-disk";

/** What is looked at before others of the thread have their turn */
const stepBytes = 2 ** 20;
const copyBytes = 4 * 2 ** 20;
const pageBytes = 4096;

/**
 * Parts of a file that are not zero, and where in them the forms of an identity are. A file that is known to hold nothing
 * outside of some parts is read only around these.
 */
export async function survey(
  path: string,
  searched: readonly Buffer[],
  within?: readonly FileRun[],
): Promise<{ runs: FileRun[]; traces: Trace[] }> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const runs: FileRun[] = [];
    const traces: Trace[] = [];
    const held = Buffer.alloc(longestFormBytes - 1 + stepBytes);
    const overlap = longestFormBytes - 1;
    const zeroes = Buffer.alloc(pageBytes);
    for (let at = 0; at < size; at += stepBytes) {
      if (within && !within.some((run) => touches(run, at, at + stepBytes))) {
        held.fill(0);
        continue;
      }
      // What a form may have begun in before comes again before the step
      held.copyWithin(0, stepBytes);
      const step = held.subarray(overlap, overlap + Math.min(stepBytes, size - at));
      await readFully(file, step, at);
      let holds = false;
      for (let page = 0; page < step.length; page += pageBytes) {
        const length = Math.min(pageBytes, step.length - page);
        if (step.compare(zeroes, 0, length, page, page + length) === 0) continue;
        holds = true;
        const last = runs.at(-1);
        if (last && last.offsetBytes + last.lengthBytes === at + page)
          runs[runs.length - 1] = { ...last, lengthBytes: last.lengthBytes + length };
        else runs.push({ offsetBytes: at + page, lengthBytes: length });
      }
      if (!holds) continue;
      const found = findTraces(held.subarray(0, overlap + step.length), searched, at - overlap);
      // One that lies in what came again was found with the step before, unless it reaches into this one
      traces.push(
        ...found.filter(({ offsetBytes, form }) => offsetBytes + (searched[form]?.length ?? 0) > at),
      );
    }
    return { runs, traces };
  } finally {
    await file.close();
  }
}

const touches = ({ offsetBytes, lengthBytes }: FileRun, from: number, end: number): boolean =>
  offsetBytes < end && offsetBytes + lengthBytes > from;

/** Copies parts of a file to the same places of another, or of a device */
async function copyRuns(
  from: FileHandle,
  runs: readonly FileRun[],
  write: (offsetBytes: number, data: Buffer) => Promise<unknown>,
): Promise<void> {
  for (const { offsetBytes, lengthBytes } of runs)
    for (let at = 0; at < lengthBytes; at += copyBytes) {
      const bytes = Buffer.allocUnsafe(Math.min(copyBytes, lengthBytes - at));
      await readFully(from, bytes, offsetBytes + at);
      await write(offsetBytes + at, bytes);
    }
}

/** Writes runs to a device, the traces in them in other words */
export async function copyToDevice(
  path: string,
  runs: readonly FileRun[],
  traces: readonly Trace[],
  words: readonly Buffer[],
  device: Pick<BlockDevice, "write">,
): Promise<void> {
  const file = await open(path, "r");
  try {
    await copyRuns(file, runs, async (offsetBytes, data) => {
      const end = offsetBytes + data.length;
      for (const trace of traces) {
        const word = words[trace.form] as Buffer;
        const [from, to] = [
          Math.max(trace.offsetBytes, offsetBytes),
          Math.min(trace.offsetBytes + word.length, end),
        ];
        if (from < to) word.copy(data, from - offsetBytes, from - trace.offsetBytes, to - trace.offsetBytes);
      }
      await device.write(offsetBytes, data);
    });
  } finally {
    await file.close();
  }
}

/** Makes a file of the same bytes, the traces in it in other words */
export async function copyToFile(
  path: string,
  target: string,
  runs: readonly FileRun[],
  traces: readonly Trace[],
  words: readonly Buffer[],
): Promise<void> {
  const [from, to] = [await open(path, "r"), await open(target, "wx", 0o600)];
  try {
    await to.truncate((await from.stat()).size);
    await copyRuns(from, runs, (offsetBytes, data) => to.write(data, 0, data.length, offsetBytes));
    for (const { offsetBytes, form } of traces) await to.write(words[form] as Buffer, 0, null, offsetBytes);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

async function readFully(file: FileHandle, into: Buffer, position: number): Promise<void> {
  for (let at = 0; at < into.length; ) {
    const { bytesRead } = await file.read(into, at, into.length - at, position + at);
    if (bytesRead === 0) throw new Error("A file of the template is cut off.");
    at += bytesRead;
  }
}
