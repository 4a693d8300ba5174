import * as fc from "fast-check";
import type { Ec2Error } from "../../../local-hypervisor/model/errors";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";

jest.setTimeout(120_000);

/** What EC2 promises of addresses, without how it is done. */
interface Model {
  /** By allocation id: the interface and private address that it stands for */
  readonly addresses: Map<string, string | undefined>;
  readonly instances: Map<string, "running" | "stopped">;
  /** Private addresses by interface: that of an instance, or one that is by itself */
  readonly interfaces: Map<string, { readonly instanceId?: string; readonly privateIps: readonly string[] }>;
}

const index = fc.nat({ max: 7 });
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom("allocate", "launch", "createInterface" as const) }),
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("associate" as const),
      address: index,
      target: index,
      privateIp: index,
      allowReassociation: fc.constantFrom(true, true, false),
      byInstance: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom("disassociate", "release" as const), address: index }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom("stop", "start", "terminate" as const), instance: index }),
  },
  fc.record({ kind: fc.constant("deleteInterface" as const), target: index }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

class Run {
  readonly model: Model = { addresses: new Map(), instances: new Map(), interfaces: new Map() };

  constructor(
    private readonly rig: ControlPlaneRig,
    private readonly image: ImageRecord,
  ) {}

  private pick<T>(map: ReadonlyMap<string, T>, at: number): [string, T] | undefined {
    const entries = [...map];
    return entries[at % Math.max(1, entries.length)];
  }

  private attempt<T>(work: () => T): { value?: T; code?: string } {
    try {
      return { value: this.rig.controlPlane.transaction(work) };
    } catch (error) {
      return { code: (error as Ec2Error).code ?? String(error) };
    }
  }

  async apply(one: Step): Promise<void> {
    const { addresses, instances, networkInterfaces, subnets } = this.rig.controlPlane;
    const { model } = this;
    switch (one.kind) {
      case "allocate": {
        const { value, code } = this.attempt(() => addresses.allocate(region, { tags: {} }));
        if (model.addresses.size >= 5) expect(code).toBe("AddressLimitExceeded");
        else model.addresses.set(value?.id ?? `none: ${code}`, undefined);
        return;
      }
      case "launch": {
        const { id } = await this.rig.launch(this.image);
        model.instances.set(id, "running");
        for (const each of networkInterfaces.ofInstance(region, id))
          model.interfaces.set(each.id, { instanceId: id, privateIps: [each.privateIpAddress] });
        return;
      }
      case "createInterface": {
        const [subnet] = subnets.list(region);
        const created = networkInterfaces.create(region, {
          subnetId: subnet?.id ?? "",
          secondaryPrivateIpAddressCount: 1,
        });
        const privateIps = [created.privateIpAddress, ...created.secondaryPrivateIpAddresses];
        model.interfaces.set(created.id, { privateIps });
        return;
      }
      case "associate":
        return this.associate(one);
      case "disassociate": {
        const [id] = this.pick(model.addresses, one.address) ?? [];
        if (id === undefined) return;
        expect(this.attempt(() => addresses.disassociate(region, id)).code).toBeUndefined();
        model.addresses.set(id, undefined);
        return;
      }
      case "release": {
        const [id] = this.pick(model.addresses, one.address) ?? [];
        if (id === undefined) return;
        expect(this.attempt(() => addresses.release(region, id)).code).toBeUndefined();
        model.addresses.delete(id);
        return;
      }
      case "deleteInterface": {
        const [id, { instanceId } = {}] = this.pick(model.interfaces, one.target) ?? [];
        if (id === undefined) return;
        const { code } = this.attempt(() => networkInterfaces.delete(region, id));
        if (instanceId !== undefined) expect(code).toBe("InvalidNetworkInterface.InUse");
        else this.interfaceGone(id);
        return;
      }
      default: {
        const [id] = this.pick(model.instances, one.instance) ?? [];
        if (id === undefined) return;
        if (one.kind === "start") instances.start(region, [id]);
        else if (one.kind === "stop") instances.stop(region, [id], { force: true });
        else instances.terminate(region, [id], { force: true });
        await this.rig.settle();
        if (one.kind !== "terminate") {
          model.instances.set(id, one.kind === "start" ? "running" : "stopped");
          return;
        }
        model.instances.delete(id);
        for (const [interfaceId, { instanceId }] of [...model.interfaces])
          if (instanceId === id) this.interfaceGone(interfaceId);
      }
    }
  }

  private associate(one: Extract<Step, { kind: "associate" }>): void {
    const { addresses } = this.rig.controlPlane;
    const [allocationId, current] = this.pick(this.model.addresses, one.address) ?? [];
    const [interfaceId, target] = this.pick(this.model.interfaces, one.target) ?? [];
    if (allocationId === undefined || interfaceId === undefined || target === undefined) return;
    const byInstance = one.byInstance && target.instanceId !== undefined;
    const privateIp = target.privateIps[one.privateIp % target.privateIps.length] ?? "";
    const wanted = `${interfaceId} ${privateIp}`;
    const holder = [...this.model.addresses].find(([, standsFor]) => standsFor === wanted)?.[0];
    const { code } = this.attempt(() =>
      addresses.associate(region, allocationId, {
        ...(byInstance ? { instanceId: target.instanceId } : { networkInterfaceId: interfaceId }),
        privateIpAddress: privateIp,
        allowReassociation: one.allowReassociation,
      }),
    );
    const moves = current !== wanted && (current !== undefined || holder !== undefined);
    if (moves && !one.allowReassociation) {
      expect(code).toBe("Resource.AlreadyAssociated");
      return;
    }
    expect(code).toBeUndefined();
    if (holder !== undefined) this.model.addresses.set(holder, undefined);
    this.model.addresses.set(allocationId, wanted);
  }

  private interfaceGone(id: string): void {
    this.model.interfaces.delete(id);
    for (const [allocationId, standsFor] of this.model.addresses)
      if (standsFor?.startsWith(`${id} `)) this.model.addresses.set(allocationId, undefined);
  }

  check(): void {
    const { controlPlane, network, errors } = this.rig;
    expect(errors).toEqual([]);
    const records = controlPlane.addresses.list(region);
    expect(
      new Map(
        records.map(({ id, association }) => [
          id,
          association && `${association.networkInterfaceId} ${association.privateIpAddress}`,
        ]),
      ),
    ).toEqual(this.model.addresses);
    const associationIds = records.flatMap(({ association }) => association?.associationId ?? []);
    expect(new Set(associationIds).size).toBe(associationIds.length);

    const interfaces = controlPlane.networkInterfaces.list(region);
    expect(interfaces.map(({ id }) => id).sort()).toEqual([...this.model.interfaces.keys()].sort());
    const elastic = new Set(this.model.addresses.values());
    for (const { id, privateIpAddress, publicIpAddress } of interfaces) {
      const { instanceId } = this.model.interfaces.get(id) ?? {};
      const runs = instanceId !== undefined && this.model.instances.get(instanceId) === "running";
      // An Elastic IP takes the place of the run's own address, and gives it back
      expect([id, publicIpAddress !== undefined]).toEqual([
        id,
        runs && !elastic.has(`${id} ${privateIpAddress}`),
      ]);
    }
    // No public address is there twice: in the records, and in what the network is told
    const held = [
      ...interfaces.flatMap(({ publicIpAddress }) => publicIpAddress ?? []),
      ...records.map(({ publicIp }) => publicIp),
    ];
    expect(new Set(held).size).toBe(held.length);
    const told = network.topology?.networkInterfaces.flatMap(({ addresses }) =>
      addresses.flatMap(({ publicIpAddress }) => publicIpAddress ?? []),
    );
    expect(new Set(told).size).toBe(told?.length ?? 0);
    const expected = [
      ...interfaces.flatMap(({ publicIpAddress }) => publicIpAddress ?? []),
      ...records.flatMap(({ publicIp, association }) => (association ? publicIp : [])),
    ];
    expect([...(told ?? [])].sort()).toEqual(expected.sort());
  }
}

describe("Elastic IPs among instances and interfaces", () => {
  test("property: whatever is asked for, an address stands for one thing and nothing has it twice", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (steps) => {
        const rig = await ControlPlaneRig.open();
        try {
          const run = new Run(rig, await rig.registerImage());
          // Enough for addresses to get in each other's way
          for (const kind of ["launch", "createInterface", "allocate", "allocate", "allocate"] as const)
            await run.apply({ kind });
          for (const one of steps) {
            await run.apply(one);
            run.check();
          }
        } finally {
          await rig.close();
        }
      }),
      { seed: 20261122, numRuns: 30, endOnFailure: false },
    );
  });
});
