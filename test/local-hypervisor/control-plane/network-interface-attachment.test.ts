import { instanceMetadataSource } from "../../../local-hypervisor/control-plane/instance-metadata-view";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import type { InstanceRecord } from "../../../local-hypervisor/model/instance";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";
import { FakeEngine } from "../../support/fake-engine";

jest.setTimeout(60_000);

describe("network interfaces and instances", () => {
  let rig: ControlPlaneRig;
  let image: ImageRecord;
  let instance: InstanceRecord;
  let id: string;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
    image = await rig.registerImage();
    instance = await rig.launch(image);
    id = rig.controlPlane.networkInterfaces.create(region, { subnetId: instance.subnetId }).id;
  });
  afterEach(() => rig.close());

  const attach = (changes: { instanceId?: string; deviceIndex?: number } = {}) =>
    rig.controlPlane.networkInterfaceAttachments.attach(region, {
      networkInterfaceId: id,
      instanceId: instance.id,
      deviceIndex: 1,
      ...changes,
    });
  const current = () => rig.controlPlane.networkInterfaces.require(region, id);
  const detach = (options: { force?: boolean } = {}) =>
    rig.controlPlane.networkInterfaceAttachments.detach(
      region,
      current().attachment?.attachmentId ?? "",
      options,
    );
  const stop = async () => {
    rig.controlPlane.instances.stop(region, [instance.id]);
    await rig.settle();
  };
  const start = async () => {
    rig.controlPlane.instances.start(region, [instance.id]);
    await rig.settle();
  };
  const guest = () => rig.engine.guestOf(instance.id);

  test("an interface is plugged into a running guest and the network, and unplugged again", async () => {
    expect(attach().attachment).toMatchObject({ state: "attaching", deleteOnTermination: false });
    await rig.settle();
    expect(current().attachment?.state).toBe("attached");
    expect(guest().networkInterfaces.has(id)).toBe(true);
    expect(rig.network.plugged.get(id)?.instanceId).toBe(instance.id);
    detach();
    expect(current().attachment?.state).toBe("detaching");
    await rig.settle();
    expect(current().attachment).toBeUndefined();
    expect(guest().networkInterfaces.has(id)).toBe(false);
    expect(rig.network.plugged.has(id)).toBe(false);
    expect(guest().calls).toEqual(["attach network interface 1", "detach network interface"]);
  });

  test("a stopped instance takes it at once, has it when it starts, and gives it at once", async () => {
    await stop();
    attach({ deviceIndex: 3 });
    await rig.settle();
    expect(current().attachment?.state).toBe("attached");
    expect(rig.network.plugged.has(id)).toBe(false);
    await start();
    expect(guest().spec.networkInterfaces.map((each) => each.deviceIndex)).toEqual([0, 3]);
    expect(rig.network.plugged.has(id)).toBe(true);
    await stop();
    detach();
    await rig.settle();
    expect(current().attachment).toBeUndefined();
  });

  test("addresses, groups and what was set travel with it to another instance", async () => {
    const { networkInterfaces } = rig.controlPlane;
    attach();
    await rig.settle();
    networkInterfaces.modify(region, id, { sourceDestCheck: false, description: "moving" });
    const before = current();
    detach();
    await rig.settle();
    const other = await rig.launch(image);
    attach({ instanceId: other.id });
    await rig.settle();
    const { attachment: _then, ...kept } = before;
    expect(current()).toMatchObject(kept);
    expect(current().attachment).toMatchObject({ instanceId: other.id, state: "attached" });
    expect(instanceMetadataSource(rig.controlPlane)(other.id)?.networkInterfaces[1]).toMatchObject({
      networkInterfaceId: id,
      deviceIndex: 1,
      macAddress: before.macAddress,
    });
  });

  test("termination leaves it, unless it is to end with the instance", async () => {
    attach();
    await rig.settle();
    rig.controlPlane.instances.terminate(region, [instance.id]);
    await rig.settle();
    expect(rig.controlPlane.networkInterfaces.list(region).map((each) => each.id)).toEqual([id]);
    expect(current().attachment).toBeUndefined();
    instance = await rig.launch(image);
    attach();
    await rig.settle();
    rig.controlPlane.networkInterfaces.modify(region, id, { deleteOnTermination: true });
    rig.controlPlane.instances.terminate(region, [instance.id]);
    await rig.settle();
    expect(rig.controlPlane.networkInterfaces.list(region)).toEqual([]);
  });

  test("an Elastic IP goes with a deleted interface and stays with one that stays", async () => {
    const { addresses, networkInterfaces, instances } = rig.controlPlane;
    const [primary] = networkInterfaces.ofInstance(region, instance.id);
    const first = addresses.allocate(region, { tags: {} });
    const second = addresses.allocate(region, { tags: {} });
    addresses.associate(region, first.id, { networkInterfaceId: primary?.id });
    expect(networkInterfaces.require(region, primary?.id ?? "").publicIpAddress).toBeUndefined();
    attach();
    await rig.settle();
    addresses.associate(region, second.id, { networkInterfaceId: id });
    const metadata = instanceMetadataSource(rig.controlPlane)(instance.id);
    expect(metadata?.publicIpAddress).toBe(first.publicIp);
    expect(metadata?.networkInterfaces.map((each) => each.ipv4Associations)).toEqual([
      { [first.publicIp]: [primary?.privateIpAddress] },
      { [second.publicIp]: [current().privateIpAddress] },
    ]);
    // The Elastic IP of the first stays over a stop, and no other address comes with the start
    await stop();
    await start();
    expect(networkInterfaces.require(region, primary?.id ?? "").publicIpAddress).toBeUndefined();
    instances.terminate(region, [instance.id]);
    await rig.settle();
    expect(addresses.require(region, first.id).association).toBeUndefined();
    expect(addresses.require(region, second.id).association?.networkInterfaceId).toBe(id);
    networkInterfaces.delete(region, id);
    expect(addresses.require(region, second.id).association).toBeUndefined();
  });

  test("a guest that does not let go keeps it `detaching`; force cuts it off, and it can be attached again", async () => {
    let letGo = () => {};
    attach();
    await rig.settle();
    guest().detachNetworkInterface = () => new Promise((resolve) => (letGo = resolve));
    detach();
    await rig.settle();
    expect(current().attachment?.state).toBe("detaching");
    expect(rig.network.plugged.has(id)).toBe(true);
    detach({ force: true });
    await rig.settle();
    expect(current().attachment?.state).toBe("detaching");
    rig.clock.advance(5_000);
    await rig.settle();
    expect(current().attachment).toBeUndefined();
    expect(rig.network.plugged.has(id)).toBe(false);
    const other = await rig.launch(image);
    attach({ instanceId: other.id });
    await rig.settle();
    // What the first guest does now is nobody's business any more
    letGo();
    await rig.settle();
    expect(current().attachment).toMatchObject({ instanceId: other.id, state: "attached" });
    expect(rig.network.plugged.get(id)?.instanceId).toBe(other.id);
  });

  test("a guest that refuses it leaves it available, and the console says why", async () => {
    guest().attachNetworkInterface = () => Promise.reject(new Error("no free slot"));
    attach();
    await rig.settle();
    expect(current().attachment).toBeUndefined();
    expect(rig.network.plugged.has(id)).toBe(false);
    expect(Buffer.from(rig.controlPlane.consoles.tail(instance.id)?.bytes ?? []).toString()).toContain(
      "no free slot",
    );
    rig.errors.length = 0;
  });

  test("detached before the guest had it, it never comes", async () => {
    attach();
    detach();
    await rig.settle();
    expect(current().attachment).toBeUndefined();
    expect(rig.network.plugged.has(id)).toBe(false);
    expect(guest().networkInterfaces.has(id)).toBe(false);
  });

  test.each(["attach", "detach"])("a daemon that is killed during an %s carries on", async (what) => {
    attach();
    if (what === "detach") {
      await rig.settle();
      detach();
    }
    await rig.crash();
    await rig.restart();
    expect(current().attachment?.state).toBe(what === "attach" ? "attached" : undefined);
    expect(rig.network.plugged.has(id)).toBe(what === "attach");
    expect(guest().networkInterfaces.has(id)).toBe(what === "attach");
  });

  test("an engine that cannot plug interfaces into running guests says what to do", async () => {
    const engine = new FakeEngine({
      ...rig.engine.capabilities,
      hotPlugNetworkInterfaces: false,
      maxNetworkInterfaces: 2,
    });
    const cold = await ControlPlaneRig.open({ engines: [engine] });
    try {
      const { id: instanceId, subnetId } = await cold.launch(await cold.registerImage());
      const { networkInterfaces, networkInterfaceAttachments, instances } = cold.controlPlane;
      const made = networkInterfaces.create(region, { subnetId }).id;
      const request = { networkInterfaceId: made, instanceId, deviceIndex: 1 };
      expect(() => networkInterfaceAttachments.attach(region, request)).toThrow(
        `The engine 'v86' cannot attach or detach network interfaces of a running guest. Stop the instance '${instanceId}' first.`,
      );
      instances.stop(region, [instanceId]);
      await cold.settle();
      networkInterfaceAttachments.attach(region, request);
      await cold.settle();
      instances.start(region, [instanceId]);
      await cold.settle();
      const { attachment } = networkInterfaces.require(region, made);
      expect(() => networkInterfaceAttachments.detach(region, attachment?.attachmentId ?? "")).toThrow(
        `Stop the instance '${instanceId}' first.`,
      );
    } finally {
      await cold.close();
    }
  });

  test("an engine with fewer cards than the type allows says so at attach and at launch", async () => {
    const engine = new FakeEngine({ ...rig.engine.capabilities, maxNetworkInterfaces: 1 });
    const small = await ControlPlaneRig.open({ engines: [engine] });
    try {
      const smallImage = await small.registerImage();
      const { id: instanceId, subnetId } = await small.launch(smallImage);
      const { networkInterfaces, networkInterfaceAttachments } = small.controlPlane;
      const networkInterfaceId = networkInterfaces.create(region, { subnetId }).id;
      expect(() =>
        networkInterfaceAttachments.attach(region, { networkInterfaceId, instanceId, deviceIndex: 1 }),
      ).toThrow(
        expect.objectContaining({
          code: "AttachmentLimitExceeded",
          message:
            "Interface count 2 exceeds the limit for t2.micro. The engine 'v86' gives a guest at most 1.",
        }),
      );
      await expect(
        small.launch(smallImage, { networkInterfaces: [{ deviceIndex: 0 }, { deviceIndex: 1 }] }),
      ).rejects.toThrow("at most 1 network interfaces");
    } finally {
      await small.close();
    }
  });

  test("a NAT gateway's interface is its own", async () => {
    const { networkInterfaces, networkInterfaceAttachments } = rig.controlPlane;
    const made = networkInterfaces.create(region, {
      subnetId: instance.subnetId,
      interfaceType: "natGateway",
    });
    expect(made).toMatchObject({ groupIds: [], sourceDestCheck: false });
    const code = (name: string) => expect.objectContaining({ code: name });
    expect(() => networkInterfaces.delete(region, made.id)).toThrow(code("InvalidNetworkInterface.InUse"));
    expect(() => networkInterfaces.modify(region, made.id, { description: "mine" })).toThrow(
      code("OperationNotPermitted"),
    );
    expect(() =>
      networkInterfaceAttachments.attach(region, {
        networkInterfaceId: made.id,
        instanceId: instance.id,
        deviceIndex: 1,
      }),
    ).toThrow(code("InvalidNetworkInterface.InUse"));
    expect(() => networkInterfaceAttachments.detach(region, made.id.replace("eni-", "ela-attach-"))).toThrow(
      code("OperationNotPermitted"),
    );
  });
});
