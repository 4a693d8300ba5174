import {
  DescribeImagesCommand,
  DescribeSnapshotsCommand,
  ModifyImageAttributeCommand,
} from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";

describe("AMIs over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let source: string;
  let snapshotId: string;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    source = (await endpoint.rig.registerImage()).id;
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    const volume = await terraform.apply("aws_ebs_volume", { availability_zone: "eu-west-1a", size: 2 });
    const snapshot = await terraform.apply("aws_ebs_snapshot", { volume_id: String(volume.id) });
    snapshotId = String(snapshot.id);
  });
  afterAll(() => endpoint.close());

  const snapshotsOf = async (imageId: unknown): Promise<string[]> => {
    const { Images = [] } = await (await endpoint.client()).send(
      new DescribeImagesCommand({ ImageIds: [String(imageId)] }),
    );
    return (Images[0]?.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.SnapshotId ?? []);
  };
  const exists = async (id: string): Promise<boolean> => {
    const { Snapshots = [] } = await (await endpoint.client()).send(
      new DescribeSnapshotsCommand({ Filters: [{ Name: "snapshot-id", Values: [id] }] }),
    );
    return Snapshots.length > 0;
  };

  describe("aws_ami", () => {
    const registered = (settings: ObjectValue = {}): ObjectValue => ({
      name: "web-1",
      virtualization_type: "hvm",
      root_device_name: "/dev/xvda",
      ebs_block_device: [{ device_name: "/dev/xvda", snapshot_id: snapshotId, volume_size: 4 }],
      tags: { Name: "web" },
      ...settings,
    });

    it("is registered of a snapshot, which stays when it goes", async () => {
      const image = await terraform.settle("aws_ami", registered());
      expect(image).toMatchObject({
        id: expect.stringMatching(/^ami-[0-9a-f]{17}$/),
        arn: `arn:aws:ec2:eu-west-1::image/${image.id}`,
        architecture: "x86_64",
        hypervisor: "xen",
        image_location: `${credentials.accountId}/web-1`,
        manage_ebs_snapshots: false,
        owner_id: credentials.accountId,
        public: false,
        root_snapshot_id: snapshotId,
        sriov_net_support: "simple",
        boot_mode: null,
        deprecation_time: null,
        tags: { Name: "web" },
        ebs_block_device: [
          {
            device_name: "/dev/xvda",
            delete_on_termination: true,
            snapshot_id: snapshotId,
            volume_size: 4,
            volume_type: "standard",
            iops: null,
            throughput: 0,
            encrypted: null,
            outpost_arn: null,
          },
        ],
        ephemeral_block_device: [],
      });
      await terraform.destroy("aws_ami", image);
      expect(await terraform.read("aws_ami", image)).toBeNull();
      expect(await exists(snapshotId)).toBe(true);
    });

    it("takes every property that AMIs have", async () => {
      const image = await terraform.settle("aws_ami", {
        ...registered({ name: "everything" }),
        description: "with everything",
        boot_mode: "uefi",
        tpm_support: "v2.0",
        imds_support: "v2.0",
        ena_support: true,
        ebs_block_device: [
          { device_name: "/dev/xvda", snapshot_id: snapshotId },
          { device_name: "/dev/sdf", volume_size: 10, volume_type: "gp3", delete_on_termination: false },
          { device_name: "/dev/sdg", volume_size: 10, volume_type: "io1", iops: 200 },
        ],
        ephemeral_block_device: [{ device_name: "/dev/sdb", virtual_name: "ephemeral0" }],
      });
      expect(image).toMatchObject({
        boot_mode: "uefi",
        tpm_support: "v2.0",
        imds_support: "v2.0",
        ena_support: true,
        description: "with everything",
        ephemeral_block_device: [{ device_name: "/dev/sdb", virtual_name: "ephemeral0" }],
      });
      await terraform.destroy("aws_ami", image);
    });

    it("changes description, deprecation and tags in place", async () => {
      const image = await terraform.settle("aws_ami", registered());
      const deprecated = registered({
        description: "the old one",
        deprecation_time: "2031-01-31T12:00:20Z",
        tags: { Name: "old" },
      });
      const changed = await terraform.settle("aws_ami", deprecated, image);
      expect(changed).toMatchObject({
        id: image.id,
        description: "the old one",
        deprecation_time: "2031-01-31T12:00:20Z",
        tags: { Name: "old" },
      });
      const { Images } = await (await endpoint.client()).send(
        new DescribeImagesCommand({ ImageIds: [String(image.id)], IncludeDeprecated: true }),
      );
      expect(Images).toMatchObject([{ DeprecationTime: "2031-01-31T12:00:00.000Z" }]);
      const back = await terraform.settle("aws_ami", registered({ tags: null }), changed);
      expect(back).toMatchObject({ id: image.id, deprecation_time: null, tags: null });
      expect(back.description ?? "").toBe("");
      await terraform.destroy("aws_ami", back);
    });

    it.each<[string, ObjectValue]>([
      ["name", { name: "web-2" }],
      ["ebs_block_device", { ebs_block_device: [{ device_name: "/dev/xvda", volume_size: 4 }] }],
      ["architecture", { architecture: "i386" }],
      ["boot_mode", { boot_mode: "legacy-bios" }],
    ])("is replaced by another %s", async (attribute, settings) => {
      const image = await terraform.apply("aws_ami", registered());
      expect((await terraform.plan("aws_ami", registered(settings), image)).replaces).toEqual([attribute]);
      await terraform.destroy("aws_ami", image);
    });

    it("shows drift, and is imported without a change", async () => {
      const image = await terraform.apply("aws_ami", registered());
      const imported = await terraform.import("aws_ami", String(image.id));
      expect(imported).toMatchObject({ ...image });
      expect((await terraform.plan("aws_ami", registered(), imported)).replaces).toEqual([]);
      await (await endpoint.client()).send(
        new ModifyImageAttributeCommand({ ImageId: String(image.id), Description: { Value: "by hand" } }),
      );
      expect(await terraform.read("aws_ami", image)).toMatchObject({ description: "by hand" });
      await terraform.destroy("aws_ami", image);
    });

    it.each<[string, ObjectValue, RegExp]>([
      ["a name that none may have", { name: "a?" }, /InvalidAMIName\.Malformed/],
      [
        "a boot mode of a paravirtual one",
        { virtualization_type: "paravirtual", boot_mode: "uefi" },
        /boot mode/,
      ],
      ["no root device", { root_device_name: null }, /RootDeviceName/],
      ["a time that is none", { deprecation_time: "tomorrow" }, /deprecateAt/],
      [
        "a volume that no type has",
        { ebs_block_device: [{ device_name: "/dev/xvda", volume_size: 2000 }] },
        /too large/,
      ],
      ["a RAM disk", { ramdisk_id: "ari-0123456789abcdef0" }, /no RAM disks/],
    ])("is refused before anything is created: %s", async (_case, settings, words) => {
      await expect(terraform.plan("aws_ami", registered(settings))).rejects.toThrow(words);
    });
  });

  describe("aws_ami_from_instance", () => {
    it.each([false, true])(
      "is made of an instance (without a reboot: %s), with snapshots of its own",
      async (up) => {
        const instance = await terraform.apply("aws_instance", {
          ami: source,
          instance_type: "t2.micro",
          ebs_block_device: [{ device_name: "/dev/sdf", volume_size: 3 }],
        });
        const settings: ObjectValue = {
          name: `baked-${up}`,
          source_instance_id: String(instance.id),
          snapshot_without_reboot: up,
          tags: { Name: "baked" },
        };
        const image = await terraform.settle("aws_ami_from_instance", settings);
        expect(image).toMatchObject({
          manage_ebs_snapshots: true,
          architecture: "i386",
          virtualization_type: "hvm",
          root_device_name: "/dev/xvda",
          root_snapshot_id: expect.stringMatching(/^snap-/),
          tags: { Name: "baked" },
        });
        expect(image.ebs_block_device).toHaveLength(2);
        expect(await terraform.read("aws_instance", instance)).toMatchObject({ instance_state: "running" });
        const described = await terraform.settle(
          "aws_ami_from_instance",
          { ...settings, description: "as of today" },
          image,
        );
        expect(described).toMatchObject({ id: image.id, description: "as of today" });
        const imported = await terraform.import("aws_ami_from_instance", String(image.id));
        expect(imported).toMatchObject({
          id: image.id,
          source_instance_id: instance.id,
          name: `baked-${up}`,
        });

        const two = await terraform.apply("aws_instance", {
          ami: String(image.id),
          instance_type: "t2.micro",
        });
        expect(two.ebs_block_device).toMatchObject([{ device_name: "/dev/sdf", volume_size: 3 }]);
        await terraform.destroy("aws_instance", two);

        const snapshots = await snapshotsOf(image.id);
        expect(snapshots).toHaveLength(2);
        await terraform.destroy("aws_ami_from_instance", described);
        for (const id of snapshots) expect(await exists(id)).toBe(false);
        await terraform.destroy("aws_instance", instance);
      },
    );

    it("says what EC2 said when there is no such instance", async () => {
      const settings = { name: "of-nothing", source_instance_id: "i-0123456789abcdef0" };
      await expect(terraform.apply("aws_ami_from_instance", settings)).rejects.toThrow(
        /^creating EC2 AMI \(of-nothing\) from EC2 Instance \(i-0123456789abcdef0\): api error InvalidInstanceID\.NotFound: /,
      );
    });
  });

  describe("aws_ami_copy", () => {
    it("is copied into another region, with snapshots of its own that go with it", async () => {
      const settings: ObjectValue = {
        name: "copied",
        region: "eu-west-2",
        source_ami_id: source,
        source_ami_region: "eu-west-1",
        encrypted: true,
      };
      const copy = await terraform.settle("aws_ami_copy", settings);
      expect(copy).toMatchObject({
        arn: `arn:aws:ec2:eu-west-2::image/${copy.id}`,
        manage_ebs_snapshots: true,
        name: "copied",
        description: null,
        ebs_block_device: [expect.objectContaining({ device_name: "/dev/xvda", encrypted: true })],
      });
      const changed = await terraform.settle(
        "aws_ami_copy",
        { ...settings, description: "for disasters", tags: { Name: "safe" } },
        copy,
      );
      expect(changed).toMatchObject({ id: copy.id, description: "for disasters", tags: { Name: "safe" } });
      expect(await terraform.import("aws_ami_copy", `${copy.id}@eu-west-2`)).toMatchObject({
        source_ami_id: source,
        source_ami_region: "eu-west-1",
        description: "for disasters",
      });
      await terraform.destroy("aws_ami_copy", changed);
      expect(await terraform.read("aws_ami_copy", changed)).toBeNull();
      const ofCopy = { region: "eu-west-2", filter: [{ name: "encrypted", values: ["true"] }] };
      await expect(terraform.data("aws_ebs_snapshot", ofCopy)).rejects.toThrow(/no results/);
    });
  });

  describe("aws_ami_ids", () => {
    it("lists AMIs by age", async () => {
      endpoint.rig.clock.advance(60_000);
      const first = await terraform.apply("aws_ami_copy", {
        name: "aged-1",
        source_ami_id: source,
        source_ami_region: "eu-west-1",
      });
      endpoint.rig.clock.advance(60_000);
      const second = await terraform.apply("aws_ami_copy", {
        name: "aged-2",
        source_ami_id: source,
        source_ami_region: "eu-west-1",
      });
      const aged = { owners: ["self"], filter: [{ name: "name", values: ["aged-*"] }] };
      expect((await terraform.data("aws_ami_ids", aged)).ids).toEqual([second.id, first.id]);
      expect((await terraform.data("aws_ami_ids", { ...aged, sort_ascending: true })).ids).toEqual([
        first.id,
        second.id,
      ]);
      expect((await terraform.data("aws_ami_ids", { ...aged, name_regex: "1$" })).ids).toEqual([first.id]);
      expect((await terraform.data("aws_ami_ids", { ...aged, name_regex: "^none" })).ids).toEqual([]);
      await expect(terraform.data("aws_ami_ids", { ...aged, name_regex: "(" })).rejects.toThrow(/name_regex/);
      for (const copy of [first, second]) await terraform.destroy("aws_ami_copy", copy);
    });
  });
});
