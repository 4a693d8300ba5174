import fc from "fast-check";
import { formatIpv4Address, parseIpv4Address } from "../../../../local-hypervisor/network/wire/address";
import { FabricRig } from "../../../support/fabric-rig";
import {
  aclEntry,
  flowLog,
  networkInterface,
  networkTopology,
  openNetworkAcl,
  rule,
  securityGroup,
  subnet,
} from "../../../support/network-topology";

const addresses = ["172.31.16.5", "172.31.16.6", "172.31.32.5"].map(parseIpv4Address) as [
  number,
  number,
  number,
];
const ports = [1, 2, 3, 4];
const headerBytes = 28;

const packet = fc.record({
  from: fc.nat(2),
  to: fc.nat(2),
  port: fc.constantFrom(...ports),
  sizeBytes: fc.nat(1_400),
  /** Time before the next one: some of them end an interval */
  pauseMs: fc.oneof(fc.constant(0), fc.nat(90_000)),
});

/** Groups that let some ports out and in, network ACLs that deny some: the rest of the test need not know which. */
const world = fc.record({
  open: fc.array(fc.record({ isEgress: fc.boolean(), port: fc.constantFrom(...ports) }), { maxLength: 6 }),
  denied: fc.array(
    fc.record({ isEgress: fc.boolean(), port: fc.constantFrom(...ports), subnet: fc.nat(1) }),
    { maxLength: 3 },
  ),
  packets: fc.array(packet, { maxLength: 60 }),
  intervalSeconds: fc.constantFrom(60, 600),
  trafficType: fc.constantFrom("ALL", "ACCEPT", "REJECT"),
});

interface Sum {
  packets: number;
  bytes: number;
}

const add = (sums: Map<string, Sum>, key: string, { packets, bytes }: Sum): void => {
  const sum = sums.get(key) ?? { packets: 0, bytes: 0 };
  sums.set(key, { packets: sum.packets + packets, bytes: sum.bytes + bytes });
};

test("records add up to what was sent, what was delivered, and what was lost in between", async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ open, denied, packets, intervalSeconds, trafficType }) => {
      const aclOf = (index: number) => [
        ...openNetworkAcl,
        ...denied
          .filter((each) => each.subnet === index)
          .map(({ isEgress, port }, at) =>
            aclEntry({
              ...{ ruleNumber: at + 1, isEgress, action: "deny", protocol: "17" },
              ports: { from: port, to: port },
            }),
          ),
      ];
      const group = securityGroup(
        "sg-open",
        open.map(({ isEgress, port }) => rule({ isEgress, ipProtocol: "udp", fromPort: port, toPort: port })),
      );
      const rig = new FabricRig(
        networkTopology({
          subnets: [
            subnet({ networkAclEntries: aclOf(0) }),
            subnet({ subnetId: "subnet-2", cidrBlock: "172.31.32.0/20", networkAclEntries: aclOf(1) }),
          ],
          networkInterfaces: addresses.map((address, index) =>
            networkInterface(formatIpv4Address(address), { subnetId: index < 2 ? "subnet-1" : "subnet-2" }),
          ),
          securityGroups: [group],
          flowLogs: [
            flowLog({
              intervalSeconds,
              trafficType,
              fields: [
                "interface-id",
                "flow-direction",
                "action",
                "dstaddr",
                "dstport",
                "packets",
                "bytes",
                "start",
                "end",
                "log-status",
              ],
            }),
          ],
        }),
      );
      try {
        const guests = [];
        for (const address of addresses) guests.push(await rig.plug(`eni-${formatIpv4Address(address)}`));
        const sent = new Map<string, Sum>();
        for (const { from, to, port, sizeBytes, pauseMs } of packets) {
          if (from !== to) {
            const [sender, address] = [guests[from], addresses[to] as number];
            sender?.sendDatagram(address, { destinationPort: port, payload: new Uint8Array(sizeBytes) });
            const key = `${from} ${address} ${port}`;
            add(sent, key, { packets: 1, bytes: sizeBytes + headerBytes });
          }
          rig.clock.advance(pauseMs);
        }
        rig.fabric.close();

        const delivered = new Map<string, Sum>();
        guests.forEach((guest, index) => {
          for (const { destinationPort, payload } of guest.datagrams)
            add(delivered, `${index} ${destinationPort}`, {
              packets: 1,
              bytes: payload.length + headerBytes,
            });
        });
        const recorded = { sent: new Map<string, Sum>(), delivered: new Map<string, Sum>() };
        const totals = new Map<string, Sum>();
        for (const { line } of rig.flowLogLines) {
          const [id = "", direction, action = "", destination = "", port, count, bytes, start, end, status] =
            line.split(" ");
          expect(Number(end) - Number(start)).toBeLessThanOrEqual(intervalSeconds);
          if (status === "NODATA") continue;
          expect(trafficType === "ALL" || trafficType === action).toBe(true);
          const index = addresses.findIndex((address) => id === `eni-${formatIpv4Address(address)}`);
          const sum = { packets: Number(count), bytes: Number(bytes) };
          add(totals, `${direction} ${action}`, sum);
          if (direction === "egress")
            add(recorded.sent, `${index} ${parseIpv4Address(destination)} ${port}`, sum);
          else if (action === "ACCEPT") add(recorded.delivered, `${index} ${port}`, sum);
        }
        if (trafficType === "ALL") {
          expect(recorded.sent).toEqual(sent);
          // Everybody is plugged in: what one end let go arrived at the other, to be admitted there or not
          const arrived = ["ingress ACCEPT", "ingress REJECT"].map((key) => totals.get(key)?.packets ?? 0);
          expect(arrived.reduce((a, b) => a + b)).toBe(totals.get("egress ACCEPT")?.packets ?? 0);
        }
        if (trafficType !== "REJECT") expect(recorded.delivered).toEqual(delivered);
        expect(rig.faults).toEqual([]);
      } finally {
        rig.close();
      }
    }),
    { seed: 3, numRuns: process.env.DRYDOCK_NIGHTLY ? 2_000 : 200 },
  );
});
