import { operation } from "../../operation";

/** There is no IAM here: RunInstances refuses instance profiles, so that none is ever associated. */
export const describeIamInstanceProfileAssociations = operation(
  "DescribeIamInstanceProfileAssociations",
  () => ({
    IamInstanceProfileAssociations: [],
  }),
);
