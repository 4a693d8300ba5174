import { Ec2Error } from "../errors";
import { invalidParameterValue } from "./request";

export const tagLimitExceeded = (maximum: number) =>
  new Ec2Error(
    "TagLimitExceeded",
    `The maximum number of Tags for a resource (${maximum}) has been reached.`,
  );
export const duplicateTagKey = (key: string) =>
  invalidParameterValue(`Duplicate tag key '${key}' specified.`);
export const reservedTagKey = () =>
  invalidParameterValue("Tag keys starting with 'aws:' are reserved for internal use");
export const tagKeyTooLong = (key: string) =>
  invalidParameterValue(`Tag key exceeds the maximum length of 128 characters: '${key}'`);
export const tagValueTooLong = (key: string) =>
  invalidParameterValue(`Tag value exceeds the maximum length of 256 characters for key '${key}'`);
export const tagKeyMissing = () => invalidParameterValue("Tag key cannot be null or empty");
export const notTaggableByOperation = (resourceType: string) =>
  invalidParameterValue(`'${resourceType}' is not a valid taggable resource type for this operation.`);
export const tagSpecificationWithoutTags = () =>
  invalidParameterValue("Tag specification must have at least one tag");

/** Id of a resource of a kind that is not known. */
export const invalidTaggableId = (id: string) => new Ec2Error("InvalidID", `The ID '${id}' is not valid`);
