import type { RecordBase } from "./records";

/** A key pair: EC2 keeps its public half only. */
export interface KeyPairRecord extends RecordBase {
  readonly keyName: string;
  readonly keyType: "rsa" | "ed25519";
  /** Fingerprint in the form that EC2 uses for this type and origin */
  readonly fingerprint: string;
  /** OpenSSH's one-line form, as IMDS serves it: algorithm, base64, key name */
  readonly publicKey: string;
  /** Milliseconds since the epoch */
  readonly createdAt: number;
}
