// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A key pair: a public key that instances admit at log-in
 */
export interface AwsKeyPair {
  /**
   * Amazon Resource Name of the key pair
   */
  arn?: string;
  /**
   * Fingerprint: MD5 of an RSA key in DER, SHA-256 of an ED25519 key
   */
  fingerprint?: string;
  /**
   * Name of the key pair
   */
  id?: string;
  /**
   * Name; made up when left out
   */
  key_name?: string;
  /**
   * What a name that is made up begins with
   */
  key_name_prefix?: string;
  /**
   * Key pair id
   */
  key_pair_id?: string;
  /**
   * `rsa` or `ed25519`
   */
  key_type?: string;
  /**
   * Public key, as in `~/.ssh/id_ed25519.pub`
   */
  public_key: string;
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
   * Tags together with the provider's `default_tags`
   */
  tags_all?: {
    [k: string]: string;
  };
}
