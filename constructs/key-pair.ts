import { existsSync, readFileSync } from "node:fs";
import { Construct } from "constructs";
import type { Problem } from "../schemas/problem";
import { expandHome } from "./private/paths";
import { checkAtSynth } from "./private/problems";
import { AwsKeyPair } from "./resources/aws-key-pair";

/** A key pair that instances can be launched with. */
export interface IKeyPair {
  /** Name under which EC2 keeps the public key */
  readonly keyName: string;
}

export interface KeyPairProps {
  /**
   * At most 255 ASCII characters, unique in the region
   * @default - a unique name is made up by the provider
   */
  readonly keyName?: string;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A public key of yours, imported into EC2. The private key never leaves your machine. */
export class KeyPair extends Construct implements IKeyPair {
  /** @param publicKey in OpenSSH's form, `ssh-ed25519 AAAA… comment` or `ssh-rsa …` */
  static fromPublicKey(scope: Construct, id: string, publicKey: string, props: KeyPairProps = {}): KeyPair {
    return new KeyPair(scope, id, publicKey, props);
  }

  /** @param path such as `~/.ssh/id_ed25519.pub`; `~` is the home folder */
  static fromPublicKeyFile(scope: Construct, id: string, path: string, props: KeyPairProps = {}): KeyPair {
    const file = expandHome(path);
    if (existsSync(file)) return new KeyPair(scope, id, readFileSync(file, "utf8"), props);
    return new KeyPair(scope, id, "", props, noSuchFile(path));
  }

  /** A key pair that EC2 has already */
  static fromKeyName(keyName: string): IKeyPair {
    return { keyName };
  }

  readonly resource: AwsKeyPair;
  readonly keyName: string;
  /** `key-…` */
  readonly keyPairId: string;
  readonly fingerprint: string;

  private constructor(
    scope: Construct,
    id: string,
    publicKey: string,
    { keyName, tags }: KeyPairProps,
    missing?: Problem,
  ) {
    super(scope, id);
    const secret = /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(publicKey);
    this.resource = new AwsKeyPair(this, "Default", {
      key_name: keyName,
      // A private key must not get into the synthesized files, not even where validations are skipped.
      public_key: secret ? "" : publicKey.trim(),
      tags,
    });
    this.keyName = this.resource.text("key_name");
    this.keyPairId = this.resource.text("key_pair_id");
    this.fingerprint = this.resource.text("fingerprint");
    const problem = missing ?? (secret ? privateKeyGiven : undefined);
    if (problem) checkAtSynth(this, () => [problem]);
  }
}

const malformedKey = { code: "InvalidKey.Format", message: "Key is not in valid OpenSSH public key format" };

const noSuchFile = (path: string): Problem => ({
  ...malformedKey,
  path: ["public_key"],
  fix: `There is no file ${path}. Make a key pair with ssh-keygen -t ed25519, or name another public key.`,
});

const privateKeyGiven: Problem = {
  ...malformedKey,
  path: ["public_key"],
  fix: "This is a private key, which should stay secret. Give the public one, in the file that ends in .pub.",
};
