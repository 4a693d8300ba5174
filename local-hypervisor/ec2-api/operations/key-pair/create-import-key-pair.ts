import { invalidValue } from "../../../model/errors/request";
import { operation } from "../../operation";
import { tagsFor, toTags } from "../../tags";

export const createKeyPair = operation("CreateKeyPair", (input, { controlPlane, region }) => {
  const keyType = input.KeyType ?? "rsa";
  const keyFormat = input.KeyFormat ?? "pem";
  if (keyType !== "rsa" && keyType !== "ed25519")
    throw invalidValue("KeyType", keyType, "It is rsa or ed25519.");
  if (keyFormat !== "pem" && keyFormat !== "ppk")
    throw invalidValue("KeyFormat", keyFormat, "It is pem or ppk.");
  const tags = tagsFor("key-pair", input.TagSpecifications);
  const { record, privateKey } = controlPlane.keyPairs.create(region, {
    keyName: input.KeyName ?? "",
    keyType,
    keyFormat,
    tags,
  });
  return {
    KeyPairId: record.id,
    KeyName: record.keyName,
    KeyFingerprint: record.fingerprint,
    KeyMaterial: privateKey,
    Tags: toTags(record.tags),
  };
});

export const importKeyPair = operation("ImportKeyPair", (input, { controlPlane, region }) => {
  const tags = tagsFor("key-pair", input.TagSpecifications);
  const material = input.PublicKeyMaterial ?? new Uint8Array();
  const record = controlPlane.keyPairs.import(region, input.KeyName ?? "", material, tags);
  return {
    KeyPairId: record.id,
    KeyName: record.keyName,
    KeyFingerprint: record.fingerprint,
    Tags: toTags(record.tags),
  };
});
