import type { RecordBase } from "./records";

/**
 * What a client token stands for: a request that was carried out, and its answer. `id` joins operation, region and
 * token.
 */
export interface RequestTokenRecord extends RecordBase {
  /** SHA-256 of the request's parameters, hexadecimal */
  readonly requestDigest: string;
  /** The response, as the XML of its members */
  readonly response: string;
  /** Milliseconds since the epoch */
  readonly createdAt: number;
}
