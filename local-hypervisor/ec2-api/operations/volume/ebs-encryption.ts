import { operation } from "../../operation";
import { required } from "../../required";

export const getEbsEncryptionByDefault = operation(
  "GetEbsEncryptionByDefault",
  (_input, { controlPlane, region }) => ({
    EbsEncryptionByDefault: controlPlane.ebsDefaults.get(region).encryptionByDefault,
    SseType: "sse-ebs" as const,
  }),
);

export const enableEbsEncryptionByDefault = operation(
  "EnableEbsEncryptionByDefault",
  (_input, { controlPlane, region }) => {
    controlPlane.ebsDefaults.setEncryptionByDefault(region, true);
    return { EbsEncryptionByDefault: true };
  },
);

export const disableEbsEncryptionByDefault = operation(
  "DisableEbsEncryptionByDefault",
  (_input, { controlPlane, region }) => {
    controlPlane.ebsDefaults.setEncryptionByDefault(region, false);
    return { EbsEncryptionByDefault: false };
  },
);

export const getEbsDefaultKmsKeyId = operation(
  "GetEbsDefaultKmsKeyId",
  (_input, { controlPlane, region }) => ({ KmsKeyId: controlPlane.ebsDefaults.kmsKeyId(region) }),
);

export const modifyEbsDefaultKmsKeyId = operation(
  "ModifyEbsDefaultKmsKeyId",
  (input, { controlPlane, region }) => {
    controlPlane.ebsDefaults.setKmsKeyId(region, required(input.KmsKeyId || undefined, "KmsKeyId"));
    return { KmsKeyId: controlPlane.ebsDefaults.kmsKeyId(region) };
  },
);

export const resetEbsDefaultKmsKeyId = operation(
  "ResetEbsDefaultKmsKeyId",
  (_input, { controlPlane, region }) => {
    controlPlane.ebsDefaults.setKmsKeyId(region, undefined);
    return { KmsKeyId: controlPlane.ebsDefaults.kmsKeyId(region) };
  },
);
