import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BenchGuests, type MeasuredGuest } from "../support/bench-guests";
import { type Figure, median } from "./report";

const transfers = 5;
const transferMib = 48;
/** The stock card is slow: less shows as much, after as long a time */
const stockTransferMib = 16;
const transferMs = 600_000;
const peer = "172.31.16.1";

interface Transfer {
  readonly mibPerSecond: number;
  /** Of all threads that run guests */
  readonly mibPerCpuSecond: number;
}

/**
 * TCP from guest to guest through the real network, one after the other with the engine's own ceiling, which is a guest
 * and a TCP peer in one thread, and with v86's own card in v86 as it comes. Guest to guest two guests work for each
 * byte, so that the ceiling per CPU second is that of sending and receiving in a row. All are measured from the first
 * transfer after the boot on.
 */
export async function benchNetwork(): Promise<Figure[]> {
  if (process.platform !== "linux") {
    console.error("network: skipped, the CPU time of a thread is read from Linux's /proc");
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "drydock-bench-"));
  const guests = await BenchGuests.open(folder);
  try {
    // First: the engine tells V8 not to optimise what is compiled later, which would slow v86 itself here
    const [stockSender, stockReceiver] = await guests.stockPair();
    const stockRoundTripMs = await roundTrip(stockSender, stockReceiver.address);
    const stock: Transfer[] = [];
    for (let run = 0; run < transfers; run++)
      stock.push(await betweenGuests(stockSender, stockReceiver, stockTransferMib));
    await guests.end();
    const [sender, receiver] = await guests.pair(1500);
    const alone = await guests.ceiling();
    const roundTripMs = await roundTrip(sender, receiver.address);
    const runs = { ours: [] as Transfer[], sending: [] as Transfer[], receiving: [] as Transfer[] };
    for (let run = 0; run < transfers; run++) {
      runs.ours.push(await betweenGuests(sender, receiver, transferMib));
      runs.sending.push(await toSink(alone));
      runs.receiving.push(await fromSource(alone));
    }
    const wall = (list: readonly Transfer[]) => median(list.map(({ mibPerSecond }) => mibPerSecond));
    const perCpu = (list: readonly Transfer[]) => median(list.map(({ mibPerCpuSecond }) => mibPerCpuSecond));
    const inARow = 1 / (1 / perCpu(runs.sending) + 1 / perCpu(runs.receiving));
    const stockCard = "v86 as it comes, its own card, guest to guest";
    const throughput = { what: "guest to guest, TCP", value: wall(runs.ours), unit: "MiB/s" } as const;
    const cost = { what: "guest to guest, TCP", value: perCpu(runs.ours), unit: "MiB/CPU s" } as const;
    const figures: Figure[] = [
      {
        ...cost,
        against: { what: "ceiling, sending and receiving in a row", value: inARow },
        atLeast: 0.8,
        runs: transfers,
      },
      { ...cost, against: { what: "ceiling, sending alone", value: perCpu(runs.sending) }, runs: transfers },
      { ...cost, against: { what: stockCard, value: perCpu(stock) }, atLeast: 10, runs: transfers },
      { ...throughput, against: { what: stockCard, value: wall(stock) }, atLeast: 10, runs: transfers },
      {
        ...throughput,
        against: { what: "ceiling, sending alone", value: wall(runs.sending) },
        runs: transfers,
      },
      {
        what: "guest to guest, smallest round trip",
        value: roundTripMs,
        unit: "ms",
        against: { what: stockCard, value: stockRoundTripMs },
        runs: 1,
      },
    ];
    return figures;
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

const toSink = (guest: MeasuredGuest): Promise<Transfer> =>
  timed([guest], transferMib, () =>
    guest.screen.run(
      `nc ${peer} 5000 -e dd if=/dev/zero bs=64k count=${transferMib * 16} 2>/dev/null`,
      transferMs,
    ),
  );

const fromSource = (guest: MeasuredGuest): Promise<Transfer> =>
  timed([guest], transferMib, () =>
    guest.screen.run(`nc ${peer} 5001 -e dd of=/dev/null bs=256k 2>/dev/null`, transferMs),
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
