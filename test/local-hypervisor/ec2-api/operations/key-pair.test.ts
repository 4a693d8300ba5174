import { execFileSync } from "node:child_process";
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateKeyPairCommand,
  DeleteKeyPairCommand,
  DescribeKeyPairsCommand,
  type EC2Client,
  ImportKeyPairCommand,
} from "@aws-sdk/client-ec2";
import { wireFormOf } from "../../../../local-hypervisor/control-plane/key-material/public-key";
import { splitSshStrings } from "../../../../local-hypervisor/control-plane/key-material/ssh-wire";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

const refused = (name: string, message?: string) =>
  expect.objectContaining(message === undefined ? { name } : { name, message });
const ed25519 = generateKeyPairSync("ed25519").publicKey;
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
const lineOf = (key: typeof rsa, comment = " me@host") =>
  `${key.asymmetricKeyType === "rsa" ? "ssh-rsa" : "ssh-ed25519"} ${wireFormOf(key).toString("base64")}${comment}`;
const md5OfDer = (key: typeof rsa) =>
  createHash("md5")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex")
    .replace(/(..)(?!$)/g, "$1:");

function hasSshKeygen(): boolean {
  try {
    execFileSync("ssh-keygen", ["-?"], { stdio: "ignore" });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
  return true;
}

describe("key pairs through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;
  let folder: string;

  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
    folder = mkdtempSync(join(tmpdir(), "drydock-key-pair-"));
  });
  afterAll(async () => {
    await endpoint.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const importKey = (KeyName: string, material: string | Uint8Array) =>
    ec2.send(new ImportKeyPairCommand({ KeyName, PublicKeyMaterial: Buffer.from(material as string) }));
  const describeKey = async (name: string) => {
    const { KeyPairs } = await ec2.send(
      new DescribeKeyPairsCommand({ KeyNames: [name], IncludePublicKey: true }),
    );
    return KeyPairs?.[0];
  };

  test("an imported key is kept under the key pair's name, with EC2's fingerprint of imported keys", async () => {
    const imported = await ec2.send(
      new ImportKeyPairCommand({
        KeyName: "mine",
        PublicKeyMaterial: Buffer.from(lineOf(rsa)),
        TagSpecifications: [{ ResourceType: "key-pair", Tags: [{ Key: "Name", Value: "mine" }] }],
      }),
    );
    expect(imported).toMatchObject({
      KeyName: "mine",
      KeyPairId: expect.stringMatching(/^key-0[0-9a-f]{16}$/),
      KeyFingerprint: md5OfDer(rsa),
      Tags: [{ Key: "Name", Value: "mine" }],
    });
    expect(await describeKey("mine")).toMatchObject({
      KeyType: "rsa",
      KeyFingerprint: md5OfDer(rsa),
      PublicKey: lineOf(rsa, " mine"),
      CreateTime: new Date("2026-01-15T00:00:00Z"),
    });
    await importKey("ed", lineOf(ed25519, ""));
    const digest = createHash("sha256").update(wireFormOf(ed25519)).digest("base64");
    expect(await describeKey("ed")).toMatchObject({
      KeyType: "ed25519",
      KeyFingerprint: digest,
      PublicKey: lineOf(ed25519, " ed"),
    });
  });

  test("every form of one key gives the same fingerprint", async () => {
    const der = rsa.export({ type: "spki", format: "der" });
    const body = (
      wireFormOf(rsa)
        .toString("base64")
        .match(/.{1,70}/g) ?? []
    ).join("\n");
    const block = `---- BEGIN SSH2 PUBLIC KEY ----\nComment: "a long comment \\\nthat goes on"\nSubject: me\n${body}\n---- END SSH2 PUBLIC KEY ----\n`;
    const forms = {
      line: lineOf(rsa),
      bare: lineOf(rsa, ""),
      newline: `${lineOf(rsa)}\r\n`,
      der,
      base64: der.toString("base64"),
      block,
    };
    for (const [name, material] of Object.entries(forms)) {
      expect([name, (await importKey(`form-${name}`, material)).KeyFingerprint]).toEqual([
        name,
        md5OfDer(rsa),
      ]);
    }
  });

  test.each([
    ["nothing", ""],
    ["words", "not a key"],
    ["a key that is cut short", lineOf(rsa).slice(0, 100)],
    ["a key of another kind than it says", lineOf(ed25519).replace("ssh-ed25519", "ssh-rsa")],
    ["two lines", `${lineOf(rsa)}\n${lineOf(ed25519)}`],
    [
      "an ECDSA key",
      generateKeyPairSync("ec", { namedCurve: "P-256" })
        .publicKey.export({ type: "spki", format: "der" })
        .toString("base64"),
    ],
    ["a DSA key", `ssh-dss ${wireFormOf(rsa).toString("base64")}`],
    ["an RSA key of 512 bits", lineOf(generateKeyPairSync("rsa", { modulusLength: 512 }).publicKey)],
  ])("%s is refused", async (_, material) => {
    await expect(importKey("bad", material || " ")).rejects.toEqual(
      refused("InvalidKey.Format", "Key is not in valid OpenSSH public key format"),
    );
  });

  test("a created RSA key is PKCS#1 PEM; its fingerprint is the SHA-1 of the private DER", async () => {
    const created = await ec2.send(new CreateKeyPairCommand({ KeyName: "rsa-made" }));
    expect(created.KeyMaterial).toMatch(
      /^-----BEGIN RSA PRIVATE KEY-----\n[\s\S]*\n-----END RSA PRIVATE KEY-----$/,
    );
    const key = createPrivateKey(created.KeyMaterial ?? "");
    const digest = createHash("sha1")
      .update(key.export({ type: "pkcs8", format: "der" }))
      .digest("hex");
    expect(created.KeyFingerprint?.replaceAll(":", "")).toBe(digest);
    expect((await describeKey("rsa-made"))?.PublicKey).toBe(lineOf(createPublicKey(key), " rsa-made"));
  });

  (hasSshKeygen() ? test : test.skip)(
    "ssh-keygen reads the created keys, and agrees about the public half",
    async () => {
      for (const KeyType of ["rsa", "ed25519"] as const) {
        const KeyName = `${KeyType}-keygen`;
        const { KeyMaterial = "" } = await ec2.send(new CreateKeyPairCommand({ KeyName, KeyType }));
        const file = join(folder, KeyName);
        writeFileSync(file, `${KeyMaterial.trimEnd()}\n`, { mode: 0o600 });
        const printed = execFileSync("ssh-keygen", ["-y", "-f", file], { encoding: "utf8" });
        const [algorithm, base64] = ((await describeKey(KeyName))?.PublicKey ?? "").split(" ");
        expect(printed.split(/\s+/).slice(0, 2)).toEqual([algorithm, base64]);
        expect(readFileSync(file, "utf8")).toContain("PRIVATE KEY");
      }
    },
  );

  test.each(["rsa", "ed25519"] as const)("a %s key for PuTTY carries both halves", async (KeyType) => {
    const KeyName = `${KeyType}-putty`;
    const { KeyMaterial = "" } = await ec2.send(
      new CreateKeyPairCommand({ KeyName, KeyType, KeyFormat: "ppk" }),
    );
    const lines = KeyMaterial.split("\n");
    expect(lines.slice(0, 3)).toEqual([
      `PuTTY-User-Key-File-2: ssh-${KeyType}`,
      "Encryption: none",
      `Comment: ${KeyName}`,
    ]);
    const section = (name: string) => {
      const start = lines.findIndex((line) => line.startsWith(`${name}-Lines: `));
      return Buffer.from(
        lines.slice(start + 1, start + 1 + Number(lines[start]?.split(" ")[1])).join(""),
        "base64",
      );
    };
    expect(section("Public").toString("base64")).toBe((await describeKey(KeyName))?.PublicKey?.split(" ")[1]);
    expect(splitSshStrings(section("Private"))).toHaveLength(KeyType === "rsa" ? 4 : 1);
    expect(lines.at(-2)).toMatch(/^Private-MAC: [0-9a-f]{40}$/);
  });

  test("names are taken once, in ASCII", async () => {
    await importKey("once", lineOf(ed25519));
    await expect(importKey("once", lineOf(rsa))).rejects.toEqual(
      refused("InvalidKeyPair.Duplicate", "The keypair 'once' already exists."),
    );
    await expect(importKey("é", lineOf(rsa))).rejects.toEqual(refused("InvalidParameterValue"));
    await expect(
      ec2.send(new CreateKeyPairCommand({ KeyName: "k", KeyType: "dsa" as never })),
    ).rejects.toEqual(refused("InvalidParameterValue"));
  });

  test("deleting what is not there succeeds, describing it does not", async () => {
    await importKey("gone", lineOf(ed25519));
    const { KeyPairs } = await ec2.send(
      new DescribeKeyPairsCommand({ Filters: [{ Name: "key-name", Values: ["gon*"] }] }),
    );
    expect(await ec2.send(new DeleteKeyPairCommand({ KeyPairId: KeyPairs?.[0]?.KeyPairId }))).toMatchObject({
      Return: true,
      KeyPairId: KeyPairs?.[0]?.KeyPairId,
    });
    expect(await ec2.send(new DeleteKeyPairCommand({ KeyName: "gone" }))).toMatchObject({ Return: true });
    await expect(describeKey("gone")).rejects.toEqual(
      refused("InvalidKeyPair.NotFound", "The key pair 'gone' does not exist"),
    );
    await expect(ec2.send(new DeleteKeyPairCommand({}))).rejects.toEqual(refused("MissingParameter"));
  });
});
