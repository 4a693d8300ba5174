import * as fc from "fast-check";
import type { Ec2Error } from "../../../local-hypervisor/model/errors";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";

jest.setTimeout(60_000);

const place = { ruleNumber: fc.integer({ min: 0, max: 6 }), isEgress: fc.boolean() };
const content = {
  action: fc.constantFrom("allow" as const, "deny" as const),
  protocol: fc.constantFrom("-1", "6", "udp", "icmp", "50"),
  block: fc.constantFrom("10.0.0.0/8", "192.0.2.7/24", "::/0"),
};
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("create" as const), ...place, ...content }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("replace" as const), ...place, ...content }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), ...place }) },
  fc.record({ kind: fc.constant("move" as const), subnet: fc.nat({ max: 2 }), toOwn: fc.boolean() }),
);

const protocolNumber: Readonly<Record<string, string>> = { udp: "17", icmp: "1" };
const canonical: Readonly<Record<string, string>> = { "192.0.2.7/24": "192.0.2.0/24" };

describe("entries and subnets of network ACLs", () => {
  test("property: an entry is where it was put last, and every subnet is behind exactly one ACL", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const rig = await ControlPlaneRig.open();
        try {
          const { controlPlane } = rig;
          const { networkAcls, vpcs, subnets } = controlPlane;
          const attempt = (work: () => void): string | undefined => {
            try {
              controlPlane.transaction(work);
              return undefined;
            } catch (error) {
              return (error as Ec2Error).code ?? String(error);
            }
          };
          const vpcId = vpcs.requireDefault(region).id;
          const zones = subnets.list(region).map(({ id }) => id);
          const own = networkAcls.create(region, vpcId, {}).id;
          const entries = new Map<string, string>();
          const behind = new Map(zones.map((id) => [id, false]));

          for (const one of steps) {
            if (one.kind === "move") {
              const subnetId = zones[one.subnet] ?? "";
              const association = networkAcls
                .list(region)
                .flatMap(({ associations }) => associations)
                .find((each) => each.subnetId === subnetId);
              const target = networkAcls.list(region).find((acl) => acl.isDefault !== one.toOwn);
              expect(
                attempt(() =>
                  networkAcls.replaceAssociation(region, association?.associationId ?? "", target?.id ?? ""),
                ),
              ).toBeUndefined();
              behind.set(subnetId, one.toOwn);
              continue;
            }
            const { kind, ruleNumber, isEgress } = one;
            const key = `${isEgress} ${ruleNumber}`;
            const code = attempt(() => {
              if (kind === "delete") return networkAcls.deleteEntry(region, own, { ruleNumber, isEgress });
              const { action, protocol, block } = one;
              const request = {
                ruleNumber,
                isEgress,
                action,
                protocol,
                ...(block.includes(":") ? { cidrIpv6: block } : { cidrIpv4: block }),
                ports: { from: 1, to: 2 },
                icmp: { type: 8, code: -1 },
              };
              if (kind === "create") networkAcls.createEntry(region, own, request);
              else networkAcls.replaceEntry(region, own, request);
            });
            if (ruleNumber === 0) expect(code).toBe("InvalidParameterValue");
            else if (kind === "create" && entries.has(key)) expect(code).toBe("NetworkAclEntryAlreadyExists");
            else if (kind !== "create" && !entries.has(key))
              expect(code).toBe("InvalidNetworkAclEntry.NotFound");
            else {
              expect(code).toBeUndefined();
              if (kind === "delete") entries.delete(key);
              else {
                const { action, protocol, block } = one;
                const shown = protocolNumber[protocol] ?? protocol;
                entries.set(key, `${action} ${shown} ${canonical[block] ?? block}`);
              }
            }
          }

          const kept = networkAcls.require(region, own);
          expect(
            new Map(
              kept.entries.map((each) => [
                `${each.isEgress} ${each.ruleNumber}`,
                `${each.action} ${each.protocol} ${each.cidrIpv4 ?? each.cidrIpv6}`,
              ]),
            ),
          ).toEqual(entries);
          for (const each of kept.entries) {
            expect(each.ports !== undefined).toBe(["6", "17"].includes(each.protocol));
            expect(each.icmp !== undefined).toBe(each.protocol === "1");
          }
          const found = networkAcls
            .list(region)
            .flatMap(({ isDefault, associations }) =>
              associations.map(({ subnetId }) => [subnetId, !isDefault] as const),
            );
          expect(found).toHaveLength(zones.length);
          expect(new Map(found)).toEqual(behind);
        } finally {
          await rig.close();
        }
      }),
      { seed: 20261122, numRuns: 60, endOnFailure: false },
    );
  });
});
