import * as fc from "fast-check";
import { networkTopology } from "../../../local-hypervisor/control-plane/network-topology-view";
import { blockOf } from "../../../local-hypervisor/control-plane/subnet";
import { blockIsWithin, blocksOverlap, parseIpv4Block } from "../../../local-hypervisor/model/cidr";
import { Ec2Error } from "../../../local-hypervisor/model/errors";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";

jest.setTimeout(120_000);

const tags = {};
const index = fc.nat({ max: 30 });
const vpcBlock = fc.constantFrom(
  "10.0.0.0/16",
  "10.0.128.0/20",
  "10.1.0.0/16",
  "172.31.0.0/16",
  "10.0.0.0/8",
);
const subnetBlock = fc
  .tuple(fc.constantFrom("10.0", "10.1", "172.31"), fc.nat({ max: 255 }), fc.integer({ min: 17, max: 29 }))
  .map(([start, third, bits]) => `${start}.${third}.0/${bits}`);
const destination = fc.constantFrom(
  "0.0.0.0/0",
  "192.0.2.0/24",
  "10.0.0.0/16",
  "10.0.4.0/24",
  "10.64.0.0/10",
);

/** What is asked for; indexes name, modulo their number, what there is at that moment. */
const step = fc.oneof(
  fc.record({ kind: fc.constant("createVpc" as const), cidr: vpcBlock }),
  fc.record({ kind: fc.constant("addBlock" as const), vpc: index, cidr: vpcBlock }),
  fc.record({ kind: fc.constant("removeBlock" as const), association: index }),
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("createSubnet" as const), vpc: index, cidr: subnetBlock }),
  },
  fc.record({ kind: fc.constant("createGateway" as const) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("attach" as const), gateway: index, vpc: index }) },
  fc.record({ kind: fc.constant("detach" as const), gateway: index, vpc: index }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("createTable" as const), vpc: index }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("associate" as const), table: index, subnet: index }),
  },
  fc.record({ kind: fc.constant("disassociate" as const), association: index }),
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("reassociate" as const), association: index, table: index }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("createRoute" as const),
      table: index,
      gateway: index,
      cidr: destination,
    }),
  },
  fc.record({ kind: fc.constant("deleteRoute" as const), table: index, cidr: destination }),
  fc.record({ kind: fc.constant("createAcl" as const), vpc: index }),
  fc.record({ kind: fc.constant("moveAcl" as const), association: index, acl: index }),
  fc.record({
    kind: fc.constantFrom(
      "deleteVpc" as const,
      "deleteSubnet" as const,
      "deleteGateway" as const,
      "deleteTable" as const,
      "deleteAcl" as const,
    ),
    which: index,
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
/** `undone`: an exception after the step takes it back. */
const script = fc.array(fc.record({ step, undone: fc.boolean() }), { minLength: 10, maxLength: 60 });

const pick = <T extends { readonly id: string }>(all: readonly T[], at: number, prefix: string): string =>
  all[at % Math.max(1, all.length)]?.id ?? `${prefix}-0123456789abcdef0`;

function apply({ controlPlane }: ControlPlaneRig, one: Step): void {
  const { vpcs, subnets, internetGateways, routeTables, routes, networkAcls } = controlPlane;
  const vpc = (at: number) => pick(vpcs.list(region), at, "vpc");
  const subnet = (at: number) => pick(subnets.list(region), at, "subnet");
  const gateway = (at: number) => pick(internetGateways.list(region), at, "igw");
  const table = (at: number) => pick(routeTables.list(region), at, "rtb");
  const acl = (at: number) => pick(networkAcls.list(region), at, "acl");
  const tableAssociation = (at: number) => {
    const all = routeTables.list(region).flatMap(({ associations }) => associations);
    return all[at % Math.max(1, all.length)]?.associationId ?? "";
  };
  switch (one.kind) {
    case "createVpc":
      vpcs.create(region, { cidrBlock: one.cidr, tags });
      return;
    case "addBlock":
      vpcs.associateCidrBlock(region, vpc(one.vpc), one.cidr);
      return;
    case "removeBlock": {
      const all = vpcs.list(region).flatMap(({ cidrBlockAssociations }) => cidrBlockAssociations);
      vpcs.disassociateCidrBlock(region, all[one.association % Math.max(1, all.length)]?.associationId ?? "");
      return;
    }
    case "createSubnet":
      subnets.create(region, { vpcId: vpc(one.vpc), cidrBlock: one.cidr, tags });
      return;
    case "createGateway":
      internetGateways.create(region, tags);
      return;
    case "attach":
      internetGateways.attach(region, gateway(one.gateway), vpc(one.vpc));
      return;
    case "detach":
      internetGateways.detach(region, gateway(one.gateway), vpc(one.vpc));
      return;
    case "createTable":
      routeTables.create(region, vpc(one.vpc), tags);
      return;
    case "associate":
      routeTables.associate(region, table(one.table), subnet(one.subnet));
      return;
    case "disassociate":
      routeTables.disassociate(region, tableAssociation(one.association));
      return;
    case "reassociate":
      routeTables.replaceAssociation(region, tableAssociation(one.association), table(one.table));
      return;
    case "createRoute":
      routes.create(
        region,
        table(one.table),
        { kind: "cidrIpv4", cidr: one.cidr },
        { kind: "gateway", id: gateway(one.gateway) },
      );
      return;
    case "deleteRoute":
      routes.delete(region, table(one.table), { kind: "cidrIpv4", cidr: one.cidr });
      return;
    case "createAcl":
      networkAcls.create(region, vpc(one.vpc), tags);
      return;
    case "moveAcl": {
      const all = networkAcls.list(region).flatMap(({ associations }) => associations);
      const from = all[one.association % Math.max(1, all.length)]?.associationId ?? "";
      networkAcls.replaceAssociation(region, from, acl(one.acl));
      return;
    }
    case "deleteVpc":
      vpcs.delete(region, vpc(one.which));
      return;
    case "deleteSubnet":
      subnets.delete(region, subnet(one.which));
      return;
    case "deleteGateway":
      internetGateways.delete(region, gateway(one.which));
      return;
    case "deleteTable":
      routeTables.delete(region, table(one.which));
      return;
    case "deleteAcl":
      networkAcls.delete(region, acl(one.which));
      return;
  }
}

/** What holds whatever was asked for. */
function check({ controlPlane, network, errors }: ControlPlaneRig): void {
  const { vpcs, subnets, internetGateways, routeTables, networkAcls, securityGroups } = controlPlane;
  expect(errors).toEqual([]);
  expect(network.topology).toEqual(networkTopology(controlPlane.context));
  const acls = networkAcls.list(region);
  const tables = routeTables.list(region);
  const all = vpcs.list(region);
  expect(all.length).toBeLessThanOrEqual(5);
  for (const vpc of all) {
    const inVpc = ({ vpcId }: { readonly vpcId?: string }) => vpcId === vpc.id;
    const blocks = vpc.cidrBlockAssociations.flatMap(({ cidrBlock }) => parseIpv4Block(cidrBlock) ?? []);
    const own = subnets.list(region).filter(inVpc);
    for (const [at, one] of own.entries()) {
      expect(blocks.some((block) => blockIsWithin(blockOf(one), block))).toBe(true);
      for (const other of own.slice(at + 1)) expect(blocksOverlap(blockOf(one), blockOf(other))).toBe(false);
      const behind = acls.flatMap(({ vpcId, associations }) =>
        associations.filter(({ subnetId }) => subnetId === one.id).map(() => vpcId),
      );
      expect(behind).toEqual([vpc.id]);
      const served = tables.flatMap(({ vpcId, associations }) =>
        associations.filter(({ subnetId }) => subnetId === one.id).map(() => vpcId),
      );
      expect(served.length).toBeLessThanOrEqual(1);
      expect(routeTables.ofSubnet(one).vpcId).toBe(vpc.id);
    }
    expect(tables.filter(inVpc).filter((table) => routeTables.isMain(table))).toHaveLength(1);
    expect(acls.filter(inVpc).filter(({ isDefault }) => isDefault)).toHaveLength(1);
    expect(internetGateways.list(region).filter(inVpc).length).toBeLessThanOrEqual(1);
    expect(securityGroups.require(region, vpc.defaultSecurityGroupId).vpcId).toBe(vpc.id);
  }
  const vpcIds = new Set(all.map(({ id }) => id));
  for (const { vpcId } of [...acls, ...tables, ...subnets.list(region), ...securityGroups.list(region)])
    expect(vpcIds.has(vpcId)).toBe(true);
}

/** Deletes everything in the order that EC2 asks for. */
function clear({ controlPlane }: ControlPlaneRig): void {
  const { vpcs, subnets, internetGateways, routeTables, networkAcls } = controlPlane;
  for (const { id } of subnets.list(region)) subnets.delete(region, id);
  for (const { id, vpcId } of internetGateways.list(region)) {
    if (vpcId !== undefined) internetGateways.detach(region, id, vpcId);
    internetGateways.delete(region, id);
  }
  for (const table of routeTables.list(region))
    if (!routeTables.isMain(table)) routeTables.delete(region, table.id);
  for (const { id, isDefault } of networkAcls.list(region)) if (!isDefault) networkAcls.delete(region, id);
  for (const { id } of vpcs.list(region)) vpcs.delete(region, id);
}

describe("networks under any sequence of requests", () => {
  test("property: subnets never overlap and have one route table and one network ACL; deleting all leaves nothing", async () => {
    const codes = new Set<string>();
    let carriedOut = 0;
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const rig = await ControlPlaneRig.open();
        try {
          for (const { step: one, undone } of steps) {
            const before = undone ? networkTopology(rig.controlPlane.context) : undefined;
            try {
              rig.controlPlane.transaction(() => {
                apply(rig, one);
                if (undone) throw new Ec2Error("Undone", "by the test");
              });
              carriedOut += 1;
            } catch (error) {
              if (!(error instanceof Ec2Error)) throw error;
              codes.add(error.code);
            }
            if (undone) expect(networkTopology(rig.controlPlane.context)).toEqual(before);
          }
          check(rig);
          clear(rig);
          const { store } = rig.controlPlane.context;
          for (const kind of [
            "vpc",
            "subnet",
            "internetGateway",
            "routeTable",
            "networkAcl",
            "securityGroup",
          ] as const)
            expect(store.listAll(kind)).toEqual([]);
          expect(rig.network.topology).toMatchObject({ vpcs: [], subnets: [], securityGroups: [] });
        } finally {
          await rig.close();
        }
      }),
      { seed: 20261122, numRuns: 40 },
    );
    // The sequences reach what they are for: most requests succeed, and every kind of refusal comes up.
    expect(carriedOut).toBeGreaterThan(200);
    expect([...codes]).toEqual(
      expect.arrayContaining([
        "DependencyViolation",
        "InvalidSubnet.Conflict",
        "InvalidSubnet.Range",
        "InvalidVpc.Range",
        "Resource.AlreadyAssociated",
        "RouteAlreadyExists",
        "Undone",
      ]),
    );
  });
});
