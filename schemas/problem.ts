/** A rule that was broken, in AWS's own words, wherever it was noticed: synth, plan or API. */
export interface Problem {
  /** AWS error code, such as `InvalidParameterCombination` */
  readonly code: string;
  /** AWS's sentence */
  readonly message: string;
  /** Terraform argument that is at fault, such as `["root_block_device", 0, "volume_size"]` */
  readonly path: readonly (string | number)[];
  /** What would mend it, one sentence for people */
  readonly fix?: string;
  /** Who refuses, where it is not EC2 */
  readonly refuser?: string;
}
