import { checkKeyName } from "../../schemas/rules/key-pair";
import { keyPairDuplicate, keyPairLimitExceeded, keyPairNotFound } from "../model/errors/key-pair";
import { refuse } from "../model/errors/problem";
import type { KeyPairRecord } from "../model/key-pair";
import type { ControlPlaneContext } from "./context";
import { generateKeyPair, type KeyFormat, type KeyType } from "./key-material/generate";
import { parsePublicKey } from "./key-material/public-key";

/** Quota of a region. */
const maximumKeyPairs = 5000;

export interface CreatedKeyPair {
  readonly record: KeyPairRecord;
  /** Private half; given once and kept nowhere */
  readonly privateKey: string;
}

/** Key pairs of a region, by name. */
export class KeyPairService {
  constructor(private readonly context: ControlPlaneContext) {}

  list(region: string): KeyPairRecord[] {
    return this.context.store.list("keyPair", region);
  }

  find(region: string, keyName: string): KeyPairRecord | undefined {
    return this.list(region).find((each) => each.keyName === keyName);
  }

  /** @throws Ec2Error InvalidKeyPair.NotFound */
  require(region: string, keyName: string): KeyPairRecord {
    const record = this.find(region, keyName);
    if (!record) throw keyPairNotFound(keyName);
    return record;
  }

  /** @throws Ec2Error InvalidKeyPair.Duplicate */
  create(
    region: string,
    request: {
      readonly keyName: string;
      readonly keyType: KeyType;
      readonly keyFormat: KeyFormat;
      readonly tags: KeyPairRecord["tags"];
    },
  ): CreatedKeyPair {
    const { keyName, keyType, keyFormat, tags } = request;
    this.requireFreeName(region, keyName);
    const { publicKey, privateKey, fingerprint } = generateKeyPair(keyType, keyFormat, keyName);
    return { record: this.add(region, keyName, { keyType, publicKey, fingerprint, tags }), privateKey };
  }

  /**
   * @param material public key in OpenSSH's or RFC 4716's text, or DER
   * @throws Ec2Error InvalidKeyPair.Duplicate, InvalidKey.Format
   */
  import(region: string, keyName: string, material: Uint8Array, tags: KeyPairRecord["tags"]): KeyPairRecord {
    this.requireFreeName(region, keyName);
    const { keyType, wireForm, fingerprint } = parsePublicKey(material);
    const publicKey = `${keyType === "rsa" ? "ssh-rsa" : "ssh-ed25519"} ${wireForm.toString("base64")} ${keyName}`;
    return this.add(region, keyName, { keyType, publicKey, fingerprint, tags });
  }

  /** Deletes what is there; as EC2 does, nothing is an error but a wrong id. */
  delete(
    region: string,
    { keyName, id }: { readonly keyName?: string; readonly id?: string },
  ): KeyPairRecord | undefined {
    const record = this.list(region).find((each) =>
      id === undefined ? each.keyName === keyName : each.id === id,
    );
    if (record) this.context.store.delete("keyPair", record.id);
    return record;
  }

  private add(
    region: string,
    keyName: string,
    material: Pick<KeyPairRecord, "keyType" | "publicKey" | "fingerprint" | "tags">,
  ): KeyPairRecord {
    const { store, newId, clock } = this.context;
    const record: KeyPairRecord = { id: newId("key"), region, keyName, createdAt: clock.now(), ...material };
    store.put("keyPair", record);
    return record;
  }

  private requireFreeName(region: string, keyName: string): void {
    refuse(checkKeyName(keyName));
    const records = this.list(region);
    if (records.some((each) => each.keyName === keyName)) throw keyPairDuplicate(keyName);
    if (records.length >= maximumKeyPairs) throw keyPairLimitExceeded(maximumKeyPairs);
  }
}
