import { invalidParameterValue, missingParameter } from "../model/errors/request";

/** A parameter that a request cannot do without. @throws Ec2Error MissingParameter */
export function required<T>(value: T | undefined, parameter: string): T {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) throw missingParameter(parameter);
  return value;
}

/** A parameter that is one of a few words. @throws Ec2Error InvalidParameterValue */
export function oneOf<T extends string>(
  value: string | undefined,
  allowed: readonly T[],
  parameter: string,
): T | undefined {
  if (value === undefined || (allowed as readonly string[]).includes(value)) return value as T | undefined;
  throw invalidParameterValue(
    `Value (${value}) for parameter ${parameter} is invalid. Expecting one of: ${allowed.join(", ")}.`,
  );
}
