import fc from "fast-check";
import { RouteTable } from "../../../../local-hypervisor/network/topology/route-table";
import { formatIpv4Address, parseIpv4Network } from "../../../../local-hypervisor/network/wire/address";

const seed = 11;

/** Few bits, so that blocks overlap often */
const address = fc
  .tuple(fc.constantFrom(10, 172, 255), fc.nat(3), fc.nat(3), fc.nat(255))
  .map(([a, b, c, d]) => (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) >>> 0);
const block = fc
  .tuple(address, fc.nat(32))
  .map(([base, prefixLength]) => `${formatIpv4Address(base)}/${prefixLength}`);

test("the longest prefix that holds the address decides, as trying all of them says", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(block, {
        maxLength: 30,
        selector: (each) => JSON.stringify(parseIpv4Network(each)),
      }),
      address,
      (blocks, destination) => {
        const routes = blocks.map((destinationCidr) => ({
          destinationCidr,
          target: { kind: "networkInterface", networkInterfaceId: destinationCidr } as const,
        }));
        const holding = blocks
          .map((cidr) => ({ cidr, ...parseIpv4Network(cidr) }))
          .filter((network) => {
            const size = 2 ** (32 - network.prefixLength);
            return destination >= network.address && destination < network.address + size;
          })
          .sort((one, other) => other.prefixLength - one.prefixLength);
        const found = new RouteTable(routes).targetFor(destination);
        expect(found?.kind === "networkInterface" ? found.networkInterfaceId : undefined).toBe(
          holding[0]?.cidr,
        );
      },
    ),
    { seed, numRuns: 2_000 },
  );
});

test("a default route leads everywhere, and without one nowhere is nowhere", () => {
  const local = { kind: "local" } as const;
  const table = new RouteTable([{ destinationCidr: "0.0.0.0/0", target: local }]);
  expect([table.targetFor(0), table.targetFor(0xffffffff)]).toEqual([local, local]);
  expect(new RouteTable([]).targetFor(1)).toBeUndefined();
});
