import { describeKeyPairs } from "../ec2/calls";
import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { isApiError } from "../ec2/errors";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { KeyPairInfo } from "../ec2/types";
import type { DataSource, ObjectValue } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { flag, text } from "../resources/values";
import { rfc3339 } from "../resources/volume-mapping";
import { configuredFilters, orNone } from "./filters";
import { lookUp } from "./look-up";
import { oneOf } from "./one-of";

/** data aws_key_pair: the one key pair of a name, an id or what filters find. Its id is the key pair's, not its name. */
export const keyPairDataSource: DataSource<Services> = {
  type: "aws_key_pair",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const found = await step("reading EC2 Key Pairs", () => findKeyPairs(ec2, config));
      const one = oneOf("EC2 Key Pair", found, ({ KeyName }) => KeyName);
      const { CreateTime, KeyFingerprint = "", KeyName = "", KeyPairId = "", KeyType = "" } = one;
      return {
        id: KeyPairId,
        arn: arn(ec2, `key-pair/${KeyName}`),
        create_time: CreateTime === undefined ? "" : rfc3339(CreateTime),
        fingerprint: KeyFingerprint,
        key_name: KeyName,
        key_pair_id: KeyPairId,
        key_type: KeyType,
        public_key: one.PublicKey ?? "",
        region: ec2.region,
        tags: tagMap(one.Tags),
      };
    });
  },
};

/** Key pairs that match; none where a name or an id is unknown */
async function findKeyPairs(ec2: Connection, config: ObjectValue): Promise<KeyPairInfo[]> {
  const [name, id] = [text(config, "key_name"), text(config, "key_pair_id")];
  const unlessUnknown = (error: unknown): { KeyPairs?: KeyPairInfo[] } => {
    if (isApiError(error, errorCodes.invalidKeyPairNotFound)) return {};
    throw error;
  };
  const { KeyPairs = [] } = await describeKeyPairs(ec2, {
    Filters: orNone(configuredFilters(config)),
    IncludePublicKey: flag(config, "include_public_key") ?? false,
    ...(name === undefined ? {} : { KeyNames: [name] }),
    ...(id === undefined ? {} : { KeyPairIds: [id] }),
  }).catch(unlessUnknown);
  return KeyPairs;
}
