import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BenchGuests, type MeasuredGuest } from "../support/bench-guests";
import { type Figure, median } from "./report";

const boots = 3;
/** After a boot's first, with which the guest's code is compiled */
const laterTransfers = 3;
const firstTransferMib = 16;
const laterTransferMib = 48;
const transferMs = 600_000;
/** The peer of the ceiling; the ports at which it sends so much */
const peer = "172.31.16.1";
const sourcePorts: Readonly<Record<number, number>> = { [laterTransferMib]: 5001, [firstTransferMib]: 5002 };
const otherCards = [
  ["ena", "Elastic Network Adapters"],
  ["vif", "Xen's interface"],
] as const;
const ceiling = "ceiling, sending, then receiving";
const stockCard = "v86 as it comes, its own card";

interface Transfer {
  readonly mibPerSecond: number;
  /** Of all threads that run guests */
  readonly mibPerCpuSecond: number;
}

/** Transfers of some boots: each boot's first, and those after it. */
class Series {
  private readonly first: Transfer[] = [];
  private readonly later: Transfer[] = [];

  async run(transfer: (mib: number) => Promise<Transfer>, sequence: number): Promise<void> {
    if (sequence === 0) this.first.push(await transfer(firstTransferMib));
    else this.later.push(await transfer(laterTransferMib));
  }

  get(which: "first" | "later", figure: keyof Transfer): number {
    return median(this[which].map((transfer) => transfer[figure]));
  }
}

/**
 * TCP from guest to guest through the real network, in turn with the engine's own ceiling, which is a guest and a TCP
 * peer in one thread, and after v86 as it comes with its own card. Guest to guest two guests work for each byte: per CPU
 * second the ceiling is a guest that sends and, after it, another that receives. A boot's first transfer finds little of
 * the guest's code compiled, and stands by itself.
 */
export async function benchNetwork(): Promise<Figure[]> {
  if (process.platform !== "linux") {
    console.error("network: skipped, the CPU time of a thread is read from Linux's /proc");
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "drydock-bench-"));
  const guests = await BenchGuests.open(folder);
  try {
    // First: our engine tells V8 not to optimise what is compiled later, which would slow v86 itself here
    const stock = new Series();
    const stockRoundTripsMs: number[] = [];
    for (let boot = 0; boot < boots; boot++) {
      const [sender, receiver] = await guests.stockPair();
      stockRoundTripsMs.push(await roundTrip(sender, receiver.address));
      for (let sequence = 0; sequence <= laterTransfers; sequence++)
        await stock.run(() => betweenGuests(sender, receiver, firstTransferMib), sequence);
      await guests.end();
    }
    const [ours, sending, receiving] = [new Series(), new Series(), new Series()];
    const others = { vif: new Series(), ena: new Series() };
    const roundTripsMs = { virtio: [] as number[], vif: [] as number[], ena: [] as number[] };
    for (let boot = 0; boot < boots; boot++) {
      const [sender, receiver] = await guests.pair(1500, "virtio");
      // Two, as of the pair one only sends and one only receives: neither finds code that the other had compiled
      const [sendingAlone, receivingAlone] = [await guests.ceiling(), await guests.ceiling()];
      roundTripsMs.virtio.push(await roundTrip(sender, receiver.address));
      for (let sequence = 0; sequence <= laterTransfers; sequence++) {
        await ours.run((mib) => betweenGuests(sender, receiver, mib), sequence);
        await sending.run((mib) => toSink(sendingAlone, mib), sequence);
        await receiving.run((mib) => fromSource(receivingAlone, mib), sequence);
      }
      await guests.end();
      for (const card of ["ena", "vif"] as const) {
        const [sender, receiver] = await guests.pair(1500, card);
        roundTripsMs[card].push(await roundTrip(sender, receiver.address));
        for (let sequence = 0; sequence <= laterTransfers; sequence++)
          await others[card].run((mib) => betweenGuests(sender, receiver, mib), sequence);
        await guests.end();
      }
    }
    const figures = (which: "first" | "later"): Figure[] => {
      const what = `guest to guest, TCP, ${which} transfer`;
      const perCpu = (series: Series) => series.get(which, "mibPerCpuSecond");
      const cost = { what, value: perCpu(ours), unit: "MiB/CPU s" } as const;
      const wall = { what, value: ours.get(which, "mibPerSecond"), unit: "MiB/s" } as const;
      const inARow = 1 / (1 / perCpu(sending) + 1 / perCpu(receiving));
      const runs = which === "first" ? boots : boots * laterTransfers;
      return [
        { ...cost, against: { what: ceiling, value: inARow }, atLeast: 0.8, runs },
        { ...cost, against: { what: "ceiling, sending alone", value: perCpu(sending) }, runs },
        { ...cost, against: { what: stockCard, value: perCpu(stock) }, runs, atLeast: 10 },
        {
          what: `the most that can be had: ${ceiling}, ${which}`,
          value: inARow,
          unit: "MiB/CPU s",
          against: { what: stockCard, value: perCpu(stock) },
          runs,
        },
        { ...wall, against: { what: stockCard, value: stock.get(which, "mibPerSecond") }, runs, atLeast: 10 },
        ...otherCards.map(([card, name]) => ({
          what: `guest to guest on ${name}, TCP, ${which} transfer`,
          value: perCpu(others[card]),
          unit: "MiB/CPU s" as const,
          against: { what: "the same over virtio", value: perCpu(ours) },
          runs,
        })),
      ];
    };
    return [
      ...figures("first"),
      ...figures("later"),
      {
        what: "guest to guest, smallest round trip",
        value: median(roundTripsMs.virtio),
        unit: "ms",
        against: { what: stockCard, value: median(stockRoundTripsMs) },
        runs: boots,
      },
      ...otherCards.map(([card, name]) => ({
        what: `guest to guest on ${name}, smallest round trip`,
        value: median(roundTripsMs[card]),
        unit: "ms" as const,
        against: { what: "the same over virtio", value: median(roundTripsMs.virtio) },
        runs: boots,
      })),
    ];
  } finally {
    await guests.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function betweenGuests(sender: MeasuredGuest, receiver: MeasuredGuest, mib: number): Promise<Transfer> {
  receiver.screen.send("nc -l -p 5000 -e dd of=/dev/null bs=256k 2>/dev/null\n");
  await receiver.screen.waitFor(/nc -l -p 5000[^#]*$/);
  const send = `until nc ${receiver.address} 5000 -e dd if=/dev/zero bs=64k count=${mib * 16} 2>/dev/null; do sleep 1; done`;
  return timed([sender, receiver], mib, async () => {
    await sender.screen.run(send, transferMs);
    // What was typed meanwhile is read once the program has ended, and it has when it has read everything
    await receiver.screen.run("true", transferMs);
  });
}

const toSink = (guest: MeasuredGuest, mib: number): Promise<Transfer> =>
  timed([guest], mib, () =>
    guest.screen.run(`nc ${peer} 5000 -e dd if=/dev/zero bs=64k count=${mib * 16} 2>/dev/null`, transferMs),
  );

const fromSource = (guest: MeasuredGuest, mib: number): Promise<Transfer> =>
  timed([guest], mib, () =>
    guest.screen.run(`nc ${peer} ${sourcePorts[mib]} -e dd of=/dev/null bs=256k 2>/dev/null`, transferMs),
  );

async function timed(
  guests: readonly MeasuredGuest[],
  mib: number,
  work: () => Promise<unknown>,
): Promise<Transfer> {
  const seconds = () => guests.reduce((sum, guest) => sum + guest.cpuSeconds(), 0);
  const cpuBefore = seconds();
  const began = performance.now();
  await work();
  return {
    mibPerSecond: mib / ((performance.now() - began) / 1000),
    mibPerCpuSecond: mib / (seconds() - cpuBefore),
  };
}

/** Smallest round trip of a hundred, milliseconds: averages tell more of the machine's other work */
async function roundTrip(guest: MeasuredGuest, address: string): Promise<number> {
  const output = await guest.screen.run(`ping -q -c 100 -i 0.05 ${address}`, transferMs);
  return Number(/min\/avg\/max = ([0-9.]+)/.exec(output)?.[1]);
}
