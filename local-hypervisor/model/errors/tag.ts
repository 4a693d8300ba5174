import { Ec2Error } from "../errors";
import { invalidParameterValue } from "./request";

export const duplicateTagKey = (key: string) =>
  invalidParameterValue(`Duplicate tag key '${key}' specified.`);
export const notTaggableByOperation = (resourceType: string) =>
  invalidParameterValue(`'${resourceType}' is not a valid taggable resource type for this operation.`);
export const tagSpecificationWithoutTags = () =>
  invalidParameterValue("Tag specification must have at least one tag");

/** Id of a resource of a kind that is not known. */
export const invalidTaggableId = (id: string) => new Ec2Error("InvalidID", `The ID '${id}' is not valid`);
