import * as fc from "fast-check";
import type { Ec2Error } from "../../../local-hypervisor/model/errors";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";

jest.setTimeout(240_000);

/** Figures of t2.micro */
const maximumInterfaces = 2;
const addressesPerInterface = 2;

/** What EC2 promises, without how it is done: every state is one of rest. */
interface Model {
  readonly instances: Map<string, "running" | "stopped" | "terminated">;
  readonly interfaces: Map<string, ModelInterface>;
}

interface ModelInterface {
  attachedTo?: string;
  deviceIndex?: number;
  deleteOnTermination: boolean;
  addresses: number;
}

const pick = fc.nat({ max: 5 });
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("run" as const), second: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("create" as const), extra: fc.nat({ max: 2 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom("start" as const, "stop" as const, "terminate" as const),
      instance: pick,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("attach" as const),
      instance: pick,
      subject: pick,
      deviceIndex: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "detach" as const,
        "delete" as const,
        "assign" as const,
        "unassign" as const,
        "endWithInstance" as const,
      ),
      subject: pick,
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
/** After a step, either everything comes to rest, or the daemon is killed at once and started again. */
const script = fc.array(fc.record({ step, kill: fc.boolean() }), { minLength: 8, maxLength: 30 });

class Run {
  readonly model: Model = { instances: new Map(), interfaces: new Map() };

  constructor(
    private readonly rig: ControlPlaneRig,
    private readonly image: ImageRecord,
  ) {}

  private pick<T>(map: ReadonlyMap<string, T>, at: number): [string, T] | [undefined, undefined] {
    const entries = [...map];
    return entries[at % Math.max(1, entries.length)] ?? [undefined, undefined];
  }

  /** Code of the error that the call ended with; undefined when it did not. */
  private code(work: () => unknown): string | undefined {
    try {
      this.rig.controlPlane.transaction(work);
      return undefined;
    } catch (error) {
      return (error as Ec2Error).code ?? String(error);
    }
  }

  private interfacesOf(instanceId: string): ModelInterface[] {
    return [...this.model.interfaces.values()].filter((each) => each.attachedTo === instanceId);
  }

  apply(one: Step): void {
    const { instances, networkInterfaces, networkInterfaceAttachments, privateAddresses, subnets } =
      this.rig.controlPlane;
    switch (one.kind) {
      case "run": {
        const requested = [
          { deviceIndex: 0 },
          ...(one.second ? [{ deviceIndex: 1, deleteOnTermination: false }] : []),
        ];
        let id = "";
        const code = this.code(() => {
          const request = this.rig.launchRequest(this.image, { networkInterfaces: requested });
          id = instances.run(region, request)[0]?.id ?? "";
        });
        expect(code).toBeUndefined();
        this.model.instances.set(id, "running");
        for (const { id: networkInterfaceId, attachment } of networkInterfaces.ofInstance(region, id))
          this.model.interfaces.set(networkInterfaceId, {
            attachedTo: id,
            deviceIndex: attachment?.deviceIndex,
            deleteOnTermination: attachment?.deviceIndex === 0,
            addresses: 1,
          });
        return;
      }
      case "create": {
        const subnetId = subnets.forLaunch(region, {}).id;
        let id = "";
        this.code(() => {
          id = networkInterfaces.create(region, {
            subnetId,
            secondaryPrivateIpAddressCount: one.extra,
          }).id;
        });
        this.model.interfaces.set(id, { deleteOnTermination: false, addresses: 1 + one.extra });
        return;
      }
      case "attach": {
        const [instanceId, state] = this.pick(this.model.instances, one.instance);
        const [networkInterfaceId, subject] = this.pick(this.model.interfaces, one.subject);
        if (!instanceId || !networkInterfaceId || !subject) return;
        const others = this.interfacesOf(instanceId);
        const code = this.code(() =>
          networkInterfaceAttachments.attach(region, {
            networkInterfaceId,
            instanceId,
            deviceIndex: one.deviceIndex,
          }),
        );
        if (subject.attachedTo) expect(code).toBe("InvalidNetworkInterface.InUse");
        else if (state === "terminated") expect(code).toBe("IncorrectInstanceState");
        else if (others.some((each) => each.deviceIndex === one.deviceIndex))
          expect(code).toBe("InvalidParameterValue");
        else if (others.length >= maximumInterfaces) expect(code).toBe("AttachmentLimitExceeded");
        else if (subject.addresses > addressesPerInterface)
          expect(code).toBe("PrivateIpAddressLimitExceeded");
        else {
          expect(code).toBeUndefined();
          Object.assign(subject, { attachedTo: instanceId, deviceIndex: one.deviceIndex });
        }
        return;
      }
      case "start":
      case "stop":
      case "terminate": {
        const [id, state] = this.pick(this.model.instances, one.instance);
        if (!id) return;
        const code = this.code(() => instances[one.kind](region, [id]));
        if (one.kind === "terminate") {
          expect(code).toBeUndefined();
          this.terminated(id);
        } else if (state === "terminated") expect(code).toBe("IncorrectInstanceState");
        else {
          expect(code).toBeUndefined();
          this.model.instances.set(id, one.kind === "start" ? "running" : "stopped");
        }
        return;
      }
      default: {
        const [id, subject] = this.pick(this.model.interfaces, one.subject);
        if (!id || !subject) return;
        this.applyTo(id, subject, one.kind, {
          networkInterfaces,
          networkInterfaceAttachments,
          privateAddresses,
        });
      }
    }
  }

  private applyTo(
    id: string,
    subject: ModelInterface,
    kind: "detach" | "delete" | "assign" | "unassign" | "endWithInstance",
    {
      networkInterfaces,
      networkInterfaceAttachments,
      privateAddresses,
    }: Pick<
      ControlPlaneRig["controlPlane"],
      "networkInterfaces" | "networkInterfaceAttachments" | "privateAddresses"
    >,
  ): void {
    const { attachment, secondaryPrivateIpAddresses } = networkInterfaces.require(region, id);
    switch (kind) {
      case "detach": {
        const attachmentId = attachment?.attachmentId ?? "eni-attach-0123456789abcdef0";
        const code = this.code(() => networkInterfaceAttachments.detach(region, attachmentId));
        if (!subject.attachedTo) expect(code).toBe("InvalidAttachmentID.NotFound");
        else if (subject.deviceIndex === 0) expect(code).toBe("OperationNotPermitted");
        else {
          expect(code).toBeUndefined();
          this.free(subject);
        }
        return;
      }
      case "delete": {
        const code = this.code(() => networkInterfaces.delete(region, id));
        if (subject.attachedTo) expect(code).toBe("InvalidNetworkInterface.InUse");
        else {
          expect(code).toBeUndefined();
          this.model.interfaces.delete(id);
        }
        return;
      }
      case "assign": {
        const code = this.code(() =>
          privateAddresses.assign(region, { networkInterfaceId: id, secondaryPrivateIpAddressCount: 1 }),
        );
        if (subject.attachedTo && subject.addresses >= addressesPerInterface)
          expect(code).toBe("PrivateIpAddressLimitExceeded");
        else {
          expect(code).toBeUndefined();
          subject.addresses += 1;
        }
        return;
      }
      case "unassign": {
        const [address = "172.31.0.4"] = secondaryPrivateIpAddresses;
        const code = this.code(() => privateAddresses.unassign(region, id, [address]));
        if (subject.addresses === 1) expect(code).toBe("InvalidParameterValue");
        else {
          expect(code).toBeUndefined();
          subject.addresses -= 1;
        }
        return;
      }
      case "endWithInstance":
        this.code(() => networkInterfaces.modify(region, id, { deleteOnTermination: true }));
        if (subject.attachedTo) subject.deleteOnTermination = true;
    }
  }

  private free(subject: ModelInterface): void {
    Object.assign(subject, { attachedTo: undefined, deviceIndex: undefined, deleteOnTermination: false });
  }

  private terminated(instanceId: string): void {
    this.model.instances.set(instanceId, "terminated");
    for (const [id, subject] of [...this.model.interfaces]) {
      if (subject.attachedTo !== instanceId) continue;
      if (subject.deleteOnTermination) this.model.interfaces.delete(id);
      else this.free(subject);
    }
  }

  /** Records, guests and the network all agree with the model. */
  check(): void {
    const { controlPlane, engine, network, errors } = this.rig;
    expect(errors).toEqual([]);
    const records = controlPlane.networkInterfaces.list(region);
    expect(
      records.map(({ id, attachment, secondaryPrivateIpAddresses }) => {
        if (attachment) expect(attachment.state).toBe("attached");
        return [
          id,
          attachment?.instanceId,
          attachment?.deviceIndex,
          attachment?.deleteOnTermination ?? false,
          1 + secondaryPrivateIpAddresses.length,
        ];
      }),
    ).toEqual(
      [...this.model.interfaces].map(([id, each]) => [
        id,
        each.attachedTo,
        each.deviceIndex,
        each.deleteOnTermination,
        each.addresses,
      ]),
    );
    const addresses = records.flatMap((each) => [each.privateIpAddress, ...each.secondaryPrivateIpAddresses]);
    expect(new Set(addresses).size).toBe(addresses.length);

    const isRunning = (id: string | undefined) =>
      id !== undefined && this.model.instances.get(id) === "running";
    const plugged = [...this.model.interfaces].flatMap(([id, { attachedTo }]) =>
      isRunning(attachedTo) ? [id] : [],
    );
    expect([...network.plugged.keys()].sort()).toEqual([...plugged].sort());
    const live = engine.guests.filter((guest) => guest.running);
    expect(live.flatMap((guest) => [...guest.networkInterfaces]).sort()).toEqual([...plugged].sort());
    for (const { publicIpAddress, attachment } of records)
      if (publicIpAddress)
        expect([isRunning(attachment?.instanceId), attachment?.deviceIndex]).toEqual([true, 0]);
  }
}

describe("life cycle of network interfaces", () => {
  test("property: whatever is asked for and whenever the daemon is killed, all parts agree with a simple model", async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const rig = await ControlPlaneRig.open();
        try {
          const run = new Run(rig, await rig.registerImage());
          for (const { step: one, kill } of steps) {
            run.apply(one);
            if (kill) {
              await rig.crash();
              await rig.restart();
            } else await rig.settle();
            run.check();
          }
        } finally {
          await rig.close();
        }
      }),
      { seed: 20261122, numRuns: 25, endOnFailure: false },
    );
  });
});
