import { createHash } from "node:crypto";
import type { RecordBase } from "./records";

/** What the account sets for new EBS volumes of a region; its id is the region's name. */
export interface EbsDefaultsRecord extends RecordBase {
  readonly encryptionByDefault: boolean;
  /** Absent for the key that AWS manages */
  readonly kmsKeyId?: string;
}

/** The key that AWS manages for EBS, as GetEbsDefaultKmsKeyId names it */
export const awsManagedKeyAlias = "alias/aws/ebs";

/**
 * ARN of the key that AWS manages for the EBS volumes of an account in a region. EC2 shows it of every encrypted volume
 * that names no key; it is the same for ever.
 */
export function awsManagedKeyArn(region: string, accountId: string): string {
  const hex = createHash("sha256").update(`${accountId}/${region}/${awsManagedKeyAlias}`).digest("hex");
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `arn:aws:kms:${region}:${accountId}:key/${id.join("-")}`;
}
