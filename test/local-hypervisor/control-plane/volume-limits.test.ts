import type { OpenVolumeOptions } from "../../../local-hypervisor/control-plane/ports";
import { volumeLimits } from "../../../local-hypervisor/control-plane/volume-limits";
import type { VolumePerformance } from "../../../local-hypervisor/model/volume";
import { ControlPlaneRig } from "../../support/control-plane-rig";

/** Figures of the EBS user guide's table of volume types */
test.each<[VolumePerformance, object]>([
  [
    { volumeType: "gp3", sizeGib: 10 },
    { iops: 3000, throughputMibps: 125 },
  ],
  [
    { volumeType: "gp3", sizeGib: 100, iops: 6000, throughputMibps: 500 },
    { iops: 6000, throughputMibps: 500 },
  ],
  [
    { volumeType: "gp2", sizeGib: 8 },
    { iops: 100, throughputMibps: 128, burst: { iops: 3000, credits: 5_400_000 } },
  ],
  [
    { volumeType: "gp2", sizeGib: 500 },
    { iops: 1500, throughputMibps: 250, burst: { iops: 3000, credits: 5_400_000 } },
  ],
  [
    { volumeType: "gp2", sizeGib: 2000 },
    { iops: 6000, throughputMibps: 250 },
  ],
  [
    { volumeType: "io1", sizeGib: 100, iops: 2000 },
    { iops: 2000, throughputMibps: 500 },
  ],
  [
    { volumeType: "io1", sizeGib: 2000, iops: 64000 },
    { iops: 64000, throughputMibps: 1000 },
  ],
  [
    { volumeType: "io2", sizeGib: 2000, iops: 256000 },
    { iops: 256000, throughputMibps: 4000 },
  ],
  [
    { volumeType: "st1", sizeGib: 1024 },
    { iops: 500, throughputMibps: 250, ioBytes: 2 ** 20 },
  ],
  [
    { volumeType: "st1", sizeGib: 16384 },
    { iops: 500, throughputMibps: 500, ioBytes: 2 ** 20 },
  ],
  [
    { volumeType: "sc1", sizeGib: 1024 },
    { iops: 250, throughputMibps: 80, ioBytes: 2 ** 20 },
  ],
  [
    { volumeType: "standard", sizeGib: 10 },
    { iops: 100, throughputMibps: 90 },
  ],
])("%j", (volume, limits) => {
  expect(volumeLimits(volume)).toEqual(limits);
});

test("a guest's volumes are opened with the limits of their types, when these are asked for", async () => {
  const rig = await ControlPlaneRig.open();
  try {
    const { context } = rig.controlPlane;
    const { blockStore } = context;
    const opened: (OpenVolumeOptions | undefined)[] = [];
    const noting = new Proxy(blockStore, {
      get: (target, name) =>
        name === "openVolume"
          ? (volumeId: string, options?: OpenVolumeOptions) => {
              opened.push(options);
              return target.openVolume(volumeId, options);
            }
          : Reflect.get(target, name),
    });
    Object.assign(context, { blockStore: noting, volumeLimits });
    await rig.launch(await rig.registerImage());
    expect(opened.map((options) => options?.limits)).toEqual([
      { iops: 100, throughputMibps: 128, burst: { iops: 3000, credits: 5_400_000 } },
    ]);
  } finally {
    await rig.close();
  }
});
