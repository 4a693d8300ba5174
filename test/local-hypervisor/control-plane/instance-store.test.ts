import type { RequestedBlockDevice } from "../../../local-hypervisor/control-plane/block-device-mapping";
import { instanceMetadataSource } from "../../../local-hypervisor/control-plane/instance-metadata-view";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";
import { FakeEngine } from "../../support/fake-engine";

jest.setTimeout(60_000);

describe("instance store volumes", () => {
  let rig: ControlPlaneRig;
  let engine: FakeEngine;
  let image: ImageRecord;

  beforeEach(async () => {
    engine = new FakeEngine({
      ...new FakeEngine().capabilities,
      architectures: ["x86_64"],
      maxVcpus: 2,
      maxMemoryMib: 16_384,
    });
    rig = await ControlPlaneRig.open({ engines: [engine] });
    image = await rig.registerImage({ enaSupport: true, architecture: "x86_64" });
  });

  afterEach(async () => {
    await rig.close();
  });

  const launch = (instanceType: string, blockDevices: readonly RequestedBlockDevice[] = []) =>
    rig.launch(image, { instanceType, blockDevices });
  const mapped = (deviceName: string, virtualName: string) => ({ deviceName, virtualName });
  const disksOf = (id: string) => engine.guestOf(id).spec.disks;
  const storeOf = (id: string) => disksOf(id).filter((disk) => disk.virtualName !== undefined);

  test("are there where the mapping names them and the type has them", async () => {
    const { id } = await launch("m3.medium", [
      mapped("/dev/sdb", "ephemeral0"),
      mapped("/dev/sdc", "ephemeral1"),
      { deviceName: "/dev/sdf", ebs: { volumeSizeGib: 1 } },
    ]);
    expect(
      disksOf(id).map(({ deviceName, virtualName, device }) => [deviceName, virtualName, device.sizeBytes]),
    ).toEqual([
      ["/dev/xvda", undefined, 1024 ** 3],
      ["/dev/sdf", undefined, 1024 ** 3],
      ["/dev/sdb", "ephemeral0", 4e9],
    ]);
    const view = instanceMetadataSource(rig.controlPlane)(id);
    expect(view?.blockDevices).toEqual([
      { deviceName: "/dev/sdf", kind: "ebs" },
      { deviceName: "/dev/sdb", kind: "ephemeral" },
    ]);
    // Their slots are taken, and they are no EBS volumes.
    expect(rig.controlPlane.volumes.list(region)).toHaveLength(2);
    const { id: volumeId } = rig.controlPlane.volumes.create(region, {
      availabilityZone: rig.instance(id).availabilityZone,
      sizeGib: 1,
      tags: {},
    });
    await rig.settle();
    expect(() =>
      rig.controlPlane.volumeAttachments.attach(region, {
        volumeId,
        instanceId: id,
        deviceName: "/dev/xvdb",
      }),
    ).toThrow("already in use");
  });

  test("of a Nitro type are there unasked", async () => {
    const { id } = await launch("m5d.large", [mapped("/dev/sdb", "ephemeral0")]);
    expect(storeOf(id).map(({ deviceName, device }) => [deviceName, device.sizeBytes])).toEqual([
      ["/dev/ephemeral0", 75e9],
    ]);
    expect(storeOf((await launch("m5.large")).id)).toEqual([]);
  });

  test("are not there when no mapping of an older type names them", async () => {
    expect(storeOf((await launch("m3.medium")).id)).toEqual([]);
    expect(storeOf((await launch("t2.micro", [mapped("/dev/sdb", "ephemeral0")])).id)).toEqual([]);
  });

  test("keep their bytes over a restart of the daemon, lose them at a stop, and give their space back", async () => {
    const { id } = await launch("m3.medium", [mapped("/dev/sdb", "ephemeral0")]);
    const [disk] = storeOf(id);
    if (!disk) throw new Error("the guest has no instance store");
    await disk.device.write(0, new Uint8Array(4096).fill(8));
    await disk.device.flush();
    engine.guestOf(id).running = false;
    await rig.crash();
    await rig.restart();
    const byte = async () => (await storeOf(id)[0]?.device.read(0, 512))?.[0];
    expect(await byte()).toBe(8);
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    const { blockStore } = rig.controlPlane.context;
    await expect(blockStore.openVolume(disk.volumeId)).rejects.toMatchObject({ kind: "notFound" });
    rig.controlPlane.instances.start(region, [id]);
    await rig.settle();
    expect(await byte()).toBe(0);
    rig.controlPlane.instances.terminate(region, [id]);
    await rig.settle();
    await expect(blockStore.openVolume(disk.volumeId)).rejects.toMatchObject({ kind: "notFound" });
    expect(rig.errors).toEqual([]);
  });

  test("that a crash kept from being given back are at the next start of the daemon", async () => {
    const { id } = await launch("m3.medium", [mapped("/dev/sdb", "ephemeral0")]);
    const volumeId = storeOf(id)[0]?.volumeId ?? "";
    rig.controlPlane.instances.stop(region, [id]);
    await rig.settle();
    await rig.controlPlane.context.blockStore.createVolume({ volumeId, sizeBytes: 4e9 });
    await rig.crash();
    await rig.restart();
    await expect(rig.controlPlane.context.blockStore.openVolume(volumeId)).rejects.toMatchObject({
      kind: "notFound",
    });
  });

  test.each<[string, RequestedBlockDevice[], string]>([
    ["a name that is none", [mapped("/dev/sdb", "scratch")], "InvalidBlockDeviceMapping"],
    [
      "one disk twice",
      [mapped("/dev/sdb", "ephemeral0"), mapped("/dev/sdc", "ephemeral0")],
      "InvalidBlockDeviceMapping",
    ],
    ["the root device", [mapped("/dev/xvda", "ephemeral0")], "InvalidBlockDeviceMapping"],
    [
      "one slot twice",
      [mapped("/dev/sdb", "ephemeral0"), { deviceName: "/dev/xvdb", ebs: { volumeSizeGib: 1 } }],
      "InvalidBlockDeviceMapping",
    ],
  ])("mapped by %s are refused", (_case, blockDevices, code) => {
    expect(() =>
      rig.controlPlane.instances.run(
        region,
        rig.launchRequest(image, { instanceType: "m3.medium", blockDevices }),
      ),
    ).toThrow(expect.objectContaining({ code }));
  });
});
