import { Ec2Error } from "../errors";
import { invalidParameterCombination, invalidParameterValue, invalidValue } from "./request";

export const prefixListNotFound = (id: string) =>
  new Ec2Error("InvalidPrefixListID.NotFound", `The prefix list ID '${id}' does not exist`);
/** DescribePrefixLists and rules that name a list spell the code in another way. */
export const namedPrefixListNotFound = (id: string) =>
  new Ec2Error("InvalidPrefixListId.NotFound", `The prefix list ID '${id}' does not exist`);
export const prefixListNameReserved = (name: string) =>
  invalidValue("prefixListName", name, "Names that begin with com.amazonaws are AWS's own.");
export const prefixListNameLength = () =>
  invalidParameterValue("The name of a prefix list has 1 to 255 characters.");
export const entryDescriptionTooLong = () =>
  invalidParameterValue("The description of a prefix list entry has at most 255 characters.");
export const maxEntriesOutOfRange = (value: number, maximum: number) =>
  invalidValue("maxEntries", String(value), `It goes from 1 to ${maximum}.`);
export const maxEntriesExceeded = (maximum: number) =>
  new Ec2Error(
    "PrefixListMaxEntriesExceeded",
    `The prefix list would have more entries than its maximum of ${maximum}.`,
  );
export const tooManyEntriesInRequest = (maximum: number) =>
  invalidParameterValue(`A request adds or removes at most ${maximum} entries of a prefix list.`);
export const entryRepeated = (cidr: string) =>
  new Ec2Error("InvalidPrefixListModification", `The prefix list would have the entry ${cidr} twice.`);
export const entryMissing = (cidr: string) =>
  new Ec2Error("InvalidPrefixListModification", `The prefix list has no entry ${cidr}.`);
export const versionMismatch = () =>
  new Ec2Error("PrefixListVersionMismatch", "The prefix list has the incorrect version number.");
export const versionNotFound = (id: string, version: number) =>
  invalidParameterValue(`The prefix list '${id}' has no version ${version}.`);
export const entriesAndSize = () =>
  invalidParameterCombination(
    "The entries and the maximum number of entries of a prefix list cannot be modified in one request.",
  );
export const prefixListInUse = (id: string) =>
  new Ec2Error("DependencyViolation", `The prefixList '${id}' has dependencies and cannot be deleted.`);
export const prefixListOfAws = (id: string) =>
  new Ec2Error("OperationNotPermitted", `The prefix list '${id}' is AWS's own and cannot be changed.`);
