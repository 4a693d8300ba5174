import {
  DescribeImageAttributeCommand,
  ModifyImageAttributeCommand,
  ModifySnapshotAttributeCommand,
} from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";

const neighbour = "210987654321";

describe("settings and permissions of storage over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
  });
  afterAll(() => endpoint.close());

  const volumeOf = (settings: ObjectValue = {}) =>
    terraform.apply("aws_ebs_volume", { availability_zone: "eu-west-1a", size: 1, ...settings });

  it("aws_ebs_encryption_by_default rules new volumes, changes in place, and is off when it goes", async () => {
    const type = "aws_ebs_encryption_by_default";
    const on = await terraform.settle(type, {});
    expect(on).toMatchObject({ id: "eu-west-1", enabled: true });
    const encrypted = await volumeOf();
    expect(encrypted.encrypted).toBe(true);
    const off = await terraform.settle(type, { enabled: false }, on);
    expect(off).toMatchObject({ id: "eu-west-1", enabled: false });
    expect(await terraform.import(type, "default")).toMatchObject(off);
    const again = await terraform.settle(type, { enabled: true }, off);
    await terraform.destroy(type, again);
    const plain = await volumeOf();
    expect(plain.encrypted).toBe(false);
    for (const volume of [encrypted, plain]) await terraform.destroy("aws_ebs_volume", volume);
  });

  it("aws_snapshot_create_volume_permission shares a snapshot, and shows that somebody took it back", async () => {
    const type = "aws_snapshot_create_volume_permission";
    const volume = await volumeOf();
    const snapshot = await terraform.apply("aws_ebs_snapshot", { volume_id: String(volume.id) });
    const timeouts = { create: "5m", delete: "5m" };
    const settings = { snapshot_id: String(snapshot.id), account_id: neighbour, timeouts };
    const permission = await terraform.settle(type, settings);
    expect(permission.id).toBe(`${snapshot.id}-${neighbour}`);
    expect(
      (await terraform.plan(type, { ...settings, account_id: "333333333333" }, permission)).replaces,
    ).toEqual(["account_id"]);
    await (await endpoint.client()).send(
      new ModifySnapshotAttributeCommand({
        SnapshotId: String(snapshot.id),
        CreateVolumePermission: { Remove: [{ UserId: neighbour }] },
      }),
    );
    expect(await terraform.read(type, permission)).toBeNull();
    const again = await terraform.apply(type, settings);
    await terraform.destroy(type, again);
    expect(await terraform.read(type, again)).toBeNull();
    await terraform.destroy("aws_ebs_snapshot", snapshot);
    expect(await terraform.read(type, again)).toBeNull();
    await terraform.destroy(type, again);
    await expect(terraform.plan(type, { ...settings, account_id: "me" })).rejects.toThrow(/account_id/);
    await terraform.destroy("aws_ebs_volume", volume);
  });

  it("aws_ami_launch_permission shares an AMI with an account or everybody", async () => {
    const type = "aws_ami_launch_permission";
    const image_id = (await endpoint.rig.registerImage()).id;
    const ec2 = await endpoint.client();
    const shared = async () =>
      (
        await ec2.send(
          new DescribeImageAttributeCommand({ ImageId: image_id, Attribute: "launchPermission" }),
        )
      ).LaunchPermissions;
    const account = await terraform.settle(type, { image_id, account_id: neighbour });
    const everybody = await terraform.settle(type, { image_id, group: "all" });
    expect([account.id, everybody.id]).toEqual([`${image_id}-${neighbour}`, `${image_id}-all`]);
    expect(await shared()).toEqual(expect.arrayContaining([{ Group: "all" }, { UserId: neighbour }]));
    expect(await terraform.import(type, `${neighbour}/${image_id}`)).toMatchObject({ ...account });
    expect(await terraform.import(type, `all/${image_id}`)).toMatchObject({ ...everybody });
    await expect(terraform.import(type, image_id)).rejects.toThrow(/HOLDER\/IMAGE-ID/);
    await ec2.send(
      new ModifyImageAttributeCommand({
        ImageId: image_id,
        LaunchPermission: { Remove: [{ UserId: neighbour }] },
      }),
    );
    expect(await terraform.read(type, account)).toBeNull();
    await terraform.destroy(type, everybody);
    expect(await shared()).toEqual([]);
    const both = { image_id, account_id: neighbour, group: "all" };
    await expect(terraform.plan(type, both)).rejects.toThrow(/InvalidParameterCombination/);
    await expect(terraform.plan(type, { image_id })).rejects.toThrow(/exactly one of account_id/);
  });

  it("aws_ebs_snapshot_ids and aws_ebs_volumes list by filters", async () => {
    const volume = await volumeOf({ tags: { Name: "listed" } });
    const settings = { volume_id: String(volume.id) };
    const older = await terraform.apply("aws_ebs_snapshot", settings);
    endpoint.rig.clock.advance(60_000);
    const newer = await terraform.apply("aws_ebs_snapshot", settings);
    const ofVolume = { owners: ["self"], filter: [{ name: "volume-id", values: [String(volume.id)] }] };
    expect((await terraform.data("aws_ebs_snapshot_ids", ofVolume)).ids).toEqual([newer.id, older.id]);
    const strangers = { ...ofVolume, owners: [neighbour] };
    expect((await terraform.data("aws_ebs_snapshot_ids", strangers)).ids).toEqual([]);
    expect((await terraform.data("aws_ebs_volumes", { tags: { Name: "listed" } })).ids).toEqual([volume.id]);
    const none = { filter: [{ name: "size", values: ["77"] }] };
    expect((await terraform.data("aws_ebs_volumes", none)).ids).toEqual([]);
    for (const snapshot of [older, newer]) await terraform.destroy("aws_ebs_snapshot", snapshot);
    await terraform.destroy("aws_ebs_volume", volume);
  });
});
