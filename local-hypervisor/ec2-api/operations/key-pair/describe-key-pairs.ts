import { keyPairNotFound } from "../../../model/errors/key-pair";
import type { KeyPairRecord } from "../../../model/key-pair";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { toTags } from "../../tags";

const fields: FilterFields<KeyPairRecord> = {
  fingerprint: ({ fingerprint }) => [fingerprint],
  "key-name": ({ keyName }) => [keyName],
  "key-pair-id": ({ id }) => [id],
};

export const describeKeyPairs = operation("DescribeKeyPairs", (input, { controlPlane, region }) => {
  const byName = pick(controlPlane.keyPairs.list(region), input.KeyNames, ({ keyName }) => keyName);
  const named = pick(byName, input.KeyPairIds, ({ id }) => id);
  return {
    KeyPairs: applyFilters(named, input.Filters, fields).map((record) => ({
      KeyPairId: record.id,
      KeyName: record.keyName,
      KeyType: record.keyType,
      KeyFingerprint: record.fingerprint,
      PublicKey: input.IncludePublicKey ? record.publicKey : undefined,
      CreateTime: new Date(record.createdAt),
      Tags: toTags(record.tags),
    })),
  };
});

function pick(
  records: KeyPairRecord[],
  wanted: readonly string[] | undefined,
  key: (record: KeyPairRecord) => string,
): KeyPairRecord[] {
  if (!wanted?.length) return records;
  const missing = wanted.find((each) => !records.some((record) => key(record) === each));
  if (missing !== undefined) throw keyPairNotFound(missing);
  return records.filter((record) => wanted.includes(key(record)));
}
