import { parseIpv4Address } from "../../../../local-hypervisor/network/wire/address";
import { FabricRig } from "../../../support/fabric-rig";
import {
  localRoute,
  natGateway,
  networkInterface,
  networkTopology,
  subnet,
} from "../../../support/network-topology";

const [client, router] = ["172.31.16.5", "172.31.32.9"];
const target = parseIpv4Address("203.0.113.80");

/** A client in a private subnet whose way out is another instance, a NAT instance without translation */
const topology = (sourceDestCheck: boolean) =>
  networkTopology({
    subnets: [
      subnet({
        routes: [
          localRoute,
          {
            destinationCidr: "203.0.113.0/24",
            target: { kind: "networkInterface", networkInterfaceId: `eni-${router}` },
          },
          { destinationCidr: "192.0.2.0/24", target: { kind: "blackhole" } },
        ],
      }),
      subnet({ subnetId: "subnet-2", cidrBlock: "172.31.32.0/20" }),
    ],
    networkInterfaces: [
      networkInterface(client),
      networkInterface(router, { subnetId: "subnet-2", sourceDestCheck, publicIpAddress: "127.64.0.9" }),
    ],
    natGateways: [natGateway()],
  });

test("packets of others reach an instance that routes, once its source/destination check is off", async () => {
  const rig = new FabricRig(topology(true));
  const [sender, hop] = [await rig.plug(`eni-${client}`), await rig.plug(`eni-${router}`)];
  expect(rig.reaches(sender, hop, target)).toBe(false);
  rig.fabric.configure(topology(false));
  expect(rig.reaches(sender, hop, target)).toBe(true);
  expect(hop.datagrams).toMatchObject([{ source: sender.address, destination: target }]);
  // It translates, as a NAT instance does, and the internet sees its public address.
  hop.sendDatagram(target, { sourcePort: 9_000 });
  expect(rig.outside).toMatchObject([{ source: parseIpv4Address("127.64.0.9"), destination: target }]);
  // The reply comes back for the hop, which sends it on in the name of the server.
  rig.sendFromOutside("203.0.113.80", "127.64.0.9", { destinationPort: 9_000 });
  expect(hop.datagrams).toHaveLength(2);
  hop.sendDatagram(sender.address, { sourcePort: 7, destinationPort: 5_000 }, target);
  expect(sender.datagrams).toMatchObject([{ source: target, sourcePort: 7 }]);
  // What it passes on untranslated has no public address and goes nowhere.
  hop.sendDatagram(target, {}, sender.address);
  expect(rig.outside).toHaveLength(1);
  expect(rig.faults).toEqual([]);
  rig.close();
});

test("without a route, or into a black hole, packets vanish", async () => {
  const rig = new FabricRig(topology(false));
  const [sender, hop] = [await rig.plug(`eni-${client}`), await rig.plug(`eni-${router}`)];
  for (const address of ["192.0.2.1", "8.8.8.8", "169.254.7.7", "224.0.0.1", "172.31.16.77", "172.31.0.2"])
    sender.sendDatagram(parseIpv4Address(address));
  expect([rig.outside, hop.datagrams, sender.datagrams]).toEqual([[], [], []]);
  rig.close();
});
