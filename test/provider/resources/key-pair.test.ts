import { generateKeyPairSync } from "node:crypto";
import { samePublicKey } from "../../../provider/resources/key-pair";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";

/** A new ED25519 public key in OpenSSH's form. */
function publicKey(comment: string): string {
  const { publicKey: key } = generateKeyPairSync("ed25519");
  const raw = key.export({ format: "der", type: "spki" }).subarray(-32);
  const field = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  const blob = Buffer.concat([field(Buffer.from("ssh-ed25519")), field(raw)]);
  return `ssh-ed25519 ${blob.toString("base64")} ${comment}`;
}

describe("aws_key_pair over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
  });
  afterAll(() => endpoint.close());

  it("lives under its name", async () => {
    const settings = { key_name: "lab", public_key: `${publicKey("me@home")}\n`, tags: { Name: "lab" } };
    const keyPair = await terraform.settle("aws_key_pair", settings);
    expect(keyPair).toMatchObject({
      id: "lab",
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:key-pair/lab`,
      key_pair_id: expect.stringMatching(/^key-/),
      key_type: "ed25519",
      key_name_prefix: "",
      public_key: settings.public_key,
      tags_all: { Name: "lab" },
    });
    const retagged = await terraform.settle(
      "aws_key_pair",
      { ...settings, tags: { Name: "other" } },
      keyPair,
    );
    expect(retagged).toMatchObject({ key_pair_id: keyPair.key_pair_id, tags: { Name: "other" } });

    const imported = await terraform.import("aws_key_pair", "lab");
    expect(imported).toMatchObject({ id: "lab", public_key: expect.stringContaining("ssh-ed25519 ") });
    // The key is the same, whatever stands behind it.
    expect((await terraform.plan("aws_key_pair", settings, imported)).replaces).toEqual([]);
    expect(
      (await terraform.plan("aws_key_pair", { ...settings, public_key: publicKey("new") }, keyPair)).replaces,
    ).toEqual(["public_key"]);
    await terraform.destroy("aws_key_pair", retagged);
    expect(await terraform.read("aws_key_pair", retagged)).toBeNull();
  });

  it("is found by name, by id and by filters, with its public key when that is asked for", async () => {
    const type = "aws_key_pair";
    const material = publicKey("me");
    const found = await terraform.apply(type, {
      key_name: "found",
      public_key: material,
      tags: { Team: "a" },
    });
    const other = await terraform.apply(type, { key_name: "other", public_key: publicKey("") });
    const byName = await terraform.data(type, { key_name: "found" });
    expect(byName).toMatchObject({
      id: found.key_pair_id,
      arn: found.arn,
      create_time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:]+Z$/),
      fingerprint: found.fingerprint,
      key_name: "found",
      key_pair_id: found.key_pair_id,
      key_type: "ed25519",
      public_key: "",
      tags: { Team: "a" },
    });
    const key_pair_id = String(other.key_pair_id);
    expect(await terraform.data(type, { key_pair_id })).toMatchObject({ key_name: "other", tags: {} });
    const byTag = { include_public_key: true, filter: [{ name: "tag:Team", values: ["a"] }] };
    const { public_key } = await terraform.data(type, byTag);
    expect(samePublicKey(String(public_key), material)).toBe(true);
    await expect(terraform.data(type, { key_name: "absent" })).rejects.toThrow(
      /no matching EC2 Key Pair found/,
    );
    await expect(terraform.data(type, {})).rejects.toThrow(/multiple EC2 Key Pairs matched/);
    for (const each of [found, other]) await terraform.destroy(type, each);
  });

  it("makes up a name from a prefix", async () => {
    const keyPair = await terraform.settle("aws_key_pair", {
      key_name_prefix: "lab-",
      public_key: publicKey(""),
    });
    expect(keyPair).toMatchObject({
      key_name: expect.stringMatching(/^lab-\d{18}[0-9a-f]{8}$/),
      key_name_prefix: "lab-",
    });
    await terraform.destroy("aws_key_pair", keyPair);
  });

  it("says what EC2 said, and what mends it, when the name is taken", async () => {
    const keyPair = await terraform.apply("aws_key_pair", { key_name: "taken", public_key: publicKey("") });
    await expect(
      terraform.apply("aws_key_pair", { key_name: "taken", public_key: publicKey("") }),
    ).rejects.toThrow(
      /importing EC2 Key Pair \(taken\): api error InvalidKeyPair\.Duplicate: .*\n.*Choose another key_name/,
    );
    await terraform.destroy("aws_key_pair", keyPair);
  });
});

it("knows a public key by its type and body", () => {
  expect(samePublicKey("ssh-ed25519 AAAA me", " ssh-ed25519 AAAA you\n")).toBe(true);
  expect(samePublicKey("ssh-ed25519 AAAA", "ssh-ed25519 AAAB")).toBe(false);
  expect(samePublicKey("nonsense", "nonsense ")).toBe(false);
});
