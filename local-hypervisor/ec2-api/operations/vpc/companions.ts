import type { Ec2Error } from "../../../model/errors";
import type { VpcRecord } from "../../../model/vpc";
import type { Tags } from "../../tags";

/** An object that a VPC was made with, such as its internet gateway. */
export interface Companion {
  readonly id: string;
  readonly vpc: VpcRecord;
  readonly tags: Tags;
}

/**
 * The companions of one kind, of all VPCs, or those that the request names.
 *
 * @throws Ec2Error what `notFound` gives
 */
export function companionsOf(
  vpcs: readonly VpcRecord[],
  idOf: (vpc: VpcRecord) => string | undefined,
  {
    ids,
    notFound,
  }: { readonly ids: readonly string[] | undefined; readonly notFound: (id: string) => Ec2Error },
): Companion[] {
  const all = vpcs.flatMap((vpc) => {
    const id = idOf(vpc);
    return id === undefined ? [] : [{ id, vpc, tags: vpc.companionTags[id] ?? {} }];
  });
  if (!ids?.length) return all;
  const missing = ids.find((id) => !all.some((each) => each.id === id));
  if (missing !== undefined) throw notFound(missing);
  return all.filter((each) => ids.includes(each.id));
}
