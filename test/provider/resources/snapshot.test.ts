import { CreateSnapshotCommand, DeleteSnapshotCommand, DescribeSnapshotsCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";

describe("snapshots over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let volume: ObjectValue;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    volume = await terraform.apply("aws_ebs_volume", { availability_zone: "eu-west-1a", size: 2 });
  });
  afterAll(() => endpoint.close());

  const ofVolume = (settings: ObjectValue = {}): ObjectValue => ({
    volume_id: String(volume.id),
    description: "before the upgrade",
    tags: { Name: "data" },
    ...settings,
  });

  describe("aws_ebs_snapshot", () => {
    it("is taken, shows what EC2 knows of it, and stays so", async () => {
      const snapshot = await terraform.settle("aws_ebs_snapshot", ofVolume());
      expect(snapshot).toMatchObject({
        id: expect.stringMatching(/^snap-[0-9a-f]{17}$/),
        arn: `arn:aws:ec2:eu-west-1::snapshot/${snapshot.id}`,
        description: "before the upgrade",
        encrypted: false,
        owner_id: credentials.accountId,
        storage_tier: "standard",
        volume_id: volume.id,
        volume_size: 2,
        tags: { Name: "data" },
      });
      await terraform.destroy("aws_ebs_snapshot", snapshot);
      expect(await terraform.read("aws_ebs_snapshot", snapshot)).toBeNull();
    });

    it("changes its tags in place, and is replaced by another description or volume", async () => {
      const snapshot = await terraform.settle("aws_ebs_snapshot", ofVolume());
      const tagged = await terraform.settle(
        "aws_ebs_snapshot",
        ofVolume({ tags: { Name: "more", Team: "lab" } }),
        snapshot,
      );
      expect(tagged).toMatchObject({ id: snapshot.id, tags: { Name: "more", Team: "lab" } });
      const replaces = async (settings: ObjectValue) =>
        (await terraform.plan("aws_ebs_snapshot", ofVolume(settings), snapshot)).replaces;
      expect(await replaces({ description: "after it" })).toEqual(["description"]);
      expect(await replaces({ volume_id: "vol-0123456789abcdef0" })).toEqual(["volume_id"]);
      await terraform.destroy("aws_ebs_snapshot", tagged);
    });

    it("shows drift, and that somebody deleted it", async () => {
      const snapshot = await terraform.apply("aws_ebs_snapshot", ofVolume());
      const stale = { ...snapshot, volume_size: 1, tags: { Name: "stale" } };
      expect(await terraform.read("aws_ebs_snapshot", stale)).toMatchObject({
        volume_size: 2,
        tags: { Name: "data" },
      });
      const ec2 = await endpoint.client();
      await ec2.send(new DeleteSnapshotCommand({ SnapshotId: String(snapshot.id) }));
      expect(await terraform.read("aws_ebs_snapshot", snapshot)).toBeNull();
      await terraform.destroy("aws_ebs_snapshot", snapshot);
    });

    it("is imported by its id", async () => {
      const snapshot = await terraform.apply("aws_ebs_snapshot", ofVolume());
      const imported = await terraform.import("aws_ebs_snapshot", String(snapshot.id));
      expect(imported).toMatchObject({ ...snapshot });
      expect((await terraform.plan("aws_ebs_snapshot", ofVolume(), imported)).replaces).toEqual([]);
      await terraform.destroy("aws_ebs_snapshot", snapshot);
    });

    it("is refused before anything is created where it asks for the archive, and at EC2's word without a volume", async () => {
      await expect(terraform.plan("aws_ebs_snapshot", ofVolume({ storage_tier: "archive" }))).rejects.toThrow(
        /has no snapshot archive/,
      );
      await expect(
        terraform.apply("aws_ebs_snapshot", ofVolume({ volume_id: "vol-0123456789abcdef0" })),
      ).rejects.toThrow(/^creating EBS Snapshot: api error InvalidVolume\.NotFound: /);
    });

    it("is what a volume is made of, in any zone", async () => {
      const snapshot = await terraform.apply("aws_ebs_snapshot", ofVolume());
      const settings = { availability_zone: "eu-west-1b", snapshot_id: String(snapshot.id) };
      const restored = await terraform.settle("aws_ebs_volume", settings);
      expect(restored).toMatchObject({ size: 2, snapshot_id: snapshot.id });
      await terraform.destroy("aws_ebs_volume", restored);
      await terraform.destroy("aws_ebs_snapshot", snapshot);
    });
  });

  describe("aws_ebs_snapshot_copy", () => {
    it("is copied into another region, with a description that AWS gives it or one of its own", async () => {
      const source = await terraform.apply("aws_ebs_snapshot", ofVolume());
      const settings = {
        region: "eu-west-2",
        source_region: "eu-west-1",
        source_snapshot_id: String(source.id),
        tags: { Name: "copy" },
      };
      const copy = await terraform.settle("aws_ebs_snapshot_copy", settings);
      expect(copy).toMatchObject({
        arn: `arn:aws:ec2:eu-west-2::snapshot/${copy.id}`,
        description: null,
        volume_size: 2,
        tags: { Name: "copy" },
      });
      const described = await terraform.settle(
        "aws_ebs_snapshot_copy",
        { ...settings, description: "for disasters" },
        copy,
      );
      expect(described.id).not.toBe(copy.id);
      const tagged = await terraform.settle(
        "aws_ebs_snapshot_copy",
        { ...settings, description: "for disasters", tags: { Name: "safe" } },
        described,
      );
      expect(tagged).toMatchObject({
        id: described.id,
        description: "for disasters",
        tags: { Name: "safe" },
      });
      await terraform.destroy("aws_ebs_snapshot_copy", tagged);
      expect(await terraform.read("aws_ebs_snapshot_copy", tagged)).toBeNull();
      await terraform.destroy("aws_ebs_snapshot", source);
    });

    it("is encrypted where that is asked for, and stays so", async () => {
      const source = await terraform.apply("aws_ebs_snapshot", ofVolume());
      const copy = await terraform.settle("aws_ebs_snapshot_copy", {
        source_region: "eu-west-1",
        source_snapshot_id: String(source.id),
        encrypted: true,
      });
      const ec2 = await endpoint.client();
      const { Snapshots } = await ec2.send(new DescribeSnapshotsCommand({ SnapshotIds: [String(copy.id)] }));
      expect(Snapshots).toMatchObject([{ Encrypted: true }]);
      await terraform.destroy("aws_ebs_snapshot_copy", copy);
      await terraform.destroy("aws_ebs_snapshot", source);
    });
  });

  describe("look-ups", () => {
    it("aws_ebs_snapshot finds one, or the newest of several", async () => {
      const ec2 = await endpoint.client();
      const older = await ec2.send(new CreateSnapshotCommand({ VolumeId: String(volume.id) }));
      endpoint.rig.clock.advance(60_000);
      const newer = await terraform.apply("aws_ebs_snapshot", ofVolume());
      const ofIt = { owners: ["self"], filter: [{ name: "volume-id", values: [String(volume.id)] }] };
      const found = await terraform.data("aws_ebs_snapshot", { ...ofIt, most_recent: true });
      expect(found).toMatchObject({
        id: newer.id,
        snapshot_id: newer.id,
        arn: newer.arn,
        state: "completed",
        volume_id: volume.id,
        volume_size: 2,
        tags: { Name: "data" },
        start_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      });
      const byId = await terraform.data("aws_ebs_snapshot", { snapshot_ids: [String(older.SnapshotId)] });
      expect(byId.id).toBe(older.SnapshotId);
      await expect(terraform.data("aws_ebs_snapshot", ofIt)).rejects.toThrow(/more than one result/);
      await expect(terraform.data("aws_ebs_snapshot", {})).rejects.toThrow(/one of snapshot_ids, filters/);
      await terraform.destroy("aws_ebs_snapshot", newer);
      await terraform.destroy("aws_ebs_snapshot", { ...newer, id: String(older.SnapshotId) });
      await expect(terraform.data("aws_ebs_snapshot", ofIt)).rejects.toThrow(/no results/);
    });

    it("aws_ebs_volume finds one by its tags", async () => {
      const tagged = await terraform.apply("aws_ebs_volume", {
        availability_zone: "eu-west-1c",
        size: 3,
        type: "gp3",
        tags: { Name: "sought" },
      });
      const found = await terraform.data("aws_ebs_volume", {
        filter: [{ name: "tag:Name", values: ["sought"] }],
      });
      expect(found).toMatchObject({
        id: tagged.id,
        volume_id: tagged.id,
        arn: tagged.arn,
        availability_zone: "eu-west-1c",
        size: 3,
        volume_type: "gp3",
        iops: 3000,
        throughput: 125,
        multi_attach_enabled: false,
        tags: { Name: "sought" },
      });
      await expect(terraform.data("aws_ebs_volume", {})).rejects.toThrow(/more than one result/);
      await terraform.destroy("aws_ebs_volume", tagged);
    });
  });
});
