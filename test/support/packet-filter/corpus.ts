import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { TrackingTimeouts } from "../../../local-hypervisor/network/filter/tracking-timeouts";
import type { FilterCase } from "./filter-case";
import type { JudgedCase } from "./oracle";

/** Verdicts of a kernel, recorded for machines where it cannot be asked. */
export const corpusFile = join(__dirname, "../../local-hypervisor/network/filter/kernel-verdicts.jsonl.gz");

/** Cases that were judged under the same timeouts. */
export interface CorpusBatch {
  readonly timeouts: TrackingTimeouts;
  readonly cases: readonly JudgedCase[];
}

/** A line of JSON with the timeouts before the batch's cases, a line each; packets end with time and verdict */
export function writeCorpus(batches: readonly CorpusBatch[]): string {
  const lines = batches.flatMap(({ timeouts, cases }) => [
    { timeouts },
    ...cases.map(({ filterCase, timesMs, admitted }) => ({
      ...filterCase,
      packets: filterCase.packets.map(([phase, sketch], index) => [
        phase,
        sketch,
        timesMs[index],
        admitted[index] ? 1 : 0,
      ]),
    })),
  ]);
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

type RecordedPacket = readonly [...FilterCase["packets"][number], timeMs: number, admitted: 0 | 1];
type RecordedCase = Omit<FilterCase, "packets"> & { readonly packets: readonly RecordedPacket[] };

export function readCorpus(): CorpusBatch[] {
  const batches: { timeouts: TrackingTimeouts; cases: JudgedCase[] }[] = [];
  for (const line of gunzipSync(readFileSync(corpusFile)).toString().trimEnd().split("\n")) {
    const content = JSON.parse(line) as { readonly timeouts: TrackingTimeouts } | RecordedCase;
    if ("timeouts" in content) {
      batches.push({ timeouts: content.timeouts, cases: [] });
      continue;
    }
    batches.at(-1)?.cases.push({
      filterCase: { ...content, packets: content.packets.map(([phase, sketch]) => [phase, sketch]) },
      timesMs: content.packets.map(([, , timeMs]) => timeMs),
      admitted: content.packets.map(([, , , admitted]) => admitted === 1),
    });
  }
  return batches;
}
