import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

/** One figure beside its peer or floor, both measured in the same run. */
export interface Figure {
  readonly what: string;
  /** Median of what was measured */
  readonly value: number;
  readonly unit: "ms" | "s" | "MiB" | "MiB/s" | "MiB/CPU s" | "% of a core";
  /** What it is held against, measured in turn with it */
  readonly against: { readonly what: string; readonly value: number };
  /** Largest ratio of the two that is fine; a figure without one is only reported */
  readonly aim?: number;
  /** Smallest ratio of the two that is fine, where more is better */
  readonly atLeast?: number;
  /** How often each was measured */
  readonly runs: number;
}

const ratioOf = ({ value, against }: Figure): number => value / against.value;

const written = (value: number, unit: Figure["unit"]): string =>
  `${value.toFixed(unit === "ms" && value >= 10 ? 0 : unit.startsWith("MiB") ? 1 : 2)} ${unit}`;

function verdict(figure: Figure): string {
  const ratio = ratioOf(figure);
  if (figure.aim !== undefined) return `≤ ${figure.aim} ${ratio <= figure.aim ? "met" : "missed"}`;
  if (figure.atLeast !== undefined)
    return `≥ ${figure.atLeast} ${ratio >= figure.atLeast ? "met" : "missed"}`;
  return "";
}

/** Prints the table and keeps the figures as JSON below `folder`, one file a run. */
export function report(figures: readonly Figure[], folder: string): void {
  const rows = figures.map((figure) => [
    figure.what,
    written(figure.value, figure.unit),
    `${figure.against.what}: ${written(figure.against.value, figure.unit)}`,
    ratioOf(figure).toFixed(2),
    verdict(figure),
    String(figure.runs),
  ]);
  const heading = ["figure", "median", "held against", "ratio", "aim", "runs"];
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] as string).length)),
  );
  for (const row of [heading, ...rows])
    console.log(row.map((cell, column) => cell.padEnd(widths[column] as number)).join("  "));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${new Date().toISOString().replaceAll(/[:.]/g, "-")}.json`);
  writeFileSync(
    file,
    `${JSON.stringify({ machine: machine(), figures: figures.map((figure) => ({ ...figure, ratio: ratioOf(figure) })) }, null, 2)}\n`,
  );
  console.log(
    `\n${machine().cpus} × ${machine().cpu}, ${machine().memoryGib} GiB, Node ${process.version}; kept in ${file}`,
  );
}

function machine(): { cpu: string; cpus: number; memoryGib: number; load: string } {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cpus: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    load: process.platform === "linux" ? readFileSync("/proc/loadavg", "utf8").trim() : "",
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
