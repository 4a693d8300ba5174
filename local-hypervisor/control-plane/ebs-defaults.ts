import { awsManagedKeyAlias, awsManagedKeyArn, type EbsDefaultsRecord } from "../model/ebs-defaults";
import { keyNeedsEncryption } from "../model/errors/volume";
import type { ControlPlaneContext } from "./context";

/** Whether something of EBS is encrypted, and by which key. */
export interface Encryption {
  readonly encrypted: boolean;
  /** ARN or alias; absent when it is not encrypted */
  readonly kmsKeyId?: string;
}

/** Encryption by default of new volumes and copies, a region each. */
export class EbsDefaultsService {
  constructor(private readonly context: ControlPlaneContext) {}

  get(region: string): Pick<EbsDefaultsRecord, "encryptionByDefault" | "kmsKeyId"> {
    return this.context.store.get("ebsDefaults", region) ?? { encryptionByDefault: false };
  }

  setEncryptionByDefault(region: string, encryptionByDefault: boolean): void {
    this.put(region, { ...this.get(region), encryptionByDefault });
  }

  /** Key of new encrypted volumes that name none, as GetEbsDefaultKmsKeyId tells it. */
  kmsKeyId(region: string): string {
    return this.get(region).kmsKeyId ?? awsManagedKeyAlias;
  }

  /** @param kmsKeyId absent for the key that AWS manages */
  setKmsKeyId(region: string, kmsKeyId: string | undefined): void {
    const { encryptionByDefault } = this.get(region);
    this.put(region, { encryptionByDefault, kmsKeyId });
  }

  /**
   * How a new volume or copy is encrypted: on where it is asked for, where what it is made of is, and where the region
   * says so. What is encrypted stays so.
   *
   * @throws Ec2Error InvalidParameterDependency for a key without encryption
   */
  encryptionOf(
    region: string,
    requested: { readonly encrypted?: boolean; readonly kmsKeyId?: string },
    origin?: Encryption,
  ): Encryption {
    const encrypted =
      requested.encrypted === true || origin?.encrypted === true || this.get(region).encryptionByDefault;
    if (!encrypted) {
      if (requested.kmsKeyId !== undefined) throw keyNeedsEncryption();
      return { encrypted: false };
    }
    const keyOfRegion = this.get(region).kmsKeyId ?? awsManagedKeyArn(region, this.context.accountId);
    return { encrypted, kmsKeyId: requested.kmsKeyId ?? origin?.kmsKeyId ?? keyOfRegion };
  }

  private put(region: string, changed: Pick<EbsDefaultsRecord, "encryptionByDefault" | "kmsKeyId">): void {
    this.context.store.put("ebsDefaults", { id: region, region, tags: {}, ...changed });
  }
}
