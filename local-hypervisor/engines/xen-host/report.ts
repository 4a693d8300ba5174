import type { GuestActivity, GuestReport, ReportedDevice } from "../../control-plane/ports";

/** A back end of a domain in dom0, as the agent tells of it. */
interface BackEnd {
  readonly kind: "vbd" | "vif";
  readonly number: number;
  readonly isConnected: boolean;
  readonly statistics: Readonly<Record<string, number>>;
}

/** XenbusStateConnected (xen/include/public/io/xenbus.h) */
const connectedState = "4";
const sectorBytes = 512;

/** Reads what the agent's `devices` printed: `vbd 51713 4 rd_req=12 …`, a line a back end */
export function parseDevices(text: string): BackEnd[] {
  return text.split("\n").flatMap((line) => {
    const [kind, number, state, ...counts] = line.split(" ");
    if ((kind !== "vbd" && kind !== "vif") || number === undefined) return [];
    const statistics = Object.fromEntries(
      counts.map((word) => word.split("=")).map(([name = "", count]) => [name, Number(count) || 0]),
    );
    return [{ kind, number: Number(number), isConnected: state === connectedState, statistics }];
  });
}

interface NamedDisk {
  readonly serial: string;
  readonly number: number;
  readonly name: string;
}

export function describeDevices(
  backEnds: readonly BackEnd[],
  disks: readonly NamedDisk[],
  interfaces: readonly { readonly id: string; readonly deviceIndex: number }[],
): Pick<GuestReport, "disks" | "networkInterfaces"> {
  const isConnected = (kind: BackEnd["kind"], number: number): boolean =>
    backEnds.some((each) => each.kind === kind && each.number === number && each.isConnected);
  return {
    disks: disks.map(
      ({ serial, number, name }): ReportedDevice => ({
        id: serial,
        name,
        driver: "xen-blkfront",
        connected: isConnected("vbd", number),
      }),
    ),
    networkInterfaces: interfaces.map(
      ({ id, deviceIndex }): ReportedDevice => ({
        id,
        name: `eth${deviceIndex}`,
        driver: "xen-netfront",
        connected: isConnected("vif", deviceIndex),
      }),
    ),
  };
}

/** Kernel's names of what blkback counts (drivers/block/xen-blkback/xenbus.c): requests, and sectors of them */
const diskRequests = {
  read: ["rd_req", "rd_sect"],
  write: ["wr_req", "wr_sect"],
  flush: ["f_req", undefined],
  discard: ["ds_req", undefined],
} as const;

/** What dom0 sends is what the guest receives */
const interfaceTransfers = {
  transmit: ["rx_packets", "rx_bytes"],
  receive: ["tx_packets", "tx_bytes"],
} as const;

/** What dom0's back ends have counted since the domain was made; those that are nought are left out */
export function countDevices(backEnds: readonly BackEnd[], disks: readonly NamedDisk[]): GuestActivity {
  const io: Record<string, number> = {};
  const bytes: Record<string, number> = {};
  const count = (counts: Record<string, number>, name: string, amount = 0) => {
    if (amount > 0) counts[name] = amount;
  };
  for (const { kind, number, statistics } of backEnds) {
    if (kind === "vif") {
      for (const [way, [packets, amount]] of Object.entries(interfaceTransfers)) {
        count(io, `vif ${number} ${way}`, statistics[packets]);
        count(bytes, `vif ${number} ${way}`, statistics[amount]);
      }
      continue;
    }
    const name = disks.find((disk) => disk.number === number)?.name ?? number;
    for (const [request, [requests, sectors]] of Object.entries(diskRequests)) {
      count(io, `vbd ${name} ${request}`, statistics[requests]);
      if (sectors !== undefined)
        count(bytes, `vbd ${name} ${request}`, (statistics[sectors] ?? 0) * sectorBytes);
    }
  }
  return { trap: {}, hypercall: {}, interrupt: {}, io, bytes };
}
