import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../constructs/synthesized";
import { deployedContent, synthesizeExample } from "../support/synthesized-example";

/** A home folder with a public key in it, as ssh-keygen writes it */
function homeWithKey(): string {
  const home = temporaryFolder();
  mkdirSync(join(home, ".ssh"));
  const { x = "" } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  const field = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  const blob = Buffer.concat([field(Buffer.from("ssh-ed25519")), field(Buffer.from(x, "base64url"))]);
  writeFileSync(join(home, ".ssh", "id_ed25519.pub"), `ssh-ed25519 ${blob.toString("base64")} ada@example\n`);
  return home;
}

describe("examples/first-instance", () => {
  test("is the same on both targets, but for the provider", () => {
    const { local, aws } = synthesizeExample("first-instance", homeWithKey());
    expect(deployedContent(local)).toEqual(deployedContent(aws));
    expect(local.terraform.required_providers.aws?.source).toBe("drydock.local/drydock/aws");
    expect(aws.terraform.required_providers.aws?.source).toBe("hashicorp/aws");
  });

  test("is synthesized as it was", () => {
    const { local } = synthesizeExample("first-instance", temporaryFolder());
    expect(deployedContent(local)).toMatchSnapshot();
  });

  test("takes the user's key where there is one, and does without where there is none", () => {
    const withKey = synthesizeExample("first-instance", homeWithKey()).local;
    const without = synthesizeExample("first-instance", temporaryFolder()).local;
    expect(withKey.resource.aws_instance?.server?.key_name).toBe("${aws_key_pair.key.key_name}");
    expect(without.resource.aws_key_pair).toBeUndefined();
    expect(without.resource.aws_instance?.server?.key_name).toBeUndefined();
  });

  test("has the provider and its lock file beside the local stack only", () => {
    const { output } = synthesizeExample("first-instance", temporaryFolder());
    const files = (stack: string) => readdirSync(join(output, "stacks", stack)).sort();
    expect(files("lab-local")).toEqual([".terraform.lock.hcl", "cdk.tf.json", "terraform.d"]);
    expect(files("lab-aws")).toEqual(["cdk.tf.json"]);
  });
});
