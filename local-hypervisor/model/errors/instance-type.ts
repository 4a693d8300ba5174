import { Ec2Error } from "../errors";

export const instanceTypesUnknown = (names: readonly string[]) =>
  new Ec2Error(
    "InvalidInstanceType",
    `The following supplied instance types do not exist: [${names.join(", ")}]`,
  );
