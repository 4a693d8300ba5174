import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";

describe("aws_ebs_volume over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
  });
  afterAll(() => endpoint.close());

  const gp3 = { availability_zone: "eu-west-1a", size: 2, type: "gp3", tags: { Name: "data" } };

  it("is created as asked, shows what EC2 chose, and stays so", async () => {
    const volume = await terraform.settle("aws_ebs_volume", gp3);
    expect(volume).toMatchObject({
      id: expect.stringMatching(/^vol-[0-9a-f]{17}$/),
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:volume/${volume.id}`,
      region: "eu-west-1",
      iops: 3000,
      throughput: 125,
      encrypted: false,
      multi_attach_enabled: null,
      final_snapshot: false,
      create_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      tags: { Name: "data" },
      tags_all: { Name: "data" },
    });
    await terraform.destroy("aws_ebs_volume", volume);
    expect(await terraform.read("aws_ebs_volume", volume)).toBeNull();
  });

  it("grows and changes its tags in place", async () => {
    const volume = await terraform.settle("aws_ebs_volume", gp3);
    const larger = { ...gp3, size: 8, iops: 3500, tags: { Name: "more", Team: "lab" } };
    expect((await terraform.plan("aws_ebs_volume", larger, volume)).replaces).toEqual([]);
    const grown = await terraform.settle("aws_ebs_volume", larger, volume);
    expect(grown).toMatchObject({ id: volume.id, size: 8, iops: 3500, tags: { Name: "more", Team: "lab" } });
    const untagged = await terraform.settle("aws_ebs_volume", { ...larger, tags: null }, grown);
    expect(untagged.tags).toBeNull();
    await terraform.destroy("aws_ebs_volume", untagged);
  });

  it("is replaced when its zone changes, and only then", async () => {
    const volume = await terraform.apply("aws_ebs_volume", gp3);
    const { replaces } = await terraform.plan(
      "aws_ebs_volume",
      { ...gp3, availability_zone: "eu-west-1b" },
      volume,
    );
    expect(replaces).toEqual(["availability_zone"]);
    await terraform.destroy("aws_ebs_volume", volume);
  });

  it("shows drift", async () => {
    const volume = await terraform.apply("aws_ebs_volume", gp3);
    const [other] = [{ ...volume, size: 1, tags: { Name: "stale" } }];
    expect(await terraform.read("aws_ebs_volume", other)).toMatchObject({ size: 2, tags: { Name: "data" } });
    await terraform.destroy("aws_ebs_volume", volume);
  });

  it("is imported by its id, with a region when that is another", async () => {
    const volume = await terraform.apply("aws_ebs_volume", gp3);
    expect(await terraform.import("aws_ebs_volume", String(volume.id))).toMatchObject({ ...volume });
    const elsewhere = { ...gp3, region: "eu-west-2", availability_zone: "eu-west-2a" };
    const other = await terraform.settle("aws_ebs_volume", elsewhere);
    expect(other.arn).toContain(":eu-west-2:");
    expect(await terraform.import("aws_ebs_volume", `${other.id}@eu-west-2`)).toMatchObject({
      id: other.id,
      region: "eu-west-2",
    });
    expect(await terraform.import("aws_ebs_volume", String(other.id))).toBeNull();
    await terraform.destroy("aws_ebs_volume", volume);
    await terraform.destroy("aws_ebs_volume", other);
  });

  it.each([
    ["a zone of another region", { ...gp3, availability_zone: "us-east-1a" }, "InvalidZone.NotFound"],
    ["no size", { ...gp3, size: null }, "MissingParameter"],
    ["more IOPS than gp3 has", { ...gp3, iops: 90_000 }, "InvalidParameterValue"],
    ["IOPS on gp2", { ...gp3, type: "gp2", iops: 4000 }, "InvalidParameterCombination"],
    ["a type that there is not", { ...gp3, type: "gp9" }, "UnknownVolumeType"],
    ["a malformed snapshot", { ...gp3, snapshot_id: "snapshot" }, "InvalidParameterValue"],
  ])("is refused before anything is created: %s", async (_case, settings, code) => {
    await expect(terraform.plan("aws_ebs_volume", settings)).rejects.toThrow(code);
  });

  it("is refused to shrink", async () => {
    const volume = await terraform.apply("aws_ebs_volume", gp3);
    await expect(terraform.plan("aws_ebs_volume", { ...gp3, size: 1 }, volume)).rejects.toThrow(/only grow/);
    await terraform.destroy("aws_ebs_volume", volume);
  });

  it("says what EC2 said when the snapshot is missing", async () => {
    const settings = { ...gp3, size: 8, snapshot_id: "snap-0123456789abcdef0" };
    await expect(terraform.apply("aws_ebs_volume", settings)).rejects.toThrow(
      /^creating EBS Volume: api error InvalidSnapshot\.NotFound: /,
    );
  });
});
