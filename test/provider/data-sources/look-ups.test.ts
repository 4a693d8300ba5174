import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";

describe("data sources over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    await endpoint.rig.registerImage();
    await endpoint.rig.registerImage({
      key: "newer",
      name: "drydock-micro-hvm-i386-20260202",
      createdAtMs: Date.UTC(2026, 1, 2),
    });
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
  });
  afterAll(() => endpoint.close());

  const micro = { owners: ["self"], filter: [{ name: "name", values: ["drydock-micro-hvm-*"] }] };

  it("aws_ami takes the newest of those that match", async () => {
    const image = await terraform.data("aws_ami", { ...micro, most_recent: true });
    expect(image).toMatchObject({
      id: expect.stringMatching(/^ami-[0-9a-f]{17}$/),
      image_id: image.id,
      arn: `arn:aws:ec2:eu-west-1::image/${image.id}`,
      name: "drydock-micro-hvm-i386-20260202",
      creation_date: "2026-02-02T00:00:00.000Z",
      architecture: "i386",
      virtualization_type: "hvm",
      ena_support: false,
      root_device_name: "/dev/xvda",
      root_snapshot_id: expect.stringMatching(/^snap-/),
      owner_id: credentials.accountId,
      state_reason: { code: "UNSET", message: "UNSET" },
      block_device_mappings: [
        {
          device_name: "/dev/xvda",
          virtual_name: "",
          ebs: expect.objectContaining({ volume_size: "1", delete_on_termination: "true" }),
        },
      ],
    });
  });

  it("aws_ami narrows down by a regular expression", async () => {
    const image = await terraform.data("aws_ami", {
      owners: ["self"],
      name_regex: "(?i)MICRO-hvm-i386-2026\\d{3}1$",
    });
    expect(image.name).toBe("drydock-micro-hvm-i386-20260101");
  });

  it.each([
    [
      "several",
      micro,
      /^Your query returned more than one result\. Please try a more specific search criteria, or set `most_recent` attribute to true\./,
    ],
    [
      "none",
      { owners: ["self"], filter: [{ name: "name", values: ["nothing-*"] }] },
      /^Your query returned no results\. Please change your search criteria and try again\.[\s\S]*name = nothing-\*/,
    ],
    [
      "none of Debian's, and says what builds it",
      { owners: ["136693071363"], filter: [{ name: "name", values: ["debian-12-amd64-*"] }] },
      /npx drydock image build debian-12/,
    ],
    [
      "the newest of everybody's",
      { most_recent: true, filter: micro.filter },
      /^Most Recent Image Not Filtered/,
    ],
    ["a broken expression", { owners: ["self"], name_regex: "(" }, /name_regex/],
  ])("aws_ami refuses %s", async (_case, settings, words) => {
    await expect(terraform.data("aws_ami", settings)).rejects.toThrow(words);
  });

  it("aws_availability_zones lists zones by name", async () => {
    const zones = await terraform.data("aws_availability_zones", { state: "available" });
    expect(zones).toMatchObject({
      id: "eu-west-1",
      names: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
      zone_ids: ["euw1-az3", "euw1-az1", "euw1-az2"],
      group_names: [expect.stringContaining("eu-west-1")],
    });
    expect((await terraform.data("aws_availability_zones", { exclude_names: ["eu-west-1b"] })).names).toEqual(
      ["eu-west-1a", "eu-west-1c"],
    );
  });

  it("aws_caller_identity tells whose credentials these are", async () => {
    expect(await terraform.data("aws_caller_identity")).toMatchObject({
      id: credentials.accountId,
      account_id: credentials.accountId,
      arn: expect.stringContaining(credentials.accountId),
    });
  });

  it("aws_region describes the provider's region, or another", async () => {
    expect(await terraform.data("aws_region")).toMatchObject({
      id: "eu-west-1",
      name: "eu-west-1",
      region: "eu-west-1",
      description: "Europe (Ireland)",
      endpoint: "ec2.eu-west-1.amazonaws.com",
    });
    expect((await terraform.data("aws_region", { region: "eu-west-2" })).description).toBe("Europe (London)");
    expect((await terraform.data("aws_region", { endpoint: "ec2.eu-west-2.amazonaws.com" })).id).toBe(
      "eu-west-2",
    );
    await expect(terraform.data("aws_region", { name: "eu-moon-1" })).rejects.toThrow(/eu-moon-1/);
  });

  it("aws_vpc and aws_subnets find the default network", async () => {
    const vpc = await terraform.data("aws_vpc", { default: true });
    expect(vpc).toMatchObject({
      id: expect.stringMatching(/^vpc-/),
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:vpc/${vpc.id}`,
      cidr_block: "172.31.0.0/16",
      default: true,
      enable_dns_support: true,
      enable_dns_hostnames: true,
      state: "available",
      owner_id: credentials.accountId,
    });
    const filter = [{ name: "vpc-id", values: [vpc.id ?? null] }];
    const subnets = await terraform.data("aws_subnets", { filter });
    expect(subnets.ids).toHaveLength(3);
    await expect(terraform.data("aws_vpc", { tags: { Name: "none" } })).rejects.toThrow(
      /^no matching EC2 VPC found/,
    );
    expect((await terraform.data("aws_subnets", { tags: { Name: "none" } })).ids).toEqual([]);
  });
});
