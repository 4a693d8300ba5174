import fc from "fast-check";
import {
  type LaunchVolume,
  planDevices,
  type RequestedBlockDevice,
} from "../../../local-hypervisor/control-plane/block-device-mapping";
import type { ImageBlockDevice, ImageRecord } from "../../../local-hypervisor/model/image";
import type { SnapshotRecord } from "../../../local-hypervisor/model/snapshot";
import { findInstanceType, type InstanceType } from "../../../schemas/catalogues/instance-types";

const snapshotGib = 4;
const rootName = "/dev/sda1";
const dataNames = ["/dev/sdf", "/dev/sdg", "/dev/sdh", "/dev/sdi"] as const;

const snapshotOf = (id: string): SnapshotRecord => ({
  id,
  region: "eu-west-1",
  tags: {},
  contentId: id,
  ownerId: "123456789012",
  description: "",
  state: "completed",
  volumeId: "vol-ffffffff",
  volumeSizeGib: snapshotGib,
  startTimeMs: 0,
  progressPercent: 100,
  encrypted: id.endsWith("e"),
});

const figures = fc.oneof(
  fc.constant({ volumeType: "gp2" as const }),
  fc.record({
    volumeType: fc.constant("gp3" as const),
    iops: fc.option(fc.constant(3500), { nil: undefined }),
  }),
  fc.record({ volumeType: fc.constant("io1" as const), iops: fc.integer({ min: 100, max: 200 }) }),
);

const imageRow = (deviceName: string, snapshotId: string | undefined): fc.Arbitrary<ImageBlockDevice> =>
  fc
    .record({
      volumeSizeGib: fc.integer({ min: snapshotGib, max: 20 }),
      deleteOnTermination: fc.boolean(),
      encrypted: fc.boolean(),
      figures,
    })
    .map(({ figures: chosen, ...row }) => ({ deviceName, snapshotId, ...row, ...chosen }));

const imageRows = fc
  .tuple(
    imageRow(rootName, "snap-0000000a"),
    fc
      .subarray([...dataNames])
      .chain((names) =>
        fc.tuple(...names.map((name, index) => imageRow(name, index % 2 ? undefined : "snap-0000000e"))),
      ),
  )
  .map(([root, data]) => [...data, root]);

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const requestRow = (deviceName: string): fc.Arbitrary<RequestedBlockDevice> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant({ deviceName, noDevice: true }) },
    {
      weight: 4,
      arbitrary: fc
        .record({
          snapshotId:
            deviceName === rootName ? fc.constant(undefined) : optional(fc.constant("snap-0000000b")),
          volumeSizeGib: optional(fc.integer({ min: 1, max: 30 })),
          figures: optional(figures),
          deleteOnTermination: optional(fc.boolean()),
          encrypted: optional(fc.constant(true)),
        })
        .map(({ figures: chosen, ...ebs }) => ({ deviceName, ebs: { ...ebs, ...chosen } })),
    },
  );

const requests = fc.subarray([rootName, ...dataNames]).chain((names) => fc.tuple(...names.map(requestRow)));

type Expected = Pick<
  LaunchVolume,
  "deviceName" | "snapshotId" | "sizeGib" | "volumeType" | "iops" | "deleteOnTermination" | "encrypted"
>;

/** The rules of the guide, one device at a time: undefined where the launch is to be refused. */
function expectedVolumes(
  image: readonly ImageBlockDevice[],
  request: readonly RequestedBlockDevice[],
): Map<string, Expected> | undefined {
  const volumes = new Map<string, Expected>();
  for (const name of new Set([...image, ...request].map(({ deviceName }) => deviceName))) {
    const row = image.find(({ deviceName }) => deviceName === name);
    const asked = request.find(({ deviceName }) => deviceName === name);
    if (asked?.noDevice) {
      if (name === rootName) return undefined;
      continue;
    }
    const ebs = asked?.ebs ?? {};
    const snapshotId = ebs.snapshotId ?? row?.snapshotId;
    const fallback = ebs.snapshotId
      ? snapshotGib
      : (row?.volumeSizeGib ?? (snapshotId ? snapshotGib : undefined));
    const sizeGib = ebs.volumeSizeGib ?? fallback;
    if (sizeGib === undefined) return undefined;
    if (snapshotId && sizeGib < snapshotGib) return undefined;
    const volumeType = ebs.volumeType ?? row?.volumeType ?? "gp2";
    const iops = ebs.iops ?? (volumeType === row?.volumeType ? row?.iops : undefined);
    if (volumeType === "io1" && (sizeGib < 4 || (iops ?? 0) > 50 * sizeGib)) return undefined;
    if (volumeType === "gp3" && (iops ?? 0) > Math.max(3000, 500 * sizeGib)) return undefined;
    volumes.set(name, {
      deviceName: name,
      snapshotId,
      sizeGib,
      volumeType,
      iops,
      deleteOnTermination: ebs.deleteOnTermination ?? row?.deleteOnTermination ?? false,
      encrypted: [ebs.encrypted, row?.encrypted, snapshotId?.endsWith("e")].includes(true),
    });
  }
  return volumes;
}

const context = (rows: readonly ImageBlockDevice[]) => ({
  image: {
    rootDeviceName: rootName,
    virtualizationType: "hvm",
    blockDevices: rows,
  } as unknown as ImageRecord,
  instanceType: findInstanceType("t2.micro") as InstanceType,
  snapshot: snapshotOf,
  encryptionOf: (requested: { encrypted?: boolean }, origin: { encrypted: boolean }) => ({
    encrypted: requested.encrypted === true || origin.encrypted,
  }),
});

test("a launch's volumes are the image's mapping overlaid by the request's, device by device", () => {
  let refused = 0;
  let planned = 0;
  fc.assert(
    fc.property(imageRows, requests, (rows, request) => {
      const expected = expectedVolumes(rows, request);
      if (!expected) {
        refused += 1;
        expect(() => planDevices(request, context(rows))).toThrow();
        return;
      }
      planned += 1;
      const { volumes } = planDevices(request, context(rows));
      expect(volumes[0]?.deviceName).toBe(rootName);
      expect(volumes).toHaveLength(expected.size);
      for (const volume of volumes) {
        const { deviceName, snapshotId, sizeGib, volumeType, iops, deleteOnTermination, encrypted } = volume;
        expect({
          deviceName,
          snapshotId,
          sizeGib,
          volumeType,
          iops,
          deleteOnTermination,
          encrypted,
        }).toEqual(expected.get(deviceName));
      }
    }),
    { seed: 20260401, numRuns: 3000 },
  );
  // Both sides of the rules were met often
  expect(Math.min(refused, planned)).toBeGreaterThan(300);
});
