// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A key pair, looked up by name, id and filters
 */
export interface DataAwsKeyPair {
  /**
   * Amazon Resource Name of the key pair
   */
  arn?: string;
  /**
   * Time at which it was imported or made (RFC 3339)
   */
  create_time?: string;
  /**
   * Fingerprint: MD5 of an RSA key in DER, SHA-256 of an ED25519 key
   */
  fingerprint?: string;
  /**
   * Key pair id
   */
  id?: string;
  /**
   * Whether to tell the public key
   */
  include_public_key?: boolean;
  /**
   * Name of the key pair
   */
  key_name?: string;
  /**
   * Key pair id
   */
  key_pair_id?: string;
  /**
   * `rsa` or `ed25519`
   */
  key_type?: string;
  /**
   * Public key, when it was asked for
   */
  public_key?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Filter of the EC2 API that the key pair must match
   */
  filter?: DataAwsKeyPairFilter[];
  timeouts?: DataAwsKeyPairTimeouts;
}
export interface DataAwsKeyPairFilter {
  /**
   * Name of the filter, such as `tag:Name`
   */
  name: string;
  /**
   * Values of which one must match; `*` and `?` are wildcards
   */
  values: string[];
}
/**
 * How long each operation may take before it is given up
 */
export interface DataAwsKeyPairTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
