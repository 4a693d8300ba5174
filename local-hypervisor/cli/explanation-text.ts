import type { InstanceExplanation } from "../control-plane/explanation";
import type { GuestActivity, ReportedDevice } from "../control-plane/ports";
import {
  bootSentences,
  hostSentence,
  hypercallSentence,
  interruptSentence,
  ioSentence,
  modeSentence,
  signatureSentence,
  startSentences,
  trapSentence,
} from "./explanation-sentences";

type Counts = Readonly<Record<string, number>>;
type Row = readonly string[];

const widthLimit = 110;

/** The explanation as text for a terminal; with an earlier one of the same guest, rates stand beside the counts. */
export function explanationText(now: InstanceExplanation, before?: InstanceExplanation): string {
  const rates = before && before.runningMs < now.runningMs ? ratesSince(before, now) : undefined;
  return [
    [heading(now)],
    howItRuns(now),
    whatItSees(now),
    counted(now, "Privileged operations that left the guest", "trap", trapSentence(now), rates),
    counted(now, "Hypercalls", "hypercall", hypercallSentence(now), rates),
    counted(now, "Interrupts", "interrupt", interruptSentence(now), rates),
    inputAndOutput(now, rates),
    now.guest.uncounted.length === 0 ? [] : ["Not counted", ...now.guest.uncounted.flatMap(wrapped)],
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function heading({ instanceId, instanceType, imageId, imageName, runningMs }: InstanceExplanation): string {
  const image = imageName === undefined ? imageId : `${imageName} (${imageId})`;
  return `${instanceId}: ${instanceType} of ${image}, running for ${duration(runningMs)}`;
}

function howItRuns(explanation: InstanceExplanation): string[] {
  const { guest, engine } = explanation;
  return [
    "How it runs",
    ...aligned([
      ["mode", modeSentence(explanation)],
      ["host", hostSentence(explanation)],
      ["booted by", bootSentences[guest.bootPath]],
      ["start", startSentences[guest.start]],
      ["engine", `${engine}: ${guest.processor}`],
    ]),
  ];
}

function whatItSees(explanation: InstanceExplanation): string[] {
  const { sysHypervisor, console, disks, networkInterfaces, emulatedDisk } = explanation.guest;
  const rows: Row[] = [["CPUID 0x40000000", signatureSentence(explanation)]];
  if (sysHypervisor)
    rows.push(["/sys/hypervisor", `version ${sysHypervisor.version}, uuid ${sysHypervisor.uuid}`]);
  rows.push(["console", console]);
  for (const disk of disks) rows.push([`disk ${disk.name}`, device(disk)]);
  for (const card of networkInterfaces) rows.push([`network ${card.name}`, device(card)]);
  if (emulatedDisk === "unplugged")
    rows.push(["emulated IDE disk", "unplugged: the guest's Xen drivers took over from it"]);
  else if (emulatedDisk === "in use")
    rows.push(["emulated IDE disk", "in the machine: firmware boots from it, Xen drivers unplug it"]);
  return ["What the guest sees", ...aligned(rows)];
}

function device({ id, driver, connected }: ReportedDevice): string {
  const state = connected === undefined ? "" : connected ? ", connected" : ", no driver has it yet";
  return `${id} by ${driver}${state}`;
}

function counted(
  { guest, engine }: InstanceExplanation,
  title: string,
  group: "trap" | "hypercall" | "interrupt",
  sentence: string,
  rates: GuestActivity | undefined,
): string[] {
  const counts = Object.entries(guest.activity[group]).sort(
    ([oneName, one], [otherName, other]) => other - one || oneName.localeCompare(otherName),
  );
  const rows = counts.map(([name, count]) => [name, ...cells(count, rates && (rates[group][name] ?? 0))]);
  const columns = ["count", ...(rates ? ["per second"] : [])];
  // Of Xen's domains only their devices are
  const nothing = engine === "xen-host" ? "not counted" : "none";
  return [title, ...wrapped(sentence), ...table(columns, rows, nothing)];
}

function inputAndOutput(explanation: InstanceExplanation, rates: GuestActivity | undefined): string[] {
  const { io, bytes } = explanation.guest.activity;
  const names = [...new Set([...Object.keys(io), ...Object.keys(bytes)])].sort();
  const both = (requests: Counts, moved: Counts, name: string, shown: (value: number) => string): Row =>
    [requests[name], moved[name]].map((value) => (value === undefined ? "" : shown(value)));
  const rows = names.map((name) => [
    name,
    ...both(io, bytes, name, (value) => value.toLocaleString("en-US")),
    ...(rates ? both(rates.io, rates.bytes, name, rateText) : []),
  ]);
  const columns = ["count", "bytes", ...(rates ? ["per second", "bytes per second"] : [])];
  return ["Input and output", ...wrapped(ioSentence(explanation)), ...table(columns, rows)];
}

/** Numbers under their columns, names at the left */
function table(columns: readonly string[], rows: readonly Row[], nothing = "none"): string[] {
  if (rows.length === 0) return [`  ${nothing}`];
  const all = [["", ...columns], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all.map((row) =>
    row
      .reduce((line, cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? `  ${cell.padEnd(width)}` : `${line}  ${cell.padStart(width)}`;
      }, "")
      .trimEnd(),
  );
}

function aligned(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  return rows.map(([name = "", text = ""]) => `  ${name.padEnd(width)}  ${text}`);
}

function cells(count: number, rate: number | undefined): string[] {
  return [count.toLocaleString("en-US"), ...(rate === undefined ? [] : [rateText(rate)])];
}

function rateText(rate: number): string {
  return rate === 0 ? "" : rate.toLocaleString("en-US", { maximumFractionDigits: rate < 10 ? 1 : 0 });
}

/** Per second, of every count */
function ratesSince(before: InstanceExplanation, now: InstanceExplanation): GuestActivity {
  const seconds = (now.runningMs - before.runningMs) / 1_000;
  const of = (group: keyof GuestActivity): Counts =>
    Object.fromEntries(
      Object.entries(now.guest.activity[group]).map(([name, count]) => [
        name,
        Math.max(0, count - (before.guest.activity[group][name] ?? 0)) / seconds,
      ]),
    );
  return {
    trap: of("trap"),
    hypercall: of("hypercall"),
    interrupt: of("interrupt"),
    io: of("io"),
    bytes: of("bytes"),
  };
}

function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function wrapped(sentence: string): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= widthLimit)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines;
}
