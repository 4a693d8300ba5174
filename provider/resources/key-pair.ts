import { deleteKeyPair, importKeyPair } from "../ec2/calls";
import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { findKeyPair } from "../ec2/key-pair";
import type { Services } from "../ec2/services";
import { tagMap, tagSpecifications, updateTags } from "../ec2/tags";
import type { KeyPairInfo } from "../ec2/types";
import { defaultNamePrefix, namePrefixOf } from "../ec2/unique-name";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { text, textMap } from "./values";

/** aws_key_pair: a public key under a name, which is its id. */
export const keyPairResource: ManagedResource<Services> = {
  type: "aws_key_pair",

  async plan(request) {
    const { prior, planned } = request;
    // A comment or a line break at the end makes no other key.
    const [before, after] = [text(prior ?? {}, "public_key"), text(planned, "public_key")];
    if (prior !== null && before !== undefined && after !== undefined && samePublicKey(before, after))
      planned.public_key = before;
    const requiresReplace = planRegion(request);
    const name = text(planned, "key_name");
    if (name !== undefined)
      request.services.plannedKeyPairs.add(text(planned, "region") ?? request.services.region, name);
    return { requiresReplace };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const name =
        text(planned, "key_name") ??
        context.services.uniqueName(text(planned, "key_name_prefix") ?? defaultNamePrefix);
      await step(`importing EC2 Key Pair (${name})`, () =>
        importKeyPair(ec2, {
          KeyName: name,
          PublicKeyMaterial: Buffer.from(text(planned, "public_key") ?? ""),
          TagSpecifications: tagSpecifications(["key-pair", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      exists({ id: name, key_name: name });
      return readKeyPair(ec2, planned, name);
    }),

  read: (prior, context) =>
    reading(prior, () => readKeyPair(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  /** Tags only. */
  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const name = text(prior, "id") ?? "";
    return updating(
      prior,
      () =>
        step(`updating tags for EC2 Key Pair (${name})`, () =>
          updateTags(
            ec2,
            text(prior, "key_pair_id") ?? "",
            textMap(prior, "tags_all") ?? {},
            textMap(planned, "tags_all") ?? {},
          ),
        ),
      () => readKeyPair(ec2, planned, name),
    );
  },

  delete(prior, context) {
    const name = text(prior, "id") ?? "";
    return deleting(async () => {
      await step(`deleting EC2 Key Pair (${name})`, () =>
        deleteKeyPair(ec2Of(prior, context), { KeyName: name }),
      );
    });
  },

  import: importById,
};

async function readKeyPair(ec2: Connection, prior: ObjectValue, name: string): Promise<ObjectValue | null> {
  const keyPair = await step(`reading EC2 Key Pair (${name})`, () => findKeyPair(ec2, name));
  return keyPair === undefined ? null : keyPairState(ec2, prior, keyPair);
}

/** State of aws_key_pair. The public key is taken from the API only where Terraform has none: after an import. */
function keyPairState(ec2: Connection, prior: ObjectValue, keyPair: KeyPairInfo): ObjectValue {
  const name = keyPair.KeyName ?? "";
  return {
    id: name,
    arn: arn(ec2, `key-pair/${name}`),
    region: ec2.region,
    fingerprint: keyPair.KeyFingerprint ?? "",
    key_name: name,
    key_name_prefix: namePrefixOf(name),
    key_pair_id: keyPair.KeyPairId ?? "",
    key_type: keyPair.KeyType ?? "",
    public_key: text(prior, "public_key") ?? keyPair.PublicKey ?? "",
    tags_all: tagMap(keyPair.Tags),
  };
}

/** Whether two keys in OpenSSH's one-line form are the same: type and body, whatever the comment. */
export function samePublicKey(one: string, other: string): boolean {
  const core = (key: string) => key.trim().split(/\s+/).slice(0, 2).join(" ");
  return one === other || (core(one) === core(other) && /^\S+ \S+$/.test(core(one)));
}
