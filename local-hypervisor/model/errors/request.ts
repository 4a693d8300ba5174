import { Ec2Error } from "../errors";

/** Errors that any operation can give. */
export const invalidParameterValue = (message: string) => new Ec2Error("InvalidParameterValue", message);
export const invalidParameterCombination = (message: string) =>
  new Ec2Error("InvalidParameterCombination", message);
export const invalidParameter = (message: string) => new Ec2Error("InvalidParameter", message);

/** @param parameter name as EC2 writes it in the sentence, such as `size/snapshot` */
export const missingParameter = (parameter: string) =>
  new Ec2Error("MissingParameter", `The request must contain the parameter ${parameter}`);

export const unknownParameter = (parameter: string) =>
  new Ec2Error("UnknownParameter", `The parameter ${abbreviate(parameter)} is not recognized`);

export const invalidFilter = (name: string) => invalidParameterValue(`The filter '${name}' is invalid`);
export const filterLimitExceeded = (maximum: number) =>
  new Ec2Error(
    "FilterLimitExceeded",
    `The maximum number of filter values specified on a single call is ${maximum}`,
  );

export const invalidPaginationToken = () =>
  new Ec2Error("InvalidPaginationToken", "The specified pagination token is not valid.");
export const maxResultsTooSmall = (value: number, minimum: number) =>
  invalidParameterValue(
    `Value ( ${value} ) for parameter maxResults is invalid. Expecting a value greater than ${minimum}.`,
  );
export const maxResultsTooLarge = (value: number, maximum: number) =>
  invalidParameterValue(
    `Value ( ${value} ) for parameter maxResults is invalid. Expecting a value less than ${maximum}.`,
  );

/** @param set the ids' parameter as EC2 writes it here, such as `instancesSet` */
export const idsWithMaxResults = (set: string) =>
  invalidParameterCombination(`The parameter ${set} cannot be used with the parameter maxResults`);

export const dryRunOperation = () =>
  new Ec2Error("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);

export const idempotentParameterMismatch = () =>
  new Ec2Error(
    "IdempotentParameterMismatch",
    "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).",
  );

/** A value that its parameter cannot have. @param reason one sentence */
export const invalidValue = (parameter: string, value: string, reason: string) =>
  invalidParameterValue(
    `Value (${abbreviate(value)}) for parameter ${abbreviate(parameter)} is invalid. ${reason}`,
  );

/** @param reason one sentence */
export const malformedQuery = (reason: string) =>
  new Ec2Error("MalformedQueryString", `The query string contains a syntax error. ${reason}`);
export const tooManyParameters = (maximum: number) =>
  new Ec2Error("MalformedQueryString", `The request has more than ${maximum} parameters.`);

/** Text of a request that is short enough for a sentence and a log. */
export const abbreviate = (text: string): string => (text.length > 128 ? `${text.slice(0, 128)}…` : text);
